"""Why a file as a whole is refused: every sentence, in one place, so that a page can translate it."""


class FileRefused(Exception):
    """`template % params` is the sentence; `template` is a key for a translation catalogue."""

    def __init__(self, template: str, **params: object) -> None:
        super().__init__(template % params)
        self.template, self.params = template, params


def gettext_noop(message: str) -> str:
    return message


EMPTY = gettext_noop("The file is empty.")
TOO_LARGE = gettext_noop("The file has more than %(megabytes)d MB.")
UNREADABLE = gettext_noop("This file cannot be read. Is it an Excel workbook (.xlsx) or CSV?")
OLD_EXCEL = gettext_noop("This is a workbook of an old Excel (.xls), or one with a password. Save it as .xlsx.")
NO_WORKBOOK = gettext_noop("This is a zip file, but no Excel workbook.")
SUSPICIOUS = gettext_noop("This workbook is not opened: it holds more, or something else, than a table of entries.")
TOO_MUCH = gettext_noop("Reading this file takes too long or too much memory. Copy the table into a new workbook.")
TOO_MANY_ROWS = gettext_noop("The file has more than %(rows)d rows. Load it in parts.")
TOO_MANY_COLUMNS = gettext_noop("Row %(row)d goes on to column %(column)d; a table has at most %(columns)d.")
FAR_AWAY = gettext_noop("Something stands in row %(row)d, far below the table. Delete it and save again.")
TOO_LONG = gettext_noop("The file holds more than %(characters)d characters of text.")
NO_HEADINGS = gettext_noop("No row holds the names of columns. At least “Title” and “When” must stand above the rows.")
TWICE = gettext_noop("The column “%(heading)s” stands there twice.")
NO_ROWS = gettext_noop("Below the names of the columns there is no row.")
NO_TABLE = gettext_noop("There is no table in what was pasted: at least the columns date, place and activity.")
