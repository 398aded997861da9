"""What may be a place, and how it is named."""

import pytest
from narratives import document

from whoheld.analysis.arguments import arguments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rebels took Gao.", [("Gao", "named")], id="named"),
        pytest.param("Rebels took the town.", [("the town", "anaphor")], id="the-town"),
        pytest.param("Rebels took it.", [("it", "anaphor")], id="it"),
        pytest.param("It is a pity.", [], id="it-as-subject"),
        pytest.param("Rebels took six villages.", [("six villages", "unnamed")], id="counted"),
        pytest.param("Rebels took a village.", [("a village", "unnamed")], id="indefinite"),
        pytest.param("Rebels took several towns.", [("several towns", "unnamed")], id="several"),
        pytest.param("Rebels took the hospital.", [("the hospital", "site")], id="site"),
        pytest.param("Rebels took the town of Gao.", [("Gao", "named")], id="the-noun-only-introduces"),
        pytest.param("The rebels left.", [], id="none"),
    ],
)
def test_arguments(reader, text, expected):
    """Names, definite sites, common nouns and counted places are told apart."""
    analysed = reader.analyse(document(text))
    passage = analysed.passages[0]
    found = arguments(passage, analysed.mentions[0])
    assert [(passage.written(a.first, a.last), str(a.naming)) for a in found] == expected
