"""The checked tables into rows, in one transaction: everything or nothing, and what is equal is not touched."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from outputs.models import Contribution, Footnote, Funder, Output, Project
from reports.models import Series
from reports.projectfile.entries import EntryLoader
from reports.projectfile.problems import Problems
from reports.projectfile.reading import read
from reports.projectfile.updates import load_updates

PROJECT_KEYS = {"references": "reference"}
CONTACT_PREFIX = "contact_"
NOT_FIELDS = {"funding", "contact", "footnote", "reference"}


def load(text: str) -> tuple[Project, int]:
    """The project and how many rows were written; 0 where the file says what is there.

    Raises ProjectFileError, and then nothing was changed. Entries that the file does not name stay.
    """
    problems = Problems()
    data = read(text, problems)
    with transaction.atomic():
        loader = ProjectLoader(data, problems)
        loader.load()
        problems.stop_if_any()
    return loader.project, loader.written


class ProjectLoader:
    """One file on its way into the database."""

    def __init__(self, data: dict[str, Any], problems: Problems) -> None:
        self.data, self.problems, self.written = data, problems, 0
        table = data["project"]
        self.project = Project.objects.filter(slug=table["slug"]).first() or Project(slug=table["slug"])

    def load(self) -> None:
        self.load_project()
        self.problems.stop_if_any()
        self.load_lists()
        outputs = self.load_outputs()
        series = self.load_series()
        self.problems.stop_if_any()
        entries = EntryLoader(self.project, outputs, self.problems)
        self.written += entries.load(self.data)
        self.problems.stop_if_any()
        self.written += load_updates(self.data, self.project, series, entries, self.problems)

    def load_project(self) -> None:
        table = self.data["project"]
        values = {key: value for key, value in table.items() if key not in NOT_FIELDS}
        values |= {f"{CONTACT_PREFIX}{key}": value for key, value in table.get("contact", {}).items()}
        if "reference" in table:
            references = table["reference"]
            values["references"] = references if isinstance(references, str) else "\n".join(references)
        keys = PROJECT_KEYS | {f"{CONTACT_PREFIX}{key}": f"contact.{key}" for key in table.get("contact", {})}
        self.write(self.project, values, "project", keys)

    def load_lists(self) -> None:
        """Contributions and footnotes are lists in an order: where one differs, the list is written anew."""
        project = self.data["project"]
        if "funding" in project:
            contributions = [self.contribution(position, table) for position, table in enumerate(project["funding"])]
            self.replace(self.project.contributions, contributions, "funding")
        if "footnote" in project:
            footnotes = [Footnote(project=self.project, **table) for table in project["footnote"]]
            self.replace(self.project.footnotes, footnotes, "footnote")

    def contribution(self, position: int, table: dict[str, Any]) -> Contribution:
        funder, created = Funder.objects.get_or_create(name=table["funder"])
        self.written += created
        values = {key: value for key, value in table.items() if key != "funder"}
        return Contribution(project=self.project, funder=funder, position=position, **values)

    def load_outputs(self) -> dict[str, Output]:
        there = {output.code: output for output in self.project.outputs.all()} if self.project.pk else {}
        for table in self.data.get("output", []):
            code = str(table["number"])
            output = there.setdefault(code, Output(project=self.project, code=code))
            values = {key: value for key, value in table.items() if key != "number"}
            self.write(output, values, f"output “{code}”", {"code": "number"})
        return there

    def load_series(self) -> dict[str, Series]:
        """Without a table of its own a project has one series, addressed to all its funders."""
        there = {series.name: series for series in self.project.series.all()}
        tables = self.data.get("series", [])
        for table in tables or ([] if there else [{"name": Series.DEFAULT_NAME}]):
            series = there.setdefault(table["name"], Series(project=self.project, name=table["name"]))
            values = {key: value for key, value in table.items() if key != "funders"}
            self.write(series, values, f"series “{series.name}”")
            if series.pk and "funders" in table:
                self.set_funders(series, table["funders"])
        return there

    def set_funders(self, series: Series, names: list[str]) -> None:
        funders = {funder.name: funder for funder in Funder.objects.filter(name__in=names)}
        for name in names:
            if name not in funders:
                self.problems.add(f"series “{series.name}”", "funders", f"There is no funder “{name}”.")
        if set(series.funders.values_list("name", flat=True)) != set(names):
            series.funders.set(funders.values())
            self.written += 1

    def write(self, row: models.Model, values: dict[str, Any], where: str, keys: dict | None = None) -> None:
        """Saves the row where the values differ from what is there."""
        before = None if row._state.adding else columns(row)
        for field, value in values.items():
            setattr(row, field, value)
        try:
            row.full_clean()
        except ValidationError as error:
            self.problems.add_invalid(where, error, keys)
            return
        if columns(row) != before:
            row.save()
            self.written += 1

    def replace(self, there: models.Manager, rows: list[models.Model], where: str) -> None:
        for number, row in enumerate(rows, 1):
            try:
                row.full_clean(validate_constraints=False)
            except ValidationError as error:
                self.problems.add_invalid(f"{where} {number}", error)
        if self.problems.found or [columns(row) for row in rows] == [columns(row) for row in there.all()]:
            return
        there.all().delete()
        there.bulk_create(rows)
        self.written += len(rows)


def columns(row: models.Model) -> list[Any]:
    """What a row holds, as it would be stored."""
    return [
        field.get_prep_value(field.to_python(getattr(row, field.attname)))
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name != "sort_code"
    ]
