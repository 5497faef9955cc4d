"""Rows of buttons for readers in one line ("Share Copy link Print"), and single buttons that other tables lack."""

import re

from workers.tables.row import Row

# fmt: off
# The words of one language stand side by side.

#: What a button says on its own; a row may hold any of them.
_BUTTONS = (
    "share", "share this", "share this article", "share this story", "share this post", "share this page", "share this entry", "share this update",
    "share article", "share post", "share story", "share on", "share via", "share on facebook", "share on twitter", "share on x", "share on whatsapp",
    "share on linkedin", "share via email", "tweet", "tweet this", "save", "save for later", "save article", "save this article", "bookmark",
    "bookmark this", "print", "print this", "print article", "print page", "print this article", "printer-friendly version", "printable version",
    "e-mail this", "email this", "email article", "send to a friend", "mail to a friend", "email to a friend", "send by email", "copy link", "copy url",
    "link copied", "listen", "listen to this article", "listen to article", "report an error", "report a typo", "report error", "gift article",
    "give this article", "add to favorites", "add to favourites", "text size", "font size", "comment on this", "copy permalink", "permalink",
    "teilen", "artikel teilen", "diesen artikel teilen", "beitrag teilen", "diesen eintrag teilen", "eintrag teilen", "drucken", "artikel drucken",
    "merken", "artikel merken", "speichern", "vorlesen", "anhören", "artikel anhören", "link kopieren", "per e-mail teilen", "per mail versenden",
    "als e-mail versenden", "weiterempfehlen", "an freunde senden", "druckansicht", "druckversion", "fehler melden", "versenden", "schriftgröße",
    "partager", "partager l'article", "partager cet article", "partager par courriel", "partager par e-mail", "partager sur facebook", "partager cette entrée",
    "imprimer", "imprimer l'article", "version imprimable", "envoyer à un ami", "envoyer par e-mail", "envoyer par mail", "enregistrer", "écouter",
    "écouter l'article", "lire plus tard", "copier le lien", "offrir cet article", "offrir l'article", "signaler une erreur", "sauvegarder",
    "compartir", "comparte", "compartir artículo", "compartir esta noticia", "compartir noticia", "compartir en facebook", "compartir en twitter",
    "compartir esta entrada", "imprimir", "guardar", "guardar para después", "escuchar", "escuchar noticia", "copiar enlace", "copiar el enlace",
    "copiar link", "enviar a un amigo", "enviar por correo", "enviar por email", "versión para imprimir", "añadir a favoritos", "agregar a favoritos",
    "reportar un error", "tamaño de letra", "tamaño de texto",
    "condividi", "condividi l'articolo", "condividi articolo", "condividi su facebook", "condividi su", "condividi questo aggiornamento", "stampa",
    "stampa l'articolo", "stampa articolo", "salva", "salva articolo", "ascolta", "ascolta l'articolo", "copia link", "copia il link",
    "invia ad un amico", "invia a un amico", "invia per email", "versione stampabile", "versione per la stampa", "segnala un errore", "aggiungi ai preferiti",
    "partilhar", "partilhe", "partilhar artigo", "partilhar esta entrada", "compartilhar", "compartilhe", "compartilhar notícia", "compartilhe esta notícia",
    "copiar ligação", "copiar o link", "copiar a ligação", "salvar", "ouvir", "ouvir artigo", "ouvir notícia", "enviar a um amigo",
    "enviar por e-mail", "enviar para um amigo", "versão para impressão", "versão para imprimir", "guardar artigo", "reportar erro",
    "delen", "deel", "deel dit artikel", "deel artikel", "deel via", "deel dit bericht", "afdrukken", "printen", "print artikel", "opslaan", "bewaren",
    "bewaar artikel", "luister", "luister naar dit artikel", "kopieer link", "link kopiëren", "kopieer de link", "doorsturen", "mail een vriend",
    "stuur door", "printversie", "meld een fout",
    "udostępnij", "udostępnij artykuł", "udostępnij wpis", "podziel się", "drukuj", "wydrukuj", "wersja do druku", "zapisz", "posłuchaj", "słuchaj",
    "skopiuj link", "kopiuj link", "wyślij znajomemu", "wyślij e-mailem", "poleć znajomemu", "zgłoś błąd", "dodaj do ulubionych",
    "поделиться", "поделиться записью", "поделиться новостью", "поделиться ссылкой", "рассказать друзьям", "распечатать", "печать", "версия для печати",
    "для печати", "отправить другу", "отправить по почте", "отправить по e-mail", "послать другу", "скопировать ссылку", "копировать ссылку", "сохранить",
    "в избранное", "в закладки", "добавить в избранное", "слушать", "прослушать", "сообщить об ошибке", "нашли ошибку?", "размер шрифта",
    "поділитися", "поділитись", "поділитися записом", "роздрукувати", "друк", "друкувати", "версія для друку", "надіслати другові", "надіслати другу",
    "скопіювати посилання", "копіювати посилання", "зберегти", "в закладки", "слухати", "додати в обране", "повідомити про помилку",
    "paylaş", "haberi paylaş", "bu haberi paylaş", "bu girdiyi paylaş", "yazdır", "haberi yazdır", "kaydet", "dinle", "haberi dinle", "bağlantıyı kopyala",
    "linki kopyala", "linki kopyalayın", "arkadaşına gönder", "e-posta ile gönder", "e-posta gönder", "yazı boyutu", "hata bildir",
    "مشاركة", "شارك", "شارك المقال", "شارك الخبر", "مشاركة المقال", "شارك هذا التحديث", "طباعة", "اطبع", "نسخة للطباعة", "حفظ", "احفظ", "استمع", "استمع للمقال",
    "نسخ الرابط", "انسخ الرابط", "أرسل إلى صديق", "أرسل لصديق", "إرسال إلى صديق", "إرسال بالبريد", "أرسل بالبريد", "حجم الخط", "أضف إلى المفضلة",
    "शेयर करें", "साझा करें", "यह खबर शेयर करें", "प्रिंट करें", "प्रिंट", "सहेजें", "सेव करें", "सुनें", "लिंक कॉपी करें", "कॉपी लिंक", "मित्र को भेजें", "दोस्त को भेजें",
    "ईमेल करें", "ईमेल भेजें", "पसंदीदा में जोड़ें", "फॉन्ट साइज",
    "分享", "分享到", "分享本文", "分享此条", "打印", "打印本文", "收藏", "收藏本文", "复制链接", "发送给朋友", "发给朋友", "推荐给朋友", "朗读", "听新闻", "字号", "纠错",
    "分享文章", "列印", "複製連結", "轉寄", "轉寄友人", "友善列印", "朗讀", "字體大小",
    "シェア", "シェアする", "共有", "共有する", "記事を共有", "この記事をシェア", "この投稿を共有", "印刷", "印刷する", "記事を印刷", "保存", "記事を保存", "ブックマーク",
    "リンクをコピー", "urlをコピー", "メールで送る", "メールで共有", "友達に送る", "文字サイズ", "音声で聴く", "お気に入りに追加",
    "공유", "공유하기", "기사 공유", "이 글 공유", "인쇄", "인쇄하기", "기사 인쇄", "저장", "스크랩", "링크 복사", "url 복사", "주소 복사", "메일로 보내기", "메일 보내기", "기사 듣기",
    "글자크기", "글자 크기", "친구에게 보내기", "즐겨찾기에 추가", "기사를 읽어드립니다",
    "dela artikeln", "dela inlägget", "lyssna på artikeln", "kopiera länk", "skriv ut artikeln", "tipsa en vän", "del artiklen", "del artikkelen", "kopier link",
    "lyt til artiklen", "lytt til artikkelen", "jaa artikkeli", "kuuntele artikkeli", "kuuntele juttu", "kopioi linkki", "tulosta juttu",
    "sdílet článek", "poslechnout článek", "kopírovat odkaz", "vytisknout článek", "megosztás", "cikk megosztása", "nyomtatás", "link másolása",
    "distribuie", "distribuie articolul", "copiază linkul", "tipărește", "κοινοποίηση άρθρου", "αντιγραφή συνδέσμου", "שתפו", "שתף", "הדפסה", "העתק קישור",
    "chia sẻ bài viết", "sao chép liên kết", "in bài viết", "nghe bài viết", "แชร์", "แชร์ข่าวนี้", "แชร์บทความ", "คัดลอกลิงก์", "พิมพ์",
    "bagikan artikel", "salin tautan", "salin link", "dengarkan artikel", "cetak artikel",
    "écouter cet article", "escuchar este artículo", "escucha este artículo", "ascolta questo articolo", "ouça este artigo", "ouvir este artigo",
    "分享到微信", "分享到微博", "分享到朋友圈", "扫码分享",
)
#: What a button of a row may say, and what alone may be a word of a text.
_IN_ROWS = (
    "facebook", "twitter", "x", "linkedin", "whatsapp", "telegram", "reddit", "pinterest", "messenger", "viber", "vk", "ok", "threads", "bluesky",
    "mastodon", "flipboard", "tumblr", "instagram", "youtube", "line", "kakao", "weibo", "wechat", "xing", "signal", "sms", "pdf", "mail", "e-mail",
    "email", "link", "url", "rss", "pocket", "send", "like", "a+", "a-", "correo", "courriel", "posta", "почта", "imprimez", "e-posta",
    "微信", "微博", "qq空间", "邮件", "电邮", "電郵", "郵件", "メール", "ライン", "카카오톡", "페이스북", "트위터", "메일", "البريد", "بريد", "فيسبوك", "تويتر",
    "واتساب", "تيليجرام", "फेसबुक", "ट्विटर", "व्हाट्सएप", "ईमेल", "вконтакте", "одноклассники", "ватсап", "телеграм", "вайбер", "фейсбук", "твиттер",
)
_READING_TIME = r"\d{1,3} (?:min(?:utes?|uten|uti|utos|uten|\.)?|мин\.?|хв\.?|dk\.?)(?: (?:read|to read|listen|lesezeit|de lecture|de lectura|di lettura|de leitura|leestijd|чтения|читання|okuma))?"


