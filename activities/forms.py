"""What people type about an entry: dates as they write them, a text in plain notation.

Nothing typed is lost on an error.
"""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities import richtext
from activities.dates import DateError, When, parse, printed, spelled_out
from activities.models import Entry, Occurrence
from outputs.models import Output, Project

CHANGED_MEANWHILE = _(
    "Somebody else has changed this entry since you opened it. What you typed is still here: open the entry in a "
    "second window, compare, and save from there."
)
TEXT_HELP = _(
    "An empty line begins a paragraph, “- ” a bullet, “1. ” a number, two spaces before it the second level; "
    "**bold**, *italic*, [a link](https://example.org)."
)


class EntryForm(forms.ModelForm):
    """An activity or a forecast without its dates. `seen_version` is what the user saw: who comes second is told."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(label=_("Text"), required=False, help_text=TEXT_HELP, widget=forms.Textarea({"rows": 12}))

    class Meta:
        model = Entry
        fields = ("project", "title", "language", "all_outputs", "outputs", "place_to_be_confirmed", "text", "outcome")
        widgets = {"outputs": forms.CheckboxSelectMultiple, "title": forms.Textarea({"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen_version"] = self.instance.version
        self.initial["text"] = richtext.to_notation(self.instance.text)
        if "outputs" in self.fields:
            self.fields["outputs"].queryset = self.offered_outputs()

    def offered_outputs(self):
        """The outputs of the entry's own project; those that are closed only where they are chosen already."""
        chosen = self.instance.project_id or self.data.get("project") or self.initial.get("project")
        key = chosen.pk if isinstance(chosen, Project) else str(chosen or "")
        if isinstance(key, str) and not key.isdecimal():
            return Output.objects.none()
        outputs = Output.objects.filter(project=key)
        kept = self.instance.outputs.values("pk") if self.instance.pk else []
        return outputs.filter(closed_on=None) | outputs.filter(pk__in=kept)

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean_text(self):
        try:
            return richtext.from_notation(self.cleaned_data["text"])
        except richtext.TextTooLong as error:
            raise ValidationError(str(error), code="too_long") from error

    def clean(self):
        """The row stays locked until the save, so that of two who save at once the second is told."""
        cleaned = super().clean()
        if cleaned.get("all_outputs") and cleaned.get("outputs"):
            self.add_error("outputs", gettext("An entry serves all outputs or some of them, not both."))
        if self.instance.pk:
            stored = Entry.objects.select_for_update().values_list("version", flat=True).get(pk=self.instance.pk)
            if cleaned.get("seen_version") != stored:
                raise ValidationError(CHANGED_MEANWHILE, code="conflict")
        return cleaned


class ForecastForm(EntryForm):
    """A forecast has no text."""

    text = None


class OccurrenceForm(forms.ModelForm):
    """A line of dates and its place; a line may hold several stretches, which are saved as so many occurrences."""

    when = forms.CharField(label=_("When"), max_length=200, help_text=_("5-9 Oct 09; Sep 09; from Nov 10; tbc"))

    class Meta:
        model = Occurrence
        fields = ("place", "printed_as")

    field_order = ("when", "place", "printed_as")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            when = self.stored()
            self.initial["when"] = printed(when, language=self.instance.entry.project.language)
            self.fields["when"].help_text = spelled_out(when)

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

    new_objects = changed_objects = deleted_objects = ()

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
