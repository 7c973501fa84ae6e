"""Synthetic projects for benchmarks: believable, without invented people, the same for the same seed."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import count, islice
from random import Random
from uuid import UUID

from django.db import transaction

from activities.dates import Precision, Stretch
from activities.models import Activity, Entry, Forecast, Occurrence
from outputs.models import Contribution, Funder, Output, Project
from reports.demonstration.sealing import publisher, seal
from reports.models import Report, Series

START = date(2010, 1, 1)
MONTHS = 24
REPORTS = 11  # of each project
FUNDERS = {"Funder of all": 1, "Funder of a few": 300}  # each pays for one project of so many, the first among them
FORECAST_SHARE = 3  # one entry of so many is a forecast
TOPICS = (
    "cybercrime",
    "electronic evidence",
    "money laundering",
    "data protection",
    "child protection",
    "asset recovery",
)
KINDS = ("Workshop", "Regional conference", "Expert meeting", "Training of judges", "Study visit", "Round table")
PLACES = (
    "Strasbourg",
    "Kyiv, Ukraine",
    "Tbilisi",
    "Asunción, Paraguay",
    "Dakar, Senegal",
    "Baku",
    "Vienna",
    "Łódź",
    "",
)
SENTENCE = "Participants discussed the practical implementation of the Convention and agreed on the next steps. "


@transaction.atomic
def populate(*, projects: int, activities: int, editions: int = 0, seed: int = 1) -> None:
    """`activities` counts the entries of each project, of which one in three is a forecast; `editions` how many of its
    reports, up to REPORTS, are published.

    What is there stays: a second call adds further projects.
    """
    taken = set(Project.objects.values_list("slug", flat=True))
    free = (number for number in count(1) if f"synthetic-{number}" not in taken)
    for number in islice(free, projects):
        random = Random(f"{seed} {number}")  # noqa: S311 (synthetic data, not secrets)
        project = make_project(number, random)
        entries = make_entries(project, activities, random)
        reports = make_reports(Series.objects.create(project=project))
        if editions:
            told = with_occurrences(entries)
            seal(project, reports[:editions], told, by=publisher(), random=random)


def make_project(number: int, random: Random) -> Project:
    project = Project.objects.create(
        slug=f"synthetic-{number}",
        title=f"Synthetic project {number}: {random.choice(TOPICS)}",
        start=START,
        end=date(2011, 12, 31),
    )
    codes = ("1", "1.1", "1.2", "1.10", "2", "3")
    Output.objects.bulk_create(
        Output(project=project, code=code, title=f"Capacities on {random.choice(TOPICS)}") for code in codes
    )
    for funder, every in FUNDERS.items():
        if (number - 1) % every == 0:
            payer, _made = Funder.objects.get_or_create(name=funder)
            Contribution.objects.create(project=project, funder=payer)
    return project


def with_occurrences(entries: list[Entry]) -> list[Entry]:
    found = Entry.objects.filter(pk__in=[entry.pk for entry in entries]).order_by("pk")
    return list(found.select_related("project").prefetch_related("occurrences", "outputs"))


def make_entries(project: Project, count: int, random: Random) -> list[Entry]:
    outputs = list(project.outputs.order_by("pk"))
    entries = Entry.objects.bulk_create(make_entry(project, number, random) for number in range(count))
    occurrences = [one for entry in entries for one in make_occurrences(entry, random)]
    Occurrence.objects.bulk_create(occurrences, batch_size=1_000)
    served = Entry.outputs.through
    served.objects.bulk_create(
        served(entry=entry, output=output)
        for entry in entries
        if not entry.all_outputs
        for output in random.sample(outputs, random.randint(0, 3))
    )
    return entries


def make_entry(project: Project, number: int, random: Random) -> Entry:
    model = Forecast if number % FORECAST_SHARE == 0 else Activity
    text = f"<p>{SENTENCE * random.randint(0, 6)}</p>" if model is Activity else ""
    return model(
        project=project,
        uuid=UUID(int=random.getrandbits(128), version=4),
        title=f"{random.choice(KINDS)} on {random.choice(TOPICS)} ({number + 1})",
        text=text,
        all_outputs=random.random() < 0.1,
    )


def make_occurrences(entry: Entry, random: Random) -> list[Occurrence]:
    place = random.choice(PLACES)
    count = 2 if random.random() < 0.1 else 1
    found = sorted((make_stretch(random) for _ in range(count)), key=lambda stretch: stretch.start)
    occurrences = [Occurrence.of(stretch, place) for stretch in found]
    for position, occurrence in enumerate(occurrences):
        occurrence.entry, occurrence.position = entry, position
    return occurrences


def make_stretch(random: Random) -> Stretch:
    """Nine in ten are days, the others whole months."""
    month = random.randrange(MONTHS)
    first = date(START.year + month // 12, month % 12 + 1, 1)
    if random.random() < 0.1:
        last = first.replace(day=monthrange(first.year, first.month)[1])
        return Stretch(start=first, end=last, precision=Precision.MONTH)
    start = first + timedelta(days=random.randrange(26))
    return Stretch(start=start, end=start + timedelta(days=random.randrange(3)), precision=Precision.DAY)


def make_reports(series: Series) -> list[Report]:
    """One every two months, with a window of a month."""
    return Report.objects.bulk_create(make_report(series, 2 * number) for number in range(REPORTS))


def make_report(series: Series, month: int) -> Report:
    period, window, after = (
        date(START.year + later // 12, later % 12 + 1, 1) for later in (month, month + 2, month + 3)
    )
    return Report(
        series=series,
        period_start=period,
        period_end=window - timedelta(days=1),
        window_start=window,
        window_end=after - timedelta(days=1),
        date=window + timedelta(days=1),
    )
