"""Take a library out as CSV or JSON, and bring one in: first a dry run, then all of it or nothing.

    formulas.py   cells that a spreadsheet would work out, made harmless and back again
    table.py      bytes of a CSV file → rows of cells, and back
    document.py   bytes of a JSON file → items, and back
    columns.py    one value as a cell and as JSON
    marks.py      lists of objects (steps, pages, questions) as lines of a cell
    book.py       what a library hands in: its columns, its arrows, its rules
    export.py     a library as a file
    read.py       a file as rows, whatever it holds
    plan.py       what an import would do, row by row: the dry run, worked out anew whenever it is shown
    actions.py    keep a file's rows until they are looked at; import them
    views.py urls.py forms.py   the pages, made for one book each

The file itself is not kept. Its rows wait in an ImportDraft of the curator who chose it, for an hour: a browser cannot
send a chosen file twice, and a form of two megabytes would have to carry it all back. The report is never kept: it is
worked out from the rows and the library as they are now, and an import goes on only if it is the one that was seen.
"""
