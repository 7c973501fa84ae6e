"""What readers meet under `/read/`: from editions alone, and no more than is theirs."""

from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache

from outputs.models import Contribution, Funder
from tests.factories import (
    make_activity,
    make_edition,
    make_forecast,
    make_funder_user,
    make_project,
    make_report,
    make_series,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

HERE = "/read/cybercrime/"


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def funder():
    return Funder.objects.create(name="Romania")


@pytest.fixture
def reader(funder, client):
    client.force_login(make_funder_user(funder))
    return client


def paid_for(funder, **kwargs):
    project = make_project(**kwargs)
    Contribution.objects.create(project=project, funder=funder)
    make_series(project)
    return project


@pytest.fixture
def project(funder):
    project = paid_for(funder, slug="cybercrime", title="Project on Cybercrime", contact_email="ask@example.org")
    make_activity(project, when="5-9 Oct 09", title="Telecom World", place="Geneva")
    make_activity(project, when="6-7 Oct 09", title="Expert group", place="Vienna")
    make_forecast(project, when="24-25 Nov 09", title="Seminar in Baku", place="Baku")
    return project


@pytest.fixture
def report(project):
    return make_report(project)


def text(response):
    return " ".join(response.content.decode().split())


def body(response):
    return text(response).split("<main")[1]


def test_one_project_is_opened_at_once(reader, project):
    assert reader.get("/read/").url == HERE
    assert reader.get("/").url == "/read/"


def test_the_newest_edition_comes_first_and_what_has_none_last(reader, funder, report):
    make_edition(report)
    later = paid_for(funder, title="Told later")
    make_edition(make_report(later), at=datetime(2010, 1, 2, tzinfo=UTC))
    paid_for(funder, title="A project that told nothing")

    told = body(reader.get("/read/"))

    assert told.index("Told later") < told.index("Project on Cybercrime") < told.index("A project that told nothing")
    assert "Nothing has been published yet." in told


def test_a_card_has_the_figures_of_the_edition_and_whether_the_project_runs(reader, funder, report):
    make_edition(report)
    paid_for(funder)

    told = body(reader.get("/read/"))

    assert "<strong>2</strong> activities carried out in <strong>2</strong> places" in told
    assert "<strong>1</strong> event planned" in told
    assert "2 November 2009" in told
    assert "ended" in told


def test_the_next_event_is_the_first_that_is_not_over(reader, funder, report, on_day):
    make_edition(report)
    paid_for(funder)

    on_day(date(2009, 11, 25))
    assert "Seminar in Baku" in body(reader.get("/read/"))

    on_day(date(2009, 11, 26))
    assert "Seminar in Baku" not in body(reader.get("/read/"))


@pytest.fixture
def on_day(monkeypatch):
    return lambda day: monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: day)


def test_a_project_without_an_edition_has_its_title_and_what_will_be_here(reader, report):
    told = body(reader.get(HERE))

    assert "<h1>Project on Cybercrime</h1>" in told
    assert "This is where you will read the updates" in told
    assert "Geneva" not in told


def test_the_project_page_tells_in_the_order_in_which_readers_ask(reader, report):
    make_edition(report)

    told = body(reader.get(HERE))

    asked = [
        "The latest update",
        "Events announced",
        "Whom to ask",
        "The update as a PDF",
        "All activities",
        "Project data",
    ]
    places = [told.index(words) for words in [*asked, "Who is responsible"]]
    assert places == sorted(places)
    assert "Figures as of edition 1 of 2 November 2009" in told
    assert "15 September 2009 – 31 October 2009" in told


def test_titles_come_from_the_document_and_not_from_the_row(reader, project, report):
    make_edition(report)
    project.title = "Renamed since"
    project.save()

    for page in (HERE, f"{HERE}activities/", f"{HERE}editions/"):
        assert "Renamed since" not in text(reader.get(page))
        assert "Project on Cybercrime" in text(reader.get(page))


def test_a_correction_is_shown_in_the_place_of_what_it_corrects(reader, project, report):
    make_edition(report)
    reader.get(HERE)
    make_activity(project, when="8-9 Oct 09", title="Seminar in Bucharest", place="Bucharest")

    make_edition(report)

    assert "<strong>3</strong> activities carried out in <strong>3</strong> places" in body(reader.get(HERE))
    assert "Seminar in Bucharest" in body(reader.get(f"{HERE}activities/"))


def test_what_was_withdrawn_is_gone_at_once_and_listed_as_withdrawn(reader, report):
    edition = make_edition(report)
    assert "<strong>2</strong>" in body(reader.get(HERE))

    make_withdrawn(edition)

    assert "This is where you will read" in body(reader.get(HERE))
    assert "Telecom World" not in body(reader.get(f"{HERE}activities/"))
    listed = body(reader.get(f"{HERE}editions/"))
    assert "withdrawn" in listed
    assert edition.code not in listed
    assert edition.title not in listed


def test_editions_are_listed_and_marked(reader, project, report):
    first = make_edition(report)
    make_activity(project, when="8-9 Oct 09", title="Seminar in Bucharest", place="Bucharest")
    second = make_edition(report)

    listed = body(reader.get(f"{HERE}editions/"))

    assert listed.index("current") < listed.index("superseded")
    assert listed.count("What changed:") == 1
    assert first.get_absolute_url() in listed
    assert f"{second.get_absolute_url()}pdf/" in listed


def test_what_an_edition_changed_is_told_by_date_and_title(reader, project, report):
    make_edition(report)
    project.entries.get(title="Expert group").occurrences.update(place="Wien")
    second = make_edition(report)

    told = body(reader.get(f"{HERE}editions/{second.code}/changes/"))

    assert "<strong>6-7 Oct 09, Expert group</strong>: place: Wien instead of Vienna" in told
    assert "Telecom World" not in told


