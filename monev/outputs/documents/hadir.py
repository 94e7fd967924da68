"""Gathers Daftar hadir: the invited, each with a place to sign, and empty lines for others."""

from monev.outputs.documents.common import attendance_rows, rapat_details, signatures_of_meeting
from monev.outputs.documents.material import Material


def build(material: Material) -> dict[str, object]:
    """Return what the template needs."""
    return {
        "nama": "Daftar hadir",
        "judul": ("DAFTAR HADIR", material.meeting.judul.upper()),
        "berangka": False,
        "rincian": rapat_details(material),
        "hadir": attendance_rows(material),
        "tanda_tangan": signatures_of_meeting(material),
    }
