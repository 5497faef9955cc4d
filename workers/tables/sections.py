"""Names that sections of news sites carry, so that a short line above a headline is a label and not a slogan."""

_NAMES = """
news|world|world news|politics|business|economy|finance|markets|money|sport|sports|culture|arts|entertainment|science
technology|tech|health|lifestyle|life|travel|opinion|comment is free|editorial|analysis|local|local news|national
international|us|u.s.|usa|united states|uk|united kingdom|europe|asia|africa|americas|middle east|asia pacific
latin america|oceania|australia|china|india|russia|environment|climate|education|crime|law|society|weather|features
food|fashion|music|film|books|media|innovation|energy|defence|defense|football|cricket|tennis|investigations|region|top news
politik|wirtschaft|kultur|wissen|wissenschaft|gesellschaft|panorama|ausland|inland|meinung|feuilleton|reise|gesundheit
regional|lokales|netzwelt|digital|technik|deutschland|europa|welt|international|finanzen|unterhaltung|nachrichten|umwelt
monde|politique|économie|société|culture|sciences|santé|sports|idées|planète|france|environnement|éducation|actualités
internacional|política|economía|sociedad|cultura|deportes|ciencia|tecnología|opinión|salud|mundo|españa|nacional|sucesos
latinoamérica|educación|medio ambiente|estados unidos|américa|negocios|esteri|politica|economia|cronaca|cultura|sport
scienza|scienze|tecnologia|salute|spettacoli|mondo|italia|ambiente|opinioni|brasil|esportes|esporte|saúde|ciência|mundo
educação|economia e negócios|desporto|portugal|sociedade|meio ambiente|buitenland|binnenland|politiek|economie|cultuur
wetenschap|gezondheid|tech|opinie|regio|samenleving|polityka|gospodarka|świat|kraj|kultura|nauka|zdrowie|sport|opinie
wiadomości|społeczeństwo|biznes|в мире|мир|политика|экономика|общество|культура|спорт|наука|технологии|россия|бизнес
происшествия|здоровье|мнения|світ|політика|економіка|суспільство|культура|спорт|наука|технології|україна|здоров'я
dünya|siyaset|ekonomi|spor|kültür|kültür sanat|bilim|teknoloji|sağlık|gündem|yaşam|eğitim|politika|türkiye|iş dünyası
العالم|سياسة|السياسة|اقتصاد|الاقتصاد|رياضة|ثقافة|علوم|تكنولوجيا|صحة|مجتمع|أخبار|دولي|محليات|منوعات|آراء|الشرق الأوسط
दुनिया|विश्व|राजनीति|अर्थव्यवस्था|खेल|संस्कृति|विज्ञान|तकनीक|स्वास्थ्य|देश|भारत|मनोरंजन|व्यापार|शिक्षा|समाचार|विदेश
国际|國際|政治|经济|經濟|财经|財經|社会|社會|文化|体育|體育|科技|科学|健康|中国|评论|评论员|娱乐|娛樂|军事|教育|要闻|全球|国内
世界|経済|社会|スポーツ|文化|科学|テクノロジー|国際|政治|生活|エンタメ|地域|ビジネス|국제|정치|경제|사회|문화|스포츠|과학|세계|생활|연예
världen|inrikes|utrikes|ekonomi|kultur|udland|indland|utenriks|innenriks|ulkomaat|kotimaat|talous|urheilu|svět|domácí
κόσμος|πολιτική|οικονομία|κοινωνία|αθλητισμός|thế giới|kinh tế|chính trị|dunia|politik|ekonomi|ต่างประเทศ|การเมือง
"""

#: Lower-case section names in the languages that the tables speak.
SECTIONS: frozenset[str] = frozenset(name for name in _NAMES.replace("\n", "|").split("|") if name)
