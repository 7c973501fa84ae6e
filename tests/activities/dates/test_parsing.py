import pytest

from activities.dates import UNDATED, DateError, Precision, parse, reasons
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

JULY = days("2010-07-01", "2010-07-31", Precision.MONTH)
THIRD_OF_MARCH = days("2010-03-03")
THREE_DAYS_OF_MARCH = days("2010-03-03", "2010-03-05")
YEARS = days("2010-01-01", "2012-12-31", Precision.YEAR)

ACCEPTED = {
    ONE_DAY: [
        "16 Sep 09",
        "16 SEPT. 2009",
        "16 septembre 2009",
        "16-16 Sep 09",
        "Wednesday 16 September 2009",
        "Wed, 16 Sep 2009",
        "le mercredi 16 septembre 2009",
        "mer. 16 sept. 09",
        "on 16th September 2009",
        "the 16th of September 2009",
        "16 September, 2009",
        "September 16, 2009",
        "Sept. 16th 2009",
        "16/09/2009",
        "16/9/09",
        "16.09.2009",
        "16-09-2009",
        "2009-09-16",
        "16Sep09",
        "16\u00a0Sep\u202f09",
        "\ufeff 16  Sep\u200b 09\n",
        "１６ Sep ０９",
    ],
    DAYS_IN_A_MONTH: [
        "5-9 Oct 09",
        "5 – 9 October 2009",
        "5—9 oct. 2009",
        "5 to 9 October 2009",
        "5 until 9 October 2009",
        "from 5 to 9 October 2009",
        "du 5 au 9 octobre 2009",
        "les 5-9 octobre 2009",
        "Mon 5 – Fri 9 October 2009",
        "lundi 5 au vendredi 9 octobre 2009",
        "October 5-9, 2009",
        "5-9/10/09",
        "5/10-9/10/09",
        "5/10/09 - 9/10/09",
        "2009-10-05/2009-10-09",
        "2009-10-05 to 2009-10-09",
    ],
    DAYS_ACROSS_MONTHS: ["29 Jun - 2 Jul 11", "29/06-02/07/11", "June 29 - July 2, 2011", "June 29-July 2 2011",
        "29 juin 2011-2 juil. 2011"],
    DAYS_ACROSS_YEARS: ["20 Dec 11 - 5 Jan 12", "20 Dec 2011-5 Jan 2012", "20/12/2011-5/1/2012"],
    THIRD_OF_MARCH: ["Wednesday 3 March 2010", "mer. 3 mars 2010", "March 3, 2010", "Wednesday, March 3rd, 2010"],
    THREE_DAYS_OF_MARCH: ["3 - 5 March, 2010", "March 3-5, 2010", "3-5 Mar 10"],
    days("2010-03-10"): ["March 10, 2010", "Mar 10 2010"],
    days("2010-03-10", "2010-03-12"): ["March 10-12, 2010", "10-12 mars 2010"],
    days("2010-02-08", "2010-02-09"): ["les 8-9 février 2010", "8-9 févr. 10", "8-9 fevr 10", "du 8 au 9 FÉVRIER 2010"],
    days("2010-06-14", "2010-06-15"): ["14-15/06/10", "14.-15.06.2010"],
    days("2011-03-01", "2011-03-03"): ["1er-3 mars 2011", "1ᵉʳ-3 mars 11", "1st-3rd March 2011"],
    days("2009-03-03"): ["mar. 3 mars 2009", "3 Mar 09", "Tues 3 Mar 09"],
    days("2010-10-05", "2010-10-06"): ["mar. 5-6 oct. 2010", "mar. 5 - mer. 6 oct. 10", "October 5-6, 2010"],
    days("2011-03-05", "2011-04-06"): ["Mar 5 - April 6, 2011", "5 Mar - 6 Apr 2011"],
    days("2009-12-28", "2010-01-10"): ["28 Dec 2009-10 Jan 2010"],
    MONTH: ["Sep 09", "Sept 2009", "Sept '09", "September, 2009", "en septembre 2009", "09/2009", "2009-09"],
    JULY: ["In July 2010", "juil. 10", "courant juillet 2010", "the July of 2010"],
    MONTHS: ["Jan-Jun 10", "January to June 2010", "de janvier à juin 2010", "2010-01/2010-06", "01/2010 - 06/2010"],
    MONTHS_ACROSS_YEARS: ["Oct 10 - Feb 11", "from October 2010 to February 2011", "d’octobre 2010 à février 2011"],
    QUARTER: ["Q2 10", "q2 2010", "T2 10", "2nd quarter 2010", 
        "second quarter of 2010", "au 2e trimestre 2010", "2ème trimestre 2010"],
    HALF_YEAR: ["H1 10", "S1 2010", "first half of 2010",
        "1st half-year 2010", "1er semestre 2010", "au premier semestre de 2010"],
    SPRING: ["Spring 2010", "printemps 10", "au printemps 2010", "in the spring of 2010"],
    AUTUMN: ["Autumn 10", "fall 2010", "automne 2010", "à l'automne 2010"],
    WINTER: ["winter 2010", "hiver 10"],
    EARLY_MARCH: ["early Mar 10", "beginning of March 2010", "in early March 2010", "début mars 2010"],
    MID_MARCH: ["mid-Mar 10", "mid March 2010", "mi-mars 2010", "middle of March 2010"],
    LATE_MARCH: ["late Mar 10", "dernière décade de mars 10"],
    END_OF_MARCH: ["end Mar 10", "end of March 2010", "at the end of March 2010", "fin mars 2010",
        "la fin de mars 2010"],
    YEAR: ["2010", "in 2010", "en 2010"],
    YEARS: ["2010-2012", "from 2010 to 2012"],
    FROM_NOVEMBER: ["from Nov 10", "since November 2010", "as of November 2010",
        "November 2010 onwards", "dès novembre 2010", "à partir de nov. 10"],
    FROM_5_NOVEMBER: ["from 5 Nov 10", "from Friday 5 November 2010 onwards", "à partir du 5 novembre 2010"],
    open_from("2010-10-01", Precision.MONTH): ["à partir d’octobre 2010", "à partir d'oct. 10", "depuis octobre 2010"],
    NOT_YET_KNOWN: ["tbc", "TBC", "(tbc)", "t.b.c.", "to be confirmed", "à confirmer", "A CONFIRMER", "not yet known"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("stretch", "text"), [(stretch, text) for stretch, texts in ACCEPTED.items() for text in texts]
)
def test_dates_are_read_as_people_write_them(stretch, text):
    assert parse(text) == when(stretch)


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("28-30 Mar and 4-5 Apr 11", [days("2011-03-28", "2011-03-30"), days("2011-04-04", "2011-04-05")]),
        ("2-3 et 9-10 mai 2011", [days("2011-05-02", "2011-05-03"), days("2011-05-09", "2011-05-10")]),
        ("5, 7 and 9 Oct 09", [days("2009-10-05"), days("2009-10-07"), days("2009-10-09")]),
        ("5, 7, and 9 Oct 09", [days("2009-10-05"), days("2009-10-07"), days("2009-10-09")]),
        ("October 5, 7 & 9, 2009", [days("2009-10-05"), days("2009-10-07"), days("2009-10-09")]),
        ("Feb 1 and Mar 5, 2013", [days("2013-02-01"), days("2013-03-05")]),
        ("14, 15/06/10", [days("2010-06-14"), days("2010-06-15")]),
        ("16 Sep 2009; 3 March 2010", [ONE_DAY, THIRD_OF_MARCH]),
        ("3 March 2010; 16 Sep 2009", [THIRD_OF_MARCH, ONE_DAY]),
        ("16 Sep 09 and tbc", [ONE_DAY, NOT_YET_KNOWN]),
        ("16 Sep 09, tbc and 3 Mar 10", [ONE_DAY, NOT_YET_KNOWN, THIRD_OF_MARCH]),
        ("Autumn and Winter 10", [AUTUMN, WINTER]),
        ("Sep 09, 3 Mar 10", [MONTH, THIRD_OF_MARCH]),
        ("Sep 09, 5 Dec 10, 2012", [MONTH, days("2010-12-05"), days("2012-01-01", "2012-12-31", Precision.YEAR)]),
    ],
)
def test_lists_are_read_as_several_stretches(text, stretches):
    assert parse(text) == when(*stretches)


