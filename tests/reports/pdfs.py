"""Small PDFs by hand, by another program than the one that makes ours."""

from io import BytesIO

from pypdf import PdfWriter


def make_pdf(document=None, *, name="document.json", password=""):
    """A blank page, with `document` enclosed under `name`, locked if a password is given."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if document is not None:
        writer.add_attachment(name, document.encode())
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()
