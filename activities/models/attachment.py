"""What belongs to an entry beside its text: a file, or an address elsewhere."""

import uuid

from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.models.entry import Entry
from outputs.models import StoredFile
from outputs.models.fields import LineField

languages_told = RegexValidator(r"^[a-z]{2}(, [a-z]{2})*\Z", _("Languages are two letters each: en, fr."))


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(entry__in=Entry.objects.visible_to(user))

    def for_readers(self):
        return self.filter(for_readers=True)


class Attachment(models.Model):
    """Internal unless it is said that it is for readers: only then it enters documents, editions and the dossier.

    `uuid` stands in the address of the download; `size` is in bytes, of a file.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="attachments")
    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    label = LineField(_("label"), max_length=200, help_text=_("As it is printed: Programme of the seminar"))
    reference = LineField(_("reference number"), max_length=80, blank=True, help_text=_("T-CY (2009) 07"))
    languages = LineField(_("languages"), max_length=40, blank=True, validators=[languages_told], help_text=_("en, fr"))
    address = models.CharField(
        _("address"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https"], message=_("An address begins with https://."))],
        help_text=_("Instead of a file: https://www.coe.int/…"),
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    file_name = LineField(max_length=150, blank=True, editable=False)
    size = models.PositiveIntegerField(null=True, editable=False)
    for_readers = models.BooleanField(
        _("for readers"), default=False, help_text=_("Printed in documents and given to whoever reads them")
    )

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["entry", "pk"]
        verbose_name = _("file or link")
        verbose_name_plural = _("files and links")
        constraints = [
            models.CheckConstraint(
                name="attachment_is_a_file_or_an_address",
                condition=Q(file=None, file_name="", address__startswith="https://")
                | Q(file__isnull=False, address="") & ~Q(file_name=""),
                violation_error_message=_("Give a file or an address that begins with https://, one of them."),
            ),
            models.CheckConstraint(
                name="attachment_has_a_label",
                condition=~Q(label=""),
                violation_error_message=_("Say in a few words what it is."),
            ),
        ]

    def __str__(self):
        return self.label
