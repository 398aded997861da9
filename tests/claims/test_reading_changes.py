"""Who takes a place and who leaves it, in each of the forms that reports give it."""

import pytest
from expecting import leaves, takes, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Ukrainian forces recaptured Kherson on 11 November 2022.",
            [takes("Kherson", "Ukraine", on="2022-11-11", stance="said", source=None)],
            id="active-recaptured",
        ),
        pytest.param(
            "The Rapid Support Forces seized Wad Madani on 18 December 2023.",
            [takes("Wad Madani", "RSF", on="2023-12-18", extent="whole")],
            id="active-seized",
        ),
        pytest.param(
            "M23 rebels overran Bunagana on 13 June 2022.",
            [takes("Bunagana", "M23", on="2022-06-13")],
            id="active-overran",
        ),
        pytest.param(
            "On 27 January 2025 M23 fighters took Goma.",
            [takes("Goma", "M23", on="2025-01-27")],
            id="active-took",
        ),
        pytest.param(
            "On 3 May 2018 the rebels launched an assault and retook parts of Kafr Zita before being driven off.",
            [takes("Kafr Zita", "rebels", on="2018-05-03", extent="part")],
            id="a-second-verb-that-is-parsed-as-an-adjective",
        ),
        pytest.param(
            "Azerbaijan regained control of Jabrayil on 4 October 2020.",
            [takes("Jabrayil", "Azerbaijan", on="2020-10-04")],
            id="active-regained-control",
        ),
        pytest.param(
            "The Libyan National Army established control over Sabha in January 2019.",
            [takes("Sabha", "LNA", start="2019-01-01", end="2019-01-31")],
            id="active-established-control-over",
        ),
        pytest.param(
            "On 26 January 1939 Nationalist troops occupied Barcelona.",
            [takes("Barcelona", on="1939-01-26")],
            id="active-occupied",
        ),
        pytest.param(
            "Iraqi forces cleared Fallujah of ISIL fighters on 26 June 2016.",
            [takes("Fallujah", "Iraqi forces", on="2016-06-26")],
            id="active-cleared-of",
        ),
        pytest.param(
            "Croatian troops entered and liberated Knin on 5 August 1995.",
            [takes("Knin", "Croatia", on="1995-08-05")],
            id="active-entered-and-liberated",
        ),
        pytest.param(
            "On 9 April 2019 the army wrested Gharyan from the Government of National Accord.",
            [takes("Gharyan", target="GNA", on="2019-04-09")],
            id="active-wrested-from",
        ),
        pytest.param(
            "On 7 March 2015 the Nigerian army drove Boko Haram out of Bama.",
            [takes("Bama", "Nigerian Armed Forces", target="Boko Haram", on="2015-03-07")],
            id="active-drove-out-of",
        ),
        pytest.param(
            "In August 2014 Kenyan troops expelled al-Shabaab from Bulo Marer.",
            [takes("Bulo Marer", "Kenya", target="al-Shabaab", start="2014-08-01", end="2014-08-31")],
            id="active-expelled-from",
        ),
        pytest.param(
            "The Peshmerga brought Sinjar under their control on 13 November 2015.",
            [takes("Sinjar", "Peshmerga", on="2015-11-13")],
            id="active-brought-under-control",
        ),
        pytest.param(
            "The LTTE won back Kilinochchi in September 1998.",
            [takes("Kilinochchi", "LTTE", start="1998-09-01", end="1998-09-30")],
            id="active-won-back",
        ),
        pytest.param(
            "The Taliban gained full control of Kunduz on 8 August 2021.",
            [takes("Kunduz", "Taliban", on="2021-08-08", extent="whole")],
            id="active-gained-full-control",
        ),
        pytest.param(
            "Severodonetsk was captured by Russian forces on 25 June 2022.",
            [takes("Severodonetsk", "Russia", on="2022-06-25")],
            id="passive-captured-by",
        ),
        pytest.param(
            "Mekelle was retaken on 28 June 2021 by the TPLF.",
            [takes("Mekelle", "TPLF", on="2021-06-28")],
            id="passive-date-before-by",
        ),
        pytest.param(
            "By 9 November 2020 Shusha had been taken by Azerbaijan.",
            [takes("Shusha", "Azerbaijan", start=None, end="2020-11-09")],
            id="passive-perfect",
        ),
        pytest.param(
            "Gao was brought under control by French forces on 26 January 2013.",
            [takes("Gao", "France", on="2013-01-26")],
            id="passive-brought-under-control-by",
        ),
        pytest.param(
            "Mosul fell to ISIL on 10 June 2014.",
            [takes("Mosul", "ISIL", on="2014-06-10")],
            id="fell-to",
        ),
        pytest.param(
            "Al-Hawl came under the control of the SDF on 13 November 2015.",
            [takes("Al-Hawl", "SDF", on="2015-11-13")],
            id="came-under-control",
        ),
        pytest.param(
            "On 15 August 2021 Kabul passed into the hands of the Taliban.",
            [takes("Kabul", "Taliban", on="2021-08-15")],
            id="passed-into-the-hands",
        ),
        pytest.param(
            "Kalbajar was handed over to Azerbaijan on 25 November 2020.",
            [takes("Kalbajar", "Azerbaijan", on="2020-11-25")],
            id="handed-over-to",
        ),
        pytest.param(
            "The garrison surrendered Tall Rifat to ISIL on 4 May 2014.",
            [takes("Tall Rifat", "ISIL", on="2014-05-04")],
            id="surrendered-to",
        ),
        pytest.param(
            "The capture of Debaltseve by separatists on 18 February 2015 ended the battle.",
            [takes("Debaltseve", "separatists", on="2015-02-18")],
            id="noun-capture-by",
        ),
        pytest.param(
            "Azerbaijan's capture of Fuzuli on 17 October 2020 surprised many.",
            [takes("Fuzuli", "Azerbaijan", on="2020-10-17")],
            id="noun-possessive",
        ),
        pytest.param(
            "The Taliban seizure of Ghazni on 12 August 2021 opened the road to Kabul.",
            [takes("Ghazni", "Taliban", on="2021-08-12")],
            id="noun-modifier",
        ),
        pytest.param(
            "The fall of Zinjibar to militants in May 2011 alarmed the government.",
            [takes("Zinjibar", start="2011-05-01", end="2011-05-31")],
            id="noun-fall-to",
        ),
        pytest.param(
            "The loss of Vukovar to Serbian forces in November 1991 was a heavy blow.",
            [takes("Vukovar", "Serbia", start="1991-11-01", end="1991-11-30")],
            id="noun-loss-to",
        ),
        pytest.param(
            "After capturing Bukavu on 16 February 2025, M23 moved south.",
            [takes("Bukavu", "M23", on="2025-02-16")],
            id="participle-after-capturing",
        ),
        pytest.param(
            "Having taken Lysychansk on 3 July 2022, Russian troops paused.",
            [takes("Lysychansk", "Russia", on="2022-07-03")],
            id="participle-having-taken",
        ),
        pytest.param(
            "Russian troops advanced along the river, capturing Vuhledar on 1 October 2024.",
            [takes("Vuhledar", "Russia", on="2024-10-01")],
            id="participle-capturing",
        ),
        pytest.param(
            "Aid reached Al-Qaim, which Iraqi forces had retaken on 3 November 2017.",
            [takes("Al-Qaim", "Iraqi forces", on="2017-11-03")],
            id="relative-object",
        ),
        pytest.param(
            "The convoy came from Tigantourine, which was seized by gunmen on 16 January 2013.",
            [takes("Tigantourine", "gunmen", on="2013-01-16")],
            id="relative-passive",
        ),
        pytest.param(
            "Wagner fighters, who had captured Soledar in January 2023, turned south.",
            [takes("Soledar", "Wagner Group", start="2023-01-01", end="2023-01-31")],
            id="relative-who",
        ),
        pytest.param(
            "The Tatmadaw moved in and took Lay Kay Kaw on 15 December 2021.",
            [takes("Lay Kay Kaw", "Tatmadaw", on="2021-12-15")],
            id="second-verb",
        ),
        pytest.param(
            "The army succeeded in recapturing Omdurman on 12 March 2024.",
            [takes("Omdurman", on="2024-03-12", stance="said")],
            id="succeeded-in",
        ),
        pytest.param(
            "The offensive allowed Iraqi forces to retake Baiji in October 2015.",
            [takes("Baiji", "Iraqi forces", start="2015-10-01", end="2015-10-31", stance="said")],
            id="allowed-to",
        ),
        pytest.param(
            "The French managed to take Timbuktu on 28 January 2013.",
            [takes("Timbuktu", on="2013-01-28", stance="said")],
            id="managed-to",
        ),
    ],
)
def test_taking(read, text, wanted):
    """Whoever gains a place takes it, by whatever construction the sentence says so."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Russian forces withdrew from Snake Island on 30 June 2022.",
            [leaves("Snake Island", "Russia", on="2022-06-30")],
            id="active-withdrew-from",
        ),
        pytest.param(
            "On 16 September 2023 Armenian troops abandoned Martuni.",
            [leaves("Martuni", "Armenia", on="2023-09-16")],
            id="active-abandoned",
        ),
        pytest.param(
            "The Houthis lost Mokha on 23 January 2017.",
            [leaves("Mokha", "Houthis", on="2017-01-23")],
            id="active-lost",
        ),
        pytest.param(
            "Israeli troops pulled out of Sidon on 16 February 1985.",
            [leaves("Sidon", "Israel", on="1985-02-16")],
            id="active-pulled-out-of",
        ),
        pytest.param(
            "Al-Shabaab retreated from Baidoa in February 2012.",
            [leaves("Baidoa", "al-Shabaab", start="2012-02-01", end="2012-02-29")],
            id="active-retreated",
        ),
        pytest.param(
            "Debaltseve fell on 18 February 2015.",
            [leaves("Debaltseve", on="2015-02-18")],
            id="fell-to-nobody-named",
        ),
        pytest.param(
            "On 20 July 2012 government forces were driven out of Azaz.",
            [leaves("Azaz", on="2012-07-20")],
            id="driven-out-without-agent",
        ),
        pytest.param(
            "The withdrawal of French troops from Tessalit on 13 November 2021 was quiet.",
            [leaves("Tessalit", "France", on="2021-11-13")],
            id="noun-withdrawal-of",
        ),
        pytest.param(
            "The fall of Bakhmut in May 2023 was denied by nobody.",
            [leaves("Bakhmut", start="2023-05-01", end="2023-05-31")],
            id="noun-fall-of",
        ),
        pytest.param(
            "The loss of Malakal in February 2014 weakened the government.",
            [leaves("Malakal", start="2014-02-01", end="2014-02-28")],
            id="noun-loss-of",
        ),
        pytest.param(
            "The Congolese army was forced to withdraw from Sake on 23 January 2025.",
            [leaves("Sake", "FARDC", on="2025-01-23", stance="said")],
            id="forced-to-withdraw",
        ),
        pytest.param(
            "Boko Haram fighters fled Gwoza on 27 March 2015.",
            [leaves("Gwoza", "Boko Haram", on="2015-03-27")],
            id="active-fled",
        ),
        pytest.param(
            "UN peacekeepers evacuated Srebrenica on 21 July 1995.",
            [leaves("Srebrenica", on="1995-07-21")],
            id="active-evacuated",
        ),
        pytest.param(
            "Having left Tarhuna on 5 June 2020, the Libyan National Army regrouped.",
            [leaves("Tarhuna", "LNA", on="2020-06-05")],
            id="participle-having-left",
        ),
        pytest.param(
            "Kobani was lost in October 2014.",
            [leaves("Kobani", start="2014-10-01", end="2014-10-31")],
            id="passive-lost",
        ),
        pytest.param(
            "The last defenders left Alcoraz on 3 March 1938.",
            [leaves("Alcoraz", on="1938-03-03")],
            id="the-last-defenders",
        ),
        pytest.param(
            '"We left Sibut on 3 March 2014," the rebel leader said.',
            [leaves("Sibut", on="2014-03-03")],
            id="we-left",
        ),
        pytest.param(
            "The commander withdrew his men from Bozoum on 3 March 2014.",
            [leaves("Bozoum", on="2014-03-03")],
            id="withdrew-his-men",
        ),
    ],
)
def test_leaving(read, text, wanted):
    """Whoever gives a place up or loses it leaves it, where nobody is named who takes it."""
    found, expected = told(read(text), wanted)
    assert found == expected
