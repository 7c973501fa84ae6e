from datetime import date

import pytest

from activities.dates import parse
from outputs.scopes import NONE
from reports.accounting import Announced, Known, account, announced_in, began_within
from reports.documents import Accounting, AccountLine, Fate, Occurrence, Row, Span, TableKind
from reports.renderers.accounts import account_text, accounts
from tests.reports.renderers.documents import document, row, table

END = date(2009, 12, 31)
WINDOW = Span(start=date(2009, 11, 1), end=date(2009, 11, 30))


def when(text, place="Baku"):
    return tuple(Occurrence(stretch=stretch, place=place) for stretch in parse(text).stretches)


def told(dates="24-25 Nov 09", place="Baku", key="seminar", **kwargs):
    return Announced(key=key, language="en", title="Seminar", occurrences=when(dates, place), **kwargs)


def known(outcome="", dates="24-25 Nov 09", happened="", place="Baku", reason=""):
    happened = when(happened, place) if happened else ()
    return Known(outcome=outcome, occurrences=when(dates), carried_out=happened, reason=reason)


def fate(promised, now, end=END):
    (line,) = account([promised], {"seminar": now}, period_end=end, not_announced=0, language="en").lines
    return line.fate


@pytest.mark.parametrize(
    ("announced", "happened"),
    [
        ("24-25 Nov 09", "24-25 Nov 09"),
        ("Nov 09", "24-25 Nov 09"),
        ("tbc", "24-25 Nov 09"),
        ("Q4 09", "Nov 09"),
        ("from Nov 09", "1 Dec 09"),
        ("24-25 Nov 09", "24-25 Nov 09 and 3 Dec 09"),
    ],
)
def test_what_happened_on_the_days_announced_went_as_announced(announced, happened):
    assert fate(told(announced), known("carried-out", happened=happened)) is Fate.CARRIED_OUT


@pytest.mark.parametrize(
    ("announced", "happened", "place"),
    [
        ("24-25 Nov 09", "24 Nov 09", "Baku"),
        ("24-25 Nov 09", "Nov 09", "Baku"),
        ("Nov 09", "1 Dec 09", "Baku"),
        ("3 Nov 09 and 10 Nov 09", "3 Nov 09", "Baku"),
        ("24-25 Nov 09", "24-25 Nov 09", "Tbilisi"),
    ],
)
def test_what_happened_on_other_days_or_elsewhere_was_carried_out_otherwise(announced, happened, place):
    assert fate(told(announced), known("carried-out", happened=happened, place=place)) is Fate.OTHERWISE


def test_a_place_is_the_same_without_regard_to_case_and_accents_and_any_where_none_was_named():
    happened = known("carried-out", happened="24-25 Nov 09", place="ASUNCION")

    assert fate(told(place="Asunción"), happened) is Fate.CARRIED_OUT
    assert fate(told(place=""), happened) is Fate.CARRIED_OUT


def test_without_activities_it_was_carried_out_on_its_own_days():
    assert fate(told(), known("carried-out")) is Fate.CARRIED_OUT
    assert fate(told(), known("carried-out", dates="26 Nov 09")) is Fate.OTHERWISE


def test_what_was_carried_out_after_the_period_is_told_by_the_next_report():
    happened = known("carried-out", happened="12 Jan 10")

    assert fate(told(), happened) is Fate.POSTPONED
    assert fate(told("12 Jan 10"), happened) is Fate.NOT_YET_DUE
    assert fate(told("12 Jan 10"), happened, end=date(2010, 2, 28)) is Fate.CARRIED_OUT


@pytest.mark.parametrize(
    ("announced", "now", "became"),
    [
        ("24-25 Nov 09", "24-25 Nov 09", Fate.OPEN),
        ("24-25 Nov 09", "19 Jan 10", Fate.POSTPONED),
        ("24-25 Nov 09", "10 Nov 09", Fate.POSTPONED),
        ("24-25 Nov 09", "tbc", Fate.POSTPONED),
        ("Nov 09", "24-25 Nov 09", Fate.OPEN),
        ("Q1 10", "12 Jan 10", Fate.NOT_YET_DUE),
        ("12 Jan 10", "12 Jan 10", Fate.NOT_YET_DUE),
        ("tbc", "tbc", Fate.NOT_YET_DUE),
        ("24-25 Nov 09", "24-25 Nov 09 and 12 Jan 10", Fate.OPEN),
        ("24-25 Nov 09 and 3 Dec 09", "24-25 Nov 09 and 12 Jan 10", Fate.POSTPONED),
    ],
)
def test_without_an_outcome_its_days_decide(announced, now, became):
    assert fate(told(announced), known(dates=now)) is became


def test_another_place_or_wording_is_no_postponement():
    (october,) = when("24-25 Nov 09", "Tbilisi")
    assert fate(told(), Known(outcome="", occurrences=(october,))) is Fate.OPEN


