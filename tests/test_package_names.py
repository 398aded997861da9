"""What ``import whoheld`` gives."""

import subprocess
import sys
from importlib.metadata import version

import pytest

import whoheld


@pytest.mark.parametrize("name", whoheld.__all__)
def test_every_public_name_is_there(name):
    """Each name that is promised can be had."""
    assert getattr(whoheld, name) is not None
    assert name in dir(whoheld)


def test_other_names_are_not():
    """A name that is not promised is an error like that of any module."""
    with pytest.raises(AttributeError, match="helt"):
        _ = whoheld.helt


def test_the_version_is_that_of_the_package():
    """The code and the package's metadata name one version."""
    assert whoheld.__version__ == version("whoheld")


def test_importing_loads_nothing_else():
    """The name alone costs no library: each part is loaded when it is first asked for."""
    code = (
        "import sys, whoheld; print(sorted(m for m in sys.modules if m.startswith(('whoheld', 'sqlalchemy', 'spacy'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['whoheld']"
