"""Langkah are recognised when their numbers shift; a row that is only alike adds a question."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from monev.core.dates import format_tenggat
from monev.uploads import plan_upload
from monev.uploads.file_version import build_file_version
from monev.uploads.matching import recognise
from monev.writing.changes import compare
from monev.writing.content import by_kode, from_langkah
from tests.makers import JUNE, SEPTEMBER
from tests.uploads.material import (
    bukti_row,
    langkah,
    make_reading,
    planned,
    realisasi_row,
    store_planned,
    tenggat,
    uploaded,
)

SOP = langkah("II.1.1", action="Meninjau SOP utama bersama pelaksananya")
ARCHIVE = langkah("II.2.1", action="Menata arsip pemilihan dan memindai berkas vital")
LAPORAN = {
    "realisasi": [realisasi_row("II.1.1", "2025-03")],
    "bukti": [bukti_row("II.2.1", "2025-03", "Undangan")],
}


MAP = replace(langkah("II.1.1", action="Menyusun peta proses bisnis"), indikator="Peta tersedia")
VIDEO = replace(langkah("II.3.1", action="Membuat video profil pelayanan"), indikator="Publikasi")
REWORDED = replace(SOP, langkah_aksi="Meninjau SOP utama bersama pimpinan")


def kinds(upload_plan) -> list[tuple[str, str]]:
    """List what changes, and of which langkah."""
    return [(change.jenis, change.kode) for change in upload_plan.changes]


def number_moved(one, no: int):
    """Move a row to another number."""
    return replace(one, kode=f"II.{no}.1", no=str(no), indikator=one.indikator)


def test_progress_follows_the_langkah_when_a_row_is_inserted_above_it(db):
    uploaded(db, SOP, ARCHIVE, **LAPORAN)
    upload_plan = planned(db, MAP, number_moved(SOP, 2), number_moved(ARCHIVE, 3))
    changes = [(change.jenis, change.kode, change.kolom) for change in upload_plan.changes]
    assert changes == [("langkah_baru", "II.1.2", None)], "a new number is no change"
    assert tenggat(upload_plan.content, "II.1.1", "2025-03")["laporan"] == "selesai"
    assert (upload_plan.removals, upload_plan.guesses) == ((), ())
    assert any("2 langkah dikenali dari bunyinya" in note for note in upload_plan.notes)


def test_a_langkah_stored_without_its_words_keeps_its_kode_when_they_are_filled_in(db):
    filled = replace(SOP, indikator="")
    uploaded(db, replace(filled, langkah_aksi=""), ARCHIVE)
    upload_plan = planned(db, filled, ARCHIVE)
    assert (kinds(upload_plan), upload_plan.removals) == ([("teks_berubah", "II.1.1")], ())


def test_a_kode_column_wins_over_words(db):
    uploaded(db, SOP, ARCHIVE, **LAPORAN)
    swapped = (
        replace(SOP, langkah_aksi=ARCHIVE.langkah_aksi),
        replace(ARCHIVE, langkah_aksi=SOP.langkah_aksi),
    )
    assert {*kinds(planned(db, *swapped, has_kode=True))} == {
        ("teks_berubah", "II.1.1"),
        ("teks_berubah", "II.2.1"),
    }


def test_rows_of_the_same_words_are_told_apart_by_their_kode_and_one_that_lost_it_is_known_by_its_words(
    db,
):
    two = (langkah("II.4.1", action="Rapat"), langkah("II.5.1", action="Rapat"))
    origin = uploaded(db, SOP, ARCHIVE, *two, **LAPORAN)
    assert planned(db, SOP, ARCHIVE, *two, posisi=JUNE).is_identical
    assert planned(
        db, SOP, replace(ARCHIVE, kode="II.3.1"), *two, origin=origin, posisi=JUNE
    ).is_identical


def test_of_two_rows_with_the_words_of_one_stored_langkah_neither_takes_its_progress(db):
    """Nobody can tell which of the two it was, so neither is reported done."""
    uploaded(db, SOP, ARCHIVE, **LAPORAN)
    twice = (number_moved(SOP, 4), number_moved(SOP, 5))
    upload_plan = planned(db, replace(ARCHIVE, kode="II.2.1"), *twice)
    stored = {own["kode"]: own for own in upload_plan.content["langkah"]}
    assert [*stored] == ["II.2.1", "II.4.1", "II.5.1"]
    assert {own["tenggat"][0]["laporan"] for own in stored.values()} == {"belum"}
    gone = "Langkah II.1 Meninjau SOP utama bersama pelaksananya: tidak ada lagi di berkas"
    assert [words.startswith(gone) for words in upload_plan.removals] == [True]
    assert not [words for words in upload_plan.notes if "dikenali dari bunyinya" in words]


def test_a_new_langkah_takes_no_kode_of_one_that_both_sides_took_out(db):
    """Two people take a langkah out of one version, and each adds another."""
    origin = uploaded(db, SOP, replace(MAP, kode="II.3.2", no="3"))
    store_planned(db, planned(db, SOP, VIDEO), consent=True)
    file = make_reading(SOP, origin=origin)
    added = replace(langkah("II.3.1", action="Melatih petugas loket"), indikator="Pelatihan")
    file = replace(file, langkah=(*file.langkah, replace(added, is_kode_written=False)))
    upload_plan = plan_upload(db, file, posisi=SEPTEMBER)
    assert upload_plan.clashes == ()
    stored = {own["kode"]: own["langkah_aksi"] for own in upload_plan.content["langkah"]}
    assert stored == {
        "II.1.1": SOP.langkah_aksi,
        "II.3.1": VIDEO.langkah_aksi,
        "II.3.3": "Melatih petugas loket",
    }


ACTIONS = [f"Kegiatan nomor {number}" for number in range(8)]


@given(
    st.lists(st.sampled_from(ACTIONS), unique=True, min_size=1),
    st.lists(st.sampled_from(ACTIONS), unique=True, min_size=1),
)
def test_however_rows_are_moved_each_keeps_its_kode_and_no_kode_stands_twice(old, new):
    def rencana(action):
        return [langkah(f"II.{no}.1", action=one) for no, one in enumerate(action, start=1)]

    base = [from_langkah(content) for content in rencana(old)]
    result, _ = recognise(make_reading(*rencana(new)), base, {})
    kode = {content["langkah_aksi"]: content["kode"] for content in base}
    for own in result.langkah:
        if own.langkah_aksi in kode:
            assert own.kode == kode[own.langkah_aksi]
    assert len({own.kode for own in result.langkah}) == len(new)


def test_a_new_row_written_where_another_was_taken_out_of_a_template_takes_none_of_its_progress(db):
    """A new langkah has a blank KODE, as Petunjuk says; its number alone would name the old one."""
    origin = uploaded(db, SOP, ARCHIVE, **LAPORAN)
    new = replace(
        langkah("II.1.1", "Oktober 2025", action=VIDEO.langkah_aksi), indikator="Publikasi"
    )
    content = make_reading(
        ARCHIVE, realisasi=LAPORAN["realisasi"], bukti=LAPORAN["bukti"], origin=origin
    )
    content = replace(content, langkah=(replace(new, is_kode_written=False), *content.langkah))
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER)
    gone = "tidak ada lagi di berkas (1 target Maret 2025, 1 selesai, 0 bukti ada)."
    assert upload_plan.removals == (
        f"Langkah II.1 Meninjau SOP utama bersama pelaksananya: {gone}",
    )
    assert [change.kode for change in upload_plan.changes if change.jenis == "langkah_baru"] == [
        "II.1.2"
    ]
    assert tenggat(upload_plan.content, "II.1.2", "2025-10")["laporan"] == "belum"


def test_a_template_whose_kode_were_cleared_and_rows_renumbered_keeps_every_report_with_its_langkah(
    db,
):
    """Sheet Realisasi names the stored kode, while the plan's numbers now name other rows."""
    origin = uploaded(db, SOP, ARCHIVE, **LAPORAN)
    laporan = {
        "realisasi": [
            realisasi_row("II.1.1", "2025-03", "proses"),
            realisasi_row("II.2.1", "2025-03", "belum"),
        ]
    }
    rows = (MAP, number_moved(SOP, 2), number_moved(ARCHIVE, 3))
    content = make_reading(*rows, **laporan, origin=origin, has_kode=False)
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER)
    assert tenggat(upload_plan.content, "II.1.1", "2025-03")["laporan"] == "proses"
    assert tenggat(upload_plan.content, "II.2.1", "2025-03")["laporan"] == "belum"
    of_its_row = replace(realisasi_row("II.2.1", "2025-03", "proses"), is_kode_written=False)
    upload_plan = plan_upload(db, replace(content, realisasi=(of_its_row,)), posisi=SEPTEMBER)
    assert tenggat(upload_plan.content, "II.1.1", "2025-03")["laporan"] == "proses", (
        "a report without Kode"
    )


