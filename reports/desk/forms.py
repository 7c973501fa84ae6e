"""What people type on the pages of a report. The rules are those of the verbs; here words become values."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from outputs.text import normalise
from reports.models import Report

MOMENT = "%Y-%m-%dT%H:%M"  # as browsers send what was chosen in a `datetime-local`


class Form(forms.Form):
    """Labels without a colon."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class SubmitForm(Form):
    read = forms.CharField(required=False, max_length=64)


class ApproveForm(Form):
    read = forms.CharField(required=False, max_length=64)
    publish_at = forms.DateTimeField(
        label=_("Publish on"),
        required=False,
        help_text=_("Date and time; left empty, it is published by hand."),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT),
    )


class ReturnForm(Form):
    text = forms.CharField(
        label=_("What is to be changed"),
        required=False,
        help_text=_("May stay empty where comments say it."),
        widget=forms.Textarea({"rows": 3}),
    )


class CommentForm(Form):
    text = forms.CharField(
        label=_("Comment"),
        error_messages={"required": _("The comment is empty.")},
        widget=forms.Textarea({"rows": 3}),
    )
    row = forms.UUIDField(required=False, widget=forms.HiddenInput)


class CorrectionForm(Form):
    """`keys` are those of the differences that the page offers."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("A sentence; it is printed in the corrected edition."),
        error_messages={"required": _("Say why the edition is corrected; the reason is printed.")},
        widget=forms.Textarea({"rows": 2}),
    )
    date = forms.DateField(
        label=_("Date of the correction"),
        help_text=_("Printed as the date of issue of the corrected edition."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    taken = forms.MultipleChoiceField(
        error_messages={
            "required": _("Tick at least one difference; all others stay as they were told."),
            "invalid_choice": _("The entries have changed since you opened the page. Look at the differences again."),
        }
    )

    def __init__(self, *args, keys=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["taken"].choices = [(key, key) for key in keys]


class ErasureForm(Form):
    legal_order = forms.CharField(
        label=_("Legal order"),
        help_text=_("Court, number and date; kept word for word in the record."),
        error_messages={"required": _("Name the legal order.")},
        widget=forms.Textarea({"rows": 3}),
    )


class InShortForm(Form):
    in_short = forms.CharField(
        label=_("In short"),
        required=False,
        help_text=_("What changed, what was decided, what needs attention. Printed under the title."),
        widget=forms.Textarea({"rows": 5, "maxlength": 400, "data-counted": "in-short-count"}),
    )

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
