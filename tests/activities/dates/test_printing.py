from datetime import date

import pytest

from activities.dates import (
    UNDATED,
    Precision,
    day_and_month,
    full_date,
    month_name,
    printed,
    printed_stretch,
    spelled_out,
)
from tests.activities.dates.builders import (
    AUTUMN,
    DAYS_ACROSS_MONTHS,
    DAYS_ACROSS_YEARS,
    DAYS_IN_A_MONTH,
    EARLY_MARCH,
    END_OF_MARCH,
    FROM_5_NOVEMBER,
    FROM_NOVEMBER,
    HALF_YEAR,
    LATE_MARCH,
    MID_MARCH,
    MONTH,
    MONTHS,
    MONTHS_ACROSS_YEARS,
    NOT_YET_KNOWN,
    ONE_DAY,
    QUARTER,
    SPRING,
    WINTER,
    YEAR,
    days,
    open_from,
    when,
)


@pytest.mark.parametrize(
    ("stretch", "english", "french"),
    [
        (ONE_DAY, "16 Sep 09", "16 sept. 09"),
        (DAYS_IN_A_MONTH, "5-9 Oct 09", "5-9 oct. 09"),
        (DAYS_ACROSS_MONTHS, "29 Jun - 2 Jul 11", "29 juin - 2 juil. 11"),
        (DAYS_ACROSS_YEARS, "20 Dec 11 - 5 Jan 12", "20 déc. 11 - 5 janv. 12"),
        (days("2010-02-08", "2010-02-09"), "8-9 Feb 10", "8-9 févr. 10"),
        (days("2011-03-01", "2011-03-03"), "1-3 Mar 11", "1er-3 mars 11"),
        (days("2011-02-28", "2011-03-01"), "28 Feb - 1 Mar 11", "28 févr. - 1er mars 11"),
        (MONTH, "Sep 09", "sept. 09"),
        (MONTHS, "Jan-Jun 10", "janv.-juin 10"),
        (MONTHS_ACROSS_YEARS, "Oct 10 - Feb 11", "oct. 10 - févr. 11"),
        (QUARTER, "Q2 10", "T2 10"),
        (days("2010-04-01", "2010-12-31", Precision.QUARTER), "Q2-Q4 10", "T2-T4 10"),
        (days("2010-10-01", "2011-03-31", Precision.QUARTER), "Q4 10 - Q1 11", "T4 10 - T1 11"),
        (HALF_YEAR, "H1 10", "S1 10"),
        (SPRING, "Spring 10", "printemps 10"),
        (AUTUMN, "Autumn 10", "automne 10"),
        (WINTER, "Winter 10", "hiver 10"),
        (EARLY_MARCH, "early Mar 10", "début mars 10"),
        (MID_MARCH, "mid-Mar 10", "mi-mars 10"),
        (LATE_MARCH, "late Mar 10", "dernière décade de mars 10"),
        (END_OF_MARCH, "end Mar 10", "fin mars 10"),
        (YEAR, "2010", "2010"),
        (days("2010-01-01", "2012-12-31", Precision.YEAR), "2010-2012", "2010-2012"),
        (FROM_NOVEMBER, "from Nov 10", "à partir de nov. 10"),
        (FROM_5_NOVEMBER, "from 5 Nov 10", "à partir du 5 nov. 10"),
        (open_from("2010-10-01", Precision.MONTH), "from Oct 10", "à partir d’oct. 10"),
        (open_from("2010-04-01", Precision.MONTH), "from Apr 10", "à partir d’avr. 10"),
        (open_from("2010-03-01"), "from 1 Mar 10", "à partir du 1er mars 10"),
        (open_from("2010-07-01", Precision.QUARTER), "from Q3 10", "à partir du T3 10"),
        (open_from("2010-03-01", Precision.SEASON), "from Spring 10", "à partir du printemps 10"),
        (open_from("2010-09-01", Precision.SEASON), "from Autumn 10", "à partir de l’automne 10"),
        (open_from("2010-10-21", Precision.PART), "from late Oct 10", "à partir de la dernière décade d’oct. 10"),
        (open_from("2010-01-01", Precision.YEAR), "from 2010", "à partir de 2010"),
        (NOT_YET_KNOWN, "tbc", "à confirmer"),
    ],
)
def test_a_stretch_is_printed_in_both_languages(stretch, english, french):
    assert printed_stretch(stretch) == english
    assert printed_stretch(stretch, language="fr") == french


