"""What makes one file conform to two standards: PDF/UA-1, for everyone to read, and PDF/A-3a, to be kept for decades
and to carry its own content as data.

The engine knows one standard at a time. It writes PDF/A-3a here, and what PDF/UA-1 asks for besides is said in the
metadata before the file is closed. Imports the engine, so it is loaded with it.
"""

from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pydyf
from weasyprint import Attachment, Document
from weasyprint.css import ColorProfile

ACCESSIBLE = {"pdf_variant": "pdf/ua-1"}
ENCLOSED = "document.json"
SCREEN = "screen"
PROFILE = "sRGB2014.icc"
END_OF_METADATA = b"</rdf:RDF>"


def archived(content: str, *, on: date, description: str) -> dict[str, Any]:
    """How the engine is asked for both standards, with the JSON text that the pages were made from enclosed. Its file
    is dated by the document, since the engine would take the clock.
    """
    midnight = datetime.combine(on, time(), tzinfo=UTC)
    enclosed = Attachment(
        string=content,
        name=ENCLOSED,
        description=description,
        created=midnight,
        modified=midnight,
        relationship="Source",
    )
    return {
        "pdf_variant": "pdf/a-3a",
        "attachments": [enclosed],
        "color_profiles": {SCREEN: colours()},
        "output_intent": SCREEN,
        "finisher": finish,
    }


def colours() -> ColorProfile:
    """What the colours of the style sheet mean: sRGB. One for each document, since asking it for its name changes its
    bytes.
    """
    return ColorProfile(BytesIO(profile()), PROFILE, "relative-colorimetric", (["r"], ["g"], ["b"]))


@cache
def profile() -> bytes:
    """The engine's own file, which by itself it would open for each document and leave open."""
    return (files("weasyprint.pdf") / PROFILE).read_bytes()


class Packed(pydyf.Stream):
    """A stream as it is written, compressed once: PDF/A asks for an identifier of the file, for which the engine would
    compress everything a second time.
    """

    def __init__(self, stream: pydyf.Stream) -> None:
        self.__dict__.update(stream.__dict__)
        self.written = stream.data

    @property
    def data(self) -> bytes:
        return self.written


def finish(document: Document, pdf: pydyf.PDF) -> None:
    identify(pdf)
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))  # the engine lists each file twice
    pdf.objects = [Packed(one) if isinstance(one, pydyf.Stream) else one for one in pdf.objects]


def identify(pdf: pydyf.PDF) -> None:
    """Says PDF/UA-1 inside the description of the metadata: behind it, nobody reads it."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    (packet,) = metadata.stream
    metadata.stream = [packet.replace(END_OF_METADATA, identification() + END_OF_METADATA)]


@cache
def identification() -> bytes:
    return Path(__file__).with_name("identification.xml").read_bytes()
