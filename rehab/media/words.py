"""What people read when a file cannot be taken: what is wrong with this file, and what would do."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from rehab.media.rules.unfit import Unfit

WORDS: Final[dict[str, Any]] = {
    "empty": _("This file is empty. Choose the picture or video itself."),
    "unknown": _(
        "This is neither a picture nor a video that we can read. "
        "A JPEG, PNG or WebP picture, or an MP4 or WebM video, would do."
    ),
    "svg": _(
        "This is an SVG drawing. An SVG can carry programs, so none is taken. Save it as a PNG and choose that."
    ),
    "html": _(
        "This is a web page, not a picture or a video. Choose the picture itself, as JPEG, PNG or WebP."
    ),
    "pdf": _("This is a PDF. Save the page as a picture (PNG or JPEG) and choose that."),
    "pdf_active": _(
        "This PDF carries a script, a program or another file, so it was not taken. "
        "Print it to PDF anew, or send a picture."
    ),
    "zip": _("This is a packed file (ZIP or an office document). Unpack it and choose one picture or video."),
    "gif": _("This is a GIF. Save a still picture as PNG, or a moving one as an MP4 video."),
    "heic": _("This is a HEIC or AVIF picture, which many browsers cannot show. Save it as JPEG."),
    "tiff": _("This is a TIFF picture, which browsers cannot show. Save it as JPEG or PNG."),
    "bmp": _("This is a BMP picture, which is very large. Save it as PNG or JPEG."),
    "avi": _("This is an AVI video, which browsers cannot play. Save it as MP4 (H.264)."),
    "wmv": _("This is a Windows video, which browsers cannot play. Save it as MP4 (H.264)."),
    "mpeg": _("This is an old MPEG video, which browsers cannot play. Save it as MP4 (H.264)."),
    "broken": _("This file is damaged: it cannot be read to its end. Export or copy it again."),
    "cut_off": _(
        "This file is cut off, or something else is stuck to its end. Copy it again in full, or export it again."
    ),
    "stray": _("There is something in this file that belongs to no video. Export it again as MP4 or WebM."),
    "too_many_pixels": _(
        "This picture is %(width)s × %(height)s pixels. At most 40 million pixels in all, and 12,000 on one side, "
        "can be taken. About 1600 pixels wide is plenty."
    ),
    "too_few_pixels": _(
        "This picture is only %(width)s × %(height)s pixels, too small to see what to do. "
        "It needs at least 200 on each side."
    ),
    "moves": _(
        "This picture moves. Save it as an MP4 video, which people can pause, or choose a still picture."
    ),
    "picture_large": _(
        "This picture is %(size)s. At most %(most)s can be taken. Save it smaller, or as JPEG."
    ),
    "video_large": _("This video is %(size)s. At most %(most)s can be taken. Make it shorter or less sharp."),
    "upload_large": _(
        "This file is larger than %(most)s, so it was not taken. Make it shorter or less sharp."
    ),
    "clinic_full": _(
        "Your clinic's store for pictures and videos is full (%(most)s). Ask whoever runs this site for more room."
    ),
    "quicktime": _(
        "This is a QuickTime video (.mov), which many browsers cannot play. Export it as MP4 (H.264)."
    ),
    "matroska": _("This is a Matroska video (.mkv), which browsers cannot play. Export it as WebM or MP4."),
    "brand": _(
        "This is a file of the MP4 family that browsers may not play (%(brand)s). Export it as MP4 (H.264)."
    ),
    "codec": _(
        "This video is coded as %(codec)s, which not every browser plays. "
        "Export it as MP4 with H.264 and AAC, or as WebM with VP9 and Opus."
    ),
    "no_picture": _("There is sound in this file but no moving picture. Choose a video with pictures."),
    "data_track": _(
        "This video carries a track of other data, such as a camera's places. Export it again as a plain MP4."
    ),
    "captions_large": _("These captions are too long: at most 500 kB and 5000 captions can be taken."),
    "captions_encoding": _(
        "These captions are not written in UTF-8. Save the file as UTF-8 and choose it again."
    ),
    "captions_srt": _("This is an SRT file. Save the captions as WebVTT (.vtt), which browsers can show."),
    "captions_not_vtt": _("This is not a WebVTT file: its first line has to be the word WEBVTT."),
    "captions_empty": _("There is no caption in this file. It needs at least one, with a time and words."),
    "captions_line": _(
        "Line %(line)s of the captions cannot be read. A time looks like 00:00:01.000 --> 00:00:04.000."
    ),
    "captions_backwards": _("In line %(line)s of the captions the end is not after the beginning."),
    "captions_longer": _(
        "The last caption begins at %(at)s, but the video ends at %(end)s. Are these the captions of another video?"
    ),
    "captions_for_picture": _("A picture has no captions. Leave this empty, or choose a video above."),
    "store_away": _(
        "The store for files does not answer. Your words are kept: please choose the file again in a moment."
    ),
}


def sentence(no: Unfit) -> str:
    """The sentence for a file that cannot be taken."""
    return str(WORDS[no.reason]) % no.facts


def size_words(count: int) -> str:
    """Bytes as people read them: 12 MB."""
    if count >= 1_000_000_000:
        return f"{count / 1e9:.1f} GB"
    return f"{count / 1e6:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"
