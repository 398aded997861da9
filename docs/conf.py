"""How Sphinx makes the site of these pages: ``sphinx-build docs out/site``, after ``pip install -e .[docs]``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pygments.lexers.special import TextLexer

import whoheld

if TYPE_CHECKING:
    from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent / "_site"))  # the parts of the site's making that are ours

project = "WhoHeld"
author = "The WhoHeld authors"
project_copyright = f"2026 {author}"
version = release = whoheld.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "annotations",
    "fields",
    "links",
    "notebook",
]
exclude_patterns = ["_site", "tutorial"]  # the folder tutorial has reports to read, not pages
nitpicky = True  # a name in the reference that leads nowhere is an error
# Classes of Python and of other libraries: to link them, their lists of names would have to be fetched from the web.
nitpick_ignore_regex = [
    ("py:.*", r"(collections|contextlib|datetime|enum|pandas|pathlib|typing)\..*"),
    ("py:.*", r"whoheld\..*\.RowT"),  # stands for one of several sorts of row
]

myst_heading_anchors = 4  # links to #a-heading, as code hosts make them

html_theme = "furo"
html_title = "WhoHeld"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = [("site.js", {"defer": "defer"})]
html_domain_indices = False  # one module has all public names
html_show_sourcelink = False
html_copy_source = False
html_theme_options = {"top_of_page_buttons": []}

autodoc_default_options = {"members": True, "exclude-members": "cells, coloured, row, shown"}
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 88
python_use_unqualified_type_names = True
add_module_names = False
napoleon_numpy_docstring = False
default_role = "any"


def setup(app: Sphinx) -> None:
    """Sessions stay plain: a shell's reader takes `read` for a word of its own, and colours the figures of days."""
    app.add_lexer("console", TextLexer)
