"""The pages under `/read/`: HTTP only. Each asks what its reader may read, and answers from editions alone."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from outputs.screen import short_language
from reports.funders import briefs, cards, exports, readers, shelves
from reports.funders.editions import editions_of, one_before, standing
from reports.funders.questions import asked_of
from reports.funders.responses import respond
from reports.funders.tables import table_of
from reports.models import Series

PROJECTS_ON_A_PAGE = 10


def reader_of(request) -> readers.Reader:
    return readers.reader_of(request, at=timezone.now())


def not_shown(request):
    """The same whether there is such a page or none: who is not signed in may do so first."""
    if request.user.is_authenticated:
        raise Http404
    return redirect_to_login(request.get_full_path())


def of_project(view):
    """The view gets the reader, and what they may read of the project; where that is nothing, there is no page."""

    @require_safe
    @wraps(view)
    def opened(request, *, slug, **kwargs):
        reader, asked = reader_of(request), request.GET.get("series", "")
        shelf = shelves.shelf_of(reader, slug=slug, series=asked, language=short_language())
        return view(request, reader, shelf, **kwargs) if shelf else not_shown(request)

    return opened


@require_safe
def portfolio(request):
    """Where there is only one project it is opened at once."""
    reader, today = reader_of(request), timezone.localdate()
    page = Paginator(cards.projects(reader), PROJECTS_ON_A_PAGE).get_page(request.GET.get("page"))
    if page.paginator.count == 1:
        return redirect("reading", page.object_list[0].slug)
    if page.paginator.count == 0 and reader.is_nobody:
        return not_shown(request)
    editions = cards.latest_editions(reader, page.object_list, language=short_language())
    listed = [(one.slug, one.title, editions[one.pk].sha256 if one.pk in editions else "") for one in page]
    return respond(
        request,
        reader=reader,
        state=[today, page.paginator.count, listed],
        template="reports/funders/projects.html",
        build=lambda: briefs.portfolio(page, cards.cards(page, editions, today=today)),
        public=reader.is_nobody,
    )


@of_project
def reading(request, reader, shelf):
    today = timezone.localdate()
    return respond(
        request,
        reader=reader,
        state=[today, reader.is_nobody, shelf.state],
        template="reports/funders/reading.html",
        build=lambda: briefs.project(shelf, reader=reader, today=today),
        series=shelf.series,
    )


@of_project
def activities(request, reader, shelf):
    return respond(
        request,
        reader=reader,
        state=[shelf.state],
        template="reports/funders/activities.html",
        build=lambda: briefs.activities(shelf, asked := asked_of(request, shelf), table_of(request, asked)),
        series=shelf.series,
    )


@of_project
def activities_export(request, reader, shelf, *, kind):
    """Exactly what the page of the same question counts; a question that means nothing has no file."""
    if kind not in exports.EXPORTS:
        raise Http404
    asked = asked_of(request, shelf)
    if not asked.is_valid():
        return redirect(f"{reverse('activities-told', args=[shelf.project.slug])}?{request.GET.urlencode()}")
    return exports.EXPORTS[kind](shelf, table_of(request, asked).ordered)


@of_project
def editions(request, reader, shelf):
    found = editions_of(shelf.series)
    return respond(
        request,
        reader=reader,
        state=[shelf.state, [(one.sha256, standing(one)) for one in found]],
        template="reports/funders/editions_told.html",
        build=lambda: briefs.told_editions(shelf, found),
        series=shelf.series,
    )


@of_project
def edition_changes(request, reader, shelf, *, code):
    """Only between two editions that are shown."""
    after = reader.editions().of(shelf.project).filter(code=code).with_standing().first()
    before = after and one_before(after, editions_of(after.series))
    if before is None or after.is_withdrawn:
        return not_shown(request)
    return respond(
        request,
        reader=reader,
        state=[shelf.state, before.sha256, after.sha256],
        template="reports/funders/changes_told.html",
        build=lambda: briefs.changes(shelf, before, after),
        series=shelf.series,
    )


@require_safe
def robots(request):
    """Search engines read what is public and are sent to no page that would ask them to log in."""
    allowed = ["/read/", "/projects/*/editions/", "/static/"] if Series.objects.filter(public=True).exists() else []
    lines = ["User-agent: *", *(f"Allow: {path}" for path in allowed), "Disallow: /", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
