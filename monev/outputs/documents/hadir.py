"""Gathers Daftar hadir: the invited, each with a place to sign, and empty lines for others."""

from monev.outputs.documents.common import attendance_rows, list_schedule, signatures_of_meeting
from monev.outputs.documents.material import Material


def build(material: Material) -> dict[str, object]:
    """Return what the template needs. Who leads and who records stands where they sign."""
    rapat = material.meeting
    return {
        "nama": "Daftar hadir",
        "judul": ("DAFTAR HADIR", rapat.judul.upper()),
        "berangka": False,
        "rincian": list_schedule(rapat, rapat.end_in_words),
        "hadir": attendance_rows(material),
        "tanda_tangan": signatures_of_meeting(material),
    }
