"""What became of forecasts, as a document prints it: a line for those that did not go as announced, one for all that
went the same way for the same reason.
"""

from collections import defaultdict

from activities.dates import printed_stretch
from reports.documents import Accounting, AccountLine, Fate, Occurrence
from reports.renderers.words import WORDS

AS_ANNOUNCED = frozenset({Fate.CARRIED_OUT, Fate.NOT_YET_DUE})


def accounts(section: Accounting, language: str) -> list[dict]:
    """`postponed 14: 24-25 Nov 09, Seminar, now 12 Jan 10; … – the host moved them`."""
    alike: defaultdict[tuple[Fate, str], list[AccountLine]] = defaultdict(list)
    for line in section.lines:
        if line.fate not in AS_ANNOUNCED:
            alike[line.fate, line.reason].append(line)
    return [
        {"became": became(fate, len(lines), language), "reason": reason, "subjects": subjects(lines, language)}
        for (fate, reason), lines in alike.items()
    ]


def became(fate: Fate, number: int, language: str) -> str:
    said = WORDS[language]["fates"][fate]
    return f"{said} {number}" if number > 1 else said


def subjects(lines: list[AccountLine], language: str) -> list[dict]:
    return [
        {
            "dates": "; ".join(printed_stretch(one.stretch, language=language) for one in line.announced),
            "title": line.title,
            "lang": line.language if line.language != language else "",
            "now": WORDS[language]["now"].format(now=where_and_when(line.now, language)) if line.now else "",
        }
        for line in lines
    ]


def where_and_when(occurrences: tuple[Occurrence, ...], language: str) -> str:
    return "; ".join(
        ", ".join(filter(None, (printed_stretch(one.stretch, language=language), one.place))) for one in occurrences
    )


def account_text(account: dict, language: str) -> str:
    """The line as a text."""
    told = "; ".join(f"{one['dates']}, {one['title']}{one['now']}" for one in account["subjects"])
    return f"{account['became']}{WORDS[language]['colon']} {told}" + (
        f" – {account['reason']}" if account["reason"] else ""
    )
