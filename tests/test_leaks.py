"""What is not published to somebody reaches them in no answer: unique words stand in every text of drafts, foreign
projects and withdrawn editions, and are looked for in whole answers, the texts of PDFs among them.
"""

from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import get_resolver, reverse
from pypdf import PdfReader

from outputs.models import Funder, Project
from reports import publishing, rounds
from reports.funders.readers import Reader
from reports.funders.subscribing import subscribe
from reports.models import Edition, OutgoingMail, Report, Series
from reports.notices import announce
from reports.renderers import RENDERERS
from tests.factories import (
    make_activity,
    make_administrator,
    make_approved,
    make_forecast,
    make_funder_user,
    make_member,
    make_output,
    make_project,
    make_report,
    make_series,
    make_submitted,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)
PERIODS = {
    "told": date(2009, 10, 31),
    "withdrawn": date(2009, 12, 31),
    "draft": date(2010, 2, 28),
}
WHEN = {"told": "5-9 Oct 09", "withdrawn": "5-9 Dec 09", "draft": "5-9 Feb 10"}
LATER = {"told": "24 Nov 09", "withdrawn": "24 Jan 10", "draft": "24 Mar 10"}


def words(word, *names):
    """A text of its own for each place: `zq-draft-title`."""
    return {name: f"zq-{word}-{name}" for name in names}


def make_entries(project, word):
    texts = words(word, "title", "place")
    make_activity(project, when=WHEN[word], text=f"<p>zq-{word}-text</p>", **texts)
    make_forecast(project, when=LATER[word], **{name: f"{text}-forecast" for name, text in texts.items()})


def make_told(project, series, word):
    """A report of the series with entries of its own words; its window ends where its forecast does."""
    make_entries(project, word)
    end = PERIODS[word]
    start, window = date(end.year, end.month, 1), date(end.year + end.month // 12, end.month % 12 + 1, 1)
    return make_report(
        project,
        series=series,
        period_start=start,
        period_end=end,
        window_start=window,
        window_end=window.replace(day=28),
        **words(word, "activities_heading", "in_short"),
        title=f"zq-{word}-report",
    )


def published(report):
    return publishing.publish(make_approved(report), by=make_administrator(), at=NOW)


@pytest.fixture
def world():
    """Own project: one edition told, one withdrawn, one draft with comments and a correction that is under way; and a
    foreign project with an edition of its own.
    """
    funder = Funder.objects.create(name="Romania")
    own = make_project(title="Own project", slug="own")
    own.contributions.create(funder=funder)
    series = make_series(own)
    told = published(make_told(own, series, "told"))
    make_withdrawn(published(make_told(own, series, "withdrawn")))
    draft = make_submitted(make_told(own, series, "draft"))
    rounds.comment(draft, by=make_administrator(), at=NOW, text="zq-draft-comment")
    begin_correction(told)
    foreign = make_foreign()
    return {"own": own, "foreign": foreign, "funder": funder, "told": told}


def begin_correction(edition):
    edition.series.project.entries.filter(title="zq-told-title").update(title="zq-draft-correction")
    report = Report.objects.get(pk=edition.report_id)
    rounds.begin_correction(
        report, by=make_administrator(), at=NOW, date=date(2009, 11, 9), reason="zq-draft-reason", taken=[]
    )


def make_foreign():
    """Everything that is said of the foreign project, what it published too, is for others."""
    project = make_project(slug="zq-foreign-slug", **words("foreign", "programme", "title", "area", "objective"))
    make_output(project, title="zq-foreign-output", statement="zq-foreign-statement")
    make_activity(
        project, text="<p>zq-foreign-text</p>", **{**words("foreign", "place"), "title": "zq-foreign-activity"}
    )
    published(make_report(project, title="zq-foreign-report"))
    return project


def addresses(world):
    """Every page and file of both projects that there is, whether one may know of it or not."""
    found = [reverse("home"), reverse("login"), reverse("healthz")]
    for project in Project.objects.all():
        found.append(reverse("project", args=[project.slug]))
        for report in Report.objects.filter(series__project=project):
            found += of(project, report.pk, "report")
        for edition in Edition.objects.filter(series__project=project):
            found += of(project, edition.code, "edition")
    return found


def of(project, key, noun):
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str) and name.split("-")[0] == noun}
    for name in names:
        if name == "report-draft-revoke":
            yield reverse(name, args=[project.slug, key, 1])
        elif name.endswith("-download"):
            yield from (reverse(name, args=[project.slug, key, format]) for format in RENDERERS)
        elif name == "edition-file":
            yield reverse(name, args=[project.slug, key, "0" * 64])
        elif name in ("report-words", "report-version", "report-version-publish"):
            yield reverse(name, args=[project.slug, key, "fr"])
        else:
            yield reverse(name, args=[project.slug, key])