def test_what_was_cancelled_says_why():
    section = account(
        [told()],
        {"seminar": known("cancelled", reason="The host withdrew.")},
        period_end=END,
        not_announced=0,
        language="en",
    )

    assert [(line.fate, line.reason, line.now) for line in section.lines] == [
        (Fate.CANCELLED, "The host withdrew.", ())
    ]


def test_what_was_deleted_is_open_once():
    def lines(one):
        return account([one], {}, period_end=END, not_announced=0, language="en").lines

    assert [line.fate for line in lines(told())] == [Fate.OPEN]
    assert lines(told(is_back=True)) == ()


def test_what_is_withheld_is_in_no_line_and_no_count():
    section = account(
        [told(key="seminar"), told(key="secret")],
        {"seminar": known(), "secret": known()},
        period_end=END,
        not_announced=0,
        language="en",
        withheld={"secret"},
    )

    assert [line.key for line in section.lines] == ["seminar"]
    assert section.statement == "Announced in the last update: 1 – open 1"


def six():
    fates = [*[known("carried-out")] * 4, known(dates="19 Jan 10"), known("cancelled", reason="No host.")]
    announced = [told(key=str(number)) for number in range(6)]
    return announced, {str(number): one for number, one in enumerate(fates)}


@pytest.mark.parametrize(
    ("language", "statement"),
    [
        (
            "en",
            "Announced in the last update: 6 – carried out 4, postponed 1, cancelled 1; not announced: 2",
        ),
        (
            "fr",
            "Annoncées dans la dernière mise à jour\u00a0: 6 – réalisées 4, reportées 1, annulées 1; "
            "non annoncées\u00a0: 2",
        ),
    ],
)
def test_the_statement_counts(language, statement):
    announced, today = six()

    section = account(announced, today, period_end=END, not_announced=2, language=language)

    assert section.statement == statement


def test_a_line_is_printed_for_what_did_not_go_as_announced():
    announced, today = six()
    section = account(announced, today, period_end=END, not_announced=0, language="en")

    assert [account_text(one, "en") for one in accounts(section, "en")] == [
        "postponed: 24-25 Nov 09, Seminar, now 19 Jan 10, Baku",
        "cancelled: 24-25 Nov 09, Seminar – No host.",
    ]


def test_equal_reasons_are_printed_as_one_line():
    announced = [told(key=str(number)) for number in range(3)]
    today = {str(number): known(dates=f"{number + 11} Jan 10", reason="The host moved them.") for number in range(3)}
    section = account(announced, today, period_end=END, not_announced=0, language="fr")

    assert [account_text(one, "fr") for one in accounts(section, "fr")] == [
        "reportée 3\u00a0: 24-25 nov. 09, Seminar, désormais 11 janv. 10, Baku; 24-25 nov. 09, Seminar, désormais "
        "12 janv. 10, Baku; 24-25 nov. 09, Seminar, désormais 13 janv. 10, Baku – The host moved them."
    ]


def line(key, became, now=""):
    return AccountLine(
        key=key,
        language="en",
        title="Seminar",
        announced=when("24-25 Nov 09"),
        fate=became,
        now=when(now) if now else (),
    )


def test_what_a_report_announced_and_what_it_left_open_is_accounted_for_in_the_next():
    preceding = document(
        table(row("Forum", key="forum", when="12 Jan 10"), row("Both", key="both"), kind=TableKind.FORECASTS),
        table(row("Done", key="done")),
        Accounting(
            heading="",
            statement="",
            is_printed=False,
            lines=(
                line("done-1", Fate.CARRIED_OUT),
                line("done-2", Fate.OTHERWISE),
                line("never", Fate.CANCELLED),
                line("open", Fate.OPEN),
                line("due", Fate.NOT_YET_DUE),
                line("later", Fate.POSTPONED, now="19 Mar 10"),
                line("both", Fate.OPEN),
            ),
        ),
    )

    found = {one.key: (one.occurrences, one.is_back) for one in announced_in(preceding)}

    assert found == {
        "forum": (when("12 Jan 10", "Geneva"), False),
        "both": (when("5-9 Oct 09", "Geneva"), False),
        "open": (when("24-25 Nov 09"), True),
        "due": (when("24-25 Nov 09"), True),
        "later": (when("19 Mar 10"), True),
    }


def begun(key, dates):
    return Row(key=key, language="en", title="Visit", occurrences=when(dates), outputs=NONE)


def test_not_announced_is_what_began_inside_the_last_window_and_carries_out_nothing_announced():
    rows = [
        begun("announced", "5 Nov 09"),
        begun("surprise", "30 Nov - 2 Dec 09"),
        begun("before", "31 Oct - 2 Nov 09"),
        begun("after", "1 Dec 09"),
        begun("undated", "tbc"),
    ]

    assert began_within(rows, WINDOW, {"announced"}) == 1
