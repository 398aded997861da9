"""Lets Sphinx read the notebook, which is kept without outputs: its texts as MyST, its code as blocks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from myst_parser.parsers.sphinx_ import MystParser

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class NotebookParser(MystParser):
    """Reads a notebook (nbformat 4) as the MyST text that its cells make."""

    supported: ClassVar = ("ipynb",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse the cells in order; the file itself can be had at their end."""
        file = f"{{download}}`The notebook as a file <{Path(document['source']).name}>`"
        super().parse("\n\n".join([*map(_cell, json.loads(inputstring)["cells"]), file]), document)


def _cell(cell: dict[str, Any]) -> str:
    text = "".join(cell["source"])
    return text if cell["cell_type"] == "markdown" else f"```python\n{text}\n```"


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.add_source_suffix(".ipynb", "ipynb")
    app.add_source_parser(NotebookParser)
    return {"parallel_read_safe": True}
