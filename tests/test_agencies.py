"""The table of agencies: enough of them, no mark that stands for two, ids in the form of Wikidata's and used once."""

import re
from collections import Counter

from workers.tables.agencies import AGENCIES


def test_enough_agencies() -> None:
    assert len(AGENCIES) >= 60
    assert all(agency.languages for agency in AGENCIES)


def test_a_mark_stands_for_one_agency() -> None:
    marks = Counter(mark for agency in AGENCIES for mark in {agency.name, *agency.aliases})
    assert [mark for mark, count in marks.items() if count > 1] == []


def test_ids_are_wikidatas_and_used_once() -> None:
    ids = [agency.wikidata for agency in AGENCIES if agency.wikidata]
    assert len(ids) >= 21
    assert [name for name in ids if not re.fullmatch(r"Q[1-9]\d{2,9}", name)] == []
    assert len(set(ids)) == len(ids)
