"""What is entered of a report itself, and what is asked over several."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from outputs.text import normalise
from reports.desk.forms.base import Form
from reports.documents import Span
from reports.inventory import Grouping
from reports.models import Report, Series


class InShortForm(Form):
    """`seen` is what stood there when the form was opened."""

    in_short = forms.CharField(
        label=_("In short"),
        required=False,
        help_text=_("What changed, what was decided, what needs attention. Printed under the title."),
        widget=forms.Textarea({"rows": 5, "maxlength": 400, "data-counted": "in-short-count"}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, report: Report, **kwargs):
        super().__init__(*args, initial={"in_short": report.in_short, "seen": report.in_short}, **kwargs)

    def clean_seen(self):
        return normalise(self.cleaned_data["seen"], multiline=True)

    def clean_in_short(self):
        """Counted as it is stored: browsers send two characters for the end of a line."""
        text = normalise(self.cleaned_data["in_short"], multiline=True)
        if len(text) > 400:
            raise ValidationError(
                gettext("These are %(count)d characters; at most 400 are printed."), params={"count": len(text)}
            )
        return text

    @property
    def count(self) -> int:
        return len(normalise(self["in_short"].value() or "", multiline=True))


class NextReportForm(forms.ModelForm):
    """The days of a new report of a series, suggested from its last."""

    class Meta:
        model = Report
        fields = ("period_start", "period_end", "window_start", "window_end", "date")
        widgets = {name: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for name in fields}
        help_texts = {"date": ""}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def _get_validation_exclusions(self):
        """The series is given and not typed, but what holds within it is checked."""
        return super()._get_validation_exclusions() - {"series"}


class InventoryForm(Form):
    """Its addresses say `from` and `to`, which are no names in Python."""

    NAMES: ClassVar[dict[str, str]] = {"start": "from", "end": "to"}

    series = forms.ModelChoiceField(label=_("Series"), queryset=Series.objects.none(), empty_label=None)
    start = forms.DateField(label=_("From"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    end = forms.DateField(label=_("To"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    by = forms.ChoiceField(label=_("Grouped by"), choices=[("date", _("Date")), ("output", _("Output"))])

    def __init__(self, *args, lines, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["series"].queryset = lines

    def add_prefix(self, field_name):
        return self.NAMES.get(field_name, field_name)

    def clean(self):
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and end < start:
            self.add_error("end", _("The last day comes before the first."))

    @property
    def span(self) -> Span:
        return Span(start=self.cleaned_data["start"], end=self.cleaned_data["end"])

    @property
    def grouping(self) -> Grouping:
        return Grouping(self.cleaned_data["by"])
