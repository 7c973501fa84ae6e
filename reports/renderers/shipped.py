"""The fonts that the PDF engine knows: those of its style sheets and no other.

Fontconfig prefers a font of the machine to one of ours with the same name, and takes bold and italic from the machine
where we ship neither. Its calls are private to the engine, so the version is pinned and a test reads the files.
"""

from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

ffi.cdef("FcConfig * FcConfigCreate (void);")


class ShippedFonts(FontConfiguration):
    """A configuration without a directory: nothing of the machine is in it, neither fonts nor its taste in hinting."""

    def __init__(self) -> None:
        super().__init__()
        self._config = fontconfig.FcConfigCreate()
        pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", self.font_map), self._config)
        fontconfig.FcConfigDestroy(self._config)  # the font map holds it
