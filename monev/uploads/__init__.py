"""An upload from file to stored version: check, preview, merge, confirm (docs/design.md §6)."""

from monev.uploads.checking import check_upload
from monev.uploads.matching import Guess
from monev.uploads.merge import Clash, clash_sentence
from monev.uploads.storing import store_upload
from monev.uploads.upload_plan import UploadPlan, plan_upload
from monev.writing.changes import TAKING_AWAY, Change
from monev.writing.stored import find_last, read_last_content

__all__ = [
    "TAKING_AWAY",
    "Change",
    "Clash",
    "Guess",
    "UploadPlan",
    "check_upload",
    "clash_sentence",
    "find_last",
    "plan_upload",
    "read_last_content",
    "store_upload",
]
