"""Builds Daftar hadir: the invited, each with a place to sign, and empty lines for others."""

from monev.outputs.documents import blocks
from monev.outputs.documents.common import (
    build_attendance_table,
    build_paper,
    build_rapat_details,
    build_signature,
)
from monev.outputs.documents.material import Material


def build(material: Material) -> blocks.Manuscript:
    """Build the attendance list of a meeting."""
    rapat = material.meeting
    details = build_rapat_details(material, rapat, has_figures=False)
    content = (details, build_attendance_table(material), build_signature(material, notulis=True))
    return build_paper(
        material, "Daftar hadir", ("DAFTAR HADIR", rapat.judul.upper()), content, has_figures=False
    )
