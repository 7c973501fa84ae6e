"""What is wrong, and with which edition. Everything else here yields problems as sentences without a subject."""

from dataclasses import dataclass

from reports.models import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`where` names an edition by what nobody can have altered unseen: project, series and place in the series."""

    where: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


def whereabouts(edition: Edition) -> str:
    place = f"{edition.series.project.slug}, {edition.series.name}, edition {edition.sequence} of the series"
    return f"{place} ({edition.period_end}, edition {edition.number}, {edition.language})"
