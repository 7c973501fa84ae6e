"""The form by which an edition is sent, and the mail as it will read in each language."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from reports.addresses import listed
from reports.desk.forms import Form
from reports.letters import Letter, news_of
from reports.models import Edition
from reports.receivers import Receiver, Receivers, accounts, is_unwilling
from reports.sending import covering

LONGEST_NOTE = 4_000


class SendForm(Form):
    """Ticked are all who are offered; of a correction, those who got what it corrects."""

    note = forms.CharField(
        label=_("Covering note"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=_("Stands on top of the mail, in each language as you write it; it is remembered for the next time."),
        widget=forms.Textarea({"rows": 4}),
    )
    addresses = forms.MultipleChoiceField(
        label=_("Receivers"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("The list has changed since you opened the page. Look at it again.")},
    )
    further = forms.CharField(
        label=_("Further addresses"),
        required=False,
        help_text=_("One a line; for this edition only"),
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, edition: Edition, receivers: Receivers, **kwargs):
        offered, is_correction = receivers.offered, edition.number > 1
        ticked = [one.address for one in offered if one.got_the_one_before or not is_correction]
        initial = {"note": edition.series.covering_note, "addresses": ticked}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["addresses"].choices = [(one.address, described(one)) for one in offered]

    def clean_further(self) -> tuple[str, ...]:
        found = listed(self.cleaned_data["further"])
        owners = accounts(found.addresses)
        wanting_none = [one for one in found.addresses if is_unwilling(owners.get(one.lower()))]
        refusals = [_("%(address)s wants no notices by e-mail.") % {"address": one} for one in wanting_none]
        if problems := [*found.refusals, *refusals]:
            raise forms.ValidationError(problems)
        return found.addresses

    @property
    def chosen(self) -> tuple[str, ...]:
        return (*self.cleaned_data["addresses"], *self.cleaned_data["further"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    language: str
    name: str
    letter: Letter


def described(receiver: Receiver) -> str:
    language = get_language_info(receiver.language)["name_translated"]
    return f"{receiver.address} – {receiver.why}, {language}"


def previews(edition: Edition, receivers: Receivers, *, note: str, at: datetime) -> list[Preview]:
    """In the language of the series and in each that a receiver reads."""
    news, series = news_of(edition), edition.series.written_in
    return [
        Preview(
            language=language,
            name=get_language_info(language)["name_translated"],
            letter=covering(news, language=language, note=note, at=at, has_account=True),
        )
        for language in sorted({series, *(one.language for one in receivers.offered)})
    ]
