"""The house, held: knowledge flows down the list of apps and imports point up it, never the other way."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ["outputs", "activities", "reports"]
PURE = [
    "outputs/csvlines.py",
    "outputs/glyphs",
    "outputs/oddities.py",
    "outputs/scopes.py",
    "outputs/text.py",
    "activities/dates",
    *(
        f"activities/imports/{name}.py"
        for name in (
            *("refusals", "archives", "workbooks", "cells", "delimited", "child", "parsing"),
            *("columns", "values", "clipboard", "grids", "joining"),
        )
    ),
    "activities/places",
    "activities/richtext",
    "activities/richtext.py",
    "reports/documents",
    "reports/canonical.py",
    "reports/changes",
    "reports/corrections",
    "reports/accounting.py",
    "reports/counts.py",
    "reports/titles.py",
    "reports/translations.py",
]
FORBIDDEN_NAMES = {"utils", "core", "common", "services", "helpers"}
SIGNALS = {"pre_migrate", "post_migrate", "user_logged_in", "user_logged_out", "user_login_failed"}
LAZY_IMPORT = "reports/renderers/pdf.py"


def modules(*places: str) -> list[Path]:
    found = []
    for place in places:
        path = ROOT / place
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return [path for path in found if "migrations" not in path.parts]


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update({node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)})
    return names


def in_room(names: set[str], *rooms: str) -> set[str]:
    return {name for name in names for room in rooms if name == room or name.startswith(f"{room}.")}


@pytest.mark.parametrize("app", APPS)
def test_an_app_imports_only_the_apps_above_it(app):
    below = APPS[APPS.index(app) + 1 :]

    offending = {path.name: in_room(imports(path), *below) for path in modules(app)}

    assert not {name: found for name, found in offending.items() if found}


@pytest.mark.parametrize("path", modules(*PURE), ids=lambda path: str(path.relative_to(ROOT)))
def test_pure_modules_know_no_django(path):
    assert not in_room(imports(path), "django", "outputs.models", "activities.models", "reports.models")


@pytest.mark.parametrize("path", modules("reports/renderers"), ids=lambda path: path.name)
def test_renderers_see_no_model(path):
    assert not in_room(
        imports(path), "outputs.models", "activities.models", "reports.models", "django.db", "reports.composition"
    )


def test_funders_see_no_entry_and_no_draft():
    drafts = ("activities.models", "reports.models.Report", "reports.models.report", "reports.desk")

    assert not {path.name for path in modules("reports/funders") if in_room(imports(path), *drafts)}


def test_pure_modules_of_reports_know_no_desk_and_no_funders():
    modules_of_reports = [path for path in modules("reports") if path.parent == ROOT / "reports"]
    inward = [path for path in modules_of_reports if path.name not in {"urls.py", "apps.py", "admin.py"}]

    assert not {path.name for path in inward if in_room(imports(path), "reports.desk", "reports.funders")}


def test_configuration_holds_no_models():
    assert not (ROOT / "cybercrime_project" / "models.py").exists()


def test_no_room_is_called_by_a_word_that_means_nothing():
    assert not [path for path in modules(*APPS, "cybercrime_project") if path.stem in FORBIDDEN_NAMES]


def test_no_receiver_listens_to_a_models_signals():
    offending = {
        str(path.relative_to(ROOT)): found
        for path in modules(*APPS)
        if (
            found := in_room(
                imports(path), "django.db.models.signals", "django.dispatch", "django.contrib.auth.signals"
            )
        )
        and not {name.rsplit(".", 1)[-1] for name in found} <= SIGNALS | {"signals"}
    }

    assert not offending


def test_no_import_hides_inside_a_function():
    hidden = set()
    for path in modules(*APPS, "cybercrime_project"):
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef) and function.name != "ready":
                inner = any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
                hidden |= {str(path.relative_to(ROOT))} if inner else set()

    assert hidden <= {LAZY_IMPORT}


def test_templates_build_no_html_in_python():
    marked = [path for path in modules(*APPS) if "mark_safe" in path.read_text()]

    assert not marked
