"""Files and links of an entry at the desk."""

from django.contrib import admin

from activities.forms import AttachmentForm
from activities.models import Attachment
from outputs.admin import OwnProjects
from outputs.forms import QuietRows


class AttachmentInline(OwnProjects, admin.StackedInline):
    model = Attachment
    form = AttachmentForm
    formset = QuietRows
    to_project = "entry.project"
    extra = 0
    fields = (("label", "for_readers"), ("upload", "address"), ("reference", "languages"), "taken")
