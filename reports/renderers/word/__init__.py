"""A document as the parts of a Word file (ECMA-376, transitional), written with lxml: a library that builds documents
object by object takes many times as long for a long one.

    texts      words as runs: their look, their language, their direction
    tables     rows and cells
    blocks     an author's text: paragraphs, links, lists that begin anew
    pictures   logos, drawn in a line
    sections   what stands in each section
    parts      the files around the text: running head and foot, numbering, properties
    package    the files as one

What never changes stands beside them as XML. `styles.xml` is the look: who edits the document restyles it there.
"""
