"""Everything that was published of a project and stands, as files: each edition as PDF and as data, with what proves
that they are what was published. Sees editions only.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import slugify

from outputs.models import Project, StoredFile
from reports.archives import File
from reports.attached import named_by
from reports.documents import Attachment
from reports.models import Edition, EditionFile, Series

MANIFEST_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An edition and the name of its files, without their ending."""

    edition: Edition
    name: str
    attached: tuple[Attachment, ...] = ()

    @property
    def stands(self) -> bool:
        return not self.edition.is_withdrawn


def filed(series: Sequence[Series]) -> list[Filed]:
    """In the order of publication, in two queries and without the bytes."""
    editions = Edition.objects.filter(series__in=series).with_standing().without_bytes()
    with_files = editions.annotate(pdf_sha256=F("file__sha256"), pdf_size=F("file__size"))
    found = list(with_files.order_by("series_id", "sequence"))
    attached = named_by(edition for edition in found if not edition.is_withdrawn)
    return [Filed(edition=one, name=name(one), attached=attached.get(one.pk, ())) for one in found]


def name(edition: Edition) -> str:
    """The sequence within the series makes it unique, and puts them in order."""
    series = slugify(edition.series.name) or "report"
    numbers = f"{edition.sequence:04}-{edition.period_end.isoformat()}-edition-{edition.number}-{edition.language}"
    return f"editions/{series}-{edition.series_id}/{numbers}"


def files(project: Project, editions: Sequence[Filed], *, language: str) -> Iterator[File]:
    """The page that explains in the reader's language, the manifest and the sums, then the editions one by one."""
    folder = f"{project.slug}-dossier"
    told = [entry(one) for one in editions]
    beside = files_beside(editions)
    manifest = json.dumps(
        {
            "manifest_version": MANIFEST_VERSION,
            "project": {"slug": project.slug, "title": project.title},
            "editions": told,
        },
        ensure_ascii=False,
        indent=2,
    )
    with translation.override(language):  # the answer that streams this has left the request behind
        page = render_to_string("reports/dossier/readme.html", {"project": project, "editions": editions})
    front = {"README.html": page.encode(), "manifest.json": f"{manifest}\n".encode()}
    front["SHA256SUMS"] = sums(front, told, beside).encode()
    for one, content in front.items():
        yield File(name=f"{folder}/{one}", content=content)
    for one in editions:
        if one.stands:
            yield from contents(folder, one)
    for one in files_beside(editions):
        stored = StoredFile.objects.filter(sha256=one.sha256).first()
        if stored is not None:
            yield File(name=f"{folder}/{name_beside(one)}", content=bytes(stored.content), packed=True)


def files_beside(editions: Sequence[Filed]) -> list[Attachment]:
    """The files that the editions name, each once."""
    return list({one.sha256: one for filed in editions for one in filed.attached}.values())


def name_beside(attached: Attachment) -> str:
    return f"files/{attached.sha256[:16]}-{attached.file_name}"


def contents(folder: str, one: Filed) -> Iterator[File]:
    """As they are stored, read now. What was erased since the manifest was written is missing, and its sum says so."""
    document = Edition.objects.values_list("document", flat=True).get(pk=one.edition.pk)
    if document:
        yield File(name=f"{folder}/{one.name}.json", content=document.encode())
    content = EditionFile.objects.filter(edition=one.edition.pk).values_list("content", flat=True).first()
    if content is not None:
        yield File(name=f"{folder}/{one.name}.pdf", content=bytes(content), packed=True)


def entry(one: Filed) -> dict[str, Any]:
    """One that was withdrawn by its number, date and hashes alone: the chain needs no more."""
    edition = one.edition
    told = {
        "series": edition.series.name,
        "series_key": edition.series_id,
        "sequence": edition.sequence,
        "edition": edition.number,
        "language": edition.language,
        "date": edition.date.isoformat(),
        "sha256": edition.sha256,
        "previous_sha256": edition.previous_sha256,
    }
    if not one.stands:
        return {**told, "state": "withdrawn"}
    return {
        **told,
        "state": "superseded" if edition.is_superseded else "current",
        "title": edition.title,
        "period": [edition.period_start.isoformat(), edition.period_end.isoformat()],
        "forecast": [edition.window_start.isoformat(), edition.window_end.isoformat()],
        "published_at": edition.published_at.isoformat(),
        "verification_code": edition.printed_code,
        "reason": edition.reason,
        "files": {
            "json": {"name": f"{one.name}.json", "sha256": edition.sha256},
            "pdf": {"name": f"{one.name}.pdf", "sha256": edition.pdf_sha256, "size": edition.pdf_size},
        },
        **({"attached": [attached_entry(file) for file in one.attached]} if one.attached else {}),
    }


def attached_entry(attached: Attachment) -> dict[str, Any]:
    return {
        "name": name_beside(attached),
        "label": attached.label,
        "sha256": attached.sha256,
        "size": attached.size,
    }


def sums(front: dict[str, bytes], told: Sequence[dict[str, Any]], beside: Sequence[Attachment]) -> str:
    """As `sha256sum --check` reads them."""
    of_editions = [file for one in told for file in one.get("files", {}).values()]
    lines = [(hashlib.sha256(content).hexdigest(), name) for name, content in front.items()]
    lines += [(file["sha256"], file["name"]) for file in of_editions]
    lines += [(one.sha256, name_beside(one)) for one in beside]
    return "".join(f"{digest}  {name}\n" for digest, name in lines)
