"""The MIME type of each kind of file that the program gives out, by suffix (RFC 6838)."""

from typing import Final

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"

MEDIA_TYPES: Final = {
    "csv": "text/csv",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "ics": "text/calendar",
    "jpg": "image/jpeg",
    "json": "application/json",
    "html": "text/html",
    "pdf": "application/pdf",
    "png": "image/png",
    "txt": "text/plain",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "zip": "application/zip",
}
