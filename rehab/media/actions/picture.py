"""Draw a picture anew: only its pixels come through, upright, in sRGB, at the size that pages need."""

import io
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from PIL import Image, ImageCms, ImageFile, ImageOps

from rehab.media.rules.picture_size import check_size, picture_size
from rehab.media.rules.unfit import Unfit

LONG_SIDE: Final = 1600
THUMB_SIDE: Final = 480
PHOTO_QUALITY: Final = 84
# What Pillow raises for files that are broken in one way or another.
BROKEN: Final = (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, LookupError, TypeError)


@dataclass(frozen=True)
class Drawn:
    """A picture and its small copy as WebP."""

    full: bytes
    thumb: bytes
    width: int
    height: int


def redraw(kind: str, stream: BinaryIO) -> Drawn:
    """Decode a JPEG, PNG or WEBP whose header is in order, and encode it anew. Raises Unfit."""
    check_size(picture_size(kind, stream))
    stream.seek(0)
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # a PDF made in this process has switched it on
    try:
        with Image.open(stream, formats=[kind]) as opened:
            opened.draft("RGB", (LONG_SIDE, LONG_SIDE))
            opened.load()
            clean = _clean(opened)
    except BROKEN as error:
        raise Unfit("broken") from error
    full = _shrunk(clean, LONG_SIDE)
    lossless = kind == "PNG"
    return Drawn(_webp(full, lossless), _webp(_shrunk(clean, THUMB_SIDE), lossless), full.width, full.height)


def _clean(opened: Image.Image) -> Image.Image:
    """The pixels alone: turned upright, in sRGB, nothing that was written beside them."""
    upright = ImageOps.exif_transpose(opened)
    mode = "RGBA" if upright.has_transparency_data else "RGB"
    coloured = _in_srgb(upright, opened.info.get("icc_profile"), mode)
    clean = Image.new(mode, coloured.size)
    clean.paste(coloured)
    return clean


def _in_srgb(picture: Image.Image, profile: Any, mode: str) -> Image.Image:
    if not profile:
        return picture.convert(mode)
    if picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        picture = picture.convert(mode)
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        return turned or picture.convert(mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture.convert(mode)  # a broken profile: the colours as they are


def _shrunk(picture: Image.Image, side: int) -> Image.Image:
    copy = picture.copy()
    copy.thumbnail((side, side), Image.Resampling.LANCZOS)
    return copy


def _webp(picture: Image.Image, lossless: bool) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", lossless=lossless, quality=75 if lossless else PHOTO_QUALITY, method=4)
    return out.getvalue()
