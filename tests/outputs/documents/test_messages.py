"""What goes out before and after a meeting: its agenda, a message to each PIC."""

from dataclasses import replace

import pytest

from monev.core.text import NO_PIC
from monev.meeting import ending
from monev.outputs.documents import pesan
from monev.outputs.documents.texts import list_agenda_items, write_per_pic
from monev.outputs.messages import mark_told, read_marks
from tests.makers import SATKER, append_unggahan
from tests.outputs.documents.conftest import ODD_NAME, Desk, store_reports


def test_the_agenda_names_what_the_minutes_tell(material):
    assert list_agenda_items(material) == [
        "Pembukaan",
        "Keadaan rencana aksi Triwulan II Tahun 2025",
        "Target lewat tenggat",
        "Bukti yang kurang",
        "Keputusan dan tindak lanjut",
        "Penutup",
    ]


def test_a_bukti_that_a_checker_gave_back_is_told_apart(db, today):
    store_reports(db)
    today("2025-06-30")
    plan = Desk(db, None)
    plan.tick("II.1.1", "2025-05", "Undangan", status="perlu_perbaikan")
    message = write_per_pic(plan.material)["Ketua"]
    assert (
        "II.1 Langkah II.1.1, Mei 2025 (terlambat, 30 hari lewat): Undangan (perlu perbaikan)"
        in message
    )


def test_each_pic_gets_what_is_theirs(material):
    message = write_per_pic(material)
    assert list(message) == ["Ketua", ODD_NAME, NO_PIC]
    chair = message["Ketua"]
    assert chair.startswith(
        "Yth. Ketua,\nmohon menindaklanjuti hasil *Rapat evaluasi TW II*, 10 Juli 2025 (KPU"
    )
    decided = "1. Lengkapi bukti (langkah II.1), paling lambat 20 Juli 2025\n2. Susun <jadwal>"
    assert "belum dibacakan" not in chair, "whoever is asked was not asked to read it out"
    assert f"\n\n*Keputusan rapat ini (2):*\n{decided}" in chair
    late = (
        "*Lewat tenggat (1 langkah):*\n"
        "1. II.1 Langkah II.1.1, Mei 2025 (terlambat, 30 hari lewat): Undangan"
    )
    assert chair.index("*Keputusan rapat ini") < chair.index(late)
    assert "\n\nMohon " in chair
    assert "Segera" not in chair
    assert message[ODD_NAME].count("V.a.1") == 1, "one langkah once, with all there is of it"
    assert "*Lewat tenggat (1 langkah):*\n1. V.a.1 " in message[ODD_NAME]
    assert (
        ", Feb–Jun 2025 (terlambat, 122 hari lewat): Notulensi, berikutnya: Jul–Sep 2025\n"
        in message[ODD_NAME]
    )
    assert "*Selesai, bukti kurang (1 langkah):*\n1. I.1 " in message[NO_PIC]


def test_before_the_meeting_a_message_speaks_of_its_invitation_and_of_no_result(material, today):
    today("2025-07-09")
    chair = write_per_pic(material)["Ketua"]
    asked = "mohon menyiapkan yang berikut, sesuai undangan *Rapat evaluasi TW II*, 10 Juli 2025"
    assert asked in chair
    assert "hasil *Rapat" not in chair


def test_a_message_before_the_meeting_counts_days_up_to_the_day_it_is_sent(desk, today):
    desk.do(ending.close_rapat)
    following = desk.next("2025-08-20")
    for day, over in (("2025-08-01", 12), ("2025-08-20", 31), ("2025-08-25", 31)):
        today(day)
        chair = write_per_pic(following.material)["Ketua"]
        assert chair.count(f"paling lambat 20 Juli 2025, sudah lewat {over} hari") == 2, day


def test_who_was_told_already_and_who_was_not_stands_before_the_messages_once_one_was_marked(
    material,
):
    marked = replace(material, told={(material.view.satker, "ketua"): "01/07/2025 oleh Ani"})
    said = (
        f"✓ Ketua: dikirim 01/07/2025 oleh Ani\nBelum diberi tahu dalam sepekan ini: {ODD_NAME}.\n"
    )
    assert pesan.write(marked).decode().startswith(said)
    assert b"Belum diberi tahu" not in pesan.write(material)


def test_who_was_sent_a_message_counts_as_told_for_seven_days(db, today):
    today("2025-07-01")
    append_unggahan(db)
    mark_told(db, [(SATKER, "Ketua")], pelaku="komputer ini")
    today("2025-07-07")
    (said,) = read_marks(db, SATKER).values()
    assert said.startswith("01/07/2025 oleh")
    today("2025-07-08")
    assert read_marks(db, SATKER) == {}


