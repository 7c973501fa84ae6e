"""The checked tables into rows, in one transaction: everything or nothing, and what is equal is not touched."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from activities.models import PlacePosition
from outputs import history
from outputs.models import Contribution, Footnote, Funder, Output, Project
from outputs.text import fold
from reports.models import Series, Withholding
from reports.projectfile.entries import EntryLoader, as_key
from reports.projectfile.problems import Problems
from reports.projectfile.reading import called, read
from reports.projectfile.updates import load_updates

PROJECT_KEYS = {"references": "reference"}
CONTACT_PREFIX = "contact_"
NOT_FIELDS = {"funding", "contact", "footnote", "reference"}


def load(text: str) -> tuple[Project, int]:
    """The project and how many rows were written; 0 where the file says what is there.

    Raises ProjectFileError, and then nothing was changed. Entries that the file does not name stay. An entry is all
    that its table says; what other tables leave out stays as it is.
    """
    problems = Problems()
    data = read(text, problems)
    with history.batch(history.LOADED):
        loader = ProjectLoader(data, problems)
        loader.load()
        problems.stop_if_any()
        history.keep(loader.project, *loader.project.places.all())
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
        self.load_withheld(series, entries)
        self.load_places()
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
            self.replace(self.project.contributions, contributions)
        if "footnote" in project:
            footnotes = [
                (called("footnote", table, "mark", number), Footnote(project=self.project, **table))
                for number, table in enumerate(project["footnote"], 1)
            ]
            self.replace(self.project.footnotes, footnotes)

    def contribution(self, position: int, table: dict[str, Any]) -> tuple[str, Contribution]:
        where = called("funding", table, "funder", position + 1)
        values = {**table, "funder": self.funder(table["funder"], where, "funder")}
        return where, Contribution(project=self.project, position=position, **values)

    def funder(self, name: str, where: str, key: str) -> Funder:
        """The one of this name, or a new one."""
        funder = Funder.objects.filter(name=name).first() or Funder(name=name)
        self.write(funder, {}, where, {"name": key})
        return funder

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
            values = {key: value for key, value in table.items() if key not in ("funders", "withheld")}
            self.write(series, values, f"series “{series.name}”")
            if series.pk and "funders" in table:
                self.set_funders(series, table["funders"])
        return there

    def set_funders(self, series: Series, names: list[str]) -> None:
        funders = {self.funder(name, f"series “{series.name}”", "funders") for name in set(names)}
        self.problems.stop_if_any()
        if set(series.funders.all()) != funders:
            series.funders.set(funders)
            self.written += 1

    def load_withheld(self, series: dict[str, Series], entries: EntryLoader) -> None:
        """Where a series says what it withholds, that is all that it withholds."""
        for table in self.data.get("series", []):
            if "withheld" in table:
                line, where = series[table["name"]], f"series “{table['name']}”"
                rows = [self.withholding(line, one, entries, where) for one in table["withheld"]]
                self.replace(line.withholdings, rows)

    def withholding(
        self, series: Series, table: dict[str, Any], entries: EntryLoader, where: str
    ) -> tuple[str, Withholding]:
        entry = entries.by_key.get(as_key(table["entry"]))
        if entry is None:
            self.problems.add(where, "withheld", f"There is no entry with the key “{table['entry']}”.")
            return where, Withholding(series=series)
        return f"{where}: withheld “{entry.title}”", Withholding(series=series, entry=entry, reason=table["reason"])

    def load_places(self) -> None:
        there = {one.search_place: one for one in self.project.places.all()}
        seen = set()
        for number, table in enumerate(self.data.get("place", []), 1):
            where, key = called("place", table, "place", number), fold(table["place"])
            if key in seen:
                self.problems.add(where, "place", "stands in the file twice.")
            seen.add(key)
            nowhere = {"latitude": None, "longitude": None, "off_map": False}
            row = there.get(key) or PlacePosition(project=self.project)
            self.write(row, {**nowhere, **table}, where)

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

    def replace(self, there: models.Manager, rows: list[tuple[str, models.Model]]) -> None:
        """Each row comes with the words that name it in a message."""
        self.problems.stop_if_any()
        if [columns(row) for _, row in rows] == [columns(row) for row in there.all()]:
            return
        there.all().delete()
        for where, row in rows:
            self.write(row, {}, where)


def columns(row: models.Model) -> list[Any]:
    """What a row holds, as it would be stored."""
    return [
        field.get_prep_value(field.to_python(getattr(row, field.attname)))
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name != "sort_code"
    ]
