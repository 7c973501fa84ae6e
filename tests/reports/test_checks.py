from reports import checks
from reports.checks import check_pdf_engine
from reports.renderers.pdf import INSTALL_PANGO


def test_there_is_nothing_to_say_where_the_engine_loads():
    assert check_pdf_engine() == []


def test_the_check_says_what_to_type_where_it_does_not(monkeypatch):
    monkeypatch.setattr(checks, "engine_problem", lambda: INSTALL_PANGO)

    (warning,) = check_pdf_engine()

    assert "apt-get install" in warning.hint
    assert "dnf install pango" in warning.hint
    assert "brew install pango" in warning.hint