def test_words_of_another_langkah_over_a_kode_with_progress_are_asked_about(db):
    """The KODE wins, with a remark: a new langkah may have been typed over the old row."""
    origin = uploaded(db, SOP, ARCHIVE, **LAPORAN)
    overwritten = replace(SOP, langkah_aksi=VIDEO.langkah_aksi, indikator="Publikasi kegiatan")
    upload_plan = planned(db, overwritten, ARCHIVE, origin=origin)
    [remarks] = upload_plan.warnings
    assert (remarks.kolom, remarks.nilai) == ("KODE", "II.1.1")
    assert "“Meninjau SOP utama bersama pelaksananya”" in remarks.pesan
    assert tenggat(upload_plan.content, "II.1.1", "2025-03")["laporan"] == "selesai"
    assert planned(db, REWORDED, ARCHIVE, origin=origin).warnings == ()
    origin = uploaded(
        db,
        SOP,
        ARCHIVE,
        realisasi=[realisasi_row("II.1.1", "2025-03", "belum")],
        posisi="2025-07-31",
    )
    upload_plan = planned(db, overwritten, ARCHIVE, origin=origin)
    assert upload_plan.warnings == (), "without progress it may be typed over"


def test_a_confirmed_match_never_gives_one_kode_to_two_rows(db):
    """A newer file made the confirmed page old: the matched langkah is in the file itself."""
    uploaded(db, SOP, ARCHIVE, **LAPORAN)
    content = make_reading(SOP, ARCHIVE, VIDEO)
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER, matches={"II.3.1": "II.1.1"})
    assert [own["kode"] for own in upload_plan.content["langkah"]] == ["II.1.1", "II.2.1", "II.3.1"]
    assert kinds(upload_plan) == [("langkah_baru", "II.3.1")]


