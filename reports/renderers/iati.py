"""The project as an activity of the International Aid Transparency Initiative (IATI 2.03), with a link to the edition.

The standard's elements and codes: iatistandard.org. What it cannot say is left out: README, *IATI*.
"""

from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.urls import reverse

from reports import canonical
from reports.counts import counted
from reports.documents import Contact, DataSheet, EntryTable, ReportDocument, Span, State
from reports.renderers.base import Renderer
from reports.renderers.words import WORDS

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Codes of the standard's lists.
PIPELINE, IMPLEMENTATION, CLOSED = "1", "2", "4"
PLANNED_START, ACTUAL_START, PLANNED_END, ACTUAL_END = "1", "2", "3", "4"
FUNDING, ACCOUNTABLE, IMPLEMENTING = "1", "2", "4"
OBJECTIVES, GENERAL = "2", "1"
INTERNAL_REFERENCE = "A1"
INDICATIVE = "1"
OUTPUT, UNIT = "1", "1"
RESULTS = "A08"


class IATIRenderer(Renderer):
    format = "iati"
    extension = "iati.xml"
    label = "IATI"
    content_type = "application/xml"

    def render(self, document: ReportDocument) -> bytes:
        root = Element("iati-activities", {"version": "2.03", "generated-datetime": midnight(document.date)})
        root.append(activity(document))
        ElementTree.indent(root)
        return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def activity(document: ReportDocument) -> Element:
    """Its parts in the order that the schema wants. A document without a data sheet says what its head knows."""
    sheet = next((one for one in document.sections if isinstance(one, DataSheet)), None)
    told = {LANG: document.language, "last-updated-datetime": midnight(document.date)}
    made = Element("iati-activity", told)
    SubElement(made, "iati-identifier").text = "-".join(filter(None, (settings.IATI_ORGANISATION, document.project)))
    made.append(reporting_organisation(document))
    made.append(narrated("title", sheet.title if sheet else document.project_title))
    made.append(description(document, sheet))
    made.extend(participants(document, sheet))
    if sheet:
        made.extend(Element("other-identifier", {"ref": one, "type": INTERNAL_REFERENCE}) for one in sheet.references)
    span = sheet.duration.span if sheet else document.period
    made.append(Element("activity-status", {"code": status(span, document.date)}))
    made.extend(dates(span, document.date))
    if sheet:
        made.extend(contact(sheet.contact))
        made.extend(budget(sheet))
    made.extend(link(document))
    if sheet:
        made.extend(results(document, sheet))
    return made


def narrated(name: str, *texts: str, **attributes: str) -> Element:
    made = Element(name, attributes)
    for text in filter(None, texts):
        SubElement(made, "narrative").text = text
    return made


def reporting_organisation(document: ReportDocument) -> Element:
    name = document.author or document.programme or document.project_title
    organisation = {"ref": settings.IATI_ORGANISATION, "type": settings.IATI_ORGANISATION_TYPE}
    return narrated("reporting-org", name, **organisation)


def description(document: ReportDocument, sheet: DataSheet | None) -> Element:
    if sheet and sheet.objective:
        return narrated("description", sheet.objective, type=OBJECTIVES)
    return narrated("description", document.programme or document.project_title, type=GENERAL)


def participants(document: ReportDocument, sheet: DataSheet | None) -> Iterator[Element]:
    """Who pays and who carries it out; where neither is told, who reports."""
    for contribution in sheet.funding.contributions if sheet else ():
        yield narrated("participating-org", contribution.funder, role=FUNDING)
    if sheet and sheet.implementation:
        yield narrated("participating-org", sheet.implementation, role=IMPLEMENTING)
    elif not (sheet and sheet.funding.contributions):
        yield narrated("participating-org", document.author or document.project_title, role=ACCOUNTABLE)


def status(span: Span, day: date) -> str:
    if day < span.start:
        return PIPELINE
    return IMPLEMENTATION if day <= span.end else CLOSED


def dates(span: Span, day: date) -> Iterator[Element]:
    """Planned until the document's date, actual after it."""
    start = ACTUAL_START if span.start <= day else PLANNED_START
    end = ACTUAL_END if span.end < day else PLANNED_END
    yield Element("activity-date", {"type": start, "iso-date": span.start.isoformat()})
    yield Element("activity-date", {"type": end, "iso-date": span.end.isoformat()})


def contact(contact: Contact | None) -> Iterator[Element]:
    if contact is None:
        return
    made = Element("contact-info")
    if contact.unit:
        made.append(narrated("department", contact.unit))
    for name, text in (("telephone", contact.telephone), ("email", contact.email)):
        if text:
            SubElement(made, name).text = text
    if contact.organisation:
        made.append(narrated("mailing-address", contact.organisation))
    yield made


def budget(sheet: DataSheet) -> Iterator[Element]:
    """The ceiling, over the whole duration."""
    if sheet.budget is None or not sheet.budget.ceiling:
        return
    span = sheet.duration.span
    made = Element("budget", {"status": INDICATIVE})
    SubElement(made, "period-start", {"iso-date": span.start.isoformat()})
    SubElement(made, "period-end", {"iso-date": span.end.isoformat()})
    value = {"currency": sheet.budget.currency, "value-date": span.start.isoformat()}
    SubElement(made, "value", value).text = format(sheet.budget.ceiling, "f")
    yield made


def link(document: ReportDocument) -> Iterator[Element]:
    """The page of this edition; what is not published has none."""
    if document.state is not State.PUBLISHED or document.edition is None:
        return
    code = canonical.verification_code(canonical.sha256(canonical.canonical_json(document)))
    address = settings.SITE_URL + reverse("edition", args=[document.project, code])
    made = Element("document-link", {"format": "text/html", "url": address})
    made.append(narrated("title", document.title))
    SubElement(made, "category", {"code": RESULTS})
    SubElement(made, "language", {"code": document.language})
    SubElement(made, "document-date", {"iso-date": document.date.isoformat()})
    yield made


def results(document: ReportDocument, sheet: DataSheet) -> Iterator[Element]:
    """Each output, with how many of the activities of this report serve it."""
    words = WORDS[document.language]
    tables = [section for section in document.sections if isinstance(section, EntryTable)]
    for output in counted(sheet.outputs, tables):
        made = Element("result", {"type": OUTPUT})
        made.append(narrated("title", f"{sheet.output_word or words['output']} {output.code}: {output.title}"))
        if output.statement:
            made.append(narrated("description", output.statement))
        indicator = SubElement(made, "indicator", {"measure": UNIT})
        indicator.append(narrated("title", words["activities_told"]))
        period = SubElement(indicator, "period")
        SubElement(period, "period-start", {"iso-date": document.period.start.isoformat()})
        SubElement(period, "period-end", {"iso-date": document.period.end.isoformat()})
        SubElement(period, "actual", {"value": str(output.done)})
        yield made
