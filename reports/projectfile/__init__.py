"""A project with its entries and reports as one TOML file: read and checked, loaded, written."""

from reports.projectfile.exporting import export
from reports.projectfile.loading import load
from reports.projectfile.problems import ProjectFileError

__all__ = ["ProjectFileError", "export", "load"]
