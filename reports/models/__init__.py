from reports.models.placement import Placement
from reports.models.report import Report
from reports.models.series import Section, Series

__all__ = ["Placement", "Report", "Section", "Series"]
