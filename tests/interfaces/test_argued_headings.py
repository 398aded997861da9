"""Statements as text: explanations under the event that they explain, in whichever documents they are."""

import io

from rich.console import Console

from whoheld.interfaces import argued

EVENT = {"id": "e1", "text": "Dray fell.", "place": "Dray", "start_on": "2031-05-03", "end_on": "2031-05-03"}
PLAIN = {
    "about_place": None,
    "about_actor": None,
    "leaning": None,
    "leaning_text": None,
    "unit": None,
    "kind": None,
    "judged": "",
    "source": None,
    "quote": "It was hunger.",
    "page": None,
    "stance": "supposed",
}


def row(doc, **told):
    """A row of the list; one of no group where nothing else is said."""
    return {"type": "rival_explanation", "doc": doc, "id": doc, "group": None, "explained": None, **PLAIN, **told}


def shown(rows):
    """The lines that are printed."""
    console = Console(file=io.StringIO(), width=200)
    argued.statements(console, rows)
    return console.file.getvalue().splitlines()


def test_explanations_of_one_event_are_shown_together():
    """The event is told once, with its place and day, and another statement does not stand between its explanations."""
    rows = [
        row("a", group=1, explained=EVENT),
        row("a", id="x", type="forecast"),
        row("b", group=4, explained=EVENT, leaning="doubted", leaning_text="I doubt"),
        row("b", id="y", group=5),
    ]
    heads = [line for line in shown(rows) if line.startswith(("Explanations", "rival", "forecast"))]
    assert heads == [
        "Explanations of: “Dray fell.” (Dray, 2031-05-03)",
        "rival explanation",
        "rival explanation (doubted by the author: “I doubt”)",
        "forecast",
        "Explanations of an event that is not told",
        "rival explanation",
    ]
