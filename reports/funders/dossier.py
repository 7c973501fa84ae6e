"""The dossier of a project: HTTP only."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from reports import archives, dossiers
from reports.funders.readers import reader_of


@require_safe
def dossier(request, *, slug):
    """Of the series that the reader may read."""
    reader = reader_of(request, at=timezone.now())
    series = list(reader.series().filter(project__slug=slug).select_related("project"))
    if not series and reader.is_nobody:
        return redirect_to_login(request.get_full_path())
    if not series:
        raise Http404
    project = series[0].project
    chunks = archives.zipped(dossiers.files(project, dossiers.filed(series), language=get_language()))
    headers = {
        "Content-Disposition": f'attachment; filename="{project.slug}-dossier.zip"',
        "Cache-Control": "private, no-store",
    }
    return StreamingHttpResponse(chunks, content_type="application/zip", headers=headers)
