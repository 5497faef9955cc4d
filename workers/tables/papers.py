"""Headings of scientific papers and of manuals, whose "Discussion" is a part of the text and no place for readers."""

from workers.tables.row import Row

_NUMBER = r"(?:(?:\d{1,2}(?:\.\d)?|[ivx]{1,4})[.):]? )?"

DISCUSSION = Row(
    id="discussion",
    why="heads what a paper makes of its results, or what readers say",
    where="heading",
    forms=(rf"{_NUMBER}(?:discussions?|diskussion|discusión|discussão|discussione|discussie|dyskusja|обсуждение)",),
    hits=("DISCUSSION", "4. Discussion", "Diskussion", "Discusión", "Discussão", "Обсуждение"),
    misses=("Comments", "Discussion (12)", "Join the discussion", "Discussion of the harbour's accounts"),
)

PART = Row(
    id="paper_part",
    why="heads a part that only papers and manuals have",
    where="heading",
    forms=(
        rf"{_NUMBER}(?:abstract|results?|results and discussions?|methods?|methodology|(?:materials?|patients|subjects|data) and methods?|experimental|synopsis)",
        rf"{_NUMBER}(?:ergebnisse|methoden|methodik|material(?:ien)? und methoden|résultats|méthodes?|(?:matériels?|patients) et méthodes?)",
        rf"{_NUMBER}(?:resultados?|métodos?|metodología|metodologia|materia(?:l|les|is) (?:y|e) métodos?|risultati|metodi|materiali e metodi)",
        rf"{_NUMBER}(?:resultaten|methoden|wyniki|metody|materiały i metody|результаты|методы|материалы и методы)",
    ),
    hits=("RESULTS", "2. Materials and Methods", "II. Methods", "Ergebnisse", "Matériel et méthodes", "Material y métodos", "Materiais e métodos",
          "Risultati", "Resultaten", "Wyniki", "Материалы и методы", "Abstract", "SYNOPSIS"),
    misses=("Results of the vote", "Introduction", "Conclusion", "Method in the harbour's madness", "Ergebnisse der Wahl"),
)  # fmt: skip
