"""What programs put on the clipboard, written by hand in the shapes that they use, and what is stored of it."""

from pathlib import Path

FOLDER = Path(__file__).parent
STORED = {
    "word-lists": (
        "<p>The seminar reviewed <strong>three</strong> subjects:</p>"
        "<ul><li>legislation<ul><li>procedural law</li><li>expedited preservation</li></ul></li>"
        "<li>training of <em>judges</em> and prosecutors</li></ul>"
        "<p>Next steps:</p>"
        "<ol><li>draft the law<ol><li>with the ministry</li></ol></li>"
        '<li>see <a href="https://www.coe.int/cybercrime">the site</a></li></ol>'
    ),
    "word-reviewed": (
        "<p>Some twenty experts took part in Geneva.</p><p>It was not a success.[1]</p>"
        "<p>[1] As its participants said.</p>"
    ),
    "word-table": (
        "<p><strong>When</strong> | <strong>Where</strong></p><p>5-9 Oct | Geneva,</p><p>Switzerland</p>"
        "<p>Lisbon</p><p>After the table.</p>"
    ),
    "word-boxes": (
        "<p><strong>Opening</strong></p><p>Said in a <strong>box</strong></p><p>Beside it stands a sentence.</p>"
    ),
    "word-online": (
        "<p>Subjects <strong>of the day</strong></p><ul><li>law<ul><li>evidence</li></ul></li></ul>"
        "<ol><li>first</li><li>second</li></ol>"
    ),
    "google-docs": (
        "<p><strong>Results</strong></p>"
        '<p>Judges from <strong>nine</strong> <em>countries</em> met; see <a href="https://www.coe.int/cybercrime?a=1&amp;b=2">'
        "the report</a>.</p>"
        "<ul><li>law<ul><li>substantive</li><li>fraud</li></ul></li><li>practice</li></ul><p>Tbilisi | 12 Oct</p>"
    ),
    "libreoffice": (
        "<p><strong>Workshop</strong></p>"
        '<p>It was <strong>well</strong> attended, <em>also</em> by <a href="mailto:unit@example.org">the unit</a>.</p>'
        "<ul><li>one<ul><li>below</li><li>further below</li></ul></li><li>two</li></ul>"
        "<ol><li>first</li><li>second</li></ol><p>Kyiv | 3 days</p>"
    ),
    "outlook-web": (
        "<p>Dear all,</p><ul><li>the agenda<ul><li>its <strong>second</strong> day</li></ul></li><li>the list</li></ul>"
        "<p><strong>From:</strong> the unit</p>"
    ),
    "mail": (
        "<p>Hello,</p><p>two points on <strong>Tbilisi</strong>:</p>"
        "<ol><li>the hall is <em>booked</em><ul><li>from 9 a.m.</li></ul></li>"
        '<li>the <a href="http://example.org/list">list</a> is closed</li></ol>'
        "<p>Regards</p><p>The unit</p><p>On 2 Nov the ministry wrote:</p><p>Is it <strong>settled</strong>?</p>"
    ),
    "web-page": (
        "<p><strong>Programme</strong></p><p>Day <em>one</em>, and more&nbsp;– see this.2</p><p>Venue</p><p>Palais</p>"
        "<ul><li>a<ul><li>b</li><li>c</li><li>d</li></ul></li></ul><p>line one</p><p>line two</p>"
        "<p><strong>Day</strong> | <strong>Hour</strong></p><p>Mon | 9:00</p><ul><li>14:00</li></ul><p>The hall</p>"
    ),
    "excel": "<p>Country | Judges | Days</p><p>Georgia | 12 | 1,5</p>",
}


def pasted(name: str) -> str:
    return (FOLDER / f"{name}.html").read_text("utf-8")