def whole(response):
    """The answer with its head, the text of a PDF, and what lies in an archive."""
    head = "\n".join(f"{name}: {value}" for name, value in response.items())
    if response["Content-Type"] == "application/pdf":
        return head + text_of(response.content)
    if response.content.startswith(b"PK"):
        return head + unzipped(response.content)
    return head + response.content.decode()


def unzipped(content):
    with ZipFile(BytesIO(content)) as archive:
        return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


def text_of(content):
    reader = PdfReader(BytesIO(content))
    attached = "".join(part.decode() for files in reader.attachments.values() for part in files)
    return f"{reader.metadata}" + "".join(page.extract_text().replace("\n", "") for page in reader.pages) + attached


def answers(client, addresses):
    """By address, without the address itself, which a page of sign-in gives back."""
    sent = [(url, method(url)) for url in addresses for method in (client.get, client.post)]
    return [(url, whole(response).replace(url, "")) for url, response in sent]


def leaks(client, world, *secret):
    return [(url, word) for url, told in answers(client, addresses(world)) for word in secret if f"zq-{word}-" in told]


def test_a_funder_reads_what_was_told_and_nothing_else(client, world):
    client.force_login(make_funder_user(world["funder"]))

    assert leaks(client, world, "draft", "withdrawn", "foreign") == []
    assert "zq-told-title" in whole(client.get(world["told"].get_absolute_url()))


@pytest.mark.parametrize("role", ["stranger", "foreign funder", "anonymous"])
def test_others_read_nothing_at_all(client, world, role):
    if role == "stranger":
        client.force_login(make_member(make_project()))
    elif role == "foreign funder":
        client.force_login(make_funder_user())

    assert leaks(client, world, "told", "draft", "withdrawn", "foreign") == []


def test_of_a_public_series_anyone_reads_what_was_told_and_nothing_else(client, world):
    Series.objects.filter(project=world["own"]).update(public=True)

    assert leaks(client, world, "draft", "withdrawn", "foreign") == []
    assert "zq-told-title" in whole(client.get(world["told"].get_absolute_url()))


def fetched(client, reader, series):
    """What programs fetch for a reader, and what stands in the archive of the project."""
    secrets = {kind: subscribe(reader, series, kind, at=NOW) for kind in ("calendar", "feed")}
    told = [client.get(reverse(kind, args=[secret])).content.decode() for kind, secret in secrets.items()]
    archive = ZipFile(BytesIO(client.get(reverse("dossier", args=[series.project.slug])).getvalue()))
    files = [(name, archive.read(name)) for name in archive.namelist()]
    return "".join([*told, *(name + (text_of(one) if name.endswith(".pdf") else one.decode()) for name, one in files)])


def test_calendar_feed_and_archive_hold_what_was_told_and_nothing_else(client, world):
    user = make_funder_user(world["funder"])
    client.force_login(user)

    told = fetched(client, Reader(user=user), world["told"].series)

    assert [word for word in ("draft", "withdrawn", "foreign") if f"zq-{word}-" in told] == []
    assert "zq-told-title-forecast" in told
    assert "zq-told-text" in told


def test_a_mail_holds_what_was_told_and_nothing_else(world):
    user = make_funder_user(world["funder"], email="desk@example.org")
    subscribe(Reader(user=user), world["told"].series, "mail", at=NOW)

    announce(world["told"], at=NOW)

    body = OutgoingMail.objects.get().body
    assert [word for word in ("draft", "withdrawn", "foreign") if f"zq-{word}-" in body] == []
    assert "zq-told-report" in body


def test_the_people_of_the_project_find_each_of_these_words(client, world):
    """Otherwise nothing would be looked for."""
    client.force_login(make_member(world["own"], "manager"))

    found = "".join(told for _, told in answers(client, addresses(world)))

    places = ("title", "place", "text", "title-forecast", "place-forecast", "activities_heading", "in_short", "report")
    assert [name for name in places if f"zq-draft-{name}" not in found] == []
    assert "zq-draft-comment" in found
    assert "zq-draft-reason" in found
