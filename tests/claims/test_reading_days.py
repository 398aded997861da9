"""On which days a claim can have happened."""

import pytest
from expecting import contests, holds, leaves, takes, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Rebels took Gao on 31 March 2012.", [takes("Gao", on="2012-03-31")], id="day-month-year"),
        pytest.param("Rebels took Gao on March 31, 2012.", [takes("Gao", on="2012-03-31")], id="month-day-year"),
        pytest.param("On the 31st of March 2012 rebels took Gao.", [takes("Gao", on="2012-03-31")], id="the-31st-of"),
        pytest.param("Rebels took Gao on 2012-03-31.", [takes("Gao", on="2012-03-31")], id="iso"),
        pytest.param(
            "Rebels took Gao in March 2012.", [takes("Gao", start="2012-03-01", end="2012-03-31")], id="month"
        ),
        pytest.param("Rebels took Gao in 2012.", [takes("Gao", start="2012-01-01", end="2012-12-31")], id="year"),
        pytest.param(
            "Rebels took Gao in early April 2012.",
            [takes("Gao", start="2012-04-01", end="2012-04-10")],
            id="early-in-a-month",
        ),
        pytest.param(
            "By 8 December 2016 government troops had taken Sheikh Saeed.",
            [takes("Sheikh Saeed", start=None, end="2016-12-08")],
            id="by-alone",
        ),
        pytest.param(
            "On 27 November 2016 the attack began. By 8 December government troops had taken Sheikh Saeed.",
            [takes("Sheikh Saeed", start="2016-11-27", end="2016-12-08")],
            id="by-after-a-day",
        ),
        pytest.param(
            "Between 4 and 9 October 2020 Azerbaijan captured Jabrayil.",
            [takes("Jabrayil", start="2020-10-04", end="2020-10-09")],
            id="between-days",
        ),
        pytest.param(
            "Azerbaijan captured Jabrayil between 4 October and 9 November 2020.",
            [takes("Jabrayil", start="2020-10-04", end="2020-11-09")],
            id="between-months",
        ),
        pytest.param(
            "On 8 September 2022 Ukraine took Balakliia. The next day it took Kupiansk.",
            [takes("Balakliia", on="2022-09-08"), takes("Kupiansk", on="2022-09-09")],
            id="the-next-day",
        ),
        pytest.param(
            "On 8 September 2022 Ukraine took Balakliia. On the same day it took Volokhiv Yar.",
            [takes("Balakliia", on="2022-09-08"), takes("Volokhiv Yar", on="2022-09-08")],
            id="on-the-same-day",
        ),
        pytest.param(
            "On 8 September 2022 Ukraine took Balakliia. Two days later it took Izium.",
            [takes("Balakliia", on="2022-09-08"), takes("Izium", on="2022-09-10")],
            id="two-days-later",
        ),
        pytest.param(
            "On 8 September 2022 Ukraine took Balakliia. By the next day its troops had taken Shevchenkove.",
            [takes("Balakliia", on="2022-09-08"), takes("Shevchenkove", start="2022-09-08", end="2022-09-09")],
            id="by-the-next-day",
        ),
        pytest.param(
            "On 8 September 2022 Ukraine took Balakliia. On 11 September it took Vovchansk.",
            [takes("Balakliia", on="2022-09-08"), takes("Vovchansk", on="2022-09-11")],
            id="year-inherited",
        ),
        pytest.param(
            "On 28 December 2015 the army retook Ramadi. On 9 February it took Sajariyah.",
            [takes("Ramadi", on="2015-12-28"), takes("Sajariyah", on="2016-02-09")],
            id="over-the-turn-of-the-year",
        ),
        pytest.param(
            "On 2 May 2016 rebels took Anadan. Later in the month they took Hayyan.",
            [takes("Anadan", on="2016-05-02"), takes("Hayyan", start="2016-05-02", end="2016-05-31")],
            id="later-in-the-month",
        ),
        pytest.param(
            "On 2 May 2016 rebels took Anadan. They held the town until 8 February 2020.",
            [takes("Anadan", on="2016-05-02"), holds("Anadan", "rebels", start="2016-05-02", end="2020-02-08")],
            id="until",
        ),
        pytest.param(
            "On 9 January 2015 ISIL said that it had captured Ratba.",
            [takes("Ratba", "ISIL", start=None, end="2015-01-09", source="ISIL")],
            id="said-it-had",
        ),
        pytest.param(
            "ISIL said on 9 January 2015 that it captured Ratba on 7 January.",
            [takes("Ratba", "ISIL", on="2015-01-07", source="ISIL")],
            id="said-on-and-captured-on",
        ),
        pytest.param(
            "The general said in April 2019 that rebels had captured Morek on 7 November 2014.",
            [takes("Morek", "rebels", on="2014-11-07")],
            id="flash-forward-of-the-speaker",
        ),
        pytest.param(
            "Rebels took Morek on 7 November 2014 and held it for three years.",
            [takes("Morek", on="2014-11-07"), holds("Morek", "rebels")],
            id="for-three-years",
        ),
        pytest.param(
            "Fighting in Qusayr lasted from 19 May to 5 June 2013.",
            [contests("Qusayr", start="2013-05-19", end="2013-06-05")],
            id="from-to",
        ),
        pytest.param(
            "The army took Bangassou after rebels left it on 16 January 2021.",
            [takes("Bangassou"), leaves("Bangassou", on="2021-01-16")],
            id="a-date-of-the-other-clause",
        ),
        pytest.param(
            "Since 3 August 2014 Sinjar had been under ISIL control.",
            [holds("Sinjar", "ISIL", start="2014-08-03")],
            id="since",
        ),
        pytest.param(
            "On 3 August 2014 ISIL took Sinjar. Since then the town had been under its control.",
            [takes("Sinjar", on="2014-08-03"), holds("Sinjar", "ISIL", start="2014-08-03", end=None)],
            id="since-then",
        ),
        pytest.param(
            "On 20 October 2020 Azerbaijan took Zangilan. By 25 October it held Qubadli.",
            [takes("Zangilan", on="2020-10-20"), holds("Qubadli", on="2020-10-25")],
            id="a-state-by-a-day",
        ),
        pytest.param(
            "On 3 December 2016 shelling began. Before 8 December the army took Sheikh Saeed.",
            [takes("Sheikh Saeed", start=None, end="2016-12-07")],
            id="before-a-day",
        ),
        pytest.param(
            "On 3 March 2016 shelling began. By 8 August the army had taken Sheikh Saeed.",
            [takes("Sheikh Saeed", start=None, end="2016-08-08")],
            id="by-long-after-the-last-day",
        ),
        pytest.param(
            "Russian troops started on 28 February 2022 their push to seize Hostomel on 5 March.",
            [takes("Hostomel", start="2022-03-05", end=None, stance="intended")],
            id="in-what-the-verb-goes-on-with",
        ),
        pytest.param(
            "On 8 November 2022 Ukraine announced an offensive. Since August 2022 its troops had taken Vysokopillia.",
            [takes("Vysokopillia", start="2022-08-01", end=None)],
            id="since-with-a-perfect",
        ),
        pytest.param(
            "On 6 August 2024 Ukraine took Sverdlikovo, its largest gain since November 2022.",
            [takes("Sverdlikovo", on="2024-08-06")],
            id="since-in-a-comparison",
        ),
        pytest.param(
            "On 4 April 2019 the LNA launched an offensive to take Tripoli.",
            [takes("Tripoli", "LNA", start="2019-04-04", end=None, stance="intended")],
            id="a-plan-from-then-on",
        ),
        pytest.param(
            "On 5 May 2016 the army took Jalama. On 9 May it rained. The capture of Jalama had cost 40 men.",
            [takes("Jalama", on="2016-05-05"), takes("Jalama", on="2016-05-05")],
            id="spoken-of-again",
        ),
        pytest.param(
            "As of 1 June 2023 Robotyne was held by Russia.",
            [holds("Robotyne", "Russia", on="2023-06-01")],
            id="as-of",
        ),
    ],
)
def test_days(read, text, wanted):
    """A claim's days are those of its own clause, else those of the story around it."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Rebels took Gao.", [takes("Gao", start=None, end=None)], id="past"),
        pytest.param(
            "The town of Hodeidah is held by the Houthis.", [holds("Hodeidah", start=None, end=None)], id="present"
        ),
        pytest.param(
            "Rebels took Gao on Tuesday.", [takes("Gao", start=None, end=None)], id="a-weekday-without-an-anchor"
        ),
        pytest.param(
            "Two days ago the army left Bor.", [leaves("Bor", start=None, end=None)], id="days-ago-without-an-anchor"
        ),
        pytest.param("The next day the RPF took Kigali.", [takes("Kigali", start=None, end=None)], id="the-next-day"),
        pytest.param(
            "On 4 July the RPF took Kigali.", [takes("Kigali", start=None, end=None)], id="a-day-without-a-year"
        ),
    ],
)
def test_no_day_is_invented(read, text, wanted):
    """A text that gives no day gets none."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Rebels took Gao yesterday.", [takes("Gao", on="2012-04-01")], id="yesterday"),
        pytest.param("Rebels took Gao on Saturday.", [takes("Gao", on="2012-03-31")], id="weekday"),
        pytest.param("Rebels took Gao two days ago.", [takes("Gao", on="2012-03-31")], id="days-ago"),
        pytest.param("Rebels hold Gao.", [holds("Gao", on="2012-04-02")], id="present-state"),
        pytest.param("Rebels took Gao on 31 March.", [takes("Gao", on="2012-03-31")], id="year-of-publication"),
    ],
)
def test_days_from_publication(read, text, wanted):
    """A news text's relative days and present are counted from the day of its publication."""
    found, expected = told(read(text, published="2012-04-02"), wanted)
    assert found == expected