def test_words_copied_from_a_row_that_keeps_its_kode_are_a_new_langkah(db):
    """A row of the template is reworded, and its old words typed into a new row without KODE."""
    origin = uploaded(db, SOP, ARCHIVE, **LAPORAN)
    content = make_reading(REWORDED, ARCHIVE, origin=origin)
    content = replace(content, langkah=(*content.langkah, number_moved(SOP, 3)))
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER)
    assert [own["kode"] for own in upload_plan.content["langkah"]] == ["II.1.1", "II.2.1", "II.3.1"]
    assert tenggat(upload_plan.content, "II.1.1", "2025-03")["laporan"] == "selesai"
    assert tenggat(upload_plan.content, "II.3.1", "2025-03")["laporan"] == "belum"


MEETINGS = ("Maret 2025", "Juni 2025")


def meetings(*times: str) -> list:
    """Return rows of the same words that only their target tells apart, numbered from 1."""
    rows = [langkah(f"I.{no}.1", time, action="Rapat tim") for no, time in enumerate(times, 1)]
    return [replace(row, komponen="", indikator="") for row in rows]


def store_held_meeting(db) -> None:
    """Store two meetings, that of March held and with its notes."""
    held = {
        "realisasi": [realisasi_row("I.1.1", "2025-03")],
        "bukti": [
            bukti_row("I.1.1", "2025-03", "Undangan", tautan="https://contoh.example/undangan"),
            bukti_row("I.1.1", "2025-03", "Notulensi", tautan="https://contoh.example/notulen"),
        ],
    }
    uploaded(db, *meetings(*MEETINGS), **held)


