"""The logos that a document ends with: the project's, then those of the funders that paid on its date."""

import base64
import struct

from django.db.models import Q

from outputs.models import Contribution, Logo
from reports import documents
from reports.models import Report

SIZE = slice(16, 24)  # of a PNG: its width and height, four bytes each


def logos(report: Report) -> documents.Logos | None:
    """In one query."""
    paying = Contribution.objects.filter(project=report.series.project).filter(
        Q(since=None) | Q(since__lte=report.date)
    )
    own = Logo.objects.filter(Q(project=report.series.project) | Q(funder__in=paying.values("funder")))
    found = own.select_related("file", "funder").order_by("funder__name")
    told = tuple(logo(one) for one in sorted(found, key=lambda one: one.funder_id is not None))
    return documents.Logos(logos=told) if told else None


def logo(one: Logo) -> documents.Logo:
    content = bytes(one.file.content)
    width, height = struct.unpack(">II", content[SIZE])
    return documents.Logo(
        alternative=one.alternative, png=base64.b64encode(content).decode(), width=width, height=height
    )
