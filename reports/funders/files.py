"""The files that an edition names, for those who read it."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from outputs.files import download
from outputs.models import StoredFile
from reports.attached import named_in
from reports.funders.readers import reader_of
from reports.funders.views import not_shown, readable_edition


@require_safe
def file(request, *, slug, code, sha256):
    """Of an edition that stands; whether it names the file is asked each time."""
    edition = readable_edition(reader_of(request, at=timezone.now()), slug=slug, code=code)
    if edition is None:
        return not_shown(request)
    named = {} if edition.is_withdrawn else {one.sha256: one for one in named_in(edition.tree)}
    if sha256 not in named:
        raise Http404
    return download(get_object_or_404(StoredFile, sha256=sha256), named[sha256].file_name)
