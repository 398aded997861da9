"""The file itself: the page's HTML with style, script, base map and answers within, and a policy that lets out nothing.

Only the very style and scripts that are written may run, by their hashes; nothing may be fetched from anywhere.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from whoheld.interfaces.onefile.script import joined
from whoheld.interfaces.web.assets import MAP_LIBRARY, PAGE, files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SHEET = re.compile(r'^ *<link rel="stylesheet" href="/static/(?P<name>[\w.-]+)">\n', re.MULTILINE)
_SCRIPT = re.compile(r'^ *<script src="/static/[\w.-]+"[^>]*></script>\n', re.MULTILINE)
_START = "main"
#: What could end the element that JSON stands in, or a line of script, written so that it cannot.
_HARMLESS = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def page(title: str, answers: Mapping[str, object], base_map: object, opening: Mapping[str, str]) -> str:
    """The page as one file.

    Args:
        title: What the window is called.
        answers: The answers by the paths that are asked for.
        base_map: The lines of the map, as GeoJSON.
        opening: What the page shows first, as its address would say it.
    """
    known = {name: path.read_text(encoding="utf-8") for name, path in files().items() if path.suffix in _TEXTS}
    shell = known[PAGE]
    style = "\n".join(known[match["name"]] for match in _SHEET.finditer(shell))
    modules = {name.removesuffix(".js"): text for name, text in known.items() if _is_module(name)}
    scripts = [_safe(known[MAP_LIBRARY[0]]), _safe(_opened(opening) + joined(modules, _START))]
    head = [
        f'  <meta http-equiv="Content-Security-Policy" content="{policy([style], scripts)}">\n',
        f"  <style>{style}</style>\n",
    ]
    foot = [
        *(_data(name, value) for name, value in (("record", answers), ("basemap", base_map))),
        *(f"<script>{script}</script>\n" for script in scripts),
    ]
    bare = _SCRIPT.sub("", _SHEET.sub("", shell))
    bare = re.sub(r"<title>.*?</title>", lambda _: f"<title>{escape(title)}</title>", bare)
    top, middle, bottom = _cut(bare)
    return "".join([top, *head, middle, *foot, bottom])


_TEXTS = frozenset({".html", ".js", ".css"})


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """The Content-Security-Policy under which just these styles and scripts run, and nothing is fetched."""
    of_scripts, of_styles = (" ".join(_hash(text) for text in some) for some in (scripts, styles))
    return (
        f"default-src 'none'; script-src {of_scripts}; style-src {of_styles}; img-src data: blob:; worker-src blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _is_module(name: str) -> bool:
    return name.endswith(".js") and name not in MAP_LIBRARY


def _safe(script: str) -> str:
    """A script without what would end its element; such words can only stand in a string or a pattern."""
    return re.sub(r"<(?=/script|!--)", r"\\x3c", script, flags=re.IGNORECASE)


def _opened(opening: Mapping[str, str]) -> str:
    """Sets the address, unless a link says otherwise, before any part of the page reads it."""
    shown = json.dumps(opening).translate(_HARMLESS)
    return f'if (!location.hash) history.replaceState(null, "", `#${{new URLSearchParams({shown})}}`);\n'


def _data(name: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_HARMLESS)
    return f'<script type="application/json" id="{name}">{text}</script>\n'


def _cut(shell: str) -> tuple[str, str, str]:
    """The shell in three: up to the character set, up to the end of the body, and the rest."""
    first = shell.index('<meta charset="utf-8">\n') + len('<meta charset="utf-8">\n')
    last = shell.index("</body>")
    return shell[:first], shell[first:last], shell[last:]
