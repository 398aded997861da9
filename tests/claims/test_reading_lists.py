"""Lists of places: one claim a name, whatever stands between them."""

import pytest
from expecting import contests, each, holds, leaves, takes, told

NINETEEN = (
    "Abu Rasin, Ghuwayran, Tal Mishan, Umm Khuwayn, Bir Hasan, Zarqan, Kafr Dulab, Tal Asfar, Marj Sultan, Qabr Alwan,"
    " Rasm Abbud, Khirbat Shamsa, Jubb Ramla, Tal Wardan, Samakiya, Um Jiran, Nahr Dajla, Tal Birak, Qasr Hammam"
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Russian troops captured Popasna and Rubizhne in May 2022.",
            each(takes, "Popasna, Rubizhne", "Russia", start="2022-05-01", end="2022-05-31"),
            id="two",
        ),
        pytest.param(
            "On 9 October 2020 Azerbaijan captured Hadrut, Chayli and Sur.",
            each(takes, "Hadrut, Chayli, Sur", "Azerbaijan", on="2020-10-09"),
            id="three",
        ),
        pytest.param(
            "On 9 October 2020 Azerbaijan captured Hadrut, Chayli, and Sur.",
            each(takes, "Hadrut, Chayli, Sur", "Azerbaijan", on="2020-10-09"),
            id="serial-comma",
        ),
        pytest.param(
            "In August 2014 ISIL seized Zumar, Wana, Tal Kayf, Bartella, Qaraqosh, Makhmur and Gwer.",
            each(
                takes,
                "Zumar, Wana, Tal Kayf, Bartella, Qaraqosh, Makhmur, Gwer",
                "ISIL",
                start="2014-08-01",
                end="2014-08-31",
            ),
            id="seven",
        ),
        pytest.param(
            f"On 3 March 2018 the SDF captured {NINETEEN.rsplit(',', 1)[0]} and{NINETEEN.rsplit(',', 1)[1]}.",
            each(takes, NINETEEN, "SDF", on="2018-03-03"),
            id="nineteen",
        ),
        pytest.param(
            f"On 3 March 2018 {NINETEEN.rsplit(',', 1)[0]} and{NINETEEN.rsplit(',', 1)[1]} were captured by the SDF.",
            each(takes, NINETEEN, "SDF", on="2018-03-03"),
            id="nineteen-as-subject",
        ),
        pytest.param(
            "On 14 May 2023 Ukrainian forces liberated Neskuchne and Blahodatne, as well as Makarivka.",
            each(takes, "Neskuchne, Blahodatne, Makarivka", "Ukraine", on="2023-05-14"),
            id="as-well-as",
        ),
        pytest.param(
            "The army retook Konduga, as well as Ngamdu and Mainok, on 14 June 2015.",
            each(takes, "Konduga, Ngamdu, Mainok", on="2015-06-14"),
            id="as-well-as-two",
        ),
        pytest.param(
            "On 8 November 1942 the Allies took Algiers along with Oran.",
            each(takes, "Algiers, Oran", "Allies", on="1942-11-08"),
            id="along-with",
        ),
        pytest.param(
            "On 1 March 2012 MNLA fighters captured three towns, including Menaka and Aguelhok.",
            [
                takes("three towns", "MNLA", on="2012-03-01"),
                *each(takes, "Menaka, Aguelhok", "MNLA", on="2012-03-01"),
            ],
            id="including",
        ),
        pytest.param(
            "On 4 July 2012 rebels captured several villages (Jobar, Kafr Zita and Halfaya).",
            each(takes, "Jobar, Kafr Zita, Halfaya", "rebels", on="2012-07-04"),
            id="names-in-parentheses",
        ),
        pytest.param(
            "On 5 May 2017 the army took Suran (a town north of Hama), Taybat al-Imam and Halfaya.",
            each(takes, "Suran, Taybat al-Imam, Halfaya", on="2017-05-05"),
            id="parenthesis-inside",
        ),
        pytest.param(
            "On 6 June 2014 the militants seized the towns of Baaj, Hatra and Shirqat.",
            each(takes, "Baaj, Hatra, Shirqat", on="2014-06-06"),
            id="the-towns-of",
        ),
        pytest.param(
            "On 2 May 2015 the RSF seized the villages of Fanga and Rokero and the town of Golo.",
            each(takes, "Fanga, Rokero, Golo", "RSF", on="2015-05-02"),
            id="the-villages-of-and-the-town-of",
        ),
        pytest.param(
            "Goma, Sake and Minova were seized by M23 in January 2025.",
            each(takes, "Goma, Sake, Minova", "M23", start="2025-01-01", end="2025-01-31"),
            id="passive-list",
        ),
        pytest.param(
            "Herat, Kandahar and Lashkar Gah fell to the Taliban on 13 August 2021.",
            each(takes, "Herat, Kandahar, Lashkar Gah", "Taliban", on="2021-08-13"),
            id="fell-list",
        ),
        pytest.param(
            "On 1 May 2022 both Lyman and Izium were under Russian control.",
            each(holds, "Lyman, Izium", "Russia", on="2022-05-01"),
            id="both-held",
        ),
        pytest.param(
            "On 16 May 2000 Israeli troops withdrew from Taybeh, Qantara and Rub Thalathin.",
            each(leaves, "Taybeh, Qantara, Rub Thalathin", "Israel", on="2000-05-16"),
            id="withdrew-list",
        ),
        pytest.param(
            "On 5 May 2023 fighting continued in Omdurman, Bahri and Khartoum.",
            each(contests, "Omdurman, Bahri, Khartoum", on="2023-05-05"),
            id="fighting-list",
        ),
        pytest.param(
            "On 3 May 2016 rebels captured Khan Tuman, and government troops took Zahra.",
            [takes("Khan Tuman", "rebels", on="2016-05-03"), takes("Zahra", on="2016-05-03")],
            id="two-clauses-two-sides",
        ),
        pytest.param(
            "On 4 May 2022 Russia held Kherson, Melitopol and Berdiansk but not Mariupol.",
            [
                *each(holds, "Kherson, Melitopol, Berdiansk", "Russia", stance="said"),
                holds("Mariupol", "Russia", stance="denied"),
            ],
            id="but-not",
        ),
        pytest.param(
            "On 12 June 2018 pro-government forces seized Hodeidah airport and Al-Durayhimi.",
            each(takes, "Hodeidah airport, Al-Durayhimi", on="2018-06-12"),
            id="site-and-town",
        ),
        pytest.param(
            "On 10 October 2020 Azerbaijan seized six villages.",
            [takes("six villages", "Azerbaijan", on="2020-10-10")],
            id="unnamed-six",
        ),
        pytest.param(
            "On 4 January 1993 the RPF took Byumba, Ruhengeri; Gatuna; and Kagitumba.",
            each(takes, "Byumba, Ruhengeri, Gatuna, Kagitumba", "RPF", on="1993-01-04"),
            id="semicolons",
        ),
        pytest.param(
            "In October 1936 the Nationalists took the villages of Seseña, Illescas, Valdemoro, Pinto and Parla.",
            each(takes, "Seseña, Illescas, Valdemoro, Pinto, Parla", start="1936-10-01", end="1936-10-31"),
            id="five-of-spain",
        ),
    ],
)
def test_lists(read, text, wanted):
    """Every name of a list has its claim, and nothing else has one."""
    found, expected = told(read(text), wanted)
    assert found == expected
