"""A file beside an entry, for those who read its project's drafts: a download and nothing else."""

from django.shortcuts import get_object_or_404

from activities.models import Attachment
from outputs.files import download
from reports.desk.views.fetching import page


@page
def file(request, *, key):
    own = Attachment.objects.visible_to(request.user).exclude(file=None).select_related("file")
    found = get_object_or_404(own, uuid=key)
    return download(found.file, found.file_name)
