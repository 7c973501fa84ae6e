"""What readers are told of what was announced: n of m, the lines of what went otherwise, and whom to ask."""

from datetime import date

import pytest

from activities.outcomes import cancel, carry_out
from outputs.models import Contribution, Funder
from reports.funders.glances import glance
from reports.models import Section, Series
from reports.models.series import default_sections
from tests.factories import make_edition, make_forecast, make_funder_user, make_project, make_report, make_series

pytestmark = pytest.mark.django_db

DECEMBER = {
    "period_start": date(2009, 11, 1),
    "period_end": date(2009, 11, 30),
    "window_start": date(2009, 12, 1),
    "window_end": date(2009, 12, 31),
    "date": date(2009, 12, 1),
}


@pytest.fixture
def series():
    project = make_project(slug="cybercrime", contact_email="unit@example.org")
    return make_series(project, sections=[Section.IN_SHORT.value, *default_sections()[2:]])


@pytest.fixture
def reader(series, client):
    funder = Funder.objects.create(name="Romania")
    Contribution.objects.create(project=series.project, funder=funder)
    client.force_login(make_funder_user(funder))
    return client


@pytest.fixture
def published(series):
    """Three announced, one carried out, one cancelled, one not due; and what is next."""
    project = series.project
    held = make_forecast(project, title="Held", when="10 Nov 09")
    dropped = make_forecast(project, title="Dropped", when="12 Nov 09")
    make_forecast(project, title="Later", when="Nov 09 - Feb 10", funders_welcome=True)
    make_edition(make_report(project, series=series))
    carry_out(held)
    cancel(dropped, reason="The host withdrew.")
    in_short = "Two laws were adopted, e.g. in Romania. More will follow."
    return make_edition(make_report(project, series=series, in_short=in_short, **DECEMBER))


def page(reader, path="/read/cybercrime/"):
    return " ".join(reader.get(path).content.decode().split())


def test_the_project_page_says_how_many_of_those_announced_were_carried_out(published, reader):
    told = page(reader)

    assert "<strong>1 of 3</strong> events that were announced were carried out." in told
    assert "1 was not due yet." in told
    assert "%" not in told.partition("Since last time")[2].partition("</section>")[0]


def test_it_prints_a_line_for_what_did_not_happen_as_announced_and_for_nothing_else(published, reader):
    lines = page(reader).partition("Since last time")[2].partition("</section>")[0]

    assert "<strong>cancelled</strong>: 12 Nov 09, <span>Dropped</span> – The host withdrew." in lines
    assert "Held" not in lines
    assert "Later" not in lines


def test_what_the_series_keeps_to_itself_is_not_told(published, reader, series):
    Series.objects.update(sections=[name for name in series.sections if name != Section.ACCOUNTING])
    make_edition(published.report.__class__.objects.get(pk=published.report_id))

    assert "Since last time" not in page(reader)


def test_the_first_report_has_nothing_to_account_for(series, reader):
    make_forecast(series.project)
    make_edition(make_report(series.project, series=series))

    assert "Since last time" not in page(reader)


def test_in_short_stands_above_the_figures_and_its_first_sentence_in_the_list(published, reader, series):
    told = page(reader)
    assert told.index("Two laws were adopted") < told.index("The latest update")

    other = make_project()
    Contribution.objects.create(project=other, funder=Funder.objects.get())
    make_series(other)
    listed = page(reader, "/read/")
    assert ">Two laws were adopted, e.g. in Romania.</p>" in listed
    assert "More will follow" not in listed


def test_an_event_says_that_funders_are_welcome_and_whom_to_ask(published, reader):
    told = page(reader)

    assert "(funders welcome)</strong>" in told
    assert '<a href="mailto:unit@example.org" lang="en-gb">Ask to come</a>' in told


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("No full stop", "No full stop"),
        ("In 3.5 months. Then more.", "In 3.5 months."),
        ("A line\nAnother", "A line"),
        ("Really? Yes.", "Really?"),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_where_another_begins(text, first, series):
    report = make_report(series.project, series=series, in_short=text)

    assert glance(make_edition(report).tree).first_sentence == first


def test_the_picture_over_time_has_the_same_numbers_as_its_table_and_its_file(published, reader):
    told = page(reader, "/read/cybercrime/pictures/")
    assert ">1 of 3</text>" in told
    assert "<td>3</td><td>1</td><td>1</td><td>1</td>" in told

    rows = reader.get("/read/cybercrime/pictures/announced.csv").content.decode()
    assert ",3,1,1,1," in rows
