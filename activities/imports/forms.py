"""The admin's own forms, asked row by row. What they would ask of the database for each row they are given once."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import construct_instance
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from activities import richtext
from activities.forms import EntryForm, ForecastForm
from activities.imports import values
from activities.imports.values import CellRefused
from activities.models import Entry
from activities.models.fields import too_long
from outputs.models import Output, Project

CLOSED = gettext_noop("Output %(code)s is closed.")


def as_invalid(refusal: CellRefused) -> ValidationError:
    return ValidationError(_(refusal.template), params=refusal.params, code="not_understood")


class Given(forms.Field):
    """A value that is known already and stands in no cell."""

    def __init__(self, value):
        super().__init__(required=False)
        self.value = value

    def clean(self, value):
        return self.value


class Flag(forms.Field):
    def __init__(self):
        super().__init__(required=False)

    def clean(self, value):
        try:
            return values.flag(value or "")
        except CellRefused as refusal:
            raise as_invalid(refusal) from refusal


class Named(forms.Field):
    """One of several, by its key or its name in either language."""

    def __init__(self, known: Mapping[str, Mapping[str, str]]):
        super().__init__(required=False)
        self.known = known

    def clean(self, value):
        try:
            return values.one_of(value or "", self.known)
        except CellRefused as refusal:
            raise as_invalid(refusal) from refusal


class Outputs(forms.Field):
    """The outputs by their codes, and whether all are meant; a closed one only where it is chosen already."""

    def __init__(self, outputs: Mapping[str, Output], kept: frozenset[str]):
        super().__init__(required=False)
        self.outputs, self.kept, self.all = outputs, kept, False

    def clean(self, value):
        try:
            self.all, codes = values.outputs(value or "", self.outputs)
        except CellRefused as refusal:
            raise as_invalid(refusal) from refusal
        for code in codes:
            if self.outputs[code].closed_on and code not in self.kept:
                raise ValidationError(_(CLOSED), params={"code": code}, code="closed")
        return [self.outputs[code] for code in codes]


class RowForm:
    """Before one of the admin's forms: its fields take what stands in cells. The instance is never one that is stored,
    so that the form only judges what it reads; who changes what is stored, and since when, is asked elsewhere.
    """

    def __init__(self, cells: Mapping[str, str], *, instance: Entry, project: Project, outputs, kept=frozenset()):
        super().__init__(cells, instance=instance)
        self.fields |= {
            "project": Given(project),
            "outputs": Outputs(outputs, kept),
            "all_outputs": Given(False),
            "language": Named(values.LANGUAGES),
            "place_to_be_confirmed": Flag(),
        }
        for name, field in (("outcome", Named(values.OUTCOMES)), ("funders_welcome", Flag())):
            if name in self.fields:
                self.fields[name] = field
        if "text" in self.fields:
            self.fields["text"] = forms.CharField(required=False, strip=False)
        for name in ("reason", "internal_note"):
            if name in self.fields:
                self.fields[name].strip = False

    def clean_text(self):
        """A cell holds a text as people type it where there is no editor."""
        try:
            return richtext.from_notation(self.cleaned_data["text"])
        except richtext.TextTooLong as error:
            raise too_long(error) from error

    def clean(self):
        cleaned = super().clean()
        if cleaned is not None and "outputs" in cleaned:
            cleaned["all_outputs"] = self.fields["outputs"].all
        return cleaned

    def offered_outputs(self):
        """None: `Outputs` takes the place of the choice."""
        return Output.objects.none()

    def _post_clean(self):
        """Without the project, which is known, and the constraints: what they say the fields above say. Five queries a
        row would say it again.
        """
        construct_instance(self, self.instance, self._meta.fields)
        exclude = {*self._get_validation_exclusions(), "project"}
        try:
            self.instance.full_clean(exclude=exclude, validate_unique=False, validate_constraints=False)
        except ValidationError as problem:
            self._update_errors(problem)


class ActivityRowForm(RowForm, EntryForm):
    outcome = None

    class Meta(EntryForm.Meta):
        fields = (*EntryForm.Meta.fields, "internal_note")


class ForecastRowForm(RowForm, ForecastForm):
    class Meta(ForecastForm.Meta):
        fields = (*ForecastForm.Meta.fields, "reason", "internal_note", "funders_welcome")


FORMS = {Entry.Kind.ACTIVITY: ActivityRowForm, Entry.Kind.FORECAST: ForecastRowForm}
NOT_FOR = {Entry.Kind.ACTIVITY: ("outcome", "reason", "funders_welcome"), Entry.Kind.FORECAST: ("text",)}
