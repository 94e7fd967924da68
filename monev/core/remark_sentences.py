"""What each remark says, as data: code → Indonesian sentence, with {names} of the values it fills in.

A code is `room.what_is_the_matter`. The sentence tells a person what stood there and what would be accepted.
"""

from __future__ import annotations

_FILES: dict[str, str] = {}

_COLUMNS: dict[str, str] = {}

_ROWS: dict[str, str] = {}

_DUE: dict[str, str] = {}

_EVIDENCE: dict[str, str] = {}

_REPORTS: dict[str, str] = {}

_IDENTITY: dict[str, str] = {}

_UPLOADS: dict[str, str] = {}

_STORED: dict[str, str] = {"stored.sentence": "{pesan}"}
"""A remark that was stored as its sentence, before remarks had codes."""

SENTENCES: dict[str, str] = {
    **_FILES,
    **_COLUMNS,
    **_ROWS,
    **_DUE,
    **_EVIDENCE,
    **_REPORTS,
    **_IDENTITY,
    **_UPLOADS,
    **_STORED,
}
"""Every remark there is."""
