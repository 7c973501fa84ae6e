"""Who owes a text, typed as a user name of the project or as an address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from outputs.models import Project, User
from reports.addresses import is_address
from reports.desk.forms.base import Form

LONGEST_NOTE = 2_000


class OweForm(Form):
    """An address that belongs to one of the project's own people means that person."""

    who = forms.CharField(
        label=_("Who owes the text"),
        max_length=254,
        required=False,
        help_text=_("An e-mail address, or the user name of somebody in the project; left empty, nobody owes it."),
        widget=forms.TextInput({"list": "people", "autocomplete": "off", "autocapitalize": "none"}),
    )
    note = forms.CharField(
        label=_("A word with it"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=_("Stands in the mail as you write it: until when, how long, what matters."),
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = User.objects.filter(is_active=True, memberships__project=project).distinct()

    def clean_who(self) -> dict:
        """As `owe` takes it."""
        typed = self.cleaned_data["who"].strip()
        user = next(
            (one for one in self.people if typed and typed.lower() in (one.username.lower(), one.email.lower())), None
        )
        if typed and user is None and not is_address(typed):
            raise forms.ValidationError(_("This is no e-mail address, and nobody in the project has this user name."))
        return {"user": user, "email": "" if user else typed}

    @property
    def names_somebody(self) -> bool:
        return any(self.cleaned_data["who"].values())


class AskManyForm(OweForm):
    """For several texts at once: who owes them is needed where one of them names nobody yet."""

    def __init__(self, *args, nobody_named: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["who"].required = nobody_named
        self.fields["who"].label = _("Who owes those that name nobody")
        self.fields["who"].help_text = _("An e-mail address, or the user name of somebody in the project.")
