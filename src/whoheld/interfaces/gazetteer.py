"""The command that adds layers of places to the record, and lists them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import whoheld
from whoheld.interfaces.flags import shared_flags
from whoheld.interfaces.output import put_rows

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings


@click.group()
def gazetteer() -> None:
    r"""Layers of places beside the one that is shipped: add your own, list what is there.

    \b
    Examples:
      whoheld gazetteer add UA.txt
      whoheld gazetteer list
    """


@gazetteer.command()
@click.argument("file", type=click.Path(path_type=Path))
@shared_flags
def add(file: Path, settings: Settings) -> None:
    r"""Copy FILE into the record as a layer: a GeoNames country file (19 columns) or a CSV (name, lat, lon, kind).

    Reading a document again after that places what the layer knows.

    \b
    Examples:
      whoheld gazetteer add UA.txt
      whoheld gazetteer add my_villages.csv --record war.db
    """
    with whoheld.open(settings.location) as record:
        layer = record.add_layer(file)
        click.echo(f"{layer.name}: {len(layer.places)} places added to {settings.location} (SHA-256 {layer.digest})")


@gazetteer.command(name="list")
@shared_flags
def list_layers(settings: Settings) -> None:
    r"""The layers of places in the record, with their size and digest.

    \b
    Examples:
      whoheld gazetteer list
      whoheld gazetteer list --format json
    """
    with whoheld.open(settings.location) as record:
        put_rows(settings, "gazetteer list", record.layers())
