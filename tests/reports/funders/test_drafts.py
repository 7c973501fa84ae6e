"""What is not published leaves no trace: readers get the same bytes with fifty drafts in the desk as with none."""

import re
from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from django.urls import URLPattern, get_resolver, reverse

from outputs.models import Contribution, Funder, StoredFile
from reports.funders import subscribing
from reports.funders.readers import Reader
from tests.factories import (
    make_activity,
    make_attachment,
    make_edition,
    make_forecast,
    make_funder_user,
    make_output,
    make_project,
    make_report,
    make_series,
    make_submitted,
)

pytestmark = pytest.mark.django_db

SLUG = "cybercrime"
NOW = datetime(2009, 12, 1, tzinfo=UTC)
MASKED = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')  # another mask of the secret each time
NOT_READ = {"open-link", "stop-mail", "edition-withdraw", "edition-confirm", "edition-refuse", "edition-erase"}


@pytest.fixture
def funder():
    return Funder.objects.create(name="Romania")


@pytest.fixture
def project(funder):
    project = make_project(slug=SLUG, title="Project on Cybercrime")
    Contribution.objects.create(project=project, funder=funder)
    make_series(project, public=True)
    make_output(project, "1")
    told = make_activity(project, when="5-9 Oct 09", title="Telecom World", place="Geneva", outputs=["1"])
    make_attachment(told)
    make_forecast(project, when="24-25 Nov 09", title="Seminar in Baku", place="Baku")
    report = make_report(project)
    make_edition(report)
    project.entries.filter(title="Telecom World").update(title="Telecom World 2009")
    make_edition(report, at=datetime(2009, 11, 3, 12, tzinfo=UTC))
    return project


@pytest.fixture
def drafts(project):
    """Entries, reports on their way, a series and a project that nobody was told of."""

    def make():
        for number in range(50):
            place = f"Unspoken {number}"
            make_activity(project, when="12 Oct 09", title=f"Unspoken {number}", place=place, outputs=["1"])
            make_forecast(project, when="12 Nov 09", title=f"Unspoken plan {number}", place=place)
        for month in range(1, 9):
            days = {"period_start": date(2010, month, 1), "period_end": date(2010, month, 28)}
            make_submitted(make_report(project, **days))
        other = make_project(title="Unspoken project")
        make_report(other, series=make_series(other, addressed_to_all=False))

    return make


def addresses(project, user):
    series, (first, second) = project.series.get(), project.series.get().editions.order_by("number")
    secrets = {kind: subscribing.subscribe(Reader(user=user), series, kind, at=NOW) for kind in ("calendar", "feed")}
    told = {
        "reading": [[SLUG]],
        "activities-told": [[SLUG]],
        "activities-export": [[SLUG, "csv"], [SLUG, "xlsx"]],
        "pictures": [[SLUG]],
        "picture-data": [[SLUG, name] for name in ("timeline", "outputs", "map")],
        "editions": [[SLUG]],
        "edition-changes": [[SLUG, second.code]],
        "edition": [[SLUG, first.code], [SLUG, second.code]],
        "edition-download": [[SLUG, second.code, format] for format in ("pdf", "html")],
        "edition-file": [[SLUG, second.code, StoredFile.objects.get().sha256]],
        "dossier": [[SLUG]],
        "subscribe": [[SLUG]],
        "public-feed": [[SLUG, series.pk]],
        "calendar": [[secrets["calendar"]]],
        "feed": [[secrets["feed"]]],
        "home": [[]],
        "portfolio": [[]],
        "robots": [[]],
        "verify": [[]],
        "verify-code": [[first.code], ["7QK2M0XD93TFA1BC"]],
    }
    return {reverse(name, args=args): name for name, many in told.items() for args in many}


def asked(path):
    if path.endswith("/activities/"):
        return [path, f"{path}?q=unspoken", f"{path}?output=1", f"{path}?status=planned&sort=title"]
    return [path]


def answers(client, paths):
    cache.clear()
    found = {}
    for path in paths:
        for address in asked(path):
            response = client.get(address)
            content = b"".join(response) if response.streaming else response.content
            headers = {name: value for name, value in response.items() if name != "ETag"}
            found[address] = (response.status_code, MASKED.sub(b"", content), headers.get("Content-Type"))
    return found


@pytest.mark.parametrize("reader", ["funder", "nobody"])
def test_fifty_drafts_change_no_byte_of_any_answer(client, reader, project, funder, drafts):
    user = make_funder_user(funder)
    if reader == "funder":
        client.force_login(user)
    paths = addresses(project, user)
    answers(client, paths)  # a subscription shows that it was used
    before = answers(client, paths)

    drafts()

    after = answers(client, paths)
    assert [address for address in before if before[address] != after[address]] == []
    assert sum(status == 200 for status, _content, _type in before.values()) >= 20


def test_every_address_that_is_read_is_asked(project, funder):
    """Whoever adds one to read says here what is read there."""
    told = set(addresses(project, make_funder_user(funder)).values())

    assert {name for name in names(get_resolver().url_patterns) if name not in NOT_READ} == told


def names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.callback.__module__.startswith("reports.funders") or pattern.name == "home":
                yield pattern.name
        else:
            yield from names(pattern.url_patterns)
