"""What may be asked of the activities of a project. The address holds the question; what it cannot mean is refused with
the reason.
"""

import json

import django_filters as filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outputs.scopes import natural_key
from outputs.text import fold
from reports.funders import entries
from reports.funders.glances import latest_glance
from reports.funders.shelves import Shelf
from reports.models import EditionRow

SECTIONS = {"carried-out": entries.CARRIED_OUT, "planned": entries.PLANNED}


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class QuestionForm(forms.Form):
    def clean(self):
        told = super().clean()
        if told.get("since") and told.get("until") and told["since"] > told["until"]:
            self.add_error("until", ValidationError(_("The period ends before it begins.")))
        return told


def day(label) -> filters.DateFilter:
    return filters.DateFilter(label=label, widget=DayInput, method="pass_on", input_formats=["%Y-%m-%d"])


class Questions(filters.FilterSet):
    q = filters.CharFilter(label=gettext_lazy("Words"), method="search")
    since = day(gettext_lazy("From"))
    until = day(gettext_lazy("To"))
    output = filters.ChoiceFilter(
        label=gettext_lazy("Output"), empty_label=gettext_lazy("All outputs"), method="of_output"
    )
    place = filters.ChoiceFilter(label=gettext_lazy("Place"), empty_label=gettext_lazy("All places"), method="in_place")
    status = filters.ChoiceFilter(
        label=gettext_lazy("Status"),
        empty_label=gettext_lazy("Carried out and planned"),
        choices=[("carried-out", gettext_lazy("Carried out")), ("planned", gettext_lazy("Planned"))],
        method="of_status",
    )

    class Meta:
        model = EditionRow
        fields = ()
        form = QuestionForm

    def filter_queryset(self, queryset):
        """Whoever asks for a period means one stretch that lies in it, not two that lie before and behind it."""
        told = super().filter_queryset(queryset)
        since, until = (self.form.cleaned_data.get(name) for name in ("since", "until"))
        return entries.having(told, entries.touching(since, until)) if since or until else told

    def pass_on(self, queryset, name, value):
        return queryset

    def search(self, queryset, name, value):
        """All of the words, in any order."""
        for word in fold(value).split():
            queryset = queryset.filter(search_text__contains=word)
        return queryset

    def of_output(self, queryset, name, value):
        """What serves *All* serves this one. One database keeps a code with its letters, the other escapes some."""
        listed = queryset.annotate(listed=Cast("outputs", TextField()))
        return listed.filter(
            Q(all_outputs=True) | Q(listed__contains=f'"{value}"') | Q(listed__contains=json.dumps(value))
        )

    def in_place(self, queryset, name, value):
        return entries.having(queryset, Q(place=value))

    def of_status(self, queryset, name, value):
        return queryset.filter(section__in=SECTIONS[value])


def asked_of(request, shelf: Shelf) -> Questions:
    """With the outputs and places that the editions of the shelf tell; outputs have the titles of the newest sheet."""
    asked = Questions(request.GET, queryset=entries.entries(shelf))
    titles = titles_of_outputs(shelf)
    codes = sorted({*entries.codes(shelf), *titles}, key=natural_key)
    asked.filters["output"].extra["choices"] = [(code, f"{code} {titles.get(code, '')}".strip()) for code in codes]
    asked.filters["place"].extra["choices"] = [(place, place) for place in sorted(entries.places(shelf), key=fold)]
    return asked


def titles_of_outputs(shelf: Shelf) -> dict[str, str]:
    told = latest_glance(shelf)
    sheet = told.digest.sheet if told else None
    return {output.code: output.short_title or output.title for output in sheet.outputs} if sheet else {}
