"""The pictures and videos of modules. How they are chosen is in rehab/publishing/gallery.py."""

from typing import Final

from education.models import ModuleMedia
from education.shelves import MODULES
from rehab.publishing.gallery import Gallery

GALLERY: Final = Gallery(MODULES, ModuleMedia)
