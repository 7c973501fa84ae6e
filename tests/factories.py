"""Rows by hand, with sensible defaults: a test names only what it is about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

from django.db import transaction
from django.utils import timezone

from activities.dates import parse
from activities.imports import batches
from activities.imports.columns import Reading
from activities.models import Activity, Attachment, Forecast, Occurrence, PlacePosition
from activities.recording import record
from outputs import files
from outputs.access import Role
from outputs.models import Deputyship, Funder, KeptForm, Membership, Output, Project, User
from reports import publishing, requests, rounds
from reports.canonical import fingerprint
from reports.composition import compose
from reports.documents import EditionMark, State
from reports.models import Edition, Report, Round, Series, Withdrawal

ALL = "All"
numbers = count(1)


def make_user(username=None, **kwargs):
    return User.objects.create_user(username or f"user{next(numbers)}", password="a long enough secret", **kwargs)


def make_administrator(**kwargs):
    return make_user(is_superuser=True, **kwargs)


def make_member(project, role=Role.SECRETARIAT, **kwargs):
    user = make_user(**kwargs)
    Membership.objects.create(user=user, role=role, project=project)
    return user


def make_deputyship(project, *, manager, deputy=None, days=9):
    """From so many days before today to so many after."""
    around = {"start": timezone.localdate() - timedelta(days=days), "end": timezone.localdate() + timedelta(days=days)}
    return Deputyship.objects.create(project=project, manager=manager, deputy=deputy or make_user(), **around)


def make_funder_user(funder=None, **kwargs):
    user = make_user(**kwargs)
    funder = funder or Funder.objects.create(name=f"Funder {next(numbers)}")
    Membership.objects.create(user=user, role=Role.FUNDER, funder=funder)
    return user


def make_kept_form(user, project=None, **kwargs):
    """A title that was begun in the form of a new activity."""
    at = timezone.now()
    typed = {
        "path": "/admin/activities/activity/add/",
        "label": "New: activity",
        "data": '[["title", "Seminar on"]]',
        "title": "Seminar on",
    }
    return KeptForm.objects.create(user=user, project=project, began_at=at, kept_at=at, **{**typed, **kwargs})


def make_project(**kwargs):
    number = next(numbers)
    defaults = {
        "slug": f"project-{number}",
        "title": f"Project {number}",
        "start": date(2009, 3, 1),
        "end": date(2011, 6, 30),
    }
    return Project.objects.create(**{**defaults, **kwargs})


def make_output(project, code="1", **kwargs):
    return Output.objects.create(**{"project": project, "code": code, "title": f"Output {code}", **kwargs})


def make_activity(project, **kwargs):
    return make_entry(Activity, project, **{"when": "5-9 Oct 09", **kwargs})


def make_activities(project, count):
    """Many at once, each of a day in October 2009."""
    days = [date(2009, 10, number % 28 + 1) for number in range(count)]
    made = Activity.objects.bulk_create(Activity(project=project, title=f"Seminar {n}") for n in range(count))
    Occurrence.objects.bulk_create(
        Occurrence(entry=entry, start=day, end=day, precision="day", place="Strasbourg")
        for entry, day in zip(made, days, strict=True)
    )
    return made


def make_forecast(project, **kwargs):
    return make_entry(Forecast, project, **{"when": "24-25 Nov 09", **kwargs})


def make_entry(model, project, *, when, title="Seminar on cybercrime", place="Strasbourg", outputs=(), **kwargs):
    """`when` as people type it; `outputs` are codes of the project's outputs, or ALL."""
    understood = parse(when)
    entry = model(
        project=project,
        title=title,
        all_outputs=outputs == ALL,
        **{"date_to_be_confirmed": understood.to_be_confirmed, **kwargs},
    )
    chosen = [] if outputs == ALL else list(project.outputs.filter(code__in=outputs))
    record(entry, occurrences=[Occurrence.of(one, place) for one in understood.stretches], outputs=chosen)
    entry.refresh_from_db()
    return entry


