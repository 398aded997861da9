"""Make very many short reports out of a few articles, to measure on: the same seed gives the same reports.

    python evaluation/many_documents.py reports.jsonl                   30,000 reports, a row of JSON each
    python evaluation/many_documents.py few.jsonl --documents 1000 --texts FOLDER --seed 7

A report is a paragraph of some sentences drawn from one article, in their order; years and days of months are moved,
and half of the names of towns are exchanged for others of the country, of the articles or of the almanac. Its day of
publication is in the last year that it tells of.

What is realistic: the words, the grammar, the share of sentences that tell of control, the spread of names (a few
places are told of by thousands, most by some). What is not: who did what where is nobody's story, a sentence follows
on one that it may have nothing to do with, and each sentence comes back in other reports, with other days and names.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from whoheld.acquisition.document import BlockKind
from whoheld.acquisition.walk import acquire
from whoheld.almanac.gazetteer import Gazetteer
from whoheld.almanac.place import FeatureClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whoheld.acquisition.document import Document
    from whoheld.almanac.place import Candidate

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT.parent / "shared" / "corpus" / "syria"
DOCUMENTS, SEED = 30_000, 8
#: Characters of a report, at most so many, drawn evenly between these.
SHORTEST, LONGEST = 600, 1000
#: Years and days of a month that dates are moved by, at most.
YEARS, DAYS = 9, 27
#: Shares of names that are exchanged, and of those that get a name of the articles (as often as they tell of it).
EXCHANGED, FAMILIAR = 0.5, 0.6
#: The year of an article that names none.
NO_YEAR = 2000
#: Shorter sentences are mostly no sentences, longer ones are lists.
SENTENCE = range(40, 420)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(rf"\b(?P<day>\d{{1,2}})(?= (?:{MONTHS})\b)|(?<=\b)(?P<month>{MONTHS}) (?P<after>\d{{1,2}})\b(?!\d)")
_ENDED = re.compile(r"(?<=[a-z\d)”\"][.!?]) +(?=[A-Z“\"])")
_WORD = r"(?:[A-Z][\w’']+|[Aa]l-[A-Z][\w’']+)(?:-[A-Z]?[\w’']+)*"
_WHERE = re.compile(rf"\b(?:in|at|of|near|from|to|into|around|outside|towards?) ({_WORD}(?: {_WORD})?)(?! ?[A-Z-])")


@dataclass(frozen=True, slots=True)
class Article:
    """What reports are made of: sentences in order, the year that most of them name, and names of towns in them."""

    name: str
    sentences: tuple[str, ...]
    year: int
    towns: Mapping[str, int] = field(default_factory=dict)


class Names:
    """The towns of the country: those that the articles name, as often as they do, and those of the almanac."""

    def __init__(self, articles: Iterable[Article], almanac: Iterable[str] = ()) -> None:
        told: Counter[str] = Counter()
        for article in articles:
            told.update(article.towns)
        self.told = list(told)
        self.almanac = sorted(set(almanac) - told.keys())
        self._weights = list(accumulate(told.values()))

    def other(self, draw: Random) -> str:
        """The name of some town; of none where none is known."""
        if self.almanac and draw.random() >= FAMILIAR:
            return draw.choice(self.almanac)
        return draw.choices(self.told, cum_weights=self._weights)[0] if self.told else ""


class Reports:
    """Reports without end, each made from its number alone."""

    def __init__(self, articles: Sequence[Article], names: Names, seed: int = SEED) -> None:
        self._articles = [article for article in articles if article.sentences]
        self._weights = list(accumulate(len(article.sentences) for article in self._articles))
        self._names, self._seed = names, seed

    def report(self, number: int) -> dict[str, str]:
        """One report: ``id``, ``title``, ``published`` and ``text``."""
        draw = Random(f"{self._seed}/{number}")  # noqa: S311 - nothing here is secret
        article = draw.choices(self._articles, cum_weights=self._weights)[0]
        years, days = draw.randrange(YEARS + 1), draw.randrange(DAYS + 1)
        text = moved(_drawn(article, draw), years, days)
        text = exchanged(text, self._exchange(article, text, draw))
        return {
            "id": f"report-{number:05}",
            "title": f"Report {number:05}",
            "published": _published(text, article.year + years, draw).isoformat(),
            "text": text,
        }

    def _exchange(self, article: Article, text: str, draw: Random) -> dict[str, str]:
        """Name -> name that stands in its place; no two get one name."""
        found: dict[str, str] = {}
        for name in article.towns:
            if name in text and draw.random() < EXCHANGED:
                other = self._names.other(draw)
                if other and other not in found.values() and other not in article.towns:
                    found[name] = other
        return found


def _drawn(article: Article, draw: Random) -> str:
    """Sentences from all over an article: of a stretch of it, hundreds of reports would be copies of one another."""
    wanted = draw.randint(SHORTEST, LONGEST)
    size = 0
    taken: list[int] = []
    for i in draw.sample(range(len(article.sentences)), len(article.sentences)):
        if size + len(article.sentences[i]) <= wanted or not taken:
            taken.append(i)
            size += len(article.sentences[i]) + 1
        if size > wanted - SENTENCE.start:
            break
    return " ".join(article.sentences[i] for i in sorted(taken))


def moved(text: str, years: int, days: int) -> str:
    """A text whose years are later by some, and whose days of a month are later by some, round the first 28."""

    def day(match: re.Match[str]) -> str:
        given = int(match["day"] or match["after"])
        later = (given - 1 + days) % 28 + 1 if 1 <= given <= 31 else given  # noqa: PLR2004 - the days of a month
        return str(later) if match["day"] else f"{match['month']} {later}"

    return _DAY.sub(day, _YEAR.sub(lambda year: str(int(year[0]) + years), text))


def exchanged(text: str, names: Mapping[str, str]) -> str:
    """A text with names exchanged, all at once: a name that another gets is not exchanged again."""
    if not names:
        return text
    longest = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?<![\w-])(?:{longest})(?![\w-]| [A-Z])", lambda name: names[name[0]], text)


def _published(text: str, year: int, draw: Random) -> date:
    last = max((int(named[0]) for named in _YEAR.finditer(text)), default=year)
    return date(last, 7, 1) + timedelta(draw.randrange(184))


def sentences(document: Document) -> Iterator[str]:
    """The sentences of a document's paragraphs that are neither scraps nor lists."""
    for block in document.spoken():
        if block.kind is BlockKind.PARAGRAPH:
            parts = _ENDED.split(" ".join(document.excerpt(block).split()))
            yield from (part for part in parts if len(part) in SENTENCE)


