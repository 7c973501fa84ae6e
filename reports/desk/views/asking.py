"""Texts that are owed: the secretariat names by whom, asks, and decides on answers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities import asking
from activities.models import Activity, OwedText
from outputs.models import Project
from reports import requests
from reports.desk.forms import AskManyForm, OweForm
from reports.desk.texts import TextPage, texts_of
from reports.desk.views.fetching import deed, page, page_and_deed

MOST = 50  # texts asked for at once


@page
def texts(request, *, slug):
    project = writable(request, slug)
    found = texts_of(Project.objects.filter(pk=project.pk), at=timezone.now())
    return render(request, "reports/desk/texts.html", {"project": project, "texts": found})


@page_and_deed
def text(request, *, slug, pk):
    """Who owes the text; *Ask* sends the link at once."""
    project, at = writable(request, slug), timezone.now()
    entry = activity(project, pk)
    shown = TextPage.of(entry, at=at)
    form = OweForm(request.POST if request.method == "POST" else None, project=project, initial={"who": shown.asked})
    if form.is_valid() and was_kept(request, entry, form, at=at):
        return redirect("text", slug, pk)
    told = {"project": project, "page": shown, "form": form, "now": at}
    return render(request, "reports/desk/text.html", told, status=409 if form.errors else 200)


def was_kept(request, entry: Activity, form: OweForm, *, at) -> bool:
    is_asked = request.POST.get("do") == "ask"
    if is_asked and not form.names_somebody:
        form.add_error("who", _("Say whom to ask."))
        return False
    try:
        debt = requests.owe(entry, by=request.user, at=at, **form.cleaned_data["who"])
        if is_asked:
            requests.ask(debt, by=request.user, at=at, note=form.cleaned_data["note"])
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return False
    messages.success(request, said(debt, is_asked=is_asked))
    return True


def said(debt: OwedText | None, *, is_asked: bool) -> str:
    if debt is None:
        return _("Nobody owes this text.")
    told = {"who": debt.who, "address": debt.address}
    if is_asked:
        return _("%(who)s is asked; the mail to %(address)s is on its way.") % told
    return _("%(who)s owes this text; nobody was asked.") % told


@page_and_deed
def ask(request, *, slug):
    """Several at once, as they were ticked in the list: a letter and a link for each."""
    project, at = writable(request, slug), timezone.now()
    sent = request.POST if request.method == "POST" else request.GET
    keys = [key for key in sent.getlist("entry") if key.isascii() and key.isdecimal() and len(key) < 19][:MOST]
    entries = list(
        Activity.objects.of(project).filter(pk__in=keys).select_related("project", "owed_text__user").by_date()
    )
    if not entries:
        raise Http404
    nobody_named = any(not hasattr(entry, "owed_text") for entry in entries)
    form = AskManyForm(request.POST if request.method == "POST" else None, project=project, nobody_named=nobody_named)
    if form.is_valid():
        asked = [entry for entry in entries if was_asked(request, entry, form, at=at)]
        told = ngettext("%(count)d text asked for.", "%(count)d texts asked for.", len(asked)) % {"count": len(asked)}
        messages.success(request, told)
        return redirect("texts", slug)
    told = {"project": project, "entries": entries, "form": form}
    return render(request, "reports/desk/texts_ask.html", told, status=409 if form.errors else 200)


def was_asked(request, entry: Activity, form: AskManyForm, *, at) -> bool:
    try:
        named = getattr(entry, "owed_text", None)
        debt = named or requests.owe(entry, by=request.user, at=at, **form.cleaned_data["who"])
        requests.ask(debt, by=request.user, at=at, note=form.cleaned_data["note"])
    except ValidationError as problem:
        messages.error(request, f"{entry.title}: {' '.join(problem.messages)}")
        return False
    return True


@deed
def close(request, *, slug, pk):
    entry = activity(writable(request, slug), pk)
    requests.close(entry, by=request.user, at=timezone.now())
    messages.success(request, _("The link opens nothing any more."))
    return redirect("text", slug, pk)


@deed
def settle(request, *, slug, pk, answer):
    """Takes what is ticked of an answer and leaves the rest."""
    entry = activity(writable(request, slug), pk)
    found = get_object_or_404(entry.askings.select_related("entry__project"), pk=answer)
    taken = {part: request.POST.get(part) == "take" for part in ("title", "text")}
    try:
        asking.settle(found, by=request.user, at=timezone.now(), **taken)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(
            request, _("Taken.") if any(taken.values()) else _("Left as it is; the answer stays to be read here.")
        )
    return redirect("text", slug, pk)


def activity(project: Project, pk: int) -> Activity:
    return get_object_or_404(Activity.objects.of(project).select_related("project").with_details(), pk=pk)


def writable(request, slug: str) -> Project:
    return get_object_or_404(Project.objects.writable_by(request.user), slug=slug)