def test_what_was_withdrawn_is_not_told_by_way_of_what_changed(reader, project, report):
    first = make_edition(report)
    project.entries.get(title="Expert group").occurrences.update(place="Wien")
    second = make_edition(report)

    make_withdrawn(first)

    assert reader.get(f"{HERE}editions/{second.code}/changes/").status_code == 404


def test_of_several_series_the_first_that_tells_something_is_shown_and_the_others_are_a_choice(reader, project, report):
    brief = make_series(project, name="Brief", public=True)
    make_edition(make_report(project, series=brief, period_end=date(2009, 10, 7)))

    shown = body(reader.get(HERE))
    assert "aria-current" in shown
    assert "<strong>1</strong> activity carried out" in shown

    make_edition(report)

    assert "<strong>2</strong> activities carried out" in body(reader.get(HERE))
    assert "<strong>1</strong> activity carried out" in body(reader.get(f"{HERE}?series={brief.pk}"))
    assert reader.get(f"{HERE}?series=0").status_code == 404


@pytest.mark.parametrize("page", ["", "activities/", "activities/csv/", "editions/"])
def test_nobody_is_told_whether_there_is_such_a_project(client, report, page):
    make_edition(report)

    there, missing = client.get(f"{HERE}{page}"), client.get(f"/read/nothing/{page}")

    assert there.url == f"/login/?next={HERE}{page}"
    assert missing.url == f"/login/?next=/read/nothing/{page}"


def test_who_may_read_nothing_is_asked_to_log_in(client, report):
    assert client.get("/read/").url == "/login/?next=/read/"
    assert client.get("/").url == "/login/?next=/"


def test_the_funder_of_another_project_finds_nothing(client, report):
    make_edition(report)
    client.force_login(make_funder_user())

    assert client.get(HERE).status_code == 404
    assert "Cybercrime" not in text(client.get("/read/"))


def test_drafts_change_no_byte_of_what_readers_see(reader, project, report):
    make_edition(report)
    pages = [HERE, f"{HERE}activities/", f"{HERE}editions/"]
    before = [body(reader.get(page)) for page in pages]
    cache.clear()

    make_activity(project, when="12 Oct 09", title="A draft")
    make_report(project, period_end=date(2009, 12, 31))

    assert [body(reader.get(page)) for page in pages] == before


def test_anybody_reads_what_is_public_without_a_cookie_and_search_engines_find_it(client, project, report):
    project.series.update(public=True)
    make_edition(report)

    page = client.get(HERE)

    assert not page.cookies
    assert page["Cache-Control"] == "public, no-cache"
    assert '<link rel="canonical" href="http://testserver/read/cybercrime/">' in text(page)
    assert '<meta property="og:title" content="Project on Cybercrime">' in text(page)
    assert '<meta name="description" content="Update 15 September' in text(page)
    assert "Allow: /read/" in client.get("/robots.txt").content.decode()


def test_search_engines_are_sent_nowhere_while_nothing_is_public(client, report):
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"


def test_the_page_speaks_the_language_of_its_reader_and_the_document_its_own(client, project, report):
    project.series.update(public=True)
    make_edition(report)

    page = text(client.get(HERE, headers={"accept-language": "fr"}))

    assert "<strong>2</strong> activités réalisées dans <strong>2</strong> lieux" in page
    assert "15 septembre 2009 – 31 octobre 2009" in page
    assert '<p class="when" lang="en">24-25 Nov 09' in page


@pytest.mark.parametrize(
    "page", ["/read/", HERE, f"{HERE}activities/", f"{HERE}activities/?place=Geneva", f"{HERE}editions/"]
)
def test_a_page_that_still_holds_is_not_sent_again(reader, funder, report, page):
    paid_for(funder)
    make_edition(report)
    first = reader.get(page)

    again = reader.get(page, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == again["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("page", ["/read/", HERE, f"{HERE}activities/", f"{HERE}editions/"])
def test_a_page_that_says_something_else_is_sent(reader, funder, report, page):
    paid_for(funder)
    edition = make_edition(report)
    first = reader.get(page)

    make_withdrawn(edition)

    assert reader.get(page, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_another_reader_of_the_same_browser_gets_their_own_page(reader, funder, report):
    make_edition(report)
    first = reader.get(HERE)
    reader.force_login(make_funder_user(funder, username="another"))

    page = reader.get(HERE, headers={"if-none-match": first["ETag"]})

    assert page.status_code == 200
    assert "another" in text(page)


def queries(django_assert_max_num_queries, client, page):
    cache.clear()
    client.get("/healthz")
    with django_assert_max_num_queries(100) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


@pytest.mark.parametrize("page", ["/read/", HERE, f"{HERE}activities/", f"{HERE}editions/"])
def test_thirty_projects_take_as_many_queries_as_two(reader, funder, report, page, django_assert_max_num_queries):
    make_edition(report)
    make_edition(make_report(paid_for(funder)))
    few = queries(django_assert_max_num_queries, reader, page)

    for number in range(28):
        make_edition(make_report(paid_for(funder, title=f"Another {number}")))

    assert queries(django_assert_max_num_queries, reader, page) == few
    assert few <= 14


def test_no_document_is_read_twice(reader, report, django_assert_num_queries):
    make_edition(report)
    reader.get(HERE)

    with django_assert_num_queries(5) as asked:
        reader.get(HERE)

    assert not [one for one in asked if '"document"' in one["sql"]]
