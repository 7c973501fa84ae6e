"""What the database holds about projects, people and the audit beyond one row."""

from outputs.triggers import append_only

TRIGGERS = append_only("outputs_auditrecord", refusal="The audit is only added to.")
