"""What can become of forecasts, as a person says it: the words on the page, what is typed, the verb, and what the next
accounting would print if it were done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from activities import outcomes
from activities.dates import UNDATED, DateError, When, parse, spelled_out
from activities.models import Activity, Entry, Forecast
from outputs.models import Project
from outputs.screen import short_language
from reports.accounting import Known
from reports.composition import as_told
from reports.desk.forms import Form

NEAR = timedelta(days=62)
MOST_OFFERED = 40


class DecisionForm(Form):
    """`forecasts` are those that the decision is about."""

    def __init__(self, *args, forecasts: Sequence[Forecast], **kwargs):
        super().__init__(*args, **kwargs)
        self.forecasts = forecasts

    def values(self) -> dict[str, Any]:
        return self.cleaned_data

    def understood(self) -> str:
        """What was typed, said in full, where it can be read in two ways."""
        return ""


class CarryOutForm(DecisionForm):
    activities = forms.ModelMultipleChoiceField(
        queryset=Activity.objects.none(),
        label=_("It is entered already"),
        required=False,
        help_text=_("Tick one or several; if none is ticked, an activity is made from the forecast."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = nearby(self.forecasts)
        self.fields["activities"].queryset = Activity.objects.filter(pk__in=[one.pk for one in offered])
        self.fields["activities"].choices = [(one.pk, f"{one.printed_when()}, {one.title}") for one in offered]

    def values(self) -> dict[str, Any]:
        return {"activities": list(self.cleaned_data["activities"].with_details())}


class PostponeForm(DecisionForm):
    when = forms.CharField(
        label=_("New dates"),
        max_length=200,
        required=False,
        help_text=_("As you write them: 11-12 Jan 10; March 2010; Q2 10. Left empty: not yet known."),
    )
    reason = forms.CharField(
        label=_("Public reason"), max_length=300, required=False, help_text=_("A few words; they are printed.")
    )

    def clean_when(self) -> When:
        typed = self.cleaned_data["when"].strip()
        try:
            return parse(typed) if typed else UNDATED
        except DateError as error:
            raise ValidationError(gettext(error.template), params=error.params, code="not_a_date") from error

    def understood(self) -> str:
        when = self.cleaned_data["when"]
        return gettext("not yet known") if when.undated else spelled_out(when, language=short_language())


class CancelForm(DecisionForm):
    reason = forms.CharField(
        label=_("Public reason"),
        max_length=300,
        help_text=_("A few words; they are printed: the host withdrew."),
        error_messages={"required": _("Say why it is cancelled; the reason is printed.")},
    )
    internal_note = forms.CharField(
        label=_("Internal note"),
        required=False,
        help_text=_("For the people of the project; it enters no document."),
        widget=forms.Textarea({"rows": 3}),
    )


def nearby(forecasts: Sequence[Forecast]) -> list[Activity]:
    """Activities of the project that may have carried the forecasts out: around their dates, or the newest."""
    project = forecasts[0].project
    found = Activity.objects.of(project).select_related("project").with_details()
    days = [day for one in forecasts for day in (one.first_day, one.last_day) if day]
    if days:
        found = found.touching(min(days) - NEAR, max(days) + NEAR)
    return list(found.order_by("-last_day", "title", "pk")[:MOST_OFFERED])


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One of the three; `route` is the name of its page."""

    route: str
    label: Any
    question: Any
    form: type[DecisionForm]
    verb: Any
    said: Any = field(repr=False)

    def suppose(self, forecast: Forecast, values: dict[str, Any]) -> Known:
        """The forecast as it would stand."""
        now = as_told(forecast.occurrences.all())
        if self is CARRY_OUT:
            happened = tuple(one for activity in values["activities"] for one in as_told(activity.occurrences.all()))
            return Known(outcome=Entry.Outcome.CARRIED_OUT, occurrences=now, carried_out=happened)
        if self is CANCEL:
            return Known(outcome=Entry.Outcome.CANCELLED, occurrences=now, reason=values["reason"])
        return Known(outcome="", occurrences=as_told(outcomes.moved(forecast, values["when"])), reason=values["reason"])


CARRY_OUT = Decision(
    route="project-forecasts-carry-out",
    label=pgettext_lazy("of a forecast", "Carried out"),
    question=_("Was it carried out?"),
    form=CarryOutForm,
    verb=outcomes.carry_out,
    said=lambda number: ngettext("Carried out.", "%(number)d forecasts carried out.", number),
)
POSTPONE = Decision(
    route="project-forecasts-postpone",
    label=_("Postponed"),
    question=_("Until when is it postponed?"),
    form=PostponeForm,
    verb=outcomes.postpone_to,
    said=lambda number: ngettext("Postponed.", "%(number)d forecasts postponed.", number),
)
CANCEL = Decision(
    route="project-forecasts-cancel",
    label=_("Cancelled"),
    question=_("Why is it cancelled?"),
    form=CancelForm,
    verb=outcomes.cancel,
    said=lambda number: ngettext("Cancelled.", "%(number)d forecasts cancelled.", number),
)


def chosen(project: Project, keys: Sequence[str]) -> list[Forecast]:
    """The forecasts of the project with these keys that have no outcome yet; what is no key is passed over."""
    known = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 19]
    found = Forecast.objects.of(project).unresolved().filter(pk__in=known)
    return list(found.select_related("project").with_details().by_date())
