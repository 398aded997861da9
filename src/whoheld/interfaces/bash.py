"""How Bash is told what completes a word: by a script, and by names quoted as a command line needs them."""

from __future__ import annotations

import os
import re

from click.shell_completion import BashComplete, CompletionItem

#: Unlike click's own, it puts nothing into the command line that Bash would take apart or run.
_BASH = """\
%(complete_func)s() {
    local type value
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(IFS=$'\\n'
        COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1" 2>/dev/null)
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""
#: All but these characters Bash has to have behind a backslash.
_MEANS_MUCH = re.compile(r"([^\w@%+=:,./-])")


class Bash(BashComplete):
    """Completion for Bash in which names of several words are quoted."""

    source_template = _BASH

    def format_completion(self, item: CompletionItem[str]) -> str:
        """A completion for the script: its type, and its value as Bash has to have it on the command line."""
        words = os.environ["COMP_WORDS"].split("\n")  # click reads it there, too: the script and it speak so
        typed = next(iter(words[int(os.environ["COMP_CWORD"]) :]), "")
        match typed[:1]:  # where a quotation mark is open, Bash puts the value behind it, and closes it
            case '"':
                value = item.value
            case "'":
                value = item.value.replace("'", "'\\''")
            case _:
                value = _MEANS_MUCH.sub(r"\\\1", item.value)
        return f"{item.type},{value}"
