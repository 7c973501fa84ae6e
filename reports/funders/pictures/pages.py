"""The page of pictures and the data behind each: HTTP only."""

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from outputs import access
from outputs.csvlines import csv_lines
from outputs.release import release
from reports.funders.pages import of_project
from reports.funders.pictures.briefs import PICTURES, brief, pictures_of
from reports.funders.responses import hash_of, respond, revalidated


@of_project
def pictures(request, reader, shelf):
    """Where places lie may change without another edition; who may correct it has links to do so."""
    shown, may_write = pictures_of(shelf), access.may(request.user, access.WRITE, shelf.project)
    return respond(
        request,
        reader=reader,
        state=[shelf.state, sorted(shown.positions.items()), may_write],
        template="reports/funders/pictures/pictures.html",
        build=lambda: brief(shown, may_write=may_write),
        public=shelf.series.public,
    )


@of_project
def data(request, reader, shelf, *, picture):
    """The rows of the table beside the picture, with what the page has no room for."""
    if picture not in PICTURES:
        raise Http404
    shown = pictures_of(shelf)
    told = (picture, translation.get_language(), release(), shelf.state, sorted(shown.positions.items()))
    etag = quote_etag(hash_of(*told))
    response = get_conditional_response(request, etag=etag) or file_of(shown, picture)
    return revalidated(response, etag, reader)


def file_of(shown, picture):
    table = shown.table(picture)
    lines = csv_lines([table.heads, *([str(cell) for cell in row] for row in table.rows)])
    named = {"Content-Disposition": f'attachment; filename="{shown.shelf.project.slug}-{picture}.csv"'}
    return HttpResponse("".join(lines), content_type="text/csv; charset=utf-8", headers=named)