def by_month(upload_plan) -> dict[str, str]:
    """Return what is reported in each month."""
    told = {}
    for own in upload_plan.content["langkah"]:
        for target in own["tenggat"]:
            links = [bukti["tautan"] for bukti in target["bukti"] if bukti["tautan"]]
            told[target["tenggat"]] = (target["laporan"], len(links))
    return told


def test_a_meeting_that_was_held_stays_in_its_month_when_an_earlier_one_is_put_above_it(db):
    store_held_meeting(db)
    upload_plan = planned(db, *meetings("Januari 2025", *MEETINGS))
    assert by_month(upload_plan) == {
        "2025-01": ("belum", 0),
        "2025-03": ("selesai", 2),
        "2025-06": ("belum", 0),
    }
    assert (upload_plan.removals, upload_plan.guesses) == ((), ())
    swapped = planned(db, *meetings(*reversed(MEETINGS)))
    assert by_month(swapped) == {"2025-06": ("belum", 0), "2025-03": ("selesai", 2)}


def test_a_meeting_taken_out_takes_its_own_report_along_and_consent_says_which(db):
    store_held_meeting(db)
    upload_plan = planned(db, *meetings("Juni 2025"))
    assert by_month(upload_plan) == {"2025-06": ("belum", 0)}
    gone = "tidak ada lagi di berkas (1 target Maret 2025, 1 selesai, 2 bukti ada)."
    assert upload_plan.removals == (f"Langkah I.1 Rapat tim: {gone}",)


def test_a_meeting_that_was_held_is_asked_about_where_its_month_is_another(db):
    store_held_meeting(db)
    file = meetings("April 2025", "Juni 2025")
    upload_plan = planned(db, *file)
    assert by_month(upload_plan) == {"2025-04": ("belum", 0), "2025-06": ("belum", 0)}
    [guess] = upload_plan.guesses
    words = (guess.stored_kode, guess.stored_langkah, guess.file_langkah)
    assert words == ("I.1.1", "Rapat tim (Maret 2025)", "Rapat tim (April 2025)")
    same = plan_upload(
        db, make_reading(*file), posisi=SEPTEMBER, matches={guess.file_kode: guess.stored_kode}
    )
    assert by_month(same) == {"2025-04": ("selesai", 2), "2025-06": ("belum", 0)}


def test_of_meetings_in_one_month_evidence_then_pic_then_area_tell_which_was_held(db):
    held, other = meetings("Maret 2025", "Maret 2025")
    differences = ({"bukti_dukung": "Foto"}, {"pic": "Umum"}, {"indikator": "Rapat kedua"})
    for number, differing in enumerate(differences):
        base = [from_langkah(held), from_langkah(replace(other, **differing))]
        file = [replace(other, kode="I.1.1", no="1", **differing)]
        reading, _ = recognise(make_reading(*file), base, {})
        assert [row.kode for row in reading.langkah] == ["I.2.1"], number
    base = [from_langkah(held), from_langkah(replace(other, kode="II.1.1", area="II"))]
    file = [replace(other, kode="II.2.1", no="2", area="II")]
    reading, _ = recognise(make_reading(*file), base, {})
    assert [row.kode for row in reading.langkah] == ["II.1.1"]


TWINS = st.tuples(
    st.sampled_from(["Rapat tim", "Rapat tim kerja", "Menata arsip vital"]),
    st.sampled_from(["Maret 2025", "Juni 2025", "Maret, Juni 2025", "Juli 2025", ""]),
    st.sampled_from(["Notulen", "Foto"]),
)


