"""Against whom a document sets a side."""

import pytest
from expecting import takes, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Government troops and the rebels fought for weeks. The government asked Jordan for help against the "
            "rebels. The rebels shelled the army. On 3 March 2015 the army took Inkhil. On 9 March 2015 the rebels "
            "took Jasim.",
            [takes("Inkhil", on="2015-03-03", target="rebels"), takes("Jasim", on="2015-03-09")],
            id="a-helper-is-no-foe",
        ),
        pytest.param(
            "The Red Cross spoke with the LNA in Sirte, and the UN sent a letter. The LNA fought the GNA for a year. "
            "On 6 January 2020 the LNA seized Sirte.",
            [takes("Sirte", "LNA", on="2020-01-06", target="Libyan government")],
            id="who-only-helps-holds-nothing",
        ),
        pytest.param(
            "The Taliban fought the Afghan government all summer. The Afghan army lost many men. On 6 August 2021 "
            "Zaranj was taken by the Taliban.",
            [takes("Zaranj", "Taliban", on="2021-08-06", target="Afghan government")],
            id="a-camp-goes-by-its-government",
        ),
        pytest.param(
            "The SDF repelled ISIL several times. ISIL killed ten rebels. The SDF and the rebels met in the town. On 9 "
            "May 2017 the SDF captured Ayn Sayda.",
            [takes("Ayn Sayda", "SDF", on="2017-05-09", target="ISIL")],
            id="whom-it-repels",
        ),
    ],
)
def test_from_whom_a_place_is_taken(read, text, wanted):
    """Where a clause does not say from whom, it is the camp that the whole text sets against the taker."""
    found, expected = told(read(text), wanted)
    assert found == expected
