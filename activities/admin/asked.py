"""What is asked of a list of entries: each question stands in the address, which is the saved filter.

A question whose answer is not for the person who asks, or is gone, finds nothing and says so: the address of a filtered
list may come from a colleague, and rights are asked again.
"""

from datetime import date

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities import lacks
from activities.dates import DateError, When, parse
from activities.models import Entry, Occurrence
from outputs.models import Output, Project
from outputs.text import fold

UNKNOWN = _("What was asked for here is gone, or not for your account.")
ANYTHING = "anything"
LONGEST_KEY = 19  # digits with which no key of a row is written any more
LACKS = {
    lacks.TEXT: _("text"),
    lacks.OWED: _("a text that somebody owes"),
    lacks.OUTCOME: _("what became of it"),
    lacks.OUTPUTS: _("output"),
    lacks.PLACE: _("place"),
    lacks.DATES: _("dates"),
}


class Asked(admin.SimpleListFilter):
    """A question with its answers, or, where `is_typed`, one that is answered in words."""

    is_typed = False
    example = ""
    anything = _("All")
    problem = ""

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.asked = (self.value() or "").strip()
        self.options = [(str(value), label) for value, label in self.lookup_choices]

    def has_output(self):
        """Applied even where it is not offered: what it asks stands in the address."""
        return True

    @property
    def is_offered(self) -> bool:
        return self.is_typed or bool(self.options) or bool(self.problem)

    def lookups(self, request, model_admin):
        return []

    def queryset(self, request, queryset):
        if not self.asked:
            return queryset
        found = self.found(request, queryset)
        if found is None:
            self.problem = self.problem or UNKNOWN
            return queryset.none()
        return found

    def found(self, request, queryset):
        """The rows that answer; None where the question cannot be answered."""
        raise NotImplementedError


def project_asked(request) -> int | None:
    """The key of the project that the list is asked for, if it can be one."""
    key = request.GET.get("project", "")
    return int(key) if key.isdecimal() and len(key) < LONGEST_KEY else None


class ProjectAsked(Asked):
    """The user's own projects; not offered where there is only one."""

    title = _("Project")
    parameter_name = "project"

    def lookups(self, request, model_admin):
        projects = list(Project.objects.writable_by(request.user).values_list("pk", "title"))
        self.known = {str(pk) for pk, _title in projects}
        return projects if len(projects) > 1 else []

    def found(self, request, queryset):
        return queryset.filter(project=self.asked) if self.asked in self.known else None


class WhenAsked(Asked):
    """Any day of the entry within what was typed; `tbc` finds those without dates."""

    title = _("When")
    parameter_name = "when"
    is_typed = True
    example = _("Sep 09 or 15 Sep - 31 Oct 09")

    def found(self, request, queryset):
        try:
            when = parse(self.asked)
        except DateError as error:
            self.problem = gettext(error.template) % error.params
            return None
        if when.undated:
            return queryset.filter(first_day=None)
        start, end = bounds(when)
        begun = Q(first_day__lte=end) if end else Q(first_day__isnull=False)
        return queryset.filter(begun, Q(last_day__gte=start) | Q(last_day=None))


def bounds(when: When) -> tuple[date, date | None]:
    """The first and the last day; without a last one it goes on."""
    dated = [stretch for stretch in when.stretches if stretch.start]
    ends = [stretch.end for stretch in dated]
    return min(stretch.start for stretch in dated), None if None in ends else max(ends)


class OutputAsked(Asked):
    """The outputs of the one project that is looked at; entries that serve all outputs serve this one too."""

    title = _("Output")
    parameter_name = "output"

    def lookups(self, request, model_admin):
        projects = Project.objects.writable_by(request.user)
        chosen = project_asked(request)
        projects = projects.filter(pk=chosen) if chosen else projects
        keys = list(projects.values_list("pk", flat=True)[:2])
        outputs = Output.objects.filter(project__in=keys) if len(keys) == 1 else Output.objects.none()
        return [(output.pk, str(output)) for output in outputs]

    def found(self, request, queryset):
        own = Output.objects.filter(project__in=Project.objects.writable_by(request.user))
        output = own.filter(pk=self.asked).first() if self.asked.isdecimal() else None
        if output is None:
            return None
        served = Entry.outputs.through.objects.filter(entry=OuterRef("pk"), output=output)
        return queryset.filter(Q(all_outputs=True) | Exists(served), project=output.project_id)


class PlaceAsked(Asked):
    title = _("Place")
    parameter_name = "place"
    is_typed = True
    example = _("Asunción")

    def found(self, request, queryset):
        there = Occurrence.objects.filter(entry=OuterRef("pk"), search_place__contains=fold(self.asked))
        return queryset.filter(Exists(there))


class LackAsked(Asked):
    title = _("Missing")
    parameter_name = "missing"
    anything = _("no matter")

    def lookups(self, request, model_admin):
        self.conditions = lacks.conditions(model_admin.model.KIND, today=timezone.localdate())
        return [(ANYTHING, _("something")), *((name, LACKS[name]) for name in self.conditions)]

    def found(self, request, queryset):
        if self.asked == ANYTHING:
            missing = Q()
            for condition in self.conditions.values():
                missing |= condition
            return queryset.filter(missing)
        return queryset.filter(self.conditions[self.asked]) if self.asked in self.conditions else None


class OutcomeAsked(Asked):
    """Of forecasts: what became of them."""

    title = _("Outcome")
    parameter_name = "outcome"
    OPEN, DUE = "open", "due"

    def lookups(self, request, model_admin):
        return [(self.OPEN, _("open")), (self.DUE, _("open, dates passed")), *Entry.Outcome.choices]

    def found(self, request, queryset):
        if self.asked in Entry.Outcome.values:
            return queryset.filter(outcome=self.asked)
        waiting = {self.OPEN: Q(outcome=""), self.DUE: lacks.due(timezone.localdate())}
        return queryset.filter(waiting[self.asked]) if self.asked in waiting else None
