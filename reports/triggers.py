"""What the database holds about reports beyond one row."""

from outputs.triggers import Trigger

FOREIGN_ENTRY = (
    "EXISTS (SELECT 1 FROM activities_entry e, reports_report r, reports_series s "
    "WHERE e.id = NEW.entry_id AND r.id = NEW.report_id AND s.id = r.series_id AND e.project_id <> s.project_id)"
)

TRIGGERS = [
    Trigger(
        name=f"placement_entry_is_own_{event.lower()}",
        table="reports_placement",
        event=event,
        condition=FOREIGN_ENTRY,
        refusal="A report holds entries of its own project.",
    )
    for event in ("INSERT", "UPDATE")
]
