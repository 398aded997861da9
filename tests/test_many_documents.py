"""What many documents are measured with: reports made from a seed, figures from samples, ten million reckoned."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

EVALUATION = Path(__file__).resolve().parents[1] / "evaluation"
if not EVALUATION.is_dir():
    pytest.skip("the folder evaluation is not beside the tests", allow_module_level=True)
sys.path.insert(0, str(EVALUATION))

import accuracy  # noqa: E402 - found by the line above
import many_figures  # noqa: E402
import many_tables  # noqa: E402
import ten_million  # noqa: E402
from benchmark_against import aligned  # noqa: E402
from many_documents import LONGEST, Article, Names, Reports, exchanged, moved, sentences  # noqa: E402
from many_runs import Contents, Run  # noqa: E402
from watched import Process, Sample  # noqa: E402
from whoheld.acquisition.walk import acquire  # noqa: E402

SENTENCES = tuple(
    f"On {day} May 2031 the northern army took the village of {town} from the southern guard, residents said."
    for day, town in enumerate(("Belden", "Corwick", "Dunmere", "Eastlow", "Farnby", "Gorse Hill") * 5, 1)
)
ARTICLE = Article("one", SENTENCES, 2031, {"Belden": 5, "Corwick": 5, "Dunmere": 5})
NAMES = Names([ARTICLE], ["Harrow", "Ilkley", "Keld"])


@pytest.mark.parametrize(
    ("text", "years", "days", "expected"),
    [
        ("In 2031 they left.", 3, 0, "In 2034 they left."),
        ("On 7 May 2031 they left.", 0, 5, "On 12 May 2031 they left."),
        ("On May 27, 2031 they left.", 1, 3, "On May 2, 2032 they left."),
        ("On 31 May they left.", 0, 1, "On 4 May they left."),
        ("In May 2031 they left.", 0, 9, "In May 2031 they left."),
        ("12031 men and 45 guns", 4, 4, "12031 men and 45 guns"),
    ],
    ids=["year", "day-month", "month-day", "last-day", "month-year", "no-date"],
)
def test_dates_are_moved_and_nothing_else(text, years, days, expected):
    """Years go on, days go round the first 28 of their month, other numbers stay."""
    assert moved(text, years, days) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("From Belden to Corwick.", {"Belden": "Corwick", "Corwick": "Belden"}, "From Corwick to Belden."),
        ("Near Belden Heath", {"Belden": "Keld"}, "Near Belden Heath"),
        ("Old Belden and Beldenham", {"Belden": "Keld"}, "Old Keld and Beldenham"),
        ("Near Belden", {}, "Near Belden"),
    ],
    ids=["swap", "longer-name", "part-of-word", "none"],
)
def test_names_are_exchanged_at_once_and_whole(text, names, expected):
    """A name that another gets is not exchanged again, and a part of a longer name is left."""
    assert exchanged(text, names) == expected


@given(number=st.integers(0, 10**7), seed=st.integers(0, 9))
def test_a_report_is_made_of_its_number_and_seed_alone(number, seed):
    """Whoever makes a report, whatever was made before, gets the same one; it is of the size that was asked for."""
    one = Reports([ARTICLE], NAMES, seed).report(number)
    others = Reports([ARTICLE], NAMES, seed)
    others.report(number + 1)
    assert others.report(number) == one
    assert 0 < len(one["text"]) <= LONGEST + len("\n\n") * len(SENTENCES)


def test_reports_differ():
    """Hardly any two reports are the same text, not even of one short article."""
    reports = Reports([ARTICLE], NAMES)
    assert len({reports.report(number)["text"] for number in range(200)}) > 195


def test_a_report_comes_out_after_the_year_that_it_tells_of():
    """Its day of publication is in the last year that it names."""
    reports = Reports([ARTICLE], NAMES)
    for report in map(reports.report, range(50)):
        assert report["published"][:4] == max(word for word in report["text"].split() if word.startswith("20"))


def test_scraps_are_no_sentences(tmp_path):
    """Of a document's paragraphs the sentences of a usual length are taken, of headings none."""
    whole = "The northern army took the village of Belden from the southern guard."
    path = tmp_path / "report.md"
    path.write_text(f"# A heading that is long enough to be a sentence.\n\n{whole} So it was.\n", "utf-8")
    assert list(sentences(acquire(path))) == [whole]


def sample(at, done, own, worker, *, memory=300, spells=0.0, size=0):
    """A sample with two processes that have used the same."""
    workers = {} if worker is None else {pid: Process(memory, worker) for pid in "ab"}
    return Sample(at, done, Process(100, own), workers, spells, size)