def table_of(rows) -> list:
    """Return a plan table of rows (words, time, bukti), numbered from 1."""
    numbered = enumerate(rows, start=1)
    made = [
        langkah(f"I.{no}.1", time, action=words, bukti=bukti)
        for no, (words, time, bukti) in numbered
    ]
    return [replace(row, komponen="", indikator="") for row in made]


@given(st.data())
def test_whatever_rows_come_go_or_change_places_nothing_reported_changes_its_month_unsaid(data):
    rows = data.draw(st.lists(TWINS, min_size=1, max_size=6))
    base = [from_langkah(row) for row in table_of(rows)]
    reported = {}
    for own in base:
        for target in own["tenggat"]:
            if data.draw(st.booleans()):
                mark = f"{own['kode']} {target['tenggat']}"
                target |= {"laporan": "selesai", "kendala": mark}
                reported[mark] = (own, target["tenggat"])
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, max(len(rows) - 1, 0)))
        match data.draw(st.sampled_from(["insert", "remove", "swap"])):
            case "insert":
                rows.insert(place, data.draw(TWINS))
            case "remove":
                rows[place : place + 1] = rows[place : place + 1] if len(rows) == 1 else []
            case "swap":
                rows[place:] = rows[place:][::-1]
    reading, _ = recognise(make_reading(*table_of(rows)), base, {})
    now = build_file_version(reading, base, posisi=SEPTEMBER).langkah
    assert len(by_kode(now)) == len(rows)
    changes = {(change.kode, change.jenis) for change in compare(base, now)}
    found = {}
    for own in now:
        for target in own["tenggat"]:
            if target["kendala"]:
                assert target["kendala"] not in found, "no report stands twice"
                found[target["kendala"]] = (own, target["tenggat"])
    words_now = [words for words, _, _ in rows]
    words_before = [own["langkah_aksi"] for own in base]
    for mark, (own, month) in reported.items():
        words = own["langkah_aksi"]
        is_twin = words_now.count(words) > 1 or words_before.count(words) > 1
        if mark not in found:
            gone = {(own["kode"], jenis) for jenis in ("langkah_hilang", "selesai_ditarik")}
            assert gone & changes, "what goes is said"
        elif found[mark][1] != month:
            assert not is_twin, f"{mark} is due {format_tenggat(found[mark][1])}"
            assert (own["kode"], "target_bergeser") in changes
        same = (words, own["target_waktu"], own["bukti_dukung"])
        stored = [(row["langkah_aksi"], row["target_waktu"], row["bukti_dukung"]) for row in base]
        if rows.count(same) == stored.count(same) == 1:
            assert mark in found, "a row that stays keeps its report"


def test_a_document_that_is_there_keeps_its_month_as_a_report_does(db):
    rapat = "Rapat evaluasi zona integritas"
    there = [bukti_row("I.1.1", "2025-03", "Undangan")]
    uploaded(db, langkah("I.1.1", "Maret 2025", action=rapat), realisasi=[], bukti=there)
    april, may = (
        langkah(f"I.{number}.1", f"{month} 2025", action=rapat)
        for number, month in ((1, "April"), (2, "Mei"))
    )
    assert planned(db, april, may).removals, "it is no other month's unseen"


def test_of_rows_of_the_same_words_each_stays_in_its_area_though_their_months_were_exchanged(db):
    rapat = "Rapat evaluasi zona integritas"
    uploaded(
        db,
        langkah("I.1.1", "Maret 2025", action=rapat),
        langkah("V.a.1.1", "April 2025", action=rapat),
    )
    exchanged = planned(
        db,
        langkah("I.1.1", "April 2025", action=rapat),
        langkah("V.a.1.1", "Maret 2025", action=rapat),
    )
    due = {row["kode"]: row["tenggat"][0]["tenggat"] for row in exchanged.content["langkah"]}
    assert due == {"I.1.1": "2025-04", "V.a.1.1": "2025-03"}
