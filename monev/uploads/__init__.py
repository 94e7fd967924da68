"""An upload from file to stored version: check, preview, merge, confirm (docs/operations.md)."""

from monev.uploads.checking import check_upload
from monev.uploads.matching import Guess
from monev.uploads.upload_plan import UploadPlan, plan_upload, store_upload
from monev.writing.changes import Change