def run_of(documents, scale=1.0, size=0, how="2 processes"):
    """A run in which a document of 800 characters takes 30 ms by the clock, 25 of each reader and 10 of the writer."""
    steps = [
        sample(
            5 + 0.03 * done * scale, done, 3 + 0.01 * done, 4 + 0.025 * done, memory=300 + done, size=size + 1000 * done
        )
        for done in range(documents // 10, documents + 1, documents // 10)
    ]
    end = sample(steps[-1].at + 9, documents, 20, None, spells=0.002 * documents, size=size + 1000 * documents)
    return Run(how, documents, 800 * documents, end.at + 1, (*steps, end), "same")


def test_cost_leaves_the_start_out_and_has_the_spells():
    """A document's cost is of the steady part; the record's growth is of the stage."""
    first, second = many_figures.costs([run_of(1000), run_of(2000, size=1_000_000)])
    assert (first.first, first.last, second.first, second.last) == (0, 1000, 1000, 3000)
    told = (first.clock, first.reading, first.writing, first.spells, first.together, second.size)
    assert told == pytest.approx((0.03, 0.05, 0.01, 0.002, 0.032, 1000))


def test_two_processes_twice_as_fast():
    """The ratio of two paces is that of the times; start to end it has the start in it."""
    ratios = many_figures.ratios([run_of(1000, 2.0)], [run_of(1000)])
    assert ratios["steady"] == [pytest.approx(2)]
    assert ratios["start to end"] == [pytest.approx((5 + 60 + 10) / (5 + 30 + 10))]


def test_memory_is_told_at_the_marks_and_by_its_slope():
    """Readers that gain a byte a document gain a thousand in a thousand; the writer that gains none is flat."""
    run = run_of(10_000)
    assert [(m.done, m.workers, m.own) for m in many_figures.memory(run, (500, 4000, 99_999))] == [
        (1000, (1300, 1300), 100),
        (4000, (4300, 4300), 100),
    ]
    assert many_figures.slopes(run, 1000) == pytest.approx({"own": 0, "a": 1000, "b": 1000})


def test_a_process_that_took_anothers_place_counts_in_full():
    """What a process used that was not there before is all of the time between two samples."""
    looks = ({"a": 5.0}, {"a": 7.0, "c": 1.5}, {"c": 2.5}, {"c": 2.5, "a": 8.0})
    samples = [Sample(0, 0, Process(0, 0), {pid: Process(1, busy) for pid, busy in look.items()}) for look in looks]
    assert many_figures.busy(samples) == pytest.approx([0, 3.5, 4.5, 5.5])


def test_runs_come_back_from_what_was_kept():
    """What is written to a file is the same run again."""
    run = run_of(100)
    assert Run.of(run.row()) == run


RATE = ten_million.Rates(
    claims=5,
    reading=0.06,
    writing=0.002,
    spells=0.001,
    size=2000,
    sent=1000,
    worker=300e6,
    writer=50,
    known=200,
    most=0.02,
)


def test_ten_million_are_reckoned_in_proportion():
    """Twice the text is twice of everything but of what a document costs by itself."""
    one, two = (ten_million.estimate(RATE, kilobytes, 1_000_000) for kilobytes in (1, 2))
    assert (one.claims, one.size, one.most) == (5e6, 1e10, 1e5)
    assert (two.claims, two.reading, two.writing, two.spells) == pytest.approx((1e7, 120_000, 20_000, 10_000))
    assert (one.known, one.writer) == (two.known, two.writer) == (2e8, 5e7)


def test_more_cores_help_until_the_writer_is_busy():
    """Six cores are as fast as one writer here: three take twice as long for reading, sixty no less than six."""
    found = ten_million.estimate(RATE, 1, 1_000_000)
    assert found.useful_cores == pytest.approx(6)
    assert [found.hours(cores) for cores in (3, 6, 60)] == pytest.approx([25_000 / 3600, 15_000 / 3600, 15_000 / 3600])


def test_rates_are_those_of_the_last_stage():
    """What a unit takes is reckoned from the last stage's cost and the record's contents."""
    contents = Contents(3000, 12_000, 90, 240, 500, 60, 3000 * 150, {"claims": 12_000 * 900, "all else": 12_000 * 100})
    rate = ten_million.rates([run_of(1000), run_of(2000)], contents)
    told = (rate.claims, rate.reading, rate.writing, rate.spells, rate.size, rate.sent, rate.known, rate.most)
    assert told == pytest.approx((5, 0.0625, 0.0025, 0.0005, 1000, 900, 150, 0.02))


def test_every_table_has_a_place_in_the_pages(tmp_path):
    """What --write writes goes between marks that the pages have, and is a whole table."""
    contents = Contents(3000, 12_000, 90, 240, 500, 60, 450_000, {"claims": 12_000 * 900})
    stages, pair = [run_of(1000), run_of(2000)], [run_of(1000, how="1 process"), run_of(1000)]
    told = (("workers", pair), ("cluster", pair), ("growth", stages))
    benchmarks = {n: t for part, runs in told for n, t in many_tables.of(part, "Here.", runs, contents).items()}
    pages = {"benchmarks.md": benchmarks, "ten-million.md": ten_million.tables(stages, contents, "Here.")}
    for page, tables in pages.items():
        copy = tmp_path / page
        copy.write_text((EVALUATION.parent / "docs" / page).read_text("utf-8"), "utf-8")
        accuracy.write(tables, copy)
        assert all(table in copy.read_text("utf-8") for table in tables.values())
        for table in tables.values():
            rows = [line for line in table.splitlines() if line.startswith("|")]
            assert len(rows) > 2
            assert len({row.count("|") for row in rows}) == 1


def test_records_that_differ_are_told():
    """Where two runs made different records the table says so."""
    other = run_of(1000)
    assert "**no**" in many_tables.cluster(
        [run_of(1000), Run(**{**other.row(), "samples": other.samples, "digest": "x"})]
    )


def test_expressions_are_found_again_in_the_text():
    """Each expression gets the place of its words after the one before, whatever XML made of them; others are left."""
    text = "In 2031, R&D began; in 2031 it ended on 3 May & 4 May."
    found = [
        {"text": "2031", "value": "2031"},
        {"text": "2031"},
        {"text": "3 May &amp; 4 May", "type": "SET"},
        {"text": "June"},
    ]
    told = [(span.start, span.text, span.type) for span in aligned("x", text, found)]
    assert told == [(3, "2031", "DATE"), (23, "2031", "DATE"), (40, "3 May & 4 May", "SET")]
