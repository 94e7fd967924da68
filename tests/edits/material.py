"""A change to the usual plan of the tests, in one line."""

from typing import Any

from monev.database import Database
from monev.edits.single_edits import EditResult, Target, edit
from tests.makers import SATKER, TAHUN


def edit_plan(db: Database, where: Target, values: dict[str, str], **more: Any) -> EditResult:
    """What `edit` stores in the plan that tests have."""
    return edit(db, SATKER, TAHUN, where, values, **more)
