"""The language model is the one that was measured, or the one that a person names."""

import pytest

from whoheld.analysis import nlp
from whoheld.errors import ModelError


@pytest.fixture
def folder(tmp_path):
    """A folder with two files in it."""
    (tmp_path / "config.cfg").write_text("[nlp]\n")
    (tmp_path / "vocab").mkdir()
    (tmp_path / "vocab" / "strings.json").write_text("[]")
    return tmp_path


def test_the_shipped_model_is_the_measured_one():
    """The digest that stands in the code is that of the files that are installed."""
    assert nlp.digest(nlp._shipped()) == nlp.MODEL_DIGEST


def test_another_digest_is_refused(monkeypatch):
    """Files that differ from those measured are refused, with what was seen and what to do."""
    monkeypatch.setattr(nlp, "MODEL_DIGEST", "0" * 64)
    with pytest.raises(ModelError, match=r"has the digest 7f25.*expected 0000.*reinstall.*--model"):
        nlp.load.__wrapped__()


def test_a_missing_model_is_told(monkeypatch):
    """Without the model's package the message says what to install."""
    monkeypatch.setattr(nlp, "MODEL", "no_such_model")
    with pytest.raises(ModelError, match="no_such_model is not installed: pip install"):
        nlp.load.__wrapped__()


def test_a_folder_without_a_pipeline_is_told(tmp_path):
    """A folder that a person names and that holds no pipeline is refused by name."""
    with pytest.raises(ModelError, match="holds no spaCy pipeline"):
        nlp.load.__wrapped__(str(tmp_path))


def test_a_persons_own_model_needs_no_digest():
    """A folder that a person names is taken as it is."""
    assert nlp.load.__wrapped__(str(nlp._shipped())).pipe_names


@pytest.mark.parametrize(
    ("change", "same"),
    [
        pytest.param(lambda f: f.touch(), True, id="nothing"),
        pytest.param(lambda f: (f / "config.cfg").write_text("[other]\n"), False, id="contents"),
        pytest.param(lambda f: (f / "config.cfg").rename(f / "other.cfg"), False, id="name"),
        pytest.param(lambda f: (f / "vocab" / "strings.json").unlink(), False, id="missing"),
        pytest.param(lambda f: (f / "more.bin").write_bytes(b""), False, id="more"),
        pytest.param(lambda f: (f / "code.pyc").write_bytes(b"1"), True, id="compiled"),
    ],
)
def test_a_digest_is_of_names_and_contents(folder, change, same):
    """Every file counts by its name and its contents, compiled Python aside."""
    before = nlp.digest(folder)
    change(folder)
    assert (nlp.digest(folder) == before) is same
