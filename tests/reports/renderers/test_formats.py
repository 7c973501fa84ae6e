from datetime import date
from decimal import Decimal

import pytest

from activities.richtext import Run
from outputs.scopes import ALL, NONE, OutputScope
from reports.documents import Budget, Contribution, Duration, Funding, Span
from reports.renderers import formats


def budget(ceiling=None, threshold=None, currency="EUR"):
    amounts = [None if amount is None else Decimal(amount) for amount in (ceiling, threshold)]
    return Budget(currency=currency, ceiling=amounts[0], threshold=amounts[1])


@pytest.mark.parametrize(
    ("told", "english", "french"),
    [
        (
            budget(1_400_000, 500_000),
            "Up to EURO 1.4 million (threshold EURO 500,000)",
            "Jusqu’à 1,4 million d’euros (seuil : 500 000 euros)",
        ),
        (budget(2_250_000), "Up to EURO 2.25 million", "Jusqu’à 2,25 millions d’euros"),
        (budget(1_234_567), "Up to EURO 1,234,567", "Jusqu’à 1 234 567 euros"),
        (budget(None, 80_000, "CHF"), "Threshold CHF 80,000", "Seuil : 80 000 CHF"),
        (budget(3_000_000, None, "USD"), "Up to USD 3 million", "Jusqu’à 3 millions USD"),
        (budget("999.5"), "Up to EURO 999.50", "Jusqu’à 999,50 euros"),
    ],
)
def test_a_budget_is_said_in_millions_or_with_separators(told, english, french):
    assert formats.budget_line(told, "en") == english
    assert formats.budget_line(told, "fr").replace("\u202f", " ").replace("\xa0", " ") == french


def test_a_budget_that_was_overwritten_prints_as_it_was_written():
    assert formats.budget_line(Budget(currency="EUR", printed_as="To be agreed"), "en") == "To be agreed"


@pytest.mark.parametrize(
    ("start", "end", "english", "french"),
    [
        (
            (2009, 3, 1),
            (2011, 6, 30),
            "28 months (1 March 2009 – 30 June 2011)",
            "28 mois (1er mars 2009 – 30 juin 2011)",
        ),
        (
            (2010, 1, 1),
            (2010, 1, 31),
            "1 month (1 January 2010 – 31 January 2010)",
            "1 mois (1er janvier 2010 – 31 janvier 2010)",
        ),
        (
            (2010, 1, 15),
            (2010, 3, 20),
            "2 months and 6 days (15 January 2010 – 20 March 2010)",
            "2 mois et 6 jours (15 janvier 2010 – 20 mars 2010)",
        ),
        ((2010, 5, 4), (2010, 5, 4), "1 day (4 May 2010 – 4 May 2010)", "1 jour (4 mai 2010 – 4 mai 2010)"),
    ],
)
def test_a_duration_is_counted_in_whole_months_and_the_days_beyond(start, end, english, french):
    duration = Duration(span=Span(start=date(*start), end=date(*end)))

    assert formats.duration_line(duration, "en") == english
    assert formats.duration_line(duration, "fr") == french


def test_an_extension_says_what_the_end_was():
    duration = Duration(span=Span(start=date(2009, 3, 1), end=date(2011, 12, 31)), original_end=date(2011, 6, 30))

    assert (
        formats.duration_line(duration, "en")
        == "34 months (1 March 2009 – 31 December 2011), extended from 30 June 2011"
    )


@pytest.mark.parametrize(
    ("contributions", "lines"),
    [
        (
            [
                ("Council of Europe", "Project 1429 – economic crime"),
                ("Romania", ""),
                ("Microsoft", ""),
                ("McAfee", ""),
            ],
            ("Council of Europe (Project 1429 – economic crime)", "Contributions from Romania, Microsoft and McAfee"),
        ),
        ([("Romania", "")], ("Contribution from Romania",)),
        ([], ()),
    ],
)
def test_a_funder_with_a_note_has_a_line_of_its_own(contributions, lines):
    funding = Funding(contributions=tuple(Contribution(funder=funder, note=note) for funder, note in contributions))

    assert formats.funding_lines(funding, "en") == lines


def test_an_amount_and_a_share_are_said_where_they_were_told():
    funding = Funding(
        contributions=(
            Contribution(funder="Romania", amount=Decimal(80_000), currency="EUR"),
            Contribution(funder="Estonia", share=Decimal("12.50")),
        )
    )

    assert formats.funding_lines(funding, "en") == ("Contributions from Romania (EURO 80,000) and Estonia (12.5%)",)


def test_an_output_scope_is_all_a_list_or_nothing():
    assert [formats.scope(scope, "en") for scope in (ALL, OutputScope.of(["5", "1"]), NONE)] == ["All", "1, 5", ""]
    assert formats.scope(ALL, "fr") == "Tous"


def test_a_long_word_gets_places_to_break_and_an_ordinary_text_none():
    assert formats.breakable("counter-terrorism and cybercrime") == "counter-terrorism and cybercrime"
    assert formats.breakable("x" * 30) == "xxxxxxxxxxxx\u200bxxxxxxxxxxxx\u200bxxxxxx"


def test_a_word_that_changes_its_style_gets_places_to_break_too():
    runs = [Run(text="x" * 10, bold=True), Run(text="y" * 20)]

    broken = formats.breakable_runs(runs)

    assert "".join(run.text for run in broken) == "xxxxxxxxxxyy\u200byyyyyyyyyyyy\u200byyyyyy"
    assert [run.bold for run in broken] == [True, False]