#: An article of a battle with a range of days, whose sections are told in different ways.
ARTICLE = """# Battle of Derna (7 May – 28 June 2018)

## {first}

{text}

## Battle

On 10 May 2018 the LNA took Fataih. On 8 June it rained in the hills, and the road was shut.

## {last}

{told}
"""


@pytest.mark.parametrize(
    ("heading", "text", "wanted"),
    [
        pytest.param("Background", "Militants held Derna.", holds("Derna", start=None, end="2018-05-07"), id="before"),
        pytest.param("Casualties", "Shelling hit the port. The LNA took Martuba.",
                     takes("Martuba", start="2018-05-07", end="2018-06-28"), id="looking-back"),
        pytest.param("Reactions", "On 2 July 2018 the LNA took Ain Mara.", takes("Ain Mara", on="2018-07-02"),
                     id="with-a-day-of-its-own"),
        pytest.param("Advance on the port", "The LNA took Martuba.", takes("Martuba", on="2018-06-08"),
                     id="as-the-story-goes-on"),
        pytest.param("Advance on the port", "The LNA had taken Fataih without a fight.",
                     takes("Fataih", on="2018-05-10"), id="told-again-in-a-later-section"),
    ],
)  # fmt: skip
def test_sections(read, heading, text, wanted):
    """What came before the story, and what looks back on it, does not happen on the story's last day."""
    before = heading == "Background"
    article = ARTICLE.format(
        first=heading if before else "Place",
        text=text if before else "The town is small.",
        last="Aftermath" if before else heading,
        told="It is a port." if before else text,
    )
    claims = [c for c in read(article, name="derna.md") if c.kind != "contests"]  # the title tells of a battle
    found, expected = told(claims, [takes("Fataih", on="2018-05-10"), wanted])
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Rebels captured Kafr Zita, residents say, and the bakers fled.",
            [takes("Kafr Zita", "rebels", start=None, end="2017-01-10")],
            id="an-event-is-over-by-then",
        ),
        pytest.param(
            "Kafr Zita is controlled by the rebels.",
            [holds("Kafr Zita", "rebels", on="2017-01-10")],
            id="a-state-is-of-the-day",
        ),
        pytest.param(
            "The rebels plan to capture Kafr Zita.",
            [takes("Kafr Zita", "rebels", start="2017-01-10", end=None, stance="intended")],
            id="a-plan-is-from-then-on",
        ),
    ],
)
def test_days_of_a_paper_without_dates(read, text, wanted):
    """Where only the day of publication is known, it bounds what happened, dates what is, begins what is planned."""
    found, expected = told(read(text, published="2017-01-10"), wanted)
    assert found == expected
