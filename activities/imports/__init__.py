"""Many entries at once: tables of files and of the clipboard into entries, and entries into tables.

The first six know no Django: they run in a child process.

    refusals   why a file as a whole is refused
    archives   what a zip file says of itself, looked at before anything in it is opened
    workbooks  the first sheet of an Excel file as rows of text
    cells      a number in it as it reads: a day, a month, a number
    delimited  a CSV file as rows of text, whatever its encoding and separator
    child      the process in which a file is read, with limits of its own

    parsing    starts that process and takes its answer
    columns    the columns of a table, by name in either language
    values     what stands in a cell: yes or no, a language, outputs, dates
    clipboard  a table as Word puts it on the clipboard: its cells (`grids`), broken rows joined (`joining`)
    telling    an entry as the cells of a row
    forms      the admin's own forms, asked row by row without asking the database
    matching   which entry a row means
    checking   rows against the forms: what each would become, or what is wrong with it
    keeping    the rows between preview and acceptance
    loading    the good rows into entries, once, in one transaction
    writing    rows as CSV and as workbooks, templates among them
"""
