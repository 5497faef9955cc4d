"""Titles of pages that stand on a site and are never published: who it is, how to reach it, what the law asks for."""

from workers.tables.row import Row

STANDING: tuple[Row, ...] = (
    Row(
        id="standing-latin",
        why="about, contact, imprint, terms and the like, in languages of Latin script",
        forms=(
            r"about(?: (?:us|me|the (?:author|team|company|project|site|blog)))?|who we are|our (?:story|team|mission)",
            r"contact(?: us| me| details)?|imprint|legal notice|privacy(?: (?:policy|notice|statement))?|cookie policy",
            r"terms(?: (?:of (?:use|service)|and conditions|& conditions))?|faqs?|frequently asked questions|site ?map",
            r"über (?:uns|mich|diese seite|\w+)|wer wir sind|kontakt|impressum|datenschutz(?:erklärung)?|agb|anfahrt",
            r"häufig(?:e| gestellte) fragen|unser team|das team|à propos(?: de (?:nous|moi))?|qui sommes[- ]nous ?\??",
            r"qui suis[- ]je ?\??|mentions légales|nous contacter|contactez-nous|politique de confidentialité|notre équipe",
            r"(?:sobre|acerca de)(?: (?:nosotros|nós|mí|mim))?|quiénes somos|quem somos|contacto|contato|aviso legal",
            r"política de (?:privacidad|privacidade|cookies)|preguntas frecuentes|perguntas frequentes",
            r"chi (?:siamo|sono)|contatti|note legali|informativa (?:sulla )?privacy|over (?:ons|mij)|privacyverklaring",
            r"veelgestelde vragen|om (?:oss|os|mig|meg)|kontakta oss|kontakt oss|tietoa (?:meistä|minusta)|yhteystiedot",
            r"o (?:nas|mnie|mně|nama|meni)|polityka prywatności|kapcsolat|rólunk|despre (?:noi|mine)",
            r"hakkımızda|hakkımda|iletişim|gizlilik politikası|tentang (?:kami|saya)|hubungi kami|giới thiệu|liên hệ",
        ),
        hits=("About us", "Contact", "Über mich", "Impressum", "Qui sommes-nous ?", "Chi siamo", "Over ons", "O nas"),
        misses=(
            "About us and them",
            "Contact sport banned",
            "Über den Fluss",
            "Imprints of the past",
            "Sobre el río",
        ),
        where="a whole title",
    ),
    Row(
        id="standing-other",
        why="the same, in other scripts",
        forms=(
            r"о (?:нас|себе|компании|проекте|сайте)|контакты|политика конфиденциальности|про (?:нас|мене)|контакти|за нас",
            r"σχετικά(?: με εμάς)?|επικοινωνία|من نحن|اتصل بنا|سياسة الخصوصية|درباره ما|تماس با ما|אודות|צור קשר",
            r"हमारे बारे में|संपर्क करें|关于我们|關於我們|联系我们|聯絡我們|会社概要|お問い合わせ|プライバシーポリシー",
            r"運営者情報|회사소개|문의하기|개인정보처리방침",
        ),
        hits=("О нас", "Контакты", "من نحن", "关于我们", "会社概要", "회사소개"),
        misses=("О нас пишут", "关于我们的港口", "Контакты с портом"),
        where="a whole title",
    ),
)