def _any(words: tuple[str, ...]) -> str:
    """Any of some words, the longest first, so that a button is not taken for a shorter one."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


_BUTTON = rf"(?:{_any(_BUTTONS)})"
_ENTRY = rf"(?:{_any((*_BUTTONS, *_IN_ROWS))}|{_READING_TIME})"
_BORDER = r"(?:\s?[|/·•,:;–—+»›>-]\s?|\s)"

TOOLS = Row(
    id="tools",
    why="is a row of buttons for readers, or one of them",
    where="anywhere",
    forms=(
        rf"[|•·»›>\[]?\s?{_BUTTON}\s?[:…|\]»›>]?",
        # One button that is sure, and beside it whatever stands beside buttons.
        rf"(?:{_ENTRY}{_BORDER}){{0,7}}{_BUTTON}(?:{_BORDER}{_ENTRY}){{0,9}}\s?[:|]?",
    ),
    hits=("Share this entry", "Share Save for later 5 min read", "E-mail Print Copy link", "Partilhar Copiar ligação", "Partager par courriel Imprimer",
          "Enviar a un amigo | Versión para imprimir", "Teilen Drucken Merken", "Condividi su Facebook Twitter", "Delen | Afdrukken", "Drukuj · Wyślij znajomemu",
          "Версия для печати | Отправить другу", "Поділитися Роздрукувати", "Paylaş Yazdır", "أرسل إلى صديق طباعة", "साझा करें प्रिंट करें", "分享 微信 微博",
          "シェア 印刷", "공유 인쇄", "Dela artikeln", "Megosztás", "Distribuie", "שתפו", "แชร์ข่าวนี้", "Écouter cet article", "Share: Facebook | X | WhatsApp", "Print / E-mail / PDF"),
    misses=("Share prices fell", "Save the line", "Facebook and Twitter", "A line", "Print and line", "Partilhar a casa", "Версия для детей",
            "Share this with the county, the keeper said", "Like a line", "Drucken und binden"),
)
