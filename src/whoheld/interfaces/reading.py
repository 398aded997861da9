"""The command that reads documents into the record."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

import whoheld
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import almanac_flag, model_flag, shared_flags, workers_flag
from whoheld.interfaces.inputs import input_flags
from whoheld.interfaces.output import put_answer
from whoheld.interfaces.progress import progress_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.evidence.report import ReadingReport
    from whoheld.interfaces.flags import Settings
    from whoheld.options import ReadingOptions
    from whoheld.record import Record

#: What a shell reports of a program that Ctrl-C ended.
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Summary:
    """What a reading came to: the report, and the record that the claims are in."""

    record: str
    report: ReadingReport

    def row(self) -> dict[str, Any]:
        """Plain values."""
        plain = {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self.report).items()}
        return {"record": self.record, **plain}


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld read reports/                              a folder, with all that is in it",
        "whoheld read --published 2024-12-03 dispatch.txt   a text that does not say its day",
        "whoheld read reports.zip more.tar.gz               archives; nothing is unpacked to the disk",
        "whoheld read news.jsonl --text body --published date --title headline --id uuid",
        "whoheld read sheet.csv --text report               a document a row",
        "whoheld read wiki-pages-articles.xml.bz2           the dump of a wiki",
        "whoheld read - --as html < page.html               standard input",
        "whoheld read https://example.org/report.html       a page of the web, and nothing that it links to",
        "whoheld read crawl.warc.gz                         the pages that a crawler kept",
        "whoheld read reports/ --workers 2 --record war.db",
        "whoheld read reports/ --cluster tcp://10.0.0.5:8786 --parts /shared/parts",
    ],
)
@input_flags
@almanac_flag
@model_flag
@workers_flag
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Read with the workers of the Dask scheduler at this address (tcp://HOST:PORT) instead; see docs/cluster.md.",
)
@click.option(
    "--parts",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="With --cluster: a folder that all its machines share.  [default: a hidden one beside the record's file]",
)
@click.option("--again", is_flag=True, help="Read also documents that were forgotten (whoheld forget).")
@shared_flags
def read(
    *,
    paths: Sequence[str],
    options: ReadingOptions,
    almanac: Literal["shipped", "none"],
    model: str | None,
    workers: int,
    cluster: str | None,
    parts: Path | None,
    again: bool,
    settings: Settings,
) -> None:
    """Read files, folders, archives, tables, dumps of wikis, pages of the web, standard input (-) into the record.

    Then it says what was found, placed, and not read. What can be read, and how, stands in docs/reading.md.

    A documents.csv beside the files (path, title, publisher, published, url) says what the texts do not. What was
    read before is not read again, and what was forgotten is refused.

    A locked member of an archive, a bad row, a torn file cost no other; what was made to fill a computer is not opened.

    Exit status 1 if something could not be read; what could be is in the record.
    """
    if cluster and workers > 1:
        raise click.UsageError("--workers are processes of this machine, --cluster has its own: leave one of them out")
    options = replace(options, almanac=almanac, model=model)
    with whoheld.open(settings.location) as record:
        summary = read_into(record, paths, options, workers=workers, cluster=cluster, parts=parts, again=again)
    put_answer(settings, "read", summary)
    if not summary.report.complete:
        click.get_current_context().exit(1)


def read_into(
    record: Record,
    paths: Sequence[str | Path],
    options: ReadingOptions | None = None,
    *,
    workers: int = 1,
    cluster: str | None = None,
    parts: Path | None = None,
    again: bool = False,
) -> Summary:
    """Read with a progress bar; Ctrl-C ends the program and says what was kept.

    Raises:
        WhoHeldError: What `Record.read` raises.
    """
    done = 0
    try:
        with progress_bar() as bar:

            def step(finished: int, total: int, where: str) -> None:
                nonlocal done
                done = finished
                bar(finished, total, where)

            report = record.read(
                paths, options, workers=workers, cluster=cluster, parts=parts, progress=step, again=again
            )
    except KeyboardInterrupt:
        kept = "1 document that was finished is" if done == 1 else f"{done} documents that were finished are"
        click.echo(f"whoheld: stopped; the {kept} kept in {record.location}. The same command goes on there.", err=True)
        click.get_current_context().exit(INTERRUPTED)
    return Summary(record.location, report)
