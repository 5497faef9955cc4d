"""Names of URL parameters: those that only say how a reader came, and those whose value is a secret."""

from workers.tables.row import Row

#: Parameters that do not choose what is shown; dropped from a URL's key.
TRACKING: tuple[Row, ...] = (
    Row(
        id="utm",
        why="campaign tags of Google Analytics, used by nearly every site",
        forms=(r"utm_[\w.-]+",),
        hits=("utm_source", "UTM_Medium", "utm_id", "utm_brand.x"),
        misses=("utm", "utmost", "atm_id"),
    ),
    Row(
        id="google",
        why="click and share identifiers of Google's advertising, analytics and shopping search",
        forms=("gclid", "gclsrc", "dclid", "gbraid", "wbraid", r"gad_\w+", "srsltid", "_ga", "_gl"),
        hits=("gclid", "gad_source", "gad_campaignid", "_gl"),
        misses=("gl", "ga", "gad", "id"),
    ),
    Row(
        id="meta",
        why="click and share identifiers of Facebook and Instagram; fbid is not one: it names a photo",
        forms=("fbclid", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "igshid", "igsh", "mibextid"),
        hits=("fbclid", "FBCLID", "igshid"),
        misses=("fbid", "fb", "story_fbid"),
    ),
    Row(
        id="other-clicks",
        why="click identifiers of Microsoft, X, TikTok, LinkedIn, Yandex, Snapchat, Pinterest, Reddit, Alibaba",
        forms=(
            "msclkid", "twclid", "ref_src", "ref_url", "ttclid", "li_fat_id", "yclid", "ymclid", "ysclid",
            "_openstat", "sccid", "epik", "rdt_cid", "spm", "__twitter_impression", "_branch_match_id",
        ),
        hits=("msclkid", "ref_src", "ysclid", "ScCid"),
        misses=("ref", "src", "cid", "clid"),
    ),
    Row(
        id="newsletters",
        why="recipient and campaign identifiers of mailing services",
        forms=(
            "mc_cid", "mc_eid", "_hsenc", "_hsmi", "__hs(?:tc|sc|fp)", "hsctatracking", "mkt_tok", "_ke", "_kx",
            "vero_id", "vero_conv", "oly_enc_id", "oly_anon_id", "dm_i", "wickedid",
        ),
        hits=("mc_cid", "mc_eid", "__hstc", "mkt_tok"),
        misses=("mc", "cid", "eid", "ke"),
    ),
    Row(
        id="matomo",
        why="campaign tags of Matomo and Piwik",
        forms=(r"(?:pk|mtm|piwik|matomo)_\w+",),
        hits=("pk_campaign", "mtm_source", "piwik_kwd"),
        misses=("pk", "mtm", "park_id"),
    ),
    Row(
        id="newsrooms",
        why="channel tags of Adobe, AT Internet, comScore and Webtrends, and of large news sites' own counters",
        forms=(
            "s_cid", r"wt[._]mc(?:_\w+)?", "cmpid", "xtor", r"at_\w+",
            r"ns_(?:mchannel|source|campaign|linkname|fee)", "icid", "ncid", "ocid",
            "ftag", "smid", "smprod", "ito", "taid", "sr_share", "soc_src", "soc_trk",
            "guccounter", r"guce_referrer(?:_sig)?", "wprov",
        ),
        hits=("s_cid", "WT.mc_id", "at_campaign", "ns_mchannel", "smid", "ocid"),
        misses=("cmp", "at", "ns_id", "mid", "category", "wt"),
    ),
    Row(
        id="session",
        why="a visitor's session written into the address; sid is not one: it often names a story",
        forms=(
            "jsessionid", "phpsessid", r"aspsessionid\w*", "cfid", "cftoken", "session_?id", "sessid", "oscsid",
            "zenid",
        ),
        hits=("jsessionid", "PHPSESSID", "ASPSESSIONIDQQABC", "sessionid", "session_id"),
        misses=("sid", "session", "id", "sessions"),
    ),
)

#: Parameters whose value is masked wherever a URL is shown.
SECRET: tuple[Row, ...] = (
    Row(
        id="token",
        why="access, refresh, identity and form tokens",
        forms=(".*token",),
        hits=("token", "access_token", "csrfToken", "X-Amz-Security-Token"),
        misses=("tokenizer", "tokyo", "stoke"),
    ),
    Row(
        id="key",
        why="keys of programming interfaces; a word that only ends in key is not one",
        forms=(
            "(?:.*[-_.])?key",
            "(?:.*[-_.])?(?:api|app|access|auth|private|secret|signing|consumer|licen[cs]e|subscription)key",
            ".*access[-_.]?key[-_.]?id",
        ),
        hits=("key", "apikey", "apiKey", "x-api-key", "AWSAccessKeyId"),
        misses=("keyword", "keys", "monkey", "turkey"),
    ),
    Row(
        id="secret",
        why="secrets named so",
        forms=(".*secret",),
        hits=("secret", "client_secret", "clientSecret"),
        misses=("secretary", "secrets-of-the-sea"),
    ),
    Row(
        id="signature",
        why="signatures of links that open by themselves",
        forms=("(?:.*[-_.])?(?:sig|signature|hmac)",),
        hits=("sig", "signature", "X-Amz-Signature", "oauth_signature"),
        misses=("design", "signal", "sign"),
    ),
    Row(
        id="auth",
        why="authorisations and credentials",
        forms=("(?:.*[-_.])?(?:auth|authorization|authorisation|bearer)", ".*credentials?"),
        hits=("auth", "authorization", "x-auth", "X-Amz-Credential"),
        misses=("author", "authors", "authority"),
    ),
    Row(
        id="password",
        why="passwords under their usual names",
        forms=(".*passw(?:or)?d", "(?:.*[-_.])?(?:pass|passphrase|passcode|pwd|pw)"),
        hits=("password", "passwd", "user_password", "pwd", "pass", "newPassword"),
        misses=("passage", "compass", "passport", "pwa"),
    ),
    Row(
        id="session",
        why="sessions: whoever has one is taken for the reader",
        forms=("(?:.*[-_.])?session", ".*session[-_.]?(?:id|key)", r".*sessionid\w*", ".*sessid", "(?:.*[-_.])?sid"),
        hits=("session", "session_id", "PHPSESSID", "jsessionid", "ASPSESSIONIDQQAB", "sid"),
        misses=("sessions", "side", "obsession", "sessional"),
    ),
    Row(
        id="code",
        why="codes that are traded for a token or typed in once; codes of countries and products are not",
        forms=(
            "code", "(?:.*[-_.])?(?:auth|authorization|verification|access|oauth|invite|reset|login|otp)[-_.]?code",
            "(?:.*[-_.])?otp",
        ),
        hits=("code", "auth_code", "authorizationCode", "otp"),
        misses=("zipcode", "country_code", "codec", "barcode"),
    ),
    Row(
        id="assertion",
        why="statements of identity carried in an address",
        forms=("(?:.*[-_.])?jwt", ".*assertion", "saml(?:response|request|art)", "ticket"),
        hits=("jwt", "client_assertion", "SAMLResponse", "ticket"),
        misses=("tickets", "saml", "assert"),
    ),
)
