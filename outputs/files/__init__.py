"""Files from outside: checked before they are stored, and given back as downloads only."""

from outputs.files.checking import NotTaken, checked, clean_name
from outputs.files.logos import redrawn
from outputs.files.storing import download, store

__all__ = ["NotTaken", "checked", "clean_name", "download", "redrawn", "store"]
