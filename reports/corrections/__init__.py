"""The document of a correction: what was told, with what it corrects and the list of that. Pure: no Django, no query.

correcting  the last edition's tree with the differences that were taken
telling     each change in words, named by date and title
voice       the forms of what is said
printing    what changed, as the document prints it
wording     what changed in a text, word for word
phrases     the words, by language
"""

from reports.corrections.correcting import corrected
from reports.corrections.telling import told
from reports.corrections.wording import word_for_word

__all__ = ["corrected", "told", "word_for_word"]
