"""The command that adds layers of places to the record, and lists them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import whoheld
from whoheld.interfaces.examples import ExampleCommand, ExampleGroup
from whoheld.interfaces.flags import shared_flags
from whoheld.interfaces.output import put_rows

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings


@click.group(
    cls=ExampleGroup,
    examples=["whoheld gazetteer add UA.txt", "whoheld gazetteer list"],
)
def gazetteer() -> None:
    """Layers of places beside the one that is shipped: add your own, list what is there."""


@gazetteer.command(
    cls=ExampleCommand,
    short_help="Copy a layer of places into the record.",
    examples=["whoheld gazetteer add UA.txt", "whoheld gazetteer add my_villages.csv --record war.db"],
)
@click.argument("file", type=click.Path(path_type=Path))
@shared_flags
def add(file: Path, settings: Settings) -> None:
    """Copy FILE into the record as a layer: a GeoNames country file (19 columns) or a CSV (name, lat, lon, kind).

    Reading a document again after that places what the layer knows.
    """
    with whoheld.open(settings.location) as record:
        layer = record.add_layer(file)
        click.echo(f"{layer.name}: {layer.places} places added to {record.location} (SHA-256 {layer.digest})")


@gazetteer.command(
    name="list",
    cls=ExampleCommand,
    short_help="The layers of places in the record.",
    examples=["whoheld gazetteer list", "whoheld gazetteer list --format json"],
)
@shared_flags
def list_layers(settings: Settings) -> None:
    """The layers of places in the record, with their size and digest."""
    with settings.asked() as record:
        put_rows(settings, "gazetteer list", record.layers())
