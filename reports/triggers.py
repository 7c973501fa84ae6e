"""What the database holds about reports beyond one row: placements of the own project, and editions that nobody alters.

An edition is sealed by its own row, which is written last: after it, no file and no row may join. The one way around
is data itself: once a withdrawal records an erasure by legal order, the edition's texts may become empty and its file
and rows go; its number, hash, date and reason stay.
"""

from outputs.triggers import Trigger

FOREIGN_ENTRY = (
    "EXISTS (SELECT 1 FROM activities_entry e, reports_report r, reports_series s "
    "WHERE e.id = NEW.entry_id AND r.id = NEW.report_id AND s.id = r.series_id AND e.project_id <> s.project_id)"
)

FOREIGN_WITHHELD = (
    "EXISTS (SELECT 1 FROM activities_entry e, reports_series s "
    "WHERE e.id = NEW.entry_id AND s.id = NEW.series_id AND e.project_id <> s.project_id)"
)
WITHHOLDINGS = [
    Trigger(
        name=f"withholding_entry_is_own_{event.lower()}",
        table="reports_withholding",
        event=event,
        condition=FOREIGN_WITHHELD,
        refusal="A series withholds entries of its own project.",
    )
    for event in ("INSERT", "UPDATE")
]

PLACEMENTS = [
    Trigger(
        name=f"placement_entry_is_own_{event.lower()}",
        table="reports_placement",
        event=event,
        condition=FOREIGN_ENTRY,
        refusal="A report holds entries of its own project.",
    )
    for event in ("INSERT", "UPDATE")
]

KEPT_OF_AN_ERASED_EDITION = (
    *("id", "report_id", "series_id", "sequence", "number", "language", "sha256", "previous_sha256", "code", "date"),
    *("period_start", "period_end", "window_start", "window_end"),
    *("reason", "published_at", "published_by", "on_behalf_of"),
)
FROZEN = "What was published is not altered."


def erased(edition: str) -> str:
    return f"EXISTS (SELECT 1 FROM reports_withdrawal w WHERE w.edition_id = {edition} AND w.erased_at IS NOT NULL)"


def sealed(edition: str) -> str:
    return f"EXISTS (SELECT 1 FROM reports_edition e WHERE e.id = {edition})"


ERASING = " AND ".join(
    [
        erased("OLD.id"),
        "NEW.document = ''",
        "NEW.title = ''",
        *(f"NEW.{c} = OLD.{c}" for c in KEPT_OF_AN_ERASED_EDITION),
    ]
)
# SQLite's INSERT OR REPLACE deletes what stands in its way and fires no trigger for it.
REPLACING = (
    "EXISTS (SELECT 1 FROM reports_edition e WHERE e.id = NEW.id OR e.sha256 = NEW.sha256 OR e.code = NEW.code "
    "OR (e.series_id = NEW.series_id AND e.sequence = NEW.sequence) "
    "OR (e.report_id = NEW.report_id AND e.number = NEW.number AND e.language = NEW.language))"
)


def frozen(table: str, event: str, condition: str = "1 = 1") -> Trigger:
    name = f"{table.removeprefix('reports_')}_is_frozen_{event.lower()}"
    return Trigger(name=name, table=table, event=event, condition=condition, refusal=FROZEN)


EDITIONS = [
    frozen("reports_edition", "INSERT", REPLACING),
    frozen("reports_edition", "UPDATE", f"NOT ({ERASING})"),
    frozen("reports_edition", "DELETE"),
    frozen("reports_editionfile", "INSERT", sealed("NEW.edition_id")),
    frozen("reports_editionfile", "UPDATE"),
    frozen("reports_editionfile", "DELETE", f"NOT {erased('OLD.edition_id')}"),
    frozen(
        "reports_editionrow",
        "INSERT",
        f"{sealed('NEW.edition_id')} OR EXISTS (SELECT 1 FROM reports_editionrow r WHERE r.id = NEW.id)",
    ),
    frozen("reports_editionrow", "UPDATE"),
    frozen("reports_editionrow", "DELETE", f"NOT {erased('OLD.edition_id')}"),
    *(frozen(f"reports_{table}", "TRUNCATE") for table in ("edition", "editionfile", "editionrow")),
]

SETTLED = "OLD.confirmed_at IS NOT NULL"
SAID = " AND ".join(
    f"NEW.{c} = OLD.{c}" for c in ("edition_id", "reason", "asked_by_id", "asked_at", "confirmed_by_id", "confirmed_at")
)

WITHDRAWALS = [
    Trigger(
        name="withdrawal_is_settled_delete",
        table="reports_withdrawal",
        event="DELETE",
        condition=SETTLED,
        refusal="A withdrawal is not taken back.",
    ),
    Trigger(
        name="withdrawal_is_settled_update",
        table="reports_withdrawal",
        event="UPDATE",
        condition=f"{SETTLED} AND (OLD.erased_at IS NOT NULL OR NOT ({SAID}))",
        refusal="A withdrawal is not taken back.",
    ),
]

PROJECTS = [
    Trigger(
        name="project_with_editions_keeps_its_slug",
        table="outputs_project",
        event="UPDATE",
        condition="NEW.slug <> OLD.slug AND EXISTS (SELECT 1 FROM reports_edition e, reports_series s "
        "WHERE s.id = e.series_id AND s.project_id = OLD.id)",
        refusal="The short name stands in what was published.",
    ),
]

TRIGGERS = [*PLACEMENTS, *WITHHOLDINGS, *EDITIONS, *WITHDRAWALS, *PROJECTS]
