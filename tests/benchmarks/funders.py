"""The process that reads as funders: a question a line (JSON), an answer a line. Started by `tests.benchmarks.portfolios`."""

import json
import sys
import time
from datetime import UTC, datetime

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from outputs.models import Funder, Project, User
from reports.funders import subscribing
from reports.funders.readers import Reader
from reports.models import Report, Subscription
from tests.factories import make_edition, make_funder_user

ALL, FEW = "Funder of all", "Funder of a few"
SLUG = "synthetic-1"
HERE = f"/read/{SLUG}/"
NOW = datetime(2012, 1, 2, tzinfo=UTC)
PAGES = (
    "portfolio",
    "project",
    "activities",
    "activities asked",
    "activities.csv",
    "pictures",
    "pictures.csv",
    "editions",
    "changes",
    "edition",
    "PDF",
    "subscribe",
    "calendar",
    "feed",
)


def addresses(user: User) -> dict[str, str]:
    project = Project.objects.get(slug=SLUG)
    series = project.series.get()
    first, second = series.reports.order_by("period_end").first().editions.order_by("number")
    kinds = {kind: subscribing.subscribe(Reader(user=user), series, kind, at=NOW) for kind in ("calendar", "feed")}
    told = [
        "/read/",
        HERE,
        f"{HERE}activities/",
        f"{HERE}activities/?q=convention&sort=title",
        f"{HERE}activities/csv/",
        f"{HERE}pictures/",
        f"{HERE}pictures/map.csv",
        f"{HERE}editions/",
        f"{HERE}editions/{second.code}/changes/",
        first.get_absolute_url(),
        reverse("edition-download", args=[SLUG, first.code, "pdf"]),
        f"{HERE}subscribe/",
        reverse("calendar", args=[kinds[Subscription.Kind.CALENDAR]]),
        reverse("feed", args=[kinds[Subscription.Kind.FEED]]),
    ]
    return dict(zip(PAGES, told, strict=True))


def reader(funder: str) -> User:
    name = funder.lower().replace(" ", "-")
    found = User.objects.filter(username=name).first()
    return found or make_funder_user(Funder.objects.get(name=funder), username=name)


def corrected() -> None:
    """The first report has a second edition, so that there is something to compare."""
    report = Report.objects.filter(series__project__slug=SLUG).order_by("period_end").first()
    if report.editions.count() == 1:
        make_edition(report, by=reader(ALL), at=NOW)


def client(user: User) -> Client:
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(user)
    return browser


def read(browser: Client, address: str, *, first: bool) -> dict:
    if first:
        cache.clear()
    with CaptureQueriesContext(connection) as queries:
        start = time.perf_counter()
        response = browser.get(address)
        size = len(b"".join(response)) if response.streaming else len(response.content)
        seconds = time.perf_counter() - start
    if response.status_code != 200 or not size:
        raise AssertionError(f"{address} answered {response.status_code}.")
    return {"queries": len(queries), "seconds": seconds, "bytes": size}


def main() -> None:
    corrected()
    readers = {name: reader(name) for name in (ALL, FEW)}
    browsers = {name: client(user) for name, user in readers.items()}
    pages = {name: addresses(user) for name, user in readers.items()}
    for line in sys.stdin:
        asked = json.loads(line)
        address = pages[asked["reader"]][asked["page"]]
        print(json.dumps(read(browsers[asked["reader"]], address, first=asked["first"])), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
