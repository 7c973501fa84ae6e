"""Who reads or acts besides: reviewers of a draft, deputies, guests with a link."""

from datetime import date, datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outputs.models import Project, User
from reports.desk.forms.base import Form

LINK_DAYS, LINK_DAYS_AT_MOST = 90, 730


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


class LeavingForm(Form):
    to = forms.ModelChoiceField(
        queryset=User.objects.filter(is_active=True),
        to_field_name="username",
        required=False,
        label=_("Who takes over"),
        help_text=_("The user name of a colleague"),
        error_messages={"invalid_choice": _("Nobody has an account of this name.")},
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    roles = forms.BooleanField(label=_("The colleague gets the same roles"), required=False)
    revoked = forms.BooleanField(label=_("The links that they made open nothing any more"), required=False)


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


class HandOverForm(Form):
    """What was left half-filled goes to a colleague of its project."""

    colleague = forms.ModelChoiceField(
        queryset=None,
        label=_("To whom"),
        empty_label=_("choose"),
        error_messages={"required": _("Choose who goes on with it.")},
    )

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["colleague"].queryset = colleagues
