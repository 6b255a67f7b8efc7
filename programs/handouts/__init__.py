"""Handouts on paper: an exercise, a lesson or a whole program as a PDF that a patient takes home.

content.py     what stands in it, from the frozen revisions of a program or lesson, in the patient's language
document.py    the pages: templates/handouts, static/css/handout.css, the size of paper and print
engine.py      WeasyPrint, and the only files it may read; loaded when the first handout is made (1.5 s)
pango.py       whether the system has what WeasyPrint needs; standard library only, so that `make run` may ask too
"""
