"""Pictures for documents: raster only, made anew in one form, so that nothing comes along that was not drawn."""

import warnings
from io import BytesIO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image

from outputs.files.checking import NotTaken

FORMATS = ("PNG", "JPEG")
MOST_BYTES_IN, MOST_BYTES_OUT = 5_000_000, 150_000
MOST_PIXELS = 20_000_000  # of what is handed in, asked before anything is unpacked
WIDTH, HEIGHT = 600, 240  # of what is printed, at most


def redrawn(content: bytes) -> bytes:
    """A PNG without metadata, on white, no larger than is printed. Raises NotTaken."""
    if len(content) > MOST_BYTES_IN:
        raise NotTaken(_("The file is larger than %(most)s.") % {"most": filesizeformat(MOST_BYTES_IN)})
    out = BytesIO()
    drawn(content).save(out, "PNG", optimize=True)
    if out.tell() > MOST_BYTES_OUT:
        raise NotTaken(_("The picture has too much detail for a logo."))
    return out.getvalue()


def drawn(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(content), formats=FORMATS) as given:
            warnings.simplefilter("error")
            if given.width * given.height > MOST_PIXELS:
                raise NotTaken(_("The picture is too large."))
            colours = given.convert("RGBA")
    except NotTaken:
        raise
    except Exception as error:  # Pillow lets through whatever a damaged file leads it to
        raise NotTaken(_("This is no PNG or JPEG picture.")) from error
    colours.thumbnail((WIDTH, HEIGHT))
    white = Image.new("RGB", colours.size, "white")
    white.paste(colours, mask=colours.getchannel("A"))
    return white
