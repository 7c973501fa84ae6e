"""Corrections of an edition, and its erasure."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.desk.forms.base import Form


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