@pytest.mark.parametrize(
    ("stretches", "english", "french"),
    [
        (
            [days("2011-03-28", "2011-03-30"), days("2011-04-04", "2011-04-05")],
            "28-30 Mar and 4-5 Apr 11",
            "28-30 mars et 4-5 avr. 11",
        ),
        (
            [days("2011-05-02", "2011-05-03"), days("2011-05-09", "2011-05-10")],
            "2-3 and 9-10 May 11",
            "2-3 et 9-10 mai 11",
        ),
        (
            [days("2009-10-05"), days("2009-10-07"), days("2009-10-09")],
            "5, 7 and 9 Oct 09",
            "5, 7 et 9 oct. 09",
        ),
        ([days("2009-12-28"), days("2010-01-04")], "28 Dec 09 and 4 Jan 10", "28 déc. 09 et 4 janv. 10"),
        ([days("2009-12-20"), DAYS_ACROSS_YEARS], "20 Dec 09 and 20 Dec 11 - 5 Jan 12", None),
        ([days("2011-12-10"), DAYS_ACROSS_YEARS], "10 Dec 11 and 20 Dec 11 - 5 Jan 12", None),
        ([MONTH, days("2009-11-01", "2009-11-30", Precision.MONTH)], "Sep and Nov 09", "sept. et nov. 09"),
        ([MONTH, days("2009-10-05")], "Sep 09 and 5 Oct 09", "sept. 09 et 5 oct. 09"),
        ([AUTUMN, WINTER], "Autumn and Winter 10", "automne et hiver 10"),
        ([days("2010-10-05"), FROM_NOVEMBER], "5 Oct 10 and from Nov 10", "5 oct. 10 et à partir de nov. 10"),
        ([ONE_DAY, NOT_YET_KNOWN], "16 Sep 09 and tbc", "16 sept. 09 et à confirmer"),
    ],
)
def test_what_stretches_share_is_said_once(stretches, english, french):
    assert printed(when(*stretches)) == english
    assert french is None or printed(when(*stretches), language="fr") == french


def test_nothing_is_shared_with_a_stretch_that_comes_earlier():
    assert printed(when(days("2009-10-07"), days("2009-10-05"))) == "7 Oct 09 and 5 Oct 09"


def test_years_are_written_out_beside_a_whole_year():
    march = days("2009-03-01", "2009-03-31", Precision.MONTH)

    assert printed(when(march, YEAR)) == "Mar 2009 and 2010"


def test_the_same_dates_in_two_places_are_printed_once():
    assert printed(when(ONE_DAY, ONE_DAY)) == "16 Sep 09"
    assert printed(when(NOT_YET_KNOWN, NOT_YET_KNOWN)) == "tbc"


def test_what_is_to_be_confirmed_says_so():
    november = when(days("2009-11-24", "2009-11-25"), to_be_confirmed=True)

    assert printed(november) == "24-25 Nov 09 (tbc)"
    assert printed(november, language="fr") == "24-25 nov. 09 (à confirmer)"


def test_printed_as_wins_and_never_merges():
    second = days("2009-10-05", printed_as="5 October")
    third = days("2009-10-07")

    assert printed_stretch(second) == "5 October"
    assert printed(when(days("2009-10-02"), second, third)) == "2 Oct 09, 5 October and 7 Oct 09"


@pytest.mark.parametrize(
    ("stretch", "expected"),
    [
        (days("1999-12-31", "2000-01-02"), "31 Dec 1999 - 2 Jan 00"),
        (days("2100-05-01", "2100-05-31", Precision.MONTH), "May 2100"),
        (days("0009-05-04"), "4 May 0009"),
    ],
)
def test_years_outside_the_century_have_four_digits(stretch, expected):
    assert printed_stretch(stretch) == expected


def test_a_month_is_never_printed_as_its_first_day():
    assert printed(when(days("2009-10-01", "2009-10-31", Precision.MONTH))) == "Oct 09"
    assert printed(when(days("2009-10-01", "2009-10-31"))) == "1-31 Oct 09"


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (when(ONE_DAY), "Wed 16 September 2009", "mer. 16 septembre 2009"),
        (when(DAYS_IN_A_MONTH), "Mon 5 – Fri 9 October 2009", "lun. 5 – ven. 9 octobre 2009"),
        (when(MONTH), "September 2009", "septembre 2009"),
        (when(MONTHS), "January – June 2010", "janvier – juin 2010"),
        (when(QUARTER), "2nd quarter 2010", "2e trimestre 2010"),
        (when(HALF_YEAR), "1st half 2010", "1er semestre 2010"),
        (
            when(WINTER),
            "Winter 2010 (December 2010 – February 2011)",
            "hiver 2010 (décembre 2010 – février 2011)",
        ),
        (
            when(EARLY_MARCH),
            "early March 2010 (Mon 1 – Wed 10 March 2010)",
            "début mars 2010 (lun. 1er – mer. 10 mars 2010)",
        ),
        (when(FROM_5_NOVEMBER), "from Fri 5 November 2010", "à partir du ven. 5 novembre 2010"),
        (
            when(ONE_DAY, DAYS_IN_A_MONTH, to_be_confirmed=True),
            "Wed 16 September 2009 and Mon 5 – Fri 9 October 2009, to be confirmed",
            "mer. 16 septembre 2009 et lun. 5 – ven. 9 octobre 2009, à confirmer",
        ),
        (UNDATED, "not yet known", "pas encore connue"),
    ],
)
def test_what_was_understood_is_said_in_full(value, english, french):
    assert spelled_out(value) == english
    assert spelled_out(value, language="fr") == french


def test_single_days_and_months_are_written_out():
    day = date(2009, 3, 1)

    assert full_date(day, language="en") == "1 March 2009"
    assert full_date(day, language="fr") == "1er mars 2009"
    assert day_and_month(date(2009, 9, 15), language="en") == "15 September"
    assert month_name(day, language="en", year=True) == "March 2009"
    assert month_name(day, language="fr", year=False) == "mars"
