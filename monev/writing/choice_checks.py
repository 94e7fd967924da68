"""Whether a choice of how a cell is read can be stored, and how it is written. No database."""

from collections.abc import Iterable
from dataclasses import replace

from monev.core.statuses import MARK_ROLES, STATUS_LAPORAN
from monev.core.text import join_pics, split_pics
from monev.core.typed_input import (
    NAME_LENGTH,
    TITLE_LENGTH,
    BadEntry,
    Checker,
    clean_line,
    clean_text,
)
from monev.reading.choices import (
    APART,
    EACH,
    HEADING_ROW,
    IGNORED,
    IN_ROWS,
    JOINED,
    LEFT,
    MEANING_CHOICES,
    NO_WORK,
    NONE,
    TICKED,
    WITHOUT_MEANING,
    WITHOUT_TARGET,
    YES,
    ChoiceItem,
    chosen_documents,
    normalise,
    open_doubts,
    split_meaning,
)
from monev.reading.due_dates.target_waktu import ACCEPTED_FORMS, read_time

_MAX_AREA_MARK = 8


def tidy_choices(items: Iterable[ChoiceItem], tahun: int) -> list[ChoiceItem]:
    """Return choices as they are stored. Raises EntryRefused with a sentence for each wrong one."""
    check = Checker()
    tidied = list[ChoiceItem]()
    for item in items:
        with check(item.hal):
            value = _CHECKS[item.hal](item, tahun)
            tidied.append(replace(item, kunci=normalise(item.kunci), nilai=value))
    check.finish()
    return tidied


def _check_heading(item: ChoiceItem, _: int) -> str:
    if not normalise(item.kunci):
        raise BadEntry("Kolom tanpa judul tidak dapat dipilih. Beri dahulu judul di berkasnya.")
    if item.kunci == HEADING_ROW:
        return clean_line(item.nilai, HEADING_ROW, length=TITLE_LENGTH, required="Pilih barisnya.")
    return _check_code(item, _)


def _check_code(item: ChoiceItem, _: int) -> str:
    """Return an answer if it is one of those offered; for marks, one for each mark."""
    codes = item.nilai.split() if item.hal == "tanda" else [split_meaning(item.nilai)[0]]
    is_for_each = item.hal != "tanda" or len(codes) == len(item.kunci.split())
    if not (is_for_each and _CODES[item.hal].issuperset(codes)):
        raise BadEntry(
            f"Jawaban “{item.nilai}” tidak dikenal. Pilih salah satu jawaban yang ditawarkan."
        )
    return " ".join(codes) if item.hal == "tanda" else item.nilai


def _check_area(item: ChoiceItem, _: int) -> str:
    mark, name = [*item.nilai.split("\n"), ""][:2]
    mark = clean_line(
        mark, "Nomor area", length=_MAX_AREA_MARK, required="Isi nomor areanya, misalnya V."
    ).strip(". ")
    name = clean_line(name, "Nama area", length=NAME_LENGTH, required="Isi nama areanya.")
    if not mark or "." in mark or " " in mark:
        raise BadEntry(f"Nomor area “{mark}” tidak dapat dipakai. Isi satu nomor saja, misalnya V.")
    return f"{mark}\n{name}"


def _check_time(item: ChoiceItem, tahun: int) -> str:
    if not normalise(item.kunci) and not (item.langkah and item.tahun):
        raise BadEntry(
            "Sel kosong hanya dapat dijawab untuk langkahnya sendiri, pada tahun rencananya."
        )
    value = clean_line(
        item.nilai, "Waktu", length=TITLE_LENGTH, required="Pilih bulannya, atau tulis waktunya."
    )
    if value in WITHOUT_TARGET:
        return value
    timing = read_time(value, tahun)
    if not timing.tenggat:
        raise BadEntry(f"“{value}” tidak terbaca sebagai waktu. {ACCEPTED_FORMS}")
    if doubts := open_doubts(timing):
        raise BadEntry(f"“{value}” masih meragukan: {doubts[0].pesan}")
    return value


def _check_bukti(item: ChoiceItem, _: int) -> str:
    if not normalise(item.kunci) and not item.langkah:
        raise BadEntry("Sel bukti yang kosong hanya dapat dijawab untuk langkahnya sendiri.")
    value = clean_text(item.nilai, "Daftar bukti", required="Tulis buktinya, satu per baris.")
    names = [document.nama for document in chosen_documents(value)]
    return "\n".join(names)


def _check_pics(item: ChoiceItem, _: int) -> str:
    names = split_pics(join_pics(item.nilai.splitlines()))
    kept = [clean_line(name, "PIC", length=NAME_LENGTH) for name in names]
    if not normalise(item.kunci) and not item.langkah:
        raise BadEntry("Sel PIC yang kosong hanya dapat dijawab untuk langkahnya sendiri.")
    if not kept:
        raise BadEntry("Tulis PIC-nya; beberapa orang dipisahkan titik koma.")
    return "\n".join(kept)


_CODES = {
    "tabel": {TICKED, LEFT},
    "judul": {*MEANING_CHOICES, WITHOUT_MEANING, IGNORED, IN_ROWS, NONE, EACH},
    "tanda": set(MARK_ROLES),
    "status": set(STATUS_LAPORAN),
}
_CHECKS = {
    "judul": _check_heading,
    "tabel": _check_code,
    "tanda": _check_code,
    "status": _check_code,
    "baris": lambda item, _: item.nilai if item.nilai in (APART, NO_WORK) else JOINED,
    "area": _check_area,
    "waktu": _check_time,
    "bukti": _check_bukti,
    "pic": _check_pics,
    "benar": lambda *_: YES,
}
