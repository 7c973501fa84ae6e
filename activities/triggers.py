"""What the database holds about entries beyond one row: the days follow the occurrences, the outputs are the
project's own.
"""

from outputs.triggers import Trigger

ENTRY = "activities_entry"
OCCURRENCE = "activities_occurrence"
ENTRY_OUTPUTS = "activities_entry_outputs"
OUTPUT = "outputs_output"
FULFILMENT = "activities_fulfilment"

FIRST_DAY = 'SELECT MIN(o."start") FROM activities_occurrence o WHERE o.entry_id = {entry}'
LAST_DAY = (
    'SELECT MAX(o."end") FROM activities_occurrence o WHERE o.entry_id = {entry} AND NOT EXISTS ('
    "SELECT 1 FROM activities_occurrence p "
    'WHERE p.entry_id = {entry} AND p."start" IS NOT NULL AND p."end" IS NULL)'
)
SET_DAYS = f"UPDATE {ENTRY} SET first_day = ({FIRST_DAY}), last_day = ({LAST_DAY}) WHERE id = {{entry}}"


def differs(column: str, query: str) -> str:
    """A comparison in which two unknown days are equal."""
    return f"COALESCE(NEW.{column}, '0001-01-01') <> COALESCE(({query}), '0001-01-01')"


DAYS_DIFFER = " OR ".join(
    differs(column, query.format(entry="NEW.id"))
    for column, query in (("first_day", FIRST_DAY), ("last_day", LAST_DAY))
)


def keep_days(name: str, table: str, event: str, *, entry: str, condition: str = "1 = 1") -> Trigger:
    statement = SET_DAYS.format(entry=entry)
    return Trigger(name=name, table=table, event=event, condition=condition, statement=statement)


def exists(query: str) -> str:
    return f"EXISTS (SELECT 1 FROM {query})"


LISTED_OF_ALL = exists(f"{ENTRY} e WHERE e.id = NEW.entry_id AND e.all_outputs")
FOREIGN_OUTPUT = exists(
    f"{ENTRY} e JOIN {OUTPUT} o ON o.id = NEW.output_id WHERE e.id = NEW.entry_id AND e.project_id <> o.project_id"
)
HAS_LIST = exists(f"{ENTRY_OUTPUTS} eo WHERE eo.entry_id = NEW.id")
LEAVES_ITS_OUTPUTS = exists(
    f"{ENTRY_OUTPUTS} eo JOIN {OUTPUT} o ON o.id = eo.output_id "
    "WHERE eo.entry_id = NEW.id AND o.project_id <> NEW.project_id"
)
LEAVES_ITS_ENTRIES = exists(
    f"{ENTRY_OUTPUTS} eo JOIN {ENTRY} e ON e.id = eo.entry_id "
    "WHERE eo.output_id = NEW.id AND e.project_id <> NEW.project_id"
)

MISMATCHED = (
    f"NOT EXISTS (SELECT 1 FROM {ENTRY} f JOIN {ENTRY} a ON a.project_id = f.project_id WHERE f.id = NEW.forecast_id "
    "AND a.id = NEW.activity_id AND f.kind = 'forecast' AND a.kind = 'activity')"
)

LEAVES_ITS_LINKS = exists(
    f"{FULFILMENT} l JOIN {ENTRY} o ON o.id IN (l.forecast_id, l.activity_id) "
    "WHERE NEW.id IN (l.forecast_id, l.activity_id) AND o.id <> NEW.id AND o.project_id <> NEW.project_id"
)

ALL_OR_SOME = "An entry serves all outputs or some of them, not both."
OWN_OUTPUTS = "An entry serves outputs of its own project."
OWN_ACTIVITY = "A forecast is carried out by activities of its own project."

TRIGGERS = [
    keep_days("occurrence_insert_sets_days", OCCURRENCE, "INSERT", entry="NEW.entry_id"),
    keep_days("occurrence_update_sets_days", OCCURRENCE, "UPDATE", entry="NEW.entry_id"),
    keep_days("occurrence_delete_sets_days", OCCURRENCE, "DELETE", entry="OLD.entry_id"),
    keep_days("entry_insert_keeps_days", ENTRY, "INSERT", entry="NEW.id", condition=DAYS_DIFFER),
    keep_days("entry_update_keeps_days", ENTRY, "UPDATE", entry="NEW.id", condition=DAYS_DIFFER),
    Trigger(
        name="occurrence_stays_with_its_entry",
        table=OCCURRENCE,
        event="UPDATE",
        condition="NEW.entry_id <> OLD.entry_id",
        refusal="An occurrence stays with its entry.",
    ),
    *(
        Trigger(name=f"{name}_{event.lower()}", table=table, event=event, condition=condition, refusal=refusal)
        for name, table, events, condition, refusal in (
            ("scope_all_excludes_a_list", ENTRY_OUTPUTS, ("INSERT", "UPDATE"), LISTED_OF_ALL, ALL_OR_SOME),
            ("scope_outputs_are_own", ENTRY_OUTPUTS, ("INSERT", "UPDATE"), FOREIGN_OUTPUT, OWN_OUTPUTS),
            ("entry_all_excludes_a_list", ENTRY, ("UPDATE",), f"NEW.all_outputs AND {HAS_LIST}", ALL_OR_SOME),
            ("entry_outputs_are_own", ENTRY, ("UPDATE",), LEAVES_ITS_OUTPUTS, OWN_OUTPUTS),
            ("fulfilment_is_own", FULFILMENT, ("INSERT", "UPDATE"), MISMATCHED, OWN_ACTIVITY),
            ("entry_links_are_own", ENTRY, ("UPDATE",), LEAVES_ITS_LINKS, OWN_ACTIVITY),
            ("output_entries_are_own", OUTPUT, ("UPDATE",), LEAVES_ITS_ENTRIES, OWN_OUTPUTS),
        )
        for event in events
    ),
]
