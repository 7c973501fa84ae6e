"""What people type on the pages of a report. The rules are those of the verbs; here words become values."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities import richtext
from activities.forms import TEXT_HELP
from outputs.models import Project, User
from outputs.text import normalise
from reports.documents import Span
from reports.inventory import Grouping
from reports.mending import Mendable
from reports.models import Report, Series

MOMENT = "%Y-%m-%dT%H:%M"  # as browsers send what was chosen in a `datetime-local`
LINK_DAYS, LINK_DAYS_AT_MOST = 90, 730


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
        max_length=10_000,
        error_messages={"required": _("The comment is empty.")},
        widget=forms.Textarea({"rows": 3}),
    )
    row = forms.UUIDField(required=False, widget=forms.HiddenInput)


class MendForm(Form):
    """The words of a row: a field for each of its places, and a text where its entry takes one."""

    row = forms.CharField(widget=forms.HiddenInput)
    seen_version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": _("Open the row once more, then mend it.")}
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=500,
        error_messages={"required": _("Give it a title.")},
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, mendable: Mendable, **kwargs):
        entry, self.places = mendable.entry, mendable.places
        known = {"row": mendable.row.key, "seen_version": entry.version, "title": entry.title}
        known |= {f"place-{number}": place for number, place in enumerate(self.places)}
        text = richtext.to_notation(entry.text)
        super().__init__(*args, initial={**known, "text": text}, auto_id="mend-%s", **kwargs)
        for number, place in enumerate(self.places):
            label = _("Place") if len(self.places) == 1 else format_lazy(_("Place: {}"), place or "–")
            self.fields[f"place-{number}"] = forms.CharField(label=label, max_length=200, required=False)
        if mendable.takes_text:
            rows = min(max(text.count("\n") + len(text) // 60 + 2, 4), 24)
            self.fields["text"] = forms.CharField(
                label=_("Text"), required=False, help_text=TEXT_HELP, widget=forms.Textarea({"rows": rows})
            )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_text(self) -> str:
        try:
            return richtext.from_notation(self.cleaned_data["text"])
        except richtext.TextTooLong as error:
            raise forms.ValidationError(str(error), code="too_long") from error

    def clean(self) -> dict:
        """As `mending.mend` takes it."""
        given = super().clean()
        if self.errors:
            return given
        places = [given[f"place-{number}"] for number, _place in enumerate(self.places)]
        told = {name: given[name] for name in ("row", "seen_version", "title")}
        return {**told, "text": given.get("text", ""), "places": places}


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


class DraftLinkForm(Form):
    label = forms.CharField(
        label=_("For whom"),
        max_length=120,
        help_text=_("The reviewer’s name; it stands across each page of the draft"),
    )


class DeputyForm(Form):
    """Anybody with an account may be named, by the name of the account: a list of all of them is nobody's business.
    Those of the project are suggested.
    """

    deputy = forms.ModelChoiceField(
        queryset=User.objects.filter(is_active=True),
        to_field_name="username",
        label=_("Who acts for you"),
        help_text=_("The user name of their account"),
        error_messages={"invalid_choice": _("Nobody has an account of this name.")},
        widget=forms.TextInput({"list": "people", "autocomplete": "off", "autocapitalize": "none"}),
    )
    start = forms.DateField(label=_("From"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    end = forms.DateField(
        label=_("To"),
        help_text=_("The last day, included"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, project: Project, today: date, **kwargs):
        super().__init__(*args, initial={"start": today}, **kwargs)
        self.people = User.objects.filter(is_active=True, memberships__project=project).distinct()


class LinkForm(Form):
    """`today` is the day on which the link is made."""

    label = forms.CharField(
        label=_("For whom"), max_length=120, help_text=_("So that you know it again: desk officer, Romania")
    )
    funder = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label=_("Reads what is addressed to"),
        empty_label=_("all funders of the project"),
    )
    expires = forms.DateField(
        label=_("Until"),
        help_text=_("The last day, included; two years from now at the latest"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, project: Project, today: date, **kwargs):
        super().__init__(*args, initial={"expires": today + timedelta(days=LINK_DAYS)}, **kwargs)
        self.today = today
        self.fields["funder"].queryset = project.funders.distinct()

    def clean_expires(self) -> date:
        day = self.cleaned_data["expires"]
        if day < self.today:
            raise forms.ValidationError(_("This day is over."))
        if day > self.today + timedelta(days=LINK_DAYS_AT_MOST):
            raise forms.ValidationError(_("A link holds two years at most."))
        return day

    @property
    def expires_at(self) -> datetime:
        return timezone.make_aware(
            datetime.combine(self.cleaned_data["expires"] + timedelta(days=1), datetime.min.time())
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
