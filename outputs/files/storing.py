"""Stored files: taken in once, given back as downloads that nothing opens in place."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from outputs.models import StoredFile

NEVER_RUN = "default-src 'none'; sandbox; frame-ancestors 'none'"


def store(content: bytes, media_type: str) -> StoredFile:
    """The stored file with these bytes."""
    file = StoredFile.of(content, media_type)
    StoredFile.objects.bulk_create([file], ignore_conflicts=True)
    return file


def download(file: StoredFile, name: str) -> HttpResponse:
    """For the one who asks: kept by no cache, opened by no browser in the application's name."""
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "Content-Security-Policy": NEVER_RUN,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(bytes(file.content), content_type=file.media_type, headers=headers)
