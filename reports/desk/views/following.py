"""The next report of each series, suggested from its last."""

from dataclasses import asdict, fields

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from outputs import access, history
from reports.composition import title_of
from reports.desk.forms import NextReportForm
from reports.desk.views.fetching import page_and_deed, visible_project
from reports.following import Days, following
from reports.models import Report, Series

DAYS = [field.name for field in fields(Days)]


@page_and_deed
def next_report(request, *, slug):
    """One click makes it; its days can be changed first."""
    project = visible_project(request.user, slug)
    if not access.may(request.user, access.WRITE, project):
        messages.error(request, _("Only who writes in the project makes its reports."))
        return redirect("project", project.slug)
    suggested = [suggestion(series, request.POST) for series in project.series.all()]
    sent = next((one for one in suggested if one["form"] and one["form"].is_bound), None)
    if sent and sent["form"].is_valid():
        with history.batch():
            made = sent["form"].save()
            history.keep(made)
        messages.success(request, _("Made: %(title)s.") % {"title": title_of(made)})
        return redirect("report-close", project.slug, made.pk)
    status = 409 if request.method == "POST" else 200
    return render(request, "reports/desk/next.html", {"project": project, "suggested": suggested}, status=status)


def suggestion(series: Series, sent) -> dict:
    """Of a series without a report there is nothing to suggest from; its first is made at the desk."""
    last = series.reports.order_by("-period_end").first()
    if last is None:
        return {"series": series, "form": None}
    suggested = Report(series=series, **asdict(following(Days(**{name: getattr(last, name) for name in DAYS}))))
    data = sent if sent.get("series") == str(series.pk) else None
    form = NextReportForm(data, instance=suggested, auto_id=f"series-{series.pk}-%s")
    return {"series": series, "form": form, "title": title_of(suggested)}
