"""The command that writes what is in the record for other tools."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whoheld.codebook import Stance
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.exports.kinds import KINDS, TABLES
from whoheld.interfaces.flags import lens_flags, shared_flags
from whoheld.interfaces.names import PLACE, SIDE
from whoheld.interfaces.output import put_answer
from whoheld.interfaces.progress import busy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.interfaces.exports.kinds import Exporter
    from whoheld.interfaces.exports.picked import Picked
    from whoheld.interfaces.exports.report import Report
    from whoheld.interfaces.flags import Settings
    from whoheld.record import Record


class _KindsCommand(ExampleCommand):
    """A command whose help lists the formats."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the kinds before the options."""
        with formatter.section("Kinds"):
            formatter.write_dl([(kind.name, kind.what) for kind in KINDS.values()])
        super().format_options(ctx, formatter)


@click.command(
    cls=_KindsCommand,
    examples=[
        "whoheld export csv claims.csv",
        "whoheld export geojson map.geojson --table spells --from 2018 --to 2019-03",
        "whoheld export kml kherson.kml --place Kherson --place Lyman",
        "whoheld export acled events.csv --side SDF --known-by 2019-01",
        "whoheld export csv ledger.csv --table forecasts        what was forecast, and what came of it",
        "whoheld export annotations argued.jsonld --table statements --place Kherson",
    ],
)
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="KIND")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT")
@click.option(
    "--table",
    type=click.Choice(TABLES),
    help="What to write, in csv, geojson, geoparquet and annotations.  [default: claims; spells in kml]",
)
@click.option(
    "--place", "places", type=PLACE, multiple=True, metavar="PLACE", help="Only this place; may be given repeatedly."
)
@click.option(
    "--side", type=SIDE, metavar="SIDE", help="Only what this side, or a part of it, does or holds (whoheld sides)."
)
@click.option("--from", "since", metavar="DATE", help="Only what is told of that day and later, or of no day.")
@click.option("--to", "until", metavar="DATE", help="Only what is told of that day and earlier, or of no day.")
@click.option(
    "--stance",
    "stances",
    multiple=True,
    type=click.Choice([str(s) for s in Stance]),
    help="Only claims, statements or forecasts that are put so; may be given repeatedly.",
)
@click.option("--rejected", is_flag=True, help="Also statements that a person rejected, marked so.")
@click.option("--with-text", is_flag=True, help="Also the whole texts of the documents, without readers' comments.")
@click.option("--force", is_flag=True, help="Write over files that are there already.")
@shared_flags
@lens_flags
def export(
    kind: str,
    out: Path,
    *,
    table: str | None,
    force: bool,
    settings: Settings,
    **wanted: Any,  # noqa: ANN401 - the limits, as `limited` takes them
) -> None:
    """Write what is in the record to the file OUT in the format KIND, and beside it how it was made.

    Every row carries its evidence: the quote, the document, its address, and where in it the quote stands. Whole texts
    are written only with --with-text, to OUT.texts.jsonl. OUT.provenance.json says which WhoHeld, which record and
    which options made it, and what the format could not hold.

    The same record and options give the same bytes. docs/exports.md describes each format.
    """
    if str(out) == "-":
        raise click.UsageError("an export has a file beside it that says how it was made: name a file to write to")
    chosen = KINDS[kind]
    table = _table(chosen, table, wanted["stances"], rejected=wanted["rejected"])
    options = {**wanted, "stances": list(wanted["stances"]), "places": list(wanted["places"]), **_seen(settings)}
    with settings.asked(of_all=table == "changes") as record, busy(f"writing {table}"):
        report = _export(record, chosen, out, table, force=force, options=options)
    put_answer(settings, "export", report)


def _table(kind: Exporter, asked: str | None, stances: Sequence[str], *, rejected: bool) -> str:
    """What is to be written.

    Raises:
        UsageError: The format cannot hold it, or the limits are not for it.
    """
    table = asked or kind.tables[0]
    if table not in kind.tables:
        raise click.UsageError(f"{kind.name} holds {' or '.join(kind.tables)}, not {table}: leave out --table")
    if rejected and table != "statements":
        raise click.UsageError(f"--rejected is for statements, not for {table}: leave it out, or --table statements")
    if stances and table in {"spells", "changes"}:
        raise click.UsageError(f"--stance chooses among claims, and {table} follow from all of them: leave it out")
    return table


def _seen(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in ("known_by", "reported_by", "judged_only")}


def _export(record: Record, kind: Exporter, out: Path, table: str, *, force: bool, options: dict[str, Any]) -> Report:
    """Write all files of an export."""
    from whoheld.interfaces.exports.picked import pick  # noqa: PLC0415 - the help needs no record
    from whoheld.interfaces.exports.provenance import provenance, write_sidecar  # noqa: PLC0415
    from whoheld.interfaces.exports.report import Report  # noqa: PLC0415
    from whoheld.interfaces.exports.whole import sidecar_of, written_whole  # noqa: PLC0415
    from whoheld.interfaces.limits import limited  # noqa: PLC0415

    wanted = {name: options[name] for name in ("places", "side", "since", "until", "with_text")}
    limits = limited(record, **wanted, stances=[Stance(s) for s in options["stances"]])
    with written_whole(out, force=force) as path:
        picked = pick(record, limits, table, rejected=options["rejected"])
        written = kind.load()(picked, path)
        _write_texts(picked, path)
        made = sorted(path.parent.iterdir())
        write_sidecar(sidecar_of(path), provenance(made, kind, picked, written, options))
        names = (path.name, *(p.name for p in sorted(path.parent.iterdir()) if p != path))
    return Report(
        kind=kind.name,
        out=str(out),
        table=table,
        rows=written.rows,
        claims=len(picked.claims),
        places=len(picked.places),
        documents=len(picked.documents),
        stances=dict(sorted(Counter(str(one.stance) for one in picked.told()).items())),
        left_out=written.left_out,
        files=names,
    )


def _write_texts(picked: Picked, path: Path) -> None:
    """Write the whole texts beside the export, one document a line; nothing where they are not wanted."""
    if not picked.limits.with_text:
        return
    with path.with_name(f"{path.name}.texts.jsonl").open("w", encoding="utf-8") as file:
        for doc_id, text in sorted(picked.texts.items()):
            row = picked.documents[doc_id]
            told = {"doc_id": doc_id, "doc": row.name, "title": row.title, "publisher": row.publisher}
            told |= {"published": row.published, "url": row.url, "text": text}
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
