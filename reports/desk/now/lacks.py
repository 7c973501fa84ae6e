"""What is missing in the entries of several projects, counted where the database counts best."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from urllib.parse import urlencode

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities import lacks
from activities.models import Activity, Entry, Forecast
from outputs.models import Project

MOST_TEXTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOwed:
    """`by` says who owes the text, where somebody was asked for it."""

    entry: Entry
    address: str
    since: date | None
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Its list is the desk's, for those who write, unless it `is_for_readers` of drafts too."""

    sentence: str
    address: str
    is_for_readers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacks:
    texts: tuple[TextOwed, ...] = ()
    more_texts: Lack | None = None
    counted: tuple[Lack, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.texts or self.counted)


def lacks_of(since: Mapping[Project, date], *, today: date) -> dict[int, Lacks]:
    """By the key of the project; texts are asked for from a day on, which `since` tells of each."""
    keys = [project.pk for project in since]
    texts = texts_owed(since, today)
    due = counted(Forecast.objects.filter(lacks.due(today), project__in=keys))
    forecasts = counted(Forecast.objects.filter(project__in=keys, outcome="", first_day=None))
    activities = counted(Activity.objects.filter(project__in=keys, first_day=None))
    return {
        project.pk: Lacks(
            texts=tuple(text_owed(entry) for entry in texts.get(project.pk, ())),
            more_texts=more_texts(project, texts.get(project.pk, ()), day, today),
            counted=tuple(
                one
                for one in (
                    forecasts_due(project, due.get(project.pk, 0)),
                    undated_forecasts(project, forecasts.get(project.pk, 0)),
                    undated_activities(project, activities.get(project.pk, 0)),
                )
                if one
            ),
        )
        for project, day in since.items()
    }


def texts_owed(since: Mapping[Project, date], today: date) -> dict[int, list[Entry]]:
    """The first few of each project, oldest first, each with how many there are (`owed`)."""
    if not since:
        return {}
    own = reduce(or_, (Q(project=project) & touching(day, today) for project, day in since.items()))
    ranked = Activity.objects.filter(own, text="").annotate(
        rank=Window(RowNumber(), partition_by="project", order_by=[F("last_day").asc(nulls_last=True), "pk"]),
        owed=Window(Count("pk"), partition_by="project"),
    )
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    projects = {project.pk: project for project in since}
    shown = ranked.filter(rank__lte=MOST_TEXTS).select_related("owed_text__user").order_by("project", "rank")
    for entry in shown.prefetch_related("occurrences"):
        entry.project = projects[entry.project_id]
        found[entry.project_id].append(entry)
    return found


def touching(start: date, end: date) -> Q:
    return Q(first_day__lte=end) & (Q(last_day__gte=start) | Q(last_day=None))


def text_owed(entry: Entry) -> TextOwed:
    address = reverse("admin:activities_activity_change", args=[entry.pk])
    debt = getattr(entry, "owed_text", None)
    return TextOwed(entry=entry, address=f"{address}?back=/", since=entry.last_day, by=debt.who if debt else "")


def counted(entries) -> dict[int, int]:
    return dict(entries.order_by().values("project").annotate(times=Count("pk")).values_list("project", "times"))


def more_texts(project: Project, shown: Collection[Entry], day: date, today: date) -> Lack | None:
    count = next((entry.owed for entry in shown), 0)
    if count <= len(shown):
        return None
    when = f"{day:%d/%m/%Y} - {today:%d/%m/%Y}"
    return Lack(
        sentence=_("All %d activities without text") % count,
        address=listing("activity", project, missing=lacks.TEXT, when=when),
    )


def forecasts_due(project: Project, count: int) -> Lack | None:
    sentence = ngettext(
        "%d forecast whose dates have passed: what became of it?",
        "%d forecasts whose dates have passed: what became of them?",
        count,
    )
    address = reverse("project-forecasts", args=[project.slug])
    return Lack(sentence=sentence % count, address=address, is_for_readers=True) if count else None


def undated_forecasts(project: Project, count: int) -> Lack | None:
    sentence = ngettext("%d forecast without dates to decide on", "%d forecasts without dates to decide on", count)
    address = listing("forecast", project, missing=lacks.DATES, outcome="open")
    return Lack(sentence=sentence % count, address=address) if count else None


def undated_activities(project: Project, count: int) -> Lack | None:
    sentence = ngettext("%d activity without dates", "%d activities without dates", count)
    return Lack(sentence=sentence % count, address=listing("activity", project, missing=lacks.DATES)) if count else None


def listing(kind: str, project: Project, **asked: str) -> str:
    asked = {"project": project.pk, **asked}
    return f"{reverse(f'admin:activities_{kind}_changelist')}?{urlencode(asked)}"
