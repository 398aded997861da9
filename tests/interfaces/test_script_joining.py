"""The page's modules as one script."""

import re

import pytest

from whoheld.interfaces.onefile.script import joined
from whoheld.interfaces.web.assets import HERE

MODULES = {path.stem: path.read_text(encoding="utf-8") for path in HERE.glob("*.js")}


def test_modules_come_after_those_they_need():
    """What a module imports is there when it starts, and names of two modules do not meet."""
    modules = {
        "main": 'import { one } from "./a.js";\nimport { two } from "./b.js";\nconst own = one + two();\n',
        "a": 'import { two } from "./b.js";\nexport const one = 1;\nconst own = two;\n',
        "b": "const own = 2;\nexport function two() {\n  return own;\n}\n",
        "unused": "export const far = 1;\n",
    }
    script = joined(modules, "main")
    assert re.findall(r"^const \$\$(\w+) =", script, flags=re.MULTILINE) == ["b", "a", "main"]
    assert "const { one } = $$a;" in script
    assert not re.search(r"^(import|export)\b", script, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"main": 'import { a } from "./gone.js";'}, "gone.js, which is missing"),
        ({"main": 'import { a } from "./b.js";', "b": 'import { c } from "./main.js";'}, "in a circle"),
        ({"main": 'import * as a from "./b.js";'}, "cannot be joined"),
        ({"main": "export default 3;"}, "cannot be joined"),
        ({"main": 'import "./b.js";'}, "cannot be joined"),
    ],
)
def test_another_form_is_refused(modules, message):
    """A module that the plain rule does not fit is never joined wrongly."""
    with pytest.raises(ValueError, match=re.escape(message)):
        joined(modules, "main")


def test_the_pages_own_modules_can_be_joined():
    """Every module of the page that is needed is in the script, once."""
    script = joined(MODULES, "main")
    names = re.findall(r"^const \$\$(\w+) =", script, flags=re.MULTILINE)
    assert names[-1] == "main"
    assert len(names) == len(set(names))
    assert {"api", "map", "state", "place", "sentence"} <= set(names)
