"""The words of the interface in other languages: gathered from the sources, checked, compiled. Needs no GNU programs.

python -m tools.words extract   bring locale/<language>/LC_MESSAGES/django.po up to date with the sources
python -m tools.words check     say what is missing or wrong in what locale/promise.toml promises
python -m tools.words compile   make the .mo files that Django reads; setup and tests do it by themselves
"""