def article_of(document: Document) -> Article:
    """What reports are made of, of one document; all names after a word for where are taken for towns."""
    found = tuple(sentences(document))
    years = Counter(int(year[0]) for sentence in found for year in _YEAR.finditer(sentence))
    named = Counter(match[1] for sentence in found for match in _WHERE.finditer(sentence))
    year = years.most_common(1)[0][0] if years else NO_YEAR
    return Article(document.name, found, year, dict(sorted(named.items())))


def reports_of(paths: Iterable[Path], seed: int = SEED) -> Reports:
    """Reports made of some files, which tell of one country."""
    gazetteer = Gazetteer()
    articles = [article_of(acquire(path)) for path in paths]
    known = {name: _candidates(name, gazetteer) for name in sorted({n for a in articles for n in a.towns})}
    lie = Counter(country for some in known.values() for country in sorted({c.country for c in some}))
    country = max(sorted(lie), key=lie.__getitem__, default="")
    here = {name: {c.division for c in some if c.country == country} for name, some in known.items()}
    kept = [replace(a, towns={name: n for name, n in a.towns.items() if here[name]}) for a in articles]
    return Reports(kept, Names(kept, _settled(gazetteer, country, set().union(*here.values()))), seed)


def _candidates(name: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The towns of this name; none for the name of a country or a month."""
    found = gazetteer.find(name)
    if name in MONTHS.split("|") or any(c.kind == "country" for c in found):
        return []
    return [c for c in found if c.feature is FeatureClass.SETTLEMENT]


def _settled(gazetteer: Gazetteer, country: str, divisions: Iterable[str]) -> set[str]:
    """The settlements that the almanac has in some provinces of a country."""
    within = [e.candidate for one in sorted(divisions) for e in gazetteer.index.within(country, one)]
    return {c.name for c in within if c.feature is FeatureClass.SETTLEMENT}


def texts_of(folder: Path) -> list[Path]:
    """The articles of a folder, in order."""
    return sorted(path for path in folder.glob("*") if path.suffix in {".md", ".txt"})


def write_reports(target: Path, reports: Reports, numbers: Iterable[int]) -> int:
    """Write reports as lines of JSON; how many characters of text they have."""
    size = 0
    with target.open("w", encoding="utf-8") as lines:
        for number in numbers:
            report = reports.report(number)
            size += len(report["text"])
            lines.write(json.dumps(report, ensure_ascii=False) + "\n")
    return size


def main() -> int:
    """Run from the command line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("target", type=Path, metavar="FILE")
    ask.add_argument("--documents", type=int, default=DOCUMENTS, metavar="N")
    ask.add_argument("--texts", type=Path, default=TEXTS, metavar="FOLDER", help="the articles")
    ask.add_argument("--seed", type=int, default=SEED)
    options = ask.parse_args()
    paths = texts_of(options.texts)
    if not paths:
        print(f"skipped: there are no texts in {options.texts}; name a folder with --texts")
        return 0
    size = write_reports(options.target, reports_of(paths, options.seed), range(options.documents))
    print(f"{options.target}: {options.documents:,} reports of {size / 1e6:.1f} million characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
