"""Where uploaded files are kept, from one address: file:///folder or s3://bucket?endpoint=…"""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

FILES = "django.core.files.storage.FileSystemStorage"
S3 = "rehab.media.s3.S3Store"


def store_of(address: str) -> dict[str, Any]:
    """The entry for Django's STORAGES. Raises ValueError for an address that says nothing we know.

    s3://[key:secret@]bucket[/folder][?endpoint=https://…&region=…]; without key and secret boto looks for them in
    its own places (environment, the machine's role).
    """
    parts = urlsplit(address)
    if parts.scheme == "file" and parts.path.startswith("/") and not parts.netloc:
        return {"BACKEND": FILES, "OPTIONS": {"location": unquote(parts.path)}}
    if parts.scheme == "s3" and parts.hostname:
        return {"BACKEND": S3, "OPTIONS": _s3_options(address)}
    raise ValueError("MEDIA_STORE has to look like file:///folder or s3://bucket?endpoint=https://…")


def _s3_options(address: str) -> dict[str, Any]:
    parts, asked = urlsplit(address), parse_qs(urlsplit(address).query)
    given = {
        "endpoint_url": asked.get("endpoint", [""])[0],
        "region_name": asked.get("region", [""])[0],
        "access_key": unquote(parts.username or ""),
        "secret_key": unquote(parts.password or ""),
        "location": parts.path.strip("/"),
    }
    return {
        "bucket_name": parts.netloc.rpartition("@")[2],
        "file_overwrite": False,
        "default_acl": None,
        "addressing_style": "path" if given["endpoint_url"] else "auto",
    } | {name: value for name, value in given.items() if value}
