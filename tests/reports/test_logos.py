"""Logos: what is taken, made anew, and printed at the end of a document whose series wants them."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, PngImagePlugin

from outputs import files
from outputs.models import Funder, Logo
from reports.canonical import canonical_json, read
from reports.composition import compose
from reports.documents import Logos
from reports.models import Section
from reports.models.series import default_sections
from reports.renderers import RENDERERS
from tests.factories import make_activity, make_administrator, make_project, make_report, make_series
from tests.forms import shown

pytestmark = pytest.mark.django_db


def picture(kind="PNG", size=(900, 300), mode="RGBA", **kwargs):
    out = BytesIO()
    Image.new(mode, size, (11, 61, 122, 128)[: len(mode)]).save(out, kind, **kwargs)
    return out.getvalue()


def make_logo(alternative="Logo of Romania", **kwargs):
    file = files.store(files.redrawn(picture()), "image/png")
    return Logo.objects.create(file=file, alternative=alternative, **kwargs)


@pytest.fixture
def report():
    project = make_project()
    make_activity(project)
    return make_report(project, series=make_series(project, sections=[*default_sections(), Section.LOGOS]))


def test_a_picture_is_made_anew_without_what_was_written_into_it():
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Anna at home")

    content = files.redrawn(picture(pnginfo=told))

    again = Image.open(BytesIO(content))
    assert (again.format, again.mode, again.size) == ("PNG", "RGB", (600, 200))
    assert b"Anna" not in content


def test_a_jpeg_becomes_a_png():
    assert files.redrawn(picture("JPEG", mode="RGB")).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n damaged",
        picture("GIF", mode="L"),
        b"x" * 5_000_001,
    ],
    ids=["nothing", "svg", "damaged", "gif", "large"],
)
def test_what_is_no_such_picture_is_refused(content):
    with pytest.raises(files.NotTaken):
        files.redrawn(content)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked():
    with pytest.raises(files.NotTaken, match="too large"):
        files.redrawn(picture("PNG", size=(30_000, 1_000), mode="L"))


def test_a_series_prints_them_only_where_it_says_so(report):
    make_logo(project=report.series.project)
    report.series.sections = default_sections()

    assert '"schema_version":1' in canonical_json(compose(report, language="en"))


def test_the_project_comes_first_and_then_the_funders_that_paid_on_its_date(report):
    project = report.series.project
    for name, since in (("Romania", None), ("Council of Europe", None), ("Later", date(2010, 1, 1))):
        funder = Funder.objects.create(name=name)
        project.contributions.create(funder=funder, since=since)
        make_logo(f"Logo of {name}", funder=funder)
    make_logo("Logo of the project", project=project)
    make_logo("Logo of another", project=make_project())

    section = compose(report, language="en").sections[-1]

    assert [one.alternative for one in section.logos] == [
        "Logo of the project",
        "Logo of Council of Europe",
        "Logo of Romania",
    ]
    assert (section.logos[0].width, section.logos[0].height) == (600, 200)


def test_they_stand_in_the_tree_and_come_back_from_it(report):
    make_logo(project=report.series.project)
    document = compose(report, language="en")

    text = canonical_json(document)

    assert '"schema_version":2' in text
    assert read(text) == document
    assert isinstance(document.sections[-1], Logos)


def test_page_and_pdf_show_them_with_what_is_read_out(report):
    make_logo('Logo "of" Romania', project=report.series.project)
    document = compose(report, language="en")

    page, pdf = (RENDERERS[name].render(document) for name in ("html", "pdf"))

    assert 'alt="Logo &quot;of&quot; Romania"' in page.decode()
    assert b"/Image" in pdf
    assert b"/Interpolate true" not in pdf
    assert pdf == RENDERERS["pdf"].render(document)


def test_a_logo_is_handed_in_at_the_desk_and_needs_its_alternative(client):
    client.force_login(make_administrator())
    funder = Funder.objects.create(name="Romania")
    address = reverse("admin:outputs_funder_change", args=[funder.pk])
    told = {"name": "Romania", "logo-TOTAL_FORMS": 1, "logo-INITIAL_FORMS": 0, "logo-0-funder": funder.pk}

    told |= shown(client, address)

    def handed_in(**kwargs):
        upload = SimpleUploadedFile("logo.png", picture(), content_type="image/png")
        return client.post(address, {**told, "logo-0-upload": upload, **kwargs})

    assert handed_in(**{"logo-0-alternative": ""}).status_code == 200
    assert not Logo.objects.exists()
    assert handed_in(**{"logo-0-alternative": "Logo of Romania"}).status_code == 302
    assert Logo.objects.get().funder == funder
