"""A chain of editions, and what a calendar that follows it is told after each."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from activities.dates import parse
from activities.models import Activity, Entry, Forecast, Occurrence
from activities.outcomes import cancel
from activities.recording import record
from reports import withdrawals
from reports.calendars import calendar, events, tellings
from tests.factories import (
    make_activity,
    make_administrator,
    make_edition,
    make_forecast,
    make_project,
    make_report,
    make_series,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)
DECEMBER = {
    "period_start": date(2009, 11, 1),
    "period_end": date(2009, 11, 30),
    "window_start": date(2009, 12, 1),
    "window_end": date(2009, 12, 31),
    "date": date(2009, 12, 1),
}


@pytest.fixture
def project():
    return make_project(language="en")


@pytest.fixture
def november(project):
    return make_report(project)


@pytest.fixture
def december(project, november):
    return make_report(project, series=november.series, **DECEMBER)


def written(series):
    content = calendar("Updates", events(tellings(series)), address_of=lambda code: f"https://example.org/{code}")
    return Calendar.from_ical(content)


def told(series):
    """By UID without its domain: first day, last day, status, sequence."""
    found = {}
    for event in written(series).walk("VEVENT"):
        assert event.errors == []
        days = (event["dtstart"].dt, event["dtend"].dt - timedelta(days=1))
        found[str(event["uid"]).removesuffix("@project-updates")] = (*days, str(event["status"]), event["sequence"])
    return found


def only(series):
    (event,) = written(series).walk("VEVENT")
    return event


def move(entry, when, place="Baku"):
    model = Activity if entry.kind == Entry.Kind.ACTIVITY else Forecast
    row = model.objects.get(pk=entry.pk)
    row.date_to_be_confirmed = parse(when).to_be_confirmed
    record(row, occurrences=[Occurrence.of(one, place) for one in parse(when).stretches], outputs=[])


def carry_out(entry, when):
    Entry.objects.filter(pk=entry.pk).update(kind=Entry.Kind.ACTIVITY)
    move(Activity.objects.get(pk=entry.pk), when)


def take_back(edition, at=NOW):
    withdrawals.ask(edition, by=make_administrator(), at=at, reason="A name was in it.")
    withdrawals.confirm(edition, by=make_administrator(), at=at)


def test_a_forecast_is_an_event_of_whole_days(project, november):
    entry = make_forecast(project, when="24-25 Nov 09", title="Seminar", place="Baku")
    edition = make_edition(november)

    event = only(november.series)

    assert event["uid"] == f"{entry.uuid}@project-updates"
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2009, 11, 24), date(2009, 11, 26))
    assert (event["summary"], event["location"], event["status"], event["sequence"]) == (
        "Seminar",
        "Baku",
        "CONFIRMED",
        0,
    )
    assert event["dtstamp"].dt == edition.published_at
    assert event["url"] == f"https://example.org/{edition.code}"


def test_what_is_carried_out_and_was_never_announced_is_no_event(project, november):
    make_activity(project)
    make_edition(november)

    assert told(november.series) == {}


@pytest.mark.parametrize(
    ("when", "first", "last", "words"),
    [
        ("Nov 09", date(2009, 11, 1), date(2009, 11, 30), "Nov 09"),
        ("late Nov 09", date(2009, 11, 21), date(2009, 11, 30), "late Nov 09"),
        ("Q4 09", date(2009, 10, 1), date(2009, 12, 31), "Q4 09"),
        ("from Nov 09", date(2009, 11, 1), date(2009, 11, 30), "from Nov 09"),
    ],
)
def test_an_imprecise_date_is_a_span_that_says_what_it_is(project, november, when, first, last, words):
    make_forecast(project, when=when)
    make_edition(november)

    event = only(november.series)

    assert (event["dtstart"].dt, event["dtend"].dt) == (first, last + timedelta(days=1))
    assert event["description"].startswith(f"{words}\n")


def test_what_has_no_date_yet_is_left_out(project, november):
    make_forecast(project, when="tbc")
    make_edition(november)

    assert told(november.series) == {}


def test_dates_to_be_confirmed_are_tentative_in_the_language_of_the_document():
    report = make_report(make_project(language="fr"))
    make_forecast(report.series.project, when="24-25 Nov 09 (tbc)", title="Séminaire")
    make_edition(report)

    event = only(report.series)

    assert (event["status"], event["summary"]) == ("TENTATIVE", "Séminaire (à confirmer)")


def test_two_stretches_are_two_events_without_a_rule_of_recurrence(project, november):
    entry = make_forecast(project, when="2-3 and 9-10 Nov 09")
    make_edition(november)

    assert told(november.series) == {
        f"{entry.uuid}": (date(2009, 11, 2), date(2009, 11, 3), "CONFIRMED", 0),
        f"{entry.uuid}-1": (date(2009, 11, 9), date(2009, 11, 10), "CONFIRMED", 0),
    }
    assert "RRULE" not in written(november.series).to_ical().decode()


def test_a_postponed_event_moves_and_counts_on(project, november, december):
    entry = make_forecast(project, when="24-25 Nov 09")
    make_edition(november)
    move(entry, "8-9 Dec 09")
    make_edition(december)

    assert told(november.series) == {f"{entry.uuid}": (date(2009, 12, 8), date(2009, 12, 9), "CONFIRMED", 1)}


def test_a_correction_of_an_earlier_report_does_not_move_it_back(project, november, december):
    entry = make_forecast(project, when="24-25 Nov 09")
    make_edition(november)
    move(entry, "8-9 Dec 09")
    make_edition(december)
    move(entry, "25 Nov 09")
    make_edition(november)

    assert told(november.series) == {f"{entry.uuid}": (date(2009, 12, 8), date(2009, 12, 9), "CONFIRMED", 2)}


def test_what_a_correction_no_longer_plans_is_cancelled(project, november):
    entry = make_forecast(project, when="24-25 Nov 09", title="Seminar")
    make_forecast(project, when="26 Nov 09")
    make_edition(november)
    Entry.objects.filter(pk=entry.pk).update(outcome="cancelled")
    november.placements.create(entry=entry, decision="left-out", reason="cancelled")
    make_edition(november, at=NOW + timedelta(days=1))

    assert told(november.series)[f"{entry.uuid}"] == (date(2009, 11, 24), date(2009, 11, 25), "CANCELLED", 1)


def test_what_the_next_window_still_held_and_no_longer_plans_is_cancelled(project, november, december):
    entry = make_forecast(project, when="from Nov 09")
    make_edition(november)
    Entry.objects.filter(pk=entry.pk).update(outcome="cancelled")
    later = make_edition(december, at=NOW + timedelta(days=30))

    event = only(november.series)

    assert (event["status"], event["sequence"], event["dtstamp"].dt) == ("CANCELLED", 1, later.published_at)


def test_what_the_accounting_calls_cancelled_is_cancelled_though_its_days_lie_before_the_window(
    project, november, december
):
    forecast = make_forecast(project, when="24-25 Nov 09")
    make_edition(november)
    cancel(forecast, reason="The host withdrew.")
    make_edition(december)

    assert told(november.series) == {str(forecast.uuid): (date(2009, 11, 24), date(2009, 11, 25), "CANCELLED", 1)}


def test_a_withdrawn_accounting_cancels_nothing_and_the_sequence_counts_on(project, november, december):
    forecast = make_forecast(project, when="24-25 Nov 09")
    make_edition(november)
    cancel(forecast, reason="The host withdrew.")
    make_withdrawn(make_edition(december))

    assert told(november.series) == {str(forecast.uuid): (date(2009, 11, 24), date(2009, 11, 25), "CONFIRMED", 2)}


def test_words_in_a_document_cancel_nothing(project, november, december):
    forecast = make_forecast(project, when="24-25 Nov 09", title='"fate":"cancelled"')
    make_edition(november)
    make_edition(december)

    assert told(november.series)[str(forecast.uuid)][2] == "CONFIRMED"


def test_what_was_cancelled_and_comes_again_is_the_same_event(project, november):
    entry = make_forecast(project, when="24-25 Nov 09")
    make_edition(november)
    left_out = november.placements.create(entry=entry, decision="left-out", reason="cancelled")
    make_edition(november)
    left_out.delete()
    make_edition(november)

    assert told(november.series) == {f"{entry.uuid}": (date(2009, 11, 24), date(2009, 11, 25), "CONFIRMED", 2)}


def test_what_lay_before_the_next_window_stays_as_it_was_told(project, november, december):
    entry = make_forecast(project, when="24-25 Nov 09")
    make_edition(november)
    Entry.objects.filter(pk=entry.pk).update(outcome="carried-out")
    make_edition(december)

    assert told(november.series) == {f"{entry.uuid}": (date(2009, 11, 24), date(2009, 11, 25), "CONFIRMED", 0)}


def test_what_was_carried_out_stays_with_its_real_days(project, november, december):
    entry = make_forecast(project, when="24-25 Nov 09 (tbc)")
    make_edition(november)
    carry_out(entry, "25-26 Nov 09")
    make_edition(december)

    assert told(november.series) == {f"{entry.uuid}": (date(2009, 11, 25), date(2009, 11, 26), "CONFIRMED", 1)}


def test_the_next_occurrence_of_a_forecast_is_an_event_of_its_own(project, november, december):
    entry = make_forecast(project, when="24-25 Nov and 8-9 Dec 09")
    make_edition(november)
    make_edition(december)

    assert told(november.series) == {
        f"{entry.uuid}": (date(2009, 11, 24), date(2009, 11, 25), "CONFIRMED", 1),
        f"{entry.uuid}-1": (date(2009, 12, 8), date(2009, 12, 9), "CONFIRMED", 1),
    }


def test_an_occurrence_that_is_carried_out_leaves_the_one_that_follows_planned(project, december):
    wide = make_report(project, series=december.series, window_end=date(2009, 12, 31), period_end=date(2009, 10, 30))
    entry = make_forecast(project, when="24-25 Nov and 8-9 Dec 09")
    make_edition(wide)
    carry_out(entry, "24-26 Nov and 8-9 Dec 09")
    make_edition(december)

    assert told(december.series) == {
        f"{entry.uuid}": (date(2009, 11, 24), date(2009, 11, 26), "CONFIRMED", 1),
        f"{entry.uuid}-1": (date(2009, 12, 8), date(2009, 12, 9), "CONFIRMED", 1),
    }


def test_what_only_a_withdrawn_edition_told_is_gone(project, november):
    make_forecast(project, title="Must not be read")
    take_back(make_edition(november))

    assert b"Must not be read" not in written(november.series).to_ical()
    assert told(november.series) == {}


def test_a_withdrawal_gives_back_what_was_told_before_and_counts_on(project, november, december):
    entry = make_forecast(project, when="24-25 Nov 09")
    make_edition(november)
    move(entry, "8-9 Dec 09")
    take_back(make_edition(december))

    assert told(november.series) == {f"{entry.uuid}": (date(2009, 11, 24), date(2009, 11, 25), "CONFIRMED", 2)}


def test_the_sequence_never_goes_back_not_even_when_an_edition_is_erased(project, november, december):
    entry = make_forecast(project, when="24-25 Nov 09")
    counted = []
    make_edition(november)
    counted.append(told(november.series)[str(entry.uuid)][-1])
    move(entry, "8-9 Dec 09")
    edition = make_edition(december)
    counted.append(told(november.series)[str(entry.uuid)][-1])
    take_back(edition)
    counted.append(told(november.series)[str(entry.uuid)][-1])
    withdrawals.erase(edition, by=make_administrator(), at=NOW, legal_order="Order 1")
    counted.append(told(november.series)[str(entry.uuid)][-1])
    make_edition(december)
    counted.append(told(november.series)[str(entry.uuid)][-1])

    assert counted == sorted(counted)
    assert counted[:3] == [0, 1, 2]


def test_nothing_of_another_series_and_nothing_that_is_not_published_is_in_it(project, november):
    make_edition(november)
    make_forecast(project, title="Only a draft")
    other = make_report(project, series=make_series(project, name="Another"))
    make_edition(other)

    assert told(november.series) == {}
    assert b"Only a draft" not in written(november.series).to_ical()


def test_it_takes_the_same_queries_however_many_editions_there_are(
    project, november, december, django_assert_num_queries
):
    make_forecast(project, when="from Nov 09")
    make_edition(november)
    make_edition(december)
    make_edition(december)

    with django_assert_num_queries(3):
        tellings(november.series)


def test_the_same_editions_give_the_same_bytes(project, november):
    make_forecast(project, place="Asunción, Paraguay", title="A; B, C\\ D " + "long " * 40)
    make_edition(november)

    first, second = (written(november.series).to_ical() for _ in range(2))

    assert first == second
    assert only(november.series)["location"] == "Asunción, Paraguay"
