"""Files and pasted tables into entries: what was read is shown row by row, then loaded."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from activities import richtext
from activities.imports import batches, clipboard, columns, loading, parsing, writing
from activities.imports.columns import COLUMNS, FOR_A_PERSON, PROBLEM
from activities.imports.refusals import FileRefused
from activities.models import Batch, Entry
from activities.models.fields import too_long
from outputs.models import Project
from outputs.screen import short_language
from reports.desk import brought
from reports.desk.examples import examples
from reports.desk.forms.bringing import ImportForm, PasteForm
from reports.desk.views.fetching import page, page_and_deed

WAYS = {"import": "project-import", "paste": "project-paste"}
MOST_ROWS = 2_000


@page
def choose(request, *, way):
    """For which project; not asked where there is only one, or where the list from which one comes says it."""
    projects = list(Project.objects.writable_by(request.user))
    projects = [one for one in projects if str(one.pk) == request.GET.get("project")] or projects
    if way not in WAYS or not projects:
        raise Http404
    asked = request.GET.get("kind", "")
    query = f"?kind={asked}" if asked in Entry.Kind else ""
    if len(projects) == 1:
        return redirect(f"{reverse(WAYS[way], args=[projects[0].slug])}{query}")
    told = {"projects": [(one, f"{reverse(WAYS[way], args=[one.slug])}{query}") for one in projects], "way": way}
    return render(request, "reports/desk/bring_choose.html", told)


@page_and_deed
def import_file(request, *, slug):
    project = writable(request, slug)
    form = ImportForm(*sent(request), initial={"kind": kind_asked(request)})
    if form.is_valid():
        file = form.cleaned_data["file"]
        if file.size > parsing.MEGABYTES * 1_000_000:
            form.add_error("file", _("The file has more than %(megabytes)d MB.") % {"megabytes": parsing.MEGABYTES})
        elif batch := attempt(request, project, form, "file", lambda: read_file(file), source=file.name):
            return redirect("project-brought", slug, batch.uuid)
    told = {"project": project, "form": form, "columns": COLUMNS, "language": short_language()}
    return render(request, "reports/desk/bring_file.html", told, status=409 if form.is_bound else 200)


@page_and_deed
def paste(request, *, slug):
    project = writable(request, slug)
    form = PasteForm(*sent(request), initial={"kind": kind_asked(request)})
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("html", "text")}
        plans = form.cleaned_data["kind"] == Entry.Kind.FORECAST
        read = lambda: clipboard.read(**given, plans=plans)  # noqa: E731
        if batch := attempt(request, project, form, "text", read, source=_("pasted table")):
            return redirect("project-brought", slug, batch.uuid)
    told = {"project": project, "form": form}
    return render(request, "reports/desk/bring_paste.html", told, status=409 if form.is_bound else 200)


def attempt(request, project: Project, form, field: str, read, *, source: str) -> Batch | None:
    """What was read, kept; or the reason beside the field."""
    try:
        reading = read()
    except FileRefused as refusal:
        form.add_error(field, _(refusal.template) % refusal.params)
    except richtext.TextTooLong as problem:
        form.add_error(field, too_long(problem))
    else:
        kept = {"by": request.user, "at": timezone.now(), "source": source}
        return batches.keep(reading, project=project, kind=form.cleaned_data["kind"], **kept)
    return None


def read_file(file):
    return columns.read(parsing.rows_of(file.read()), most=MOST_ROWS)


@page_and_deed
def batch(request, *, slug, key):
    """The rows as they would be loaded. A form mends some of them; or it loads those that were good when they were
    shown, and what was mended in the others is kept.
    """
    found = own_batch(request, slug, key)
    if request.method == "POST":
        if "load" in request.POST:
            load(request, found)
        batches.mend(own_batch(request, slug, key), brought.mended(request.POST))
        query = request.GET.urlencode() if "load" not in request.POST else ""
        return redirect(f"{reverse('project-brought', args=[slug, key])}{'?' if query else ''}{query}")
    asked = {"state": request.GET.get("state", ""), "number": request.GET.get("page", "1")}
    told = brought.shown(found, **asked)
    reading = batches.reading_of(found)
    shown = {"project": found.project, "batch": found, "brought": told, "page": told.page, "unknown": reading.unknown}
    shown |= {"done": brought.said(found.done, len(reading.rows)) if found.done else "", "left": len(reading.rows)}
    return render(request, "reports/desk/brought.html", shown)


def load(request, found: Batch) -> None:
    turn = request.POST.get("turn", "")
    try:
        meanwhile = loading.load(found, turn=int(turn) if turn.isdecimal() else 0, by=request.user, at=timezone.now())
    except loading.RowsHaveChanged:
        messages.error(request, _("These rows were mended or loaded already; here is how they stand."))
        return
    except IntegrityError:
        messages.error(request, _("Somebody made the same entries meanwhile. Nothing was loaded; read the file again."))
        return
    for row in meanwhile:
        named = {"number": row.number, "title": row.told.get("title", "")}
        messages.error(
            request,
            _("Row %(number)d, “%(title)s”: somebody changed this entry meanwhile. It was not overwritten; look again.")
            % named,
        )


@page
def left(request, *, slug, key):
    """The rows that are not loaded, with what is wrong with them, to be mended in a spreadsheet."""
    found = own_batch(request, slug, key)
    reading, language = batches.reading_of(found), short_language()
    problems = {line["number"]: line["problems"] for line in batches.lines_of(found)}
    rows = [
        {**cells, PROBLEM.name: " ".join(one for told in problems[number].values() for one in told)}
        for number, cells in reading.rows
        if problems[number]
    ]
    shown = [PROBLEM, *(column for column in COLUMNS if column.name in reading.columns)]
    return csv_answer(writing.csv_file(shown, rows, language=language), _("to be mended"))


@page
def template(request, *, slug, language, format):
    """An empty table with two rows that show how, in either language."""
    project = writable(request, slug)
    if language not in ("en", "fr") or format not in writing.CONTENT_TYPES:
        raise Http404
    shown, rows = writing.named(FOR_A_PERSON), examples(project, language)
    if format == writing.CSV:
        return csv_answer(writing.csv_file(shown, rows, language=language), f"entries-{language}")
    return answer(writing.workbook(shown, rows, language=language), format, f"entries-{language}")


def csv_answer(lines, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines, content_type=writing.CONTENT_TYPES[writing.CSV])
    response.headers["Content-Disposition"] = f'attachment; filename="{name.replace(" ", "-")}.csv"'
    return response


def answer(content: bytes, format: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{format}"'}
    return HttpResponse(content, content_type=writing.CONTENT_TYPES[format], headers=headers)


def writable(request, slug: str) -> Project:
    return get_object_or_404(Project.objects.writable_by(request.user), slug=slug)


def own_batch(request, slug: str, key) -> Batch:
    return get_object_or_404(
        Batch.objects.of(request.user, writable(request, slug)).select_related("project", "user"), uuid=key
    )


def sent(request) -> tuple:
    """What a form was sent with, be it nothing."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def kind_asked(request) -> str:
    asked = request.GET.get("kind", "")
    return asked if asked in Entry.Kind else Entry.Kind.ACTIVITY
