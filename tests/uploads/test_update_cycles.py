"""Twenty-two ways in which an office's next file differs from its last: nothing reported is lost unsaid.

A report or a document that is there stays with the words of its langkah, or what goes is asked.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from monev.core.records import Langkah
from monev.uploads import UploadPlan
from tests.uploads.material import bukti_row, langkah, planned, realisasi_row, uploaded

WORK = (
    ("I.1.1", "Membentuk tim kerja zona integritas", "Januari 2025", "Sekretaris"),
    ("I.2.1", "Menyusun rencana kerja pembangunan", "Februari 2025", "Umum"),
    ("I.3.1", "Rapat evaluasi berkala tim kerja", "Maret 2025", "Umum"),
    ("II.1.1", "Meninjau prosedur layanan pengadilan", "April 2025", "Hukum"),
    ("II.2.1", "Menerapkan aplikasi persuratan", "Mei 2025", "Hukum"),
    ("V.1.1", "Sosialisasi pengendalian gratifikasi", "Juni 2025", "Sekretaris"),
)
OLD = tuple(langkah(kode, time, action=words, pic=pic) for kode, words, time, pic in WORK)
REPORTED = {"I.1.1": "2025-01", "I.3.1": "2025-03", "II.1.1": "2025-04", "V.1.1": "2025-06"}
LINK = "https://contoh.go.id/sk"
Rows = Sequence[Langkah]


def numbered(rows: Rows) -> list[Langkah]:
    """Number the rows anew in each area, as a reader does without a column of kode."""
    result, counts = [], dict[str, int]()
    for row in rows:
        counts[row.area] = counts.get(row.area, 0) + 1
        number = counts[row.area]
        result.append(replace(row, kode=f"{row.area}.{number}.1", no=str(number)))
    return result


def changed(kode: str, **cells: str) -> Callable[[Rows], Rows]:
    """Return what changes cells of one row; a new time is read anew."""

    def change(rows: Rows) -> Rows:
        return [_with(row, **cells) if row.kode == kode else row for row in rows]

    return change


def _with(row: Langkah, *, time: str = "", words: str = "", bukti: str | None = None) -> Langkah:
    text = row.bukti_dukung if bukti is None else bukti
    times = time or row.target_waktu
    new = langkah(row.kode, times, action=words or row.langkah_aksi, bukti=text, pic=row.pic)
    return replace(new, area=row.area, nama_area=row.nama_area)


def exchanged(rows: Rows) -> Rows:
    first, *others, last = rows
    return [_with(first, time=last.target_waktu), *others, _with(last, time=first.target_waktu)]


def to_area(kode: str, area: str) -> Callable[[Rows], Rows]:
    def move(rows: Rows) -> Rows:
        moved = [
            replace(row, area=area, nama_area=f"AREA {area}") for row in rows if row.kode == kode
        ]
        return sorted(
            [*(row for row in rows if row.kode != kode), *moved], key=lambda row: row.area
        )

    return move


NEW = langkah("I.9.1", "Juli 2025", action="Membangun ruang layanan terpadu", pic="Umum")
SITUATIONS: dict[str, Callable[[Rows], Rows]] = {
    "the same again": lambda rows: rows,
    "a row put in first": lambda rows: [NEW, *rows],
    "a row put in the middle": lambda rows: [*rows[:2], NEW, *rows[2:]],
    "a row put in last": lambda rows: [*rows, replace(NEW, area="V", nama_area="AREA V")],
    "a row taken out": lambda rows: rows[1:],
    "an area taken out": lambda rows: [row for row in rows if row.area != "II"],
    "rows of an area in another order": lambda rows: [*reversed(rows[:3]), *rows[3:]],
    "all rows in another order": lambda rows: [*reversed(rows)],
    "a row moved to another area": to_area("I.1.1", "V"),
    "a word added": changed("I.1.1", words="Membentuk tim kerja zona integritas satker"),
    "words turned": changed("I.3.1", words="Evaluasi berkala tim kerja dalam rapat"),
    "other words": changed("I.1.1", words="Menata arsip dinamis"),
    "capitals and blanks": changed("I.1.1", words="MEMBENTUK  TIM KERJA ZONA INTEGRITAS"),
    "a row split in two": lambda rows: [
        _with(rows[0], words="Membentuk tim kerja"),
        _with(rows[0], words="Menetapkan zona integritas"),
        *rows[1:],
    ],
    "two rows made one": lambda rows: [
        _with(rows[0], words="Membentuk tim kerja zona integritas dan menyusun rencana kerja"),
        *rows[2:],
    ],
    "months of two exchanged": exchanged,
    "a month later": changed("I.1.1", time="Februari 2025"),
    "a month more": changed("I.1.1", time="Januari, Juli 2025"),
    "without a month": changed("I.1.1", time=""),
    "documents in other words": changed("I.1.1", bukti="Surat undangan, Notulensi rapat"),
    "without documents": lambda rows: [_with(row, bukti="") for row in rows],
    "without PIC": lambda rows: [replace(row, pic=None) for row in rows],
}


def is_kept(plan: UploadPlan, words: str) -> bool:
    """True if a langkah of these words, or of most of them, has its report and its document."""
    wanted = {*words.casefold().split()}
    for row in plan.content["langkah"]:
        found = {*row["langkah_aksi"].casefold().split()}
        is_it = 4 * len(wanted & found) >= len(wanted) + len(found)
        reports = [each["laporan"] for each in row["tenggat"]]
        links = [bukti["tautan"] for each in row["tenggat"] for bukti in each["bukti"]]
        if is_it and "selesai" in reports and LINK in links:
            return True
    return False


def count_done(plan: UploadPlan) -> int:
    reports = [each["laporan"] for row in plan.content["langkah"] for each in row["tenggat"]]
    return reports.count("selesai")


def test_nothing_reported_is_lost_unsaid_whatever_an_office_does_to_its_file(db, subtests):
    done = [realisasi_row(kode, month) for kode, month in REPORTED.items()]
    there = [bukti_row(kode, month, "Undangan", tautan=LINK) for kode, month in REPORTED.items()]
    uploaded(db, *OLD, realisasi=done, bukti=there)
    assert len(SITUATIONS) == 22
    words = {kode: said for kode, said, *_ in WORK}
    for situation, change in SITUATIONS.items():
        with subtests.test(situation):
            plan = planned(db, *numbered(change(OLD)))
            asked = {guess.stored_langkah.split(" (")[0] for guess in plan.guesses}
            said = " ".join(plan.removals)
            withdrawn = {each.kode for each in plan.changes if each.jenis == "selesai_ditarik"}
            for kode in REPORTED:
                is_said = (
                    f"Langkah {plan.shown[kode]} " in said
                    or words[kode] in asked
                    or kode in withdrawn
                )
                assert is_said or is_kept(plan, words[kode]), f"{kode}: {said}"
            assert count_done(plan) <= len(REPORTED), "nothing is done that was not"
            if situation in ("without documents", "without PIC"):
                assert "Semua" in said
