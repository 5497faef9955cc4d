"""The lexicon: what share of the words below a token of markup is content, over many sites."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log

import numpy as np

from benchmarks.train.corpus import Sample
from benchmarks.train.printed import Print, printed
from workers.judging.block_model.lexicon import Lexicon, tokens

#: A token stands in the lexicon if so many sites use it: so it carries no site's own words.
MIN_SITES = 4
#: So many sites of the usual share are added to those seen.
_SMOOTHING = 2.0

Shares = dict[str, dict[str, list[float]]]  # token -> site -> [content words, words]


def lexicon(pages: Iterable[Sample]) -> Lexicon:
    """Log-odds of content against the usual share, each site counting once; and what is printed says."""
    pages = tuple(pages)
    words: Shares = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    tags: Shares = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    sites: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for page in pages:
        if page.reading is None or page.again or not page.gold:
            continue
        _add(sites, page.site, float(page.words[page.content].sum()), float(page.words.sum()))
        for token, content, total in _below(page):
            _add(words[token], page.site, content, total)
        for block, total, content in zip(page.reading.blocks, page.words, page.content, strict=True):
            _add(tags[block.tag], page.site, total * content, total)
    usual = _mean(sites)
    return Lexicon(words=_odds(words, usual), tags=_odds(tags, usual), printed=printed(_prints(pages)))


def _prints(pages: Iterable[Sample]) -> Iterator[Print]:
    """What each page prints, shown once."""
    for page in pages:
        if page.reading is not None and page.gold and not page.again:
            texts = [block.text for block in page.reading.blocks]
            yield Print(site=page.site, texts=texts, content=page.content, weight=page.weight)


def _below(page: Sample) -> Iterator[tuple[str, float, float]]:
    """Each token of each element with the content words and all words below the element."""
    content = np.concatenate(([0.0], np.cumsum(page.words * page.content)))
    total = np.concatenate(([0.0], np.cumsum(page.words)))
    for element in page.reading.containers if page.reading else ():
        of = total[element.last] - total[element.first]
        if of and element.words:
            for token in sorted({token for word in element.words for token in tokens(word)}):
                yield token, float(content[element.last] - content[element.first]), float(of)


def _add(sites: dict[str, list[float]], site: str, content: float, total: float) -> None:
    both = sites[site]
    both[0] += content
    both[1] += total


def _mean(sites: dict[str, list[float]], *, added: float = 0.0, usual: float = 0.0) -> float:
    shares = [content / total for content, total in sites.values() if total]
    return (sum(shares) + added * usual) / (len(shares) + added)


def _odds(shares: Shares, usual: float) -> dict[str, float]:
    base = log(usual / (1 - usual))
    found = {}
    for token, sites in sorted(shares.items()):
        if len(sites) >= MIN_SITES:
            share = _mean(sites, added=_SMOOTHING, usual=usual)
            found[token] = round(log(share / (1 - share)) - base, 2)
    return found
