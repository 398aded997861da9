"""What a person wants of a picture: which file, how large, and what is written above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from whoheld.errors import QuestionError

if TYPE_CHECKING:
    from pathlib import Path

#: The kinds of files that can be drawn.
Kind = Literal["png", "svg", "pdf"]
KINDS: tuple[Kind, ...] = get_args(Kind)
#: Inches of a picture, where nothing else is asked for.
WIDTH, HEIGHT = 10.0, 7.0


@dataclass(frozen=True, slots=True)
class Paper:
    """What a person wants.

    Attributes:
        path: The file; its ending says its kind.
        width, height: Inches; no height for as much as the picture needs.
        dpi: Dots in an inch, in a PNG.
        title: A title of the person's own; empty for the usual one.
        seen_by: By what part of the evidence, in words; empty for all of it.
    """

    path: Path
    width: float = WIDTH
    height: float | None = None
    dpi: int = 200
    title: str = ""
    seen_by: str = ""


def kind_of(path: Path) -> Kind:
    """The kind of file that a name asks for.

    Raises:
        QuestionError: It is none that can be drawn.
    """
    ending = path.suffix.lower().lstrip(".")
    kind = next((known for known in KINDS if ending == known), None)
    if kind:
        return kind
    named = f"the ending {path.suffix!r}" if ending else "no ending"
    raise QuestionError(f"{path} has {named}; end it in .png, .svg or .pdf to say what to draw")
