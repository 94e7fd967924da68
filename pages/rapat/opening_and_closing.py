"""The first screen of a meeting: what it is and who comes; the last: what is open, the documents, the way to close."""

from collections import Counter
from urllib.parse import urlencode

from monev import meeting
from monev.core.dates import format_day
from monev.core.roles import PRESENCE_ACTOR
from monev.database import Database, Row
from monev.edits.storing import is_complete
from monev.figures import View, format_number
from monev.meeting import BAHASAN, KEHADIRAN, Rapat
from monev.server import reach
from monev.server.secret_addresses import address_of_presence
from monev.ui.looks import Block, blocks
from monev.ui.page_parts import qr_data_uri
from monev.ui.page_table import RAPAT
from monev.writing.append import format_when
from pages.rapat import documents, forms, record_screens

_EMPTY = "(belum diisi)"


def opening_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    return [blocks.columns(_meeting_blocks(db, r), _people_blocks(db, r))]


def _meeting_blocks(db: Database, r: Rapat) -> list[Block]:
    lines = {
        "Tanggal": ", ".join(filter(None, (format_day(r.tanggal), _time_in_words(r)))),
        "Tempat": r.tempat,
        "Pemimpin": ", ".join(filter(None, (r.pemimpin, r.rincian.pemimpin_jabatan))),
        "Notulis": ", ".join(filter(None, (r.notulis, r.rincian.notulis_jabatan))),
        "Undangan": r.rincian.undangan_nomor,
    }
    items = [{"text": text or _EMPTY, "mark": name, "status": "plain"} for name, text in lines.items()]
    codes = _codes(db, r) if r.is_open else []
    return [
        blocks.sentence(r.satker),
        blocks.sentence(f"{r.periode.name}, posisi {format_day(r.posisi)}", "quiet"),
        blocks.paged(blocks.items(items), key="rapat"),
        *([blocks.group("beside", *codes)] if codes else []),
        blocks.actions(blocks.button(title, forms.form_of_rapat(r, title)) for title in forms.OF_RAPAT),
    ]


def _time_in_words(r: Rapat) -> str:
    """From when until when: pukul 09.00-11.45; "" where nobody said."""
    if not r.rincian.mulai:
        return f"sampai pukul {r.end_in_words}" if r.end_in_words else ""
    return f"pukul {r.rincian.mulai}" + (f"–{r.end_in_words}" if r.end_in_words else "")


def _people_blocks(db: Database, r: Rapat) -> list[Block]:
    people = meeting.read_attendance(db, r)
    items = [_participant_item(place, person) for place, person in enumerate(people, start=1)]
    listed = blocks.items(items, empty="Tulis siapa yang diundang atau hadir, satu orang per baris.")
    return [
        blocks.sentence(attendance_sentence(people), "quiet"),
        blocks.paged(listed, key="hadir"),
        blocks.actions(_people_buttons(db, people, r)),
    ]


def _people_buttons(db: Database, people: list[Row], r: Rapat) -> list[Block]:
    buttons = [blocks.button("+ Peserta", forms.attendance_form(r), primary=not people)]
    if again := meeting.participants_before(db, r):
        words = f"Peserta rapat lalu ({format_number(len(again))})"
        buttons.append(blocks.button(words, {"action": "attend_again"}, primary=not people))
    unmarked = [person["nomor"] for person in people if person["kehadiran"] == "diundang"]
    if unmarked:
        everybody = {"action": "mark_attendance", "numbers": unmarked, "kehadiran": "hadir"}
        buttons.append(blocks.button("Semua hadir", everybody))
    if people and reach.current().addresses():
        words = "Tutup QR hadir" if r.rincian.presensi else "QR hadir"
        buttons.append(blocks.button(words, {"action": "presence", "value": not r.rincian.presensi}))
    return buttons


def attendance_sentence(people: list[Row]) -> str:
    """How many came, are excused, and were asked but not marked yet: 3 orang hadir, 1 izin."""
    if not people:
        return "Daftar peserta masih kosong"
    count = Counter(person["kehadiran"] for person in people)
    words = {"hadir": "orang hadir", "izin": "izin", "dinas_luar": "dinas luar", "diundang": "belum ditandai"}
    return ", ".join(f"{format_number(count[code])} {word}" for code, word in words.items() if count[code])


