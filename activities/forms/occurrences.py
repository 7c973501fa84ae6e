"""Dates as people write them, each line with its place."""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.dates import DateError, When, parse, printed, spelled_out
from activities.models import Occurrence
from outputs.screen import short_language


class OccurrenceForm(forms.ModelForm):
    """A line of dates and its place; a line may hold several stretches, which are saved as so many occurrences."""

    when = forms.CharField(label=_("When"), max_length=200, help_text=_("5-9 Oct 09, Sep 09, from Nov 10, tbc"))

    class Meta:
        model = Occurrence
        fields = ("place", "printed_as")

        labels = {"printed_as": _("Date printed as")}
        help_texts = {"place": _("Asunción, Paraguay"), "printed_as": _("Only where nothing else will do: October")}

    field_order = ("when", "place", "printed_as")
    understood = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            when = self.stored()
            self.initial["when"] = printed(when, language=self.instance.entry.project.language)
            self.understood = spelled_out(when, language=short_language())

    @property
    def is_spare(self) -> bool:
        """A line beyond the first in which nothing is typed: it is offered, and not asked for."""
        return self.empty_permitted and not self.has_changed()

    def stored(self) -> When:
        stretch = replace(self.instance.stretch, printed_as="")
        confirm = self.instance.entry.date_to_be_confirmed and not stretch.undated
        return When(stretches=(stretch,), to_be_confirmed=confirm)

    def clean_when(self) -> When:
        try:
            return parse(self.cleaned_data["when"])
        except DateError as error:
            raise ValidationError(gettext(error.template), params=error.params, code="not_a_date") from error

    def clean(self):
        cleaned = super().clean()
        when = cleaned.get("when")
        if when and cleaned.get("printed_as") and len(when.stretches) > 1:
            self.add_error("printed_as", gettext("A wording belongs to one stretch; give each a line of its own."))
        return cleaned

    def _post_clean(self):
        """The columns follow from `when`; they are checked where they are made, when the entry is recorded."""

    def occurrences(self) -> list[Occurrence]:
        when, wording = self.cleaned_data["when"], self.cleaned_data["printed_as"]
        stretches = [replace(stretch, printed_as=wording) for stretch in when.stretches]
        return [Occurrence.of(stretch, self.cleaned_data["place"]) for stretch in stretches]


class OccurrenceFormSet(forms.BaseInlineFormSet):
    """The lines of an entry's dates. They are not saved one by one: `activities.recording` writes the entry whole."""

    written_whole = True  # of two who change them one is kept, not a mixture
    new_objects = changed_objects = deleted_objects = ()

    def get_queryset(self):
        """Each line knows its entry, which is at hand: it is not fetched again."""
        lines = super().get_queryset()
        for line in lines:
            line.entry = self.instance
        return lines

    def clean(self):
        super().clean()
        if not any(self.errors) and not self.kept():
            raise ValidationError(gettext("Say when: a date, a month, or tbc."), code="no_dates")

    def kept(self) -> list[OccurrenceForm]:
        return [form for form in self.forms if form.cleaned_data.get("when") and not form.cleaned_data.get("DELETE")]

    def occurrences(self) -> list[Occurrence]:
        return [occurrence for form in self.kept() for occurrence in form.occurrences()]

    def to_be_confirmed(self) -> bool:
        return any(form.cleaned_data["when"].to_be_confirmed for form in self.kept())
