"""What a reminder says, in the language of its receiver. Writes nothing and sends nothing."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from activities.dates import full_date
from activities.models import Asking, OwedText
from outputs.secret import PLACE
from outputs.text import normalise
from reports.composition import title_of
from reports.letters import Letter, absolute
from reports.reminders.owing import Debts
from reports.reminders.periods import Moment, Period
from reports.reminders.stopping import Kind, token

NAMED = 12  # of each list; the rest is counted


def letter(owed: Debts, period: Period, moment: Moment) -> Letter:
    with translation.override(owed.language):
        context = context_of(owed, period, moment)
        subject = normalise(f"{subject_of(owed, moment)}: {period.series.project.title}", multiline=False)
        body = render_to_string("reports/mail/reminder.txt", context)
    return Letter(subject=subject[:400], body=f"{body.strip()}\n")


def subject_of(owed: Debts, moment: Moment) -> str:
    if owed.kind is Kind.TEXTS:
        return _("Your text is waited for")
    if owed.kind is Kind.DECISIONS:
        return _("A report waits for you")
    return _("The period ends soon") if moment is Moment.BEFORE else _("The period has ended")


def context_of(owed: Debts, period: Period, moment: Moment) -> dict:
    slug = period.series.project.slug
    return {
        "project": period.series.project.title,
        "series": period.series.name,
        "is_before": moment is Moment.BEFORE,
        "start": full_date(period.start, language=owed.language),
        "end": full_date(period.end, language=owed.language),
        "kind": owed.kind.value,
        "asked": [asked_line(one) for one in owed.asked],
        "texts": [text_line(one, owed.language) for one in owed.texts[:NAMED]],
        "more_texts": max(0, len(owed.texts) - NAMED),
        "texts_page": absolute("texts", slug),
        "forecasts": [f"{one.printed_when()}: {one.title}" for one in owed.forecasts[:NAMED]],
        "more_forecasts": max(0, len(owed.forecasts) - NAMED),
        "forecasts_page": absolute("project-forecasts", slug),
        "report": title_of(owed.report) if owed.report else "",
        "report_page": absolute("report", slug, owed.report.pk) if owed.report else "",
        "is_missing": owed.is_missing,
        "next_page": absolute("project-next-report", slug),
        "stop": stop_address(owed),
        "has_account": owed.user is not None,
        "switch": absolute("notices"),
    }


def stop_address(owed: Debts) -> str:
    return absolute("stop-reminders", token(owed.kind, user=owed.user, email=owed.email))


def asked_line(asking: Asking) -> dict:
    entry = asking.entry
    return {"title": entry.title, "when": entry.printed_when(), "page": absolute("open-text", PLACE)}


def text_line(debt: OwedText, language: str) -> str:
    asked = debt.last_asking
    if asked is None:
        return _("%(title)s – %(who)s, not asked yet") % {"title": debt.entry.title, "who": debt.who}
    day = full_date(asked.asked_at.date(), language=language)
    return _("%(title)s – %(who)s, asked on %(day)s") % {"title": debt.entry.title, "who": debt.who, "day": day}
