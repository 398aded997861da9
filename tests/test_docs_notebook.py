"""The notebook in docs/ runs from its first cell to its last, in a real kernel, and shows what it says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parents[1] / "docs/notebook.ipynb"

pytest.importorskip("nbformat", reason="the notebook needs nbclient and ipykernel (extra test)")


def read():
    """The notebook as it stands."""
    import nbformat  # noqa: PLC0415 - skipped above where it is missing

    return nbformat.read(NOTEBOOK, as_version=4)


def test_the_notebook_is_kept_without_outputs():
    """Outputs would hold paths and versions of one machine, and differ each time."""
    cells = [cell for cell in read().cells if cell.cell_type == "code"]
    assert cells
    assert all(not cell.outputs and cell.execution_count is None for cell in cells)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_every_cell_runs(tmp_path, monkeypatch):
    """A cell that fails fails this test; the answers show their words, the plot is drawn, the judgement is undone."""
    from nbclient import NotebookClient  # noqa: PLC0415 - as above

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    monkeypatch.delenv("WHOHELD_RECORD", raising=False)
    done = NotebookClient(
        read(), timeout=300, kernel_name="python3", resources={"metadata": {"path": os.fspath(tmp_path)}}
    )
    done.execute()
    html, printed, kinds = shown(done.nb)
    assert "took back the city of Kherson" in html
    assert "8 documents" in printed
    assert "known by July 2022: Russia" in printed
    before, rejected, undone = (line.split(":", 1)[1].strip() for line in printed.splitlines() if line[:6] in WINDING)
    assert before == undone != rejected
    assert "image/png" in kinds


WINDING = {"before", "reject", "undone"}


def shown(notebook):
    """The HTML, the printed text and the kinds of all outputs."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    data = [output["data"] for output in outputs if "data" in output]
    html = "".join(one.get("text/html", "") for one in data)
    return html, "".join(o.get("text", "") for o in outputs), {kind for one in data for kind in one}