def _codes(db: Database, r: Rapat) -> list[Block]:
    """The addresses for the phones in the room: to mark oneself present, while the notulis lets them, and to follow."""
    codes = []
    if address := address_of_presence(meeting.presence_secret(db, r)):
        code = blocks.qr("Tandai kehadiran Anda", address, qr_data_uri(address))
        # Its act goes unused: with it the code is shown to whoever may lead the record, on the screen before the room.
        codes.append(code | {"act": {"action": "presence"}})
    for reached in reach.current().addresses()[:1]:
        choice = {"satker": r.satker, "tahun": r.tahun, "rapat": r.nomor, "ikuti": "ya"}
        address = f"{reached}{RAPAT.path}?{urlencode(choice)}"
        codes.append(blocks.qr("Ikuti di ponsel", address, qr_data_uri(address)))
    return codes


def _participant_item(place: int, person: Row) -> Block:
    name, kehadiran = person["nama"], person["kehadiran"]
    came = "✓ " if kehadiran == "hadir" else ""
    phone = " · dari ponsel" if person["pelaku"] == PRESENCE_ACTOR else ""
    others = [code for code in ("hadir", "izin", "dinas_luar") if code != kehadiran]
    mark = {"action": "mark_attendance", "numbers": [person["nomor"]]}
    marks = [blocks.button(KEHADIRAN[code], mark | {"kehadiran": code}, name=name) for code in others]
    change = blocks.button("✎", forms.change_form("hadir", person)) | {"name": f"Ubah {name}"}
    delete = forms.delete_button("hadir", person["nomor"], name) | {"text": "✕"}
    return {
        "status": "selesai" if came else "plain",
        "mark": f"{came}{KEHADIRAN[kehadiran]}",
        "text": " · ".join(filter(None, (f"{place}. {name}", person["jabatan"]))) + phone,
        "muted": kehadiran in ("izin", "dinas_luar"),
        "inline": True,
        "buttons": [*marks, change, delete],
    }


def closing_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    said = record_screens.remark_items(db, r)
    sentence, buttons = _open_words(db, p, r) if r.is_open else _closed_words(r)
    return [
        *([blocks.paged(blocks.items(said), key="bahasan")] if said else []),
        blocks.sentence(sentence, "quiet"),
        blocks.paged(blocks.items(_document_items(r)), key="dokumen"),
        blocks.actions(buttons),
    ]


def _open_words(db: Database, p: View, r: Rapat) -> tuple[str, list[Block]]:
    lacks = meeting.open_matters(db, r)
    asks_report = not is_complete(p.lengkap_per, r.posisi)
    close: Block = forms.closing_form(r, lacks, asks_report=asks_report) if lacks else {"action": "close"}
    complete = {"action": "close", "entries": {"laporan_lengkap": "ya"}}
    matters = f"Masih terbuka: {' '.join(lacks)}"
    return matters if lacks else "Dokumen di bawah ini mengikuti catatan sampai saat ini.", [
        blocks.button("Tutup rapat", close, primary=not lacks),
        *([blocks.button(f"Tutup: {forms.complete_words(r)}", complete)] if asks_report and not lacks else []),
        *(blocks.button(f"+ {BAHASAN[jenis]}", forms.remark_form(jenis)) for jenis in ("arahan", "catatan")),
    ]


def _closed_words(r: Rapat) -> tuple[str, list[Block]]:
    if r.is_called_off:
        return f"Rapat dibatalkan: {r.ralat[-1]['alasan']}", []
    sentence = f"Rapat ditutup {format_when(r.ditutup)}." if r.ditutup else ""
    if r.rincian.mulai or r.rincian.selesai:
        sentence += f" Rapat berlangsung {_time_in_words(r)}."
    if r.correction:
        sentence += f" {r.correction}. Versi yang pertama ditandatangani ada di halaman Rapat, Dokumen."
    return sentence.strip(), [blocks.button("Perbaiki", forms.correction_form())]


def _document_items(r: Rapat) -> list[Block]:
    items = []
    for document, kinds in documents.list_downloads(r):
        act, name = {"action": "document", "kode": document.kode}, document.name
        buttons = [
            blocks.button(words, act | {"form": form}) | {"name": f"{name} {words}"} for form, words in kinds.items()
        ]
        items.append({"text": name, "inline": True, "buttons": buttons})
    return items