@pytest.fixture
def idle(material):
    """Return the same material, with nothing for anybody to do."""
    empty = {
        name: []
        for name in ("kesenjangan", "tenggat", "upcoming", "decisions", "earlier_tindak_lanjut")
    }
    return replace(material, **empty)


def test_a_message_leads_to_the_tasks_where_it_is_known_where_others_open_the_pages(
    desk, monkeypatch
):
    monkeypatch.setenv("MONEV_TAUTAN", "https://zi.kantor.go.id")
    address = "https://zi.kantor.go.id/lapor?satker=KPU+Kabupaten+Uji&tahun=2025&posisi=2025-06-30"
    message = write_per_pic(desk.material)
    assert f"\nRinciannya ada di Lapor: {address}\n" in message["Ketua"]
    assert "di Lapor" not in message[NO_PIC], "nobody's tasks are on nobody's page"


def test_what_the_meeting_decided_is_told_in_full_before_all_else(material):
    long = "Melengkapi bukti dukung seluruh langkah area Penguatan Pengawasan " * 4
    many = [
        material.decisions[0] | {"nomor": number, "uraian": f"{long}{number}", "disepakati": True}
        for number in range(1, 9)
    ]
    message = write_per_pic(replace(material, decisions=many))["Ketua"]
    assert all(
        f"{number}. {long}{number} (langkah II.1), paling lambat 20 Juli 2025\n" in message
        for number in range(1, 9)
    )
    assert "terlampir" not in message


def test_one_pic_written_in_two_ways_is_one_and_a_follow_up_done_or_called_off_is_asked_of_nobody(
    material, idle
):
    following = [{**material.upcoming[0], "pic": "KETUA "}]
    (message,) = write_per_pic(
        replace(idle, decisions=material.decisions, upcoming=following)
    ).values()
    assert "*Jatuh tempo Triwulan III Tahun 2025 (1 langkah):*" in message
    assert write_per_pic(idle) == {}
    opened = material.decisions[0] | {"pic": "Budi"}
    ended = [
        opened | {"nomor": 2, "status": status, "uraian": "Sudah"}
        for status in ("selesai", "batal")
    ]
    assert write_per_pic(replace(idle, decisions=ended, earlier_tindak_lanjut=ended)) == {}
    both = replace(idle, decisions=[opened], earlier_tindak_lanjut=ended)
    assert "Sudah" not in write_per_pic(both)["Budi"]


def test_what_is_late_with_all_its_bukti_is_asked_to_be_reported(material, idle):
    late = {**next(row for row in material.late if row["bukti_N"]), "pic": "Ani"}
    late["bukti_n"] = late["bukti_N"]
    message = write_per_pic(replace(idle, tenggat=[late]))["Ani"]
    assert "*Lewat tenggat (1 langkah):*\n1. II.1 " in message
    assert ", bukti lengkap, tinggal dilaporkan selesai: " in message
    asked = (
        "Mohon laporkan yang buktinya sudah lengkap sebagai selesai, dengan tanggal "
        "selesainya. Terima kasih."
    )
    assert message.endswith(asked)
    unnamed = write_per_pic(replace(idle, tenggat=[{**late, "bukti_n": 0, "bukti_N": 0}]))["Ani"]
    assert "*Lewat tenggat (1 langkah):*\n1. II.1 " in unnamed, (
        "it is late though its plan names no bukti"
    )
    assert unnamed.endswith("Mohon laporkan bila yang belum selesai itu selesai. Terima kasih.")
    lacks_later = {
        **material.kesenjangan[0],
        "kode": late["kode"],
        "tenggat": "2025-12",
        "pic": "Ani",
    }
    message = write_per_pic(replace(idle, tenggat=[late], kesenjangan=[lacks_later]))["Ani"]
    assert ", bukti lengkap, tinggal dilaporkan selesai: " in message


def test_what_is_done_on_an_unknown_day_is_asked_for(material, idle):
    done = {**material.tenggat[0], "status": "selesai", "tanggal_selesai": None, "pic": "Ani"}
    due = {**done, "jatuh_tempo": material.periode.end}
    message = write_per_pic(replace(idle, tenggat=[due]))["Ani"]
    assert "*Dilaporkan selesai, tanggalnya belum ada (1 langkah):*\n1. I.1 " in message
    assert message.endswith(
        "Mohon beri tahu kapan yang dilaporkan selesai itu selesai. Terima kasih."
    )
    due_before = {**done, "jatuh_tempo": material.periode.before}
    assert write_per_pic(replace(idle, tenggat=[due_before])) == {}
