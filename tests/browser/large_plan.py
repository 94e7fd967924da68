"""A plan larger than any office's: of pictures with many words and lines with many names."""

from typing import Any

from tests.makers import langkah_content, sample_content, tenggat_content

LARGE = "KPU Provinsi Dua Belas Area"
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def large_plan() -> dict[str, Any]:
    """Return a plan of twelve areas, forty PIC and three hundred langkah with long names."""
    langkah = []
    for number in range(300):
        area = ROMAN[number % 12]
        month = number % 12 + 1
        status = ("selesai", "belum", "proses")[number % 3]
        later = {"tanggal_selesai": "2025-12-01"} if status == "selesai" else {}
        due = [tenggat_content(f"2025-{month:02}", status, **later)]
        if number % 4 == 0:
            due.append(tenggat_content("2025-12"))
        langkah.append(
            langkah_content(
                f"{area}.{number // 12 + 1}.1",
                due,
                pic=f"Kepala Subbagian Perencanaan, Data dan Informasi {number % 40 + 1}",
                nama_area=f"Penataan Sistem Manajemen Sumber Daya Manusia {area}",
                langkah_aksi=(
                    "Menyelenggarakan rapat evaluasi pembangunan zona integritas dan mencatat "
                    f"tindak lanjut setiap area {number}"
                ),
            )
        )
    return sample_content(langkah, posisi="2025-09-30")
