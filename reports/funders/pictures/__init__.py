"""What editions tell, as pictures: when, for which output, where.

told        the rows of the documents as values, in one query
timeline    each with its date as exactly as it is known
outputs     how many for each output, by update
announced   what was announced against what was done, by update
map         how many at each place
tables      the same as rows: for the table beside the picture, and for the file
pages       HTTP

A picture is a drawing of small frozen values in units of its view box, which a template writes down as SVG. What is
counted is the rows of the documents, as on the page of all activities: an event that two updates announce counts twice.
"""
