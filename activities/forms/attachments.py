"""A file or an address beside an entry."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from activities.models import Attachment
from outputs import files

SALT = "activities.attachments"


class AttachmentForm(forms.ModelForm):
    """`upload` takes a file, for the first time or in the place of the one that is there. `taken` seals which one was
    taken last, so that none is chosen twice where the form comes back, or where an entry is copied.
    """

    upload = forms.FileField(label=_("File"), required=False)
    taken = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Attachment
        fields = ("label", "address", "reference", "languages", "for_readers")
        widgets = {"address": forms.URLInput}

    field_order = ("label", "upload", "address", "reference", "languages", "for_readers", "taken")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.file_name:
            self.initial["taken"] = sealed(self.instance)
            self.fields["upload"].help_text = self.instance.file_name

    def has_changed(self) -> bool:
        """The seal alone, made anew with each page, is no change."""
        return bool(set(self.changed_data) - {"taken"})

    def clean_languages(self) -> str:
        """As people type them: `EN/FR`."""
        told = self.cleaned_data["languages"].lower()
        return ", ".join("".join(char if char.isalpha() else " " for char in told).split())

    def clean_upload(self):
        given = self.cleaned_data["upload"]
        if given is None:
            return None
        try:
            content = given.read()
            name, media_type = files.checked(given.name, content)
        except files.NotTaken as problem:
            raise ValidationError(str(problem), code="not_taken") from problem
        return name, media_type, content

    def _post_clean(self):
        """The row's own rules are asked once it is known which file it has."""
        self.take_file()
        super()._post_clean()

    def take_file(self) -> None:
        row, given = self.instance, self.cleaned_data.get("upload")
        if given:
            name, media_type, content = given
            stored = files.store(content, media_type)
            row.file, row.file_name, row.size = stored, name, stored.size
        elif not row.file_id:
            row.file_id, row.file_name, row.size = opened(self.cleaned_data.get("taken", ""))
        if row.file_id:
            self.data = self.data.copy()
            self.data[self.add_prefix("taken")] = sealed(row)
            self.fields["upload"].help_text = row.file_name

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"file", "file_name"}


def sealed(row: Attachment) -> str:
    return signing.dumps([row.file_id, row.file_name, row.size], salt=SALT)


def opened(seal: str) -> tuple[str | None, str, int | None]:
    try:
        digest, name, size = signing.loads(seal, salt=SALT)
    except signing.BadSignature:
        return None, "", None
    return digest, name, size
