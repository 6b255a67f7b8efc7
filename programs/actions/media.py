"""The pictures and videos of exercises. How they are chosen is in rehab/publishing/gallery.py."""

from typing import Final

from programs.models import ExerciseMedia
from programs.shelves import EXERCISES
from rehab.publishing.gallery import Gallery

GALLERY: Final = Gallery(EXERCISES, ExerciseMedia)