@pytest.mark.parametrize(
    "text",
    [
        "16 Sep 09 (tbc)",
        "16 Sep 09 TBC",
        "16 Sep 09, tbc",
        "16 Sep 09, (tbc)",
        "16 Sep 09 (t.b.c.)",
        "16 Sep 09 to be confirmed",
        "16 sept. 09 (à confirmer)",
    ],
)
def test_a_date_may_be_marked_to_be_confirmed(text):
    assert parse(text) == when(ONE_DAY, to_be_confirmed=True)


def test_undated_needs_no_mark():
    assert parse("tbc (tbc)") == UNDATED


def test_a_month_name_with_two_digits_is_month_and_year():
    assert parse("Nov 10") == when(days("2010-11-01", "2010-11-30", Precision.MONTH))


def test_numbers_are_read_day_first():
    assert parse("03/04/10") == when(days("2010-04-03"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Give a date, or tbc where it is not yet known."),
        ("\u00a0\u200b ", "Give a date, or tbc where it is not yet known."),
        ("16 Oct", "“16 Oct”: the year is missing."),
        ("October", "“October”: the year is missing."),
        ("Q2", "“Q2”: the year is missing."),
        ("14/06", "“14/06”: the year is missing."),
        ("06/10", "“06/10”: the year is missing."),
        ("Mar 3", "“Mar 3”: the year is missing."),
        ("5 Oct 09 and 7 Nov", "“7 Nov”: the year is missing."),
        ("20 Dec 11 - 5 Jan", "“5 Jan”: the year is missing."),
        ("5-9", "“9”: the month is missing."),
        ("5 - April 6, 2010", "“5”: the month is missing."),
        ("5 and Oct 09", "“5”: the month is missing."),
        ("end of 2010", "“end of”: the month is missing."),
        ("until 5 March 2010", "“until 5 March 2010”: the first day is missing."),
        ("au 5 mars 2010", "“au 5 mars 2010”: the first day is missing."),
        ("du 5 mars 2010", "“du 5 mars 2010”: the last day is missing."),
        ("5 Oct 09 and", "The text stops where something should follow."),
        ("16 Sep 09 (tbc", "The text stops where something should follow."),
        ("28 Dec and 3 Jan 12", "“28 Dec” would come after “3 Jan 12”; give its month and its year."),
        ("30 and 2 Nov 09", "“30” would come after “2 Nov 09”; give its month and its year."),
        ("31 Feb 2010", "“31 Feb 2010”: there is no such day."),
        ("31 Feb", "“31 Feb”: there is no such day."),
        ("Monday 31 February", "“31 February”: there is no such day."),
        ("29 Feb", "“29 Feb”: the year is missing."),
        ("9-5 Oct", "“9-5 Oct” ends before it starts."),
        ("5 Oct - 1 Oct", "“5 Oct - 1 Oct” ends before it starts."),
        ("20 Dec - 5 Jan", "“5 Jan”: the year is missing."),
        ("29 Feb 2100", "“29 Feb 2100”: there is no such day."),
        ("30-31 Apr 2010", "“31 Apr 2010”: there is no such day."),
        ("0 Oct 09", "“0 Oct 09”: there is no such day."),
        ("1 Jan 0000", "“1 Jan 0000”: there is no such day."),
        ("winter 9999", "“winter 9999”: there is no such day."),
        ("12/13/2010", "“12/13/2010”: there is no month 13. Numbers are read day first."),
        ("2010-13-01", "“2010-13-01”: there is no month 13. Numbers are read day first."),
        ("Q5 2010", "“Q5”: there is no such quarter or half-year."),
        ("3rd half of 2010", "“3rd half”: there is no such quarter or half-year."),
        ("9-5 Oct 09", "“9-5 Oct 09” ends before it starts."),
        ("20 Dec - 5 Jan 12", "“20 Dec - 5 Jan 12” ends before it starts."),
        ("2012-2010", "“2012-2010” ends before it starts."),
        ("Fri 16 Sep 09", "“16 Sep 09” is not on the weekday given, “Fri”."),
        ("mar. 4 mars 2009", "“4 mars 2009” is not on the weekday given, “mar”."),
        ("Mon 5 - Thu 9 Oct 09", "“9 Oct 09” is not on the weekday given, “Thu”."),
        ("Friday October 2009", "“Friday” is not understood at this place."),
        (
            "5 Oct - Nov 09",
            "“5 Oct - Nov 09”: a range runs from day to day, from month to month or from year to year.",
        ),
        (
            "Spring-Autumn 10",
            "“Spring-Autumn 10”: seasons and parts of a month stand alone; give months or days for a range.",
        ),
        (
            "2010-11",
            "“2010-11” may be a month or a range of years; write the month by name, or both years in full.",
        ),
        ("16 Sep 09 in Paris", "“Paris” is not understood."),
        ("16 Sep 09 10h", "“10” is not understood at this place."),
        ("5 Oct 2009 2010", "“2010” is not understood at this place."),
        ("5/7 Oct 09 ?", "“?” is not understood."),
        ("1/2/3", "“1/2/3” is not understood."),
        ("5²-7 Oct 09", "“²” is not understood."),
        ("٣ Oct 09", "“٣” is not understood."),
        ("DES NOVEMBRE 2010", "“DES” is not understood."),
        ("009 Oct 09", "“009” is neither a day nor a year."),
        ("9" * 200, "“" + "9" * 59 + "…” is neither a day nor a year."),
        ("x" * 201, "This is too long for a date: 201 characters, at most 200."),
    ],
)
def test_what_is_impossible_or_not_understood_is_refused_with_the_reason(text, reason):
    with pytest.raises(DateError) as error:
        parse(text)

    assert str(error.value) == reason


@pytest.mark.parametrize(
    "text", ["(", ")", "-", ",", ";", "/", ".", "'", "q", "t", "from", "from tbc", "1er",
     "mar", "au", "mi-", "Q", "İ", "ı"]
)  # fmt: skip
def test_fragments_are_refused(text):
    with pytest.raises(DateError):
        parse(text)


def test_an_error_carries_a_template_to_translate_and_its_values():
    with pytest.raises(DateError) as error:
        parse("16 Oct")

    assert error.value.template == reasons.YEAR_MISSING
    assert error.value.params == {"piece": "16 Oct"}
