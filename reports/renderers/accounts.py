"""What became of forecasts, as a document prints it: a line for each that did not go as announced, one line for those
that went the same way for the same reason.
"""

from collections import defaultdict

from activities.dates import printed_stretch
from reports.documents import Accounting, AccountLine, Fate, Occurrence
from reports.renderers.words import WORDS


def accounts(section: Accounting, language: str) -> list[dict]:
    """`postponed to 12 Jan 10: 24-25 Nov 09, Seminar – the host moved it`."""
    alike: defaultdict[tuple[str, str], list[AccountLine]] = defaultdict(list)
    for line in section.lines:
        if line.fate is not Fate.CARRIED_OUT:
            alike[became(line, language), line.reason].append(line)
    return [
        {"became": said, "reason": reason, "subjects": [subject(line, language) for line in lines]}
        for (said, reason), lines in alike.items()
    ]


def became(line: AccountLine, language: str) -> str:
    forms, now = WORDS[language]["fates"], where_and_when(line.now, language)
    if line.fate is Fate.POSTPONED and all(one.stretch.undated for one in line.now):
        return forms["postponed-undated"]
    return forms[line.fate].format(now=now)


def subject(line: AccountLine, language: str) -> dict:
    dates = ", ".join(printed_stretch(one.stretch, language=language) for one in line.announced)
    return {"dates": dates, "title": line.title, "lang": line.language if line.language != language else ""}


def where_and_when(occurrences: tuple[Occurrence, ...], language: str) -> str:
    return "; ".join(
        ", ".join(filter(None, (printed_stretch(one.stretch, language=language), one.place))) for one in occurrences
    )