def make_batch(project, *, by, cells=None, kind="activity", at=datetime(2009, 11, 2, 12, tzinfo=UTC)):
    """Rows that wait to be loaded, each its cells by the name of the column; one good row unless told otherwise."""
    rows = cells or [{"title": "Seminar on cybercrime", "when": "5-9 Oct 09", "place": "Geneva"}]
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    reading = Reading(columns=columns, unknown=(), rows=list(enumerate(rows, 2)))
    return batches.keep(reading, project=project, kind=kind, by=by, at=at, source="entries.xlsx")


def make_attachment(entry, **kwargs):
    """A small file that is for readers, unless told otherwise."""
    file = files.store(b"%PDF-1.7 a small file", "application/pdf")
    known = {"label": "Programme", "file": file, "file_name": "programme.pdf", "size": file.size, "for_readers": True}
    return Attachment.objects.create(entry=entry, **{**known, **kwargs})


def make_place_position(project, **kwargs):
    """Strasbourg's Palais de l'Europe, unless told otherwise."""
    defaults = {"place": "Palais de l'Europe", "latitude": 48.597, "longitude": 7.7707}
    return PlacePosition.objects.create(project=project, **{**defaults, **kwargs})


def make_series(project, **kwargs):
    return Series.objects.create(project=project, **kwargs)


def make_report(project, *, series=None, **kwargs):
    """The period, window and date of the reference unless told otherwise."""
    defaults = {
        "period_start": date(2009, 9, 15),
        "period_end": date(2009, 10, 31),
        "window_start": date(2009, 11, 1),
        "window_end": date(2009, 11, 30),
        "date": date(2009, 11, 2),
    }
    series = series or project.series.first() or make_series(project)
    return Report.objects.create(series=series, **{**defaults, **kwargs})


def make_edition(report, *, content=b"%PDF-1.7 a small file", at=datetime(2009, 11, 2, 12, tzinfo=UTC), by=None):
    """The report published as it stands, with a small file in the place of its PDF and without the way there."""
    document = compose(report, language=report.series.written_in)
    head = publishing.head_of(report.series)
    mark = EditionMark(number=publishing.next_number(report), previous=head.sha256)
    document = replace(document, state=State.PUBLISHED, edition=mark)
    reason = "A place was wrong." if mark.number > 1 else ""
    with transaction.atomic():
        return publishing.seal(
            report, document, content, head=head, by=by or make_administrator(), at=at, reason=reason
        )


def make_submitted(report, *, author=None):
    read = fingerprint(compose(report, language=report.series.written_in))
    rounds.submit(report, by=author or make_administrator(), at=datetime(2009, 11, 2, 9, tzinfo=UTC), read=read)
    return Report.objects.get(pk=report.pk)


def make_approved(report, *, author=None, manager=None):
    """The report in the state in which it may be published."""
    report, manager = make_submitted(report, author=author), manager or make_administrator()
    read = fingerprint(compose(report, language=report.series.written_in))
    rounds.approve(report, by=manager, at=datetime(2009, 11, 2, 10, tzinfo=UTC), read=read)
    return Report.objects.get(pk=report.pk)


def make_published(report, **kwargs):
    """The report in the state of what was published, with a small file in the place of its PDF."""
    edition = make_edition(report, **kwargs)
    Round.objects.create(report=report, number=report.rounds.count() + 1, state=Round.State.PUBLISHED)
    return Edition.objects.with_standing().get(pk=edition.pk)


def make_withdrawn(edition, *, at=datetime(2009, 11, 9, 12, tzinfo=UTC)):
    people = {"asked_by": make_administrator(), "confirmed_by": make_administrator()}
    Withdrawal.objects.create(edition=edition, reason="Not to be told.", asked_at=at, confirmed_at=at, **people)
    return Edition.objects.with_standing().get(pk=edition.pk)


def make_asking(entry, *, email="colleague@example.org", user=None, by=None, at=None):
    """Somebody owes the text and was asked for it."""
    by, at = by or make_administrator(), at or timezone.now()
    debt = requests.owe(entry, by=by, at=at, user=user, email="" if user else email)
    return requests.ask(debt, by=by, at=at)
