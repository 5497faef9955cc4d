"""Bylines inside lines that stand beside a headline: who is named, and lines that name nobody."""

import pytest

from workers.lines.near import read_near

#: line -> names
NAMED: dict[str, tuple[str, ...]] = {
    "By Jane Roe Published in Harbour December 14, 2016 2:24 pm": ("Jane Roe",),
    "Posted in Boats by janeroe on August 3, 2019": ("janeroe",),
    "Posted by Poe under Just For Fun, Boats | Tags: rope, tar": ("Poe",),
    "Posted 11. April 2018 by Walter van Aken": ("Walter van Aken",),
    "harbour | By Cara Stone | April 13, 2020": ("Cara Stone",),
    "An interview by Jane Roe": ("Jane Roe",),
    "Written by Jane Roe and John Poe on 3 May 2024": ("Jane Roe", "John Poe"),
    "Author: Mate12 on 29.12.2010, 13:36": ("Mate12",),
    "By Jane Roe, 3 weeks ago": ("Jane Roe",),
    "Ein Interview von Eugen Zander mit Sonja Silber.": ("Eugen Zander",),
    "Eine Kolumne von Nils Pieper": ("Nils Pieper",),
    "Blog Beitrag von Margarita Korn": ("Margarita Korn",),
    "Von Katharina Schmied Kategorien: Mode 6. November 2023, 15:25 Uhr": ("Katharina Schmied",),
    "erstellt von Dominik — veröffentlicht 28.01.2022 06:00": ("Dominik",),
    "Erstellt von Fabian am Dienstag 6. Mai 2014": ("Fabian",),
    "von Marianne7 am 20.09.2020": ("Marianne7",),
    "05.02.2020 - Redaktion: Eberhard Fuchs (Sprecher des Hafens)": ("Eberhard Fuchs",),
    "Text und Interview: Harald Winter": ("Harald Winter",),
    "Von Volker Kab, Jan Lukas Stroz und Benno Strunz, HBR": ("Volker Kab", "Jan Lukas Stroz", "Benno Strunz"),
    "Text von Christian Sailer Illustration von Markus Rost": ("Christian Sailer",),
    "Verfasst von: seebaer | 31. Dezember 2008": ("seebaer",),
    "Par Matthieu Hy le 07 Mai 2020": ("Matthieu Hy",),
    "Accueil | Par Luc Le Gall | 30 septembre 2018": ("Luc Le Gall",),
    "jeudi 13 juin 2019, par Attique Mer": ("Attique Mer",),
    "Publié le 3 mai 2024 par Jeanne Roux dans Mer": ("Jeanne Roux",),
    "Escribe Camila Méndez en Territorio": ("Camila Méndez",),
    "Publicado por Juan Roble el 3 de mayo de 2024": ("Juan Roble",),
    "Una crónica de Juan Roble": ("Juan Roble",),
    "Publicado por Ana Souza em 3 de maio de 2024": ("Ana Souza",),
    "Scritto da Anna Rovere": (),
    "Pubblicato il 3 maggio 2024 da Anna": (),
    "Geplaatst door Jan de Vries op 3 mei 2024": ("Jan de Vries",),
    "Skrevet av Kari Nordmann 3. mai 2024": ("Kari Nordmann",),
    "Автор: Иван Петров, 3 мая 2024": ("Иван Петров",),
    "Autor: Jan Kowalski, 3 maja 2024": ("Jan Kowalski",),
    "Yazan: Ayşe Yılmaz 3 Mayıs 2024": ("Ayşe Yılmaz",),
    "Oleh Budi Santoso 3 Mei 2024": ("Budi Santoso",),
    "作者：王小明 2024年5月3日": ("王小明",),
    # nobody is named
    "Posted in Boats on August 3, 2019": (),
    "Share this story by email": (),
    "Home | Boats | Harbour": (),
    "A review of the harbour by the numbers": (),
    "18 September 2025": (),
    "By default on 3 May 2024 the harbour closes": (),
    "Alle Artikel von A bis Z": (),
    "Gesehen von 300 Lesern": (),
    "Interview: How the harbour was saved": (),
    "Display: Sort by: Direction:": (),
    "Reviewed by 12 readers": (),
    "Powered by WordPress": (),
    "Par ici la sortie": (),
    "": (),
    "By " + "very " * 60 + "many": (),
}


@pytest.mark.parametrize(("line", "names"), list(NAMED.items()))
def test_who_is_named_beside_a_headline(line: str, names: tuple[str, ...]) -> None:
    assert tuple(credit.name for credit in read_near(line)) == names
