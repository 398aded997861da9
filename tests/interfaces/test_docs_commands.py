"""Every `whoheld ...` that a document shows is a command that there is, with options that it has."""

import re
import shlex
from pathlib import Path

import click
import pytest
from cli_reference import commands

import whoheld

REPO = Path(__file__).parents[2]
ALL = dict(commands())
#: The rest are generated from the commands, or tell of what is past.
DOCUMENTS = [REPO / "README.md", *(p for p in sorted((REPO / "docs").rglob("*.md")) if p.name != "cli.md")]
FENCE = re.compile(r"^```(?:text|sh|console|bash)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`(whoheld [^`]+)`")
#: What stands between the calls of one line in a shell, or between a call and a remark beside it.
BETWEEN = re.compile(r"\s(?:&&|[|;<>#])\s|\s{2,}|\$\(")
#: A call, at the start of a line or after what a shell lets stand before it.
CALL = re.compile(r"(?:\$ |[A-Z_]+=\S+ |\S*/|env |nice |time )*whoheld ([a-z-].*)")


def calls(text):
    """What follows `whoheld` wherever a document shows it: in lines of blocks, and in inline code."""
    shown = [line for block in FENCE.findall(text) for line in block.splitlines()]
    told = [" ".join(code.split()) for code in INLINE.findall(FENCE.sub("", text))]
    parts = [part.strip() for line in (*shown, *told) for part in BETWEEN.split(line)]
    return [found[1] for part in parts if (found := CALL.fullmatch(part))]


def fault(call):
    """What is wrong with a call, in words; None where nothing is."""
    words = shlex.split(call.replace("[", "").replace("]", ""))
    name = "whoheld"
    while words and f"{name} {words[0]}" in ALL:
        name, *words = f"{name} {words[0]}", *words[1:]
    command = ALL[name].command
    if isinstance(command, click.Group) and words and not words[0].startswith(("-", "COMMAND")):
        return f"no command: {call}"
    return next((said for said in _misused(command, words) if said), None)


def _misused(command, words):
    """For each option of a call, whether it is unknown, or takes no such word."""
    options = {o: p for p in command.params if isinstance(p, click.Option) for o in (*p.opts, *p.secondary_opts)}
    options |= dict.fromkeys(("--help", "--version"))
    for word, after in zip(words, [*words[1:], ""], strict=False):
        flag, _, value = word.partition("=")
        if flag.startswith("--"):
            chosen = value or after
            choices = getattr(getattr(options.get(flag), "type", None), "choices", None)
            known = flag in options and (not choices or not chosen.islower() or chosen in choices)
            yield None if known else f"no option {flag} {chosen} of {command.name}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(REPO)))
def test_commands_in_documents_exist(document):
    """No document shows a command or an option that WhoHeld does not have."""
    faults = [fault(call) for call in calls(document.read_text(encoding="utf-8"))]
    assert [said for said in faults if said] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("```sh\nwhoheld held Izium 2022-10-01\n```\n", False),
        ("```text\n$ zcat a.gz | whoheld read - --as jsonl\n```\n", False),
        ("```text\nwhoheld judge accept ID --by Ann    right as it was read\n```\n", False),
        ("see `whoheld export csv OUT --table spells`", False),
        ("```sh\nwhoheld hold Izium\n```\n", True),
        ("```text\n$ whoheld check && whoheld dunp copies\n```\n", True),
        ("see `whoheld held PLACE DATE --know-by DAY`", True),
        ("```text\nwhoheld on 2022 --format xml\n```\n", True),
        ("`whoheld judge agree ID`", True),
    ],
    ids=["plain", "piped", "explained", "inline", "no-command", "second", "no-option", "no-choice", "no-member"],
)
def test_a_wrong_command_is_found(text, wrong):
    """The look through the documents finds what is wrong, and lets pass what is right."""
    assert any(fault(call) for call in calls(text)) is wrong


def test_verdicts_of_two_copies_are_compared_as_told(record, tmp_path, monkeypatch):
    """The lines of docs/howto/review.md bring one person's verdicts into the other's record, to be compared there."""
    monkeypatch.chdir(tmp_path)
    with whoheld.open(str(record)) as opened:
        ids = [row.claim.id for row in opened.claims()][:3]
        opened.dump("start")
    for name, verdicts in (("ann", ["accept", "reject", "reject"]), ("ben", ["accept", "accept", "reject"])):
        whoheld.Record.restore("start", f"{name}.db")
        with whoheld.open(f"{name}.db") as copy:
            for claim, verdict in zip(ids, verdicts, strict=True):
                getattr(copy, verdict)(claim, by=name)
    text = (REPO / "docs/howto/review.md").read_text(encoding="utf-8")
    exec(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1], {})
    with whoheld.open("ben.db") as compared:
        [verdict] = [row for row in compared.agreement("ann", "ben") if row.field == "verdict"]
    assert (verdict.units, verdict.equal) == (3, pytest.approx(2 / 3))
