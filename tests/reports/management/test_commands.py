"""The commands: what they print, and that they fail with a sentence."""

import os
import subprocess
import sys
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from outputs.models import Project, User
from reports.demonstration import FILE
from reports.documents import Changes
from reports.models import Edition, EditionFile, Report, Series, Step
from reports.renderers import pdf
from tests.factories import make_project, make_report, make_series, make_submitted

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command(*[str(argument) for argument in arguments], stdout=out)
    return out.getvalue()


def test_load_project_says_what_it_did():
    assert run("load_project", FILE) == "Global Project on Cybercrime (phase 2): 48 rows written.\n"
    assert run("load_project", FILE) == "Global Project on Cybercrime (phase 2): nothing changed.\n"


@pytest.mark.parametrize("content", [b"[project]\nslug = 1", b"\xff\xfe", None])
def test_load_project_fails_with_a_sentence(tmp_path, content):
    file = tmp_path / "project.toml"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CommandError, match=r"project\.toml"):
        run("load_project", file)


def test_export_project_writes_what_load_project_reads(tmp_path):
    run("load_project", FILE)

    run("export_project", "cybercrime-phase-2", tmp_path / "export.toml")

    assert "nothing changed" in run("load_project", tmp_path / "export.toml")
    assert run("export_project", "cybercrime-phase-2", "-") == (tmp_path / "export.toml").read_text()


def test_export_project_names_a_project_that_is_missing():
    with pytest.raises(CommandError, match="There is no project “none”"):
        run("export_project", "none", "-")


@pytest.mark.parametrize(("format", "beginning"), [("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")])
def test_render_report_writes_the_document(tmp_path, format, beginning):
    report = make_report(make_project())
    file = tmp_path / "report"

    told = run("render_report", report.series.project.slug, "2009-10-31", "--format", format, "--output", file)

    assert file.read_bytes().startswith(beginning)
    assert told.startswith(f"{file}: ")


def test_the_same_rows_give_the_same_bytes_in_two_processes(tmp_path):
    def manage(*arguments, seed="1"):
        environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'rows.sqlite3'}", "PYTHONHASHSEED": seed}
        command = [sys.executable, "manage.py", *map(str, arguments)]
        subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True, capture_output=True)

    def rendered(seed):
        file = tmp_path / f"{seed}.pdf"
        manage("render_report", "cybercrime-phase-2", "2009-10-31", "--format", "pdf", "--output", file, seed=seed)
        return file.read_bytes()

    manage("migrate", "--verbosity", "0")
    manage("load_project", FILE)

    assert rendered(seed="1") == rendered(seed="2")


def test_a_file_that_begins_with_a_byte_order_mark_is_read(tmp_path):
    file = tmp_path / "project.toml"
    file.write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8-sig")

    assert "48 rows written" in run("load_project", file)


def test_render_report_writes_bytes_to_the_standard_output():
    report = make_report(make_project())
    out = TextIOWrapper(BytesIO())

    call_command("render_report", report.series.project.slug, "2009-10-31", format="html", output="-", stdout=out)

    assert out.buffer.getvalue().startswith(b"<!DOCTYPE html>")


def test_render_report_asks_for_the_series_where_there_are_several():
    project = make_project()
    make_report(project)
    make_report(project, series=make_series(project, name="Annual"))

    with pytest.raises(CommandError, match="name one with --series: Update, Annual"):
        run("render_report", project.slug, "2009-10-31", "--format", "html", "--output", "-")


def test_render_report_names_what_is_missing():
    with pytest.raises(CommandError, match="“none” has no such report that ends on 2009-10-31"):
        run("render_report", "none", "2009-10-31", "--format", "html", "--output", "-")


def test_render_report_asks_for_a_day_that_is_one():
    with pytest.raises(CommandError, match="“2009-02-30” is no day; write it as 2009-10-31"):
        run("render_report", "none", "2009-02-30", "--format", "html", "--output", "-")


