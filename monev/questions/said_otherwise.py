"""Say a cell of a plan otherwise, asked or not: its text finds it again in the next file."""

from collections.abc import Iterable

from monev.core.errors import FileRefused
from monev.core.records import Langkah, Reading
from monev.questions.open_questions import Question, words_of
from monev.questions.proposals import Plan, Proposal, propose, suggest_areas
from monev.reading.choices import JOINED, NO_WORK, ChoiceItem, normalise

OF_ROW = {"bukan langkah": NO_WORK, "milik baris di atasnya": JOINED}
"""What a row is if it is no langkah of its own: words → choice."""
_CELLS = ("waktu", "bukti", "pic", "area", "baris")
"""Matters of a cell."""


def say_otherwise(reading: Reading, row: Langkah, matter: str, said: str) -> ChoiceItem:
    """Return the choice that a cell of this langkah says this, as people write it.

    An area by its number or name, PIC parted by semicolons, a bukti per line. Raises FileRefused
    for words about a row that are none of OF_ROW.
    """
    value = said.strip()
    if matter == "baris":
        if value.lower() not in OF_ROW:
            raise FileRefused(
                f"“{value}” bukan jawaban tentang sebuah baris.",
                f"Yang dapat: {' atau '.join(OF_ROW)}.",
            )
        value = OF_ROW[value.lower()]
        first = next(each for each in reading.langkah if each.lembar == row.lembar)
        if value == JOINED and row is first:
            raise FileRefused(
                f"Tidak ada langkah di atas “{row.langkah_aksi}”.",
                "Pilih bukan langkah bila baris ini bukan pekerjaan.",
            )
    elif matter == "area":
        value = _find_area(reading, value)
    key = _key(row, matter, value)
    # A blank time is said for this plan alone: next year's blank is another.
    tahun = None if key or matter != "waktu" else reading.tahun
    return ChoiceItem(matter, key, value, words_of(row), tahun)


def find_answers(row: Langkah, items: Iterable[ChoiceItem]) -> dict[str, ChoiceItem]:
    """Return the choices by which the cells of a langkah are read, by matter."""
    found: dict[str, ChoiceItem] = {}
    words = words_of(row)
    # What is said of this row alone wins, and of two the later.
    for item in sorted(items, key=lambda item: bool(item.langkah)):
        if item.hal in _CELLS and item.langkah in ("", words):
            key = _key(row, item.hal, item.nilai)
            if normalise(item.kunci) == normalise(key):
                found[item.hal] = item
    return found


def read_cell(reading: Reading, name: str, said: str) -> ChoiceItem | None:
    """Return what the command line says of a cell: kode and matter, *III.2.1 waktu*.

    None if a name has no matter. Raises FileRefused.
    """
    kode, _, matter = name.strip().lower().rpartition(" ")
    if not kode:
        return None
    for row in reading.langkah:
        if row.kode.lower() == kode and matter in _CELLS:
            words = said.replace(";", "\n") if matter == "bukti" else said
            return say_otherwise(reading, row, matter, words)
    raise FileRefused(
        f"“{name}” bukan sel berkas ini.",
        f"Tulis kode langkahnya seperti disebut periksa --json dan salah satu dari "
        f"{', '.join(_CELLS)}, misalnya “I.2.1 waktu=Juni”.",
    )


def other_answers(reading: Reading, kode: str, matter: str) -> list[Proposal]:
    """Return what else the time or the bukti of a langkah may say, though nobody asked."""
    plan = Plan(reading.langkah, reading.tahun or 0)
    row = plan.of(kode)
    value = row.target_waktu if matter == "waktu" else row.bukti_dukung
    about = {"kode": kode, "langkah": words_of(row), "without_target": False}
    question = Question(None, None, None, None, value, (), matter, **about)
    return [each for each in propose([question], plan) if each.kind != "benar"]


def _find_area(reading: Reading, said: str) -> str:
    """Return mark and name of an area, on two lines."""
    areas = suggest_areas((row.area, row.nama_area) for row in reading.langkah)
    for mark, name in areas:
        if said.lower() in (mark.lower(), name.lower(), f"{mark} {name}".lower()):
            return f"{mark}\n{name}"
    mark, _, name = said.partition(" ")
    return f"{mark}\n{name.strip()}"


def _key(row: Langkah, matter: str, value: str) -> str:
    """Return the text by which a cell is found again."""
    match matter:
        case "waktu":
            return row.target_waktu
        case "bukti":
            return row.bukti_dukung
        case "pic":
            # As written: a cell that was parted into several is read otherwise. What a merge or
            # *idem* says is what stands there.
            parted = [cell for cell in row.jejak if cell.cara in ("pilihan", "ditafsirkan")]
            return next((cell.nilai for cell in parted if cell.dibaca == row.pic), row.pic or "")
        case "baris":
            return row.bukti_dukung if value == JOINED else row.langkah_aksi
    return ""
