"""Lets links that are right on a code host be right in the site: file names as texts, the README, folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What lies beside docs/ and stands in the site as a page of another name.
PAGES = {"../README": "index", "../CHANGELOG": "changes"}


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("doctree-read", lambda app, tree: mend(tree, Path(app.srcdir)))
    return {"parallel_read_safe": True}


def mend(tree: nodes.document, docs: Path) -> None:
    """Mend the links of a page that was read."""
    for link in list(tree.findall(pending_xref)):
        if link.get("refdomain") == "doc":
            link["reftarget"] = PAGES.get(os.path.relpath(docs / link["reftarget"], docs), link["reftarget"])
            if link.astext().endswith(".md"):
                link["refexplicit"] = False  # the title of the page stands in the place of its file's name
        elif link.get("reftype") == "myst" and ((docs / link["refdoc"]).parent / link["reftarget"]).is_dir():
            link.replace_self(nodes.inline("", "", *link.children))  # there is no page of a folder