def test_the_demonstration_is_loaded_once_and_kept(tmp_path):
    first = run("demonstrate", "--directory", tmp_path)
    Project.objects.update(title="Changed by hand")
    passwords = list(User.objects.values_list("password", flat=True))

    second = run("demonstrate", "--directory", tmp_path)

    for number in (1, 2):
        file = Path(tmp_path) / f"cybercrime-phase-2-update-2009-10-31-edition-{number}.pdf"
        content = EditionFile.objects.get(edition__number=number, edition__period_end=date(2009, 10, 31)).content
        assert file.read_bytes() == bytes(content)
        assert f"PDF: {file}" in first
        assert f"PDF: {file}" in second
    assert Edition.objects.count() == 4
    assert [role in first for role in ("administrator", "secretariat", "manager", "funder")] == [True] * 4
    assert "Changed by hand is loaded." in second
    assert second.count("keeps the password") == 4
    assert list(User.objects.values_list("password", flat=True)) == passwords


def test_the_demonstration_is_published_and_two_of_its_dates_are_corrected(tmp_path):
    run("demonstrate", "--directory", tmp_path)

    first, second = Edition.objects.filter(period_end=date(2009, 10, 31)).order_by("number")
    steps = [(step.verb, step.by.username) for step in Step.objects.order_by("pk")][:6]
    (changes,) = [section for section in second.tree.sections if isinstance(section, Changes)]
    assert [(one.number, one.published_by) for one in (first, second)] == [(1, "manager"), (2, "manager")]
    assert steps == 2 * [("submitted", "secretariat"), ("approved", "manager"), ("published", "manager")]
    assert changes.reason == "Two dates had been printed without their year."
    assert [line.statement for line in changes.lines] == [
        "date: 16 Oct 09 instead of 16 Oct",
        "date: Oct 09 instead of October",
    ]
    assert first.date == date(2009, 11, 2)


def test_a_demonstration_that_went_its_own_way_is_left_alone(tmp_path):
    run("load_project", FILE)
    make_submitted(Report.objects.get())

    run("demonstrate", "--directory", tmp_path)

    assert not Edition.objects.exists()


def test_without_the_engine_the_demonstration_is_loaded_and_says_what_to_install(tmp_path, monkeypatch):
    def missing():
        raise pdf.PDFEngineMissing(pdf.INSTALL_PANGO)

    monkeypatch.setattr(pdf, "engine", missing)
    errors = StringIO()

    call_command("demonstrate", directory=tmp_path, stdout=StringIO(), stderr=errors)

    assert "apt-get install libpango" in errors.getvalue()
    assert Report.objects.get().state == "draft"


def test_populate_makes_the_same_for_the_same_seed():
    told = run("populate", "--projects", 2, "--activities", 20)
    first = list(Project.objects.values_list("title", flat=True))
    entries = [entry.title for project in Project.objects.all() for entry in project.entries.by_date()]
    Series.objects.all().delete() if not Project.objects.filter(series__reports__isnull=False) else None
    for project in Project.objects.all():
        for series in project.series.all():
            series.reports.all().delete()
        project.delete()

    run("populate", "--projects", 2, "--activities", 20)

    assert "2 projects" in told
    assert list(Project.objects.values_list("title", flat=True)) == first
    assert [entry.title for project in Project.objects.all() for entry in project.entries.by_date()] == entries


def test_what_populate_makes_can_be_rendered(tmp_path):
    run("populate", "--projects", 1, "--activities", 30)
    project = Project.objects.get()
    report = project.series.get().reports.first()

    run("render_report", project.slug, report.period_end, "--format", "html", "--output", tmp_path / "report.html")

    assert b"entry-title" in (tmp_path / "report.html").read_bytes()


def test_populate_adds_to_what_is_there():
    run("populate", "--projects", 2, "--activities", 6)
    Project.objects.get(slug="synthetic-1").series.get().reports.all().delete()
    Project.objects.get(slug="synthetic-1").delete()

    run("populate", "--projects", 2, "--activities", 6)

    assert sorted(Project.objects.values_list("slug", flat=True)) == ["synthetic-1", "synthetic-2", "synthetic-3"]
