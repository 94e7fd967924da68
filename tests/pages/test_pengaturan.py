"""Pengguna dan akses, and Pengaturan: people and guests' links with each refusal at its field;
sample data hidden and shown again; backups.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyotp
import streamlit as st

from monev.access import list_people
from monev.core import clock
from monev.core.roles import EVERY_SATKER, GUEST_SIGHTS, LOCAL_ACTOR
from monev.outputs.letterhead import store_kop
from monev.people.accounts import accounts_of
from monev.people.guest_links import guest_sight
from monev.people.setting_up import change_person, find_person
from monev.people.visits import visitor_of_link
from monev.reminders.health import troubles
from monev.server import network
from monev.ui.page_table import PENGATURAN, REKAP, RINGKASAN
from pages.pengaturan import reach
from pages.pengaturan.own_account import device_in_words
from tests.makers import SATKER, add_people
from tests.on_screen import address_of, rows_on, seen_on, written_text
from tests.page_runs import (
    buttons_on,
    choose,
    field,
    fill,
    filled_with,
    has_fold,
    press,
    told_wrong,
    touch,
    unfold,
)
from tests.pages.test_permission import fill_staffed
from tests.screen_things import Said

sample = filled_with("dilaporkan", simulasi=True)
staffed = filled_with(fill_staffed)


def test_hidden_for_every_visit_and_shown_again_as_it_was(sample, open_page):
    before = written_text(open_page(RINGKASAN))
    at = press(unfold(open_page(PENGATURAN, satker=SATKER, tahun="2025"), HIDE), "Ya, sembunyikan")
    assert not at.error
    assert "Data simulasi disembunyikan." in [box.value for box in at.success]
    assert "Belum ada rencana yang dimuat" in written_text(open_page(RINGKASAN)), (
        "a new visit does not see it either"
    )
    at = press(open_page(PENGATURAN), "Tampilkan lagi")
    assert "Data simulasi tampak lagi di pemilih." in [box.value for box in at.success]
    assert [
        entry.isi["disembunyikan"] for entry in sample.journal.read() if entry.jenis == "tampilan"
    ] == [True, False]
    assert written_text(open_page(RINGKASAN)) == before


NAME, SIGN_IN = "Nama", "Nama pengguna"
PEOPLE = "Pengguna yang dapat masuk"
HIDE, OPEN_UP = "Sembunyikan …", "Buka ke jaringan kantor …"
AGAIN = "Buka lagi sesudah Monev ZI dinyalakan"
SEEN = "Yang terlihat di jaringan kantor tanpa masuk"
FOLDER, AGAIN_PASSWORD = "Folder cadangan", "Ulangi kata sandinya"
PUT_BACK = "Pasang kembali cadangan …"


def fill_person(at, *, name: str = "", sign_in: str = ""):
    """Type into the form of a person what is given."""
    typed = {NAME: name, SIGN_IN: sign_in}
    return fill(at, **{label: value for label, value in typed.items() if value})


def check_role(at, role: str):
    field(at, f"**{role}**").check()
    return at


def shown_link(at, folder: str) -> str:
    """Return the secret of the link on the page."""
    return next(
        re.search(rf"/{folder}/(\S+)", code.value)[1] for code in at.text if folder in code.value
    )


def set_up_first(open_page, **choice: str):
    return press(
        fill_person(
            open_page(PENGATURAN, bagian="orang", **choice), name="Ani Wijaya", sign_in="ani"
        ),
        "Siapkan admin pertama",
    )


def test_the_first_admin_is_set_up_at_the_machine_and_then_somebody_with_roles_and_tasks(
    reported, open_page
):
    at = open_page(PENGATURAN, bagian="orang")
    assert "Belum ada yang dapat masuk" in written_text(at)
    at = press(fill_person(at, name="Ani Wijaya", sign_in="Ani!"), "Siapkan admin pertama")
    assert "Nama pengguna memakai huruf kecil" in written_text(at)
    assert field(at, NAME).value == "Ani Wijaya", "nothing is lost"
    at = press(fill_person(at, sign_in="ani"), "Siapkan admin pertama")
    ani = find_person(reported, "ani")
    assert ani.may("atur_orang", None)
    assert accounts_of(str(reported.journal)).invited(shown_link(at, "undangan")) == ani.pelaku
    at = press(at, "Selesai, tutup tautan ini")
    assert people_on(at)[0].startswith("Ani Wijaya (ani): ")
    assert "undangan/" not in " ".join(code.value for code in at.run().code)
    at = press(at, "Tambah pengguna")
    at = press(fill_person(at, name="Budi", sign_in="budi"), "Simpan dan buat undangan")
    assert "Pilih paling sedikit satu peran" in written_text(at)
    at.multiselect[0].select("Kasubbag Hukum")
    at = press(check_role(at, "pembaca"), "Simpan dan buat undangan")
    assert not at.error
    budi = find_person(reported, "budi")
    assert "budi" not in str([entry.fields() for entry in reported.journal.read()])
    assert budi.roles == {SATKER: {"pembaca"}}
    assert budi.owns(SATKER, "kasubbag hukum")


def test_a_persons_data_are_deleted_once_that_is_confirmed(reported, open_page):
    at = press(set_up_first(open_page), "Tambah pengguna")
    at = press(
        check_role(fill_person(at, name="Budi Santoso", sign_in="budi"), "pembaca"),
        "Simpan dan buat undangan",
    )
    budi = find_person(reported, "budi").pelaku
    at = unfold(open_person(open_page, "Budi Santoso"), "Data pribadi")
    assert "versi lama" not in written_text(at)
    assert "adalah arsip kantor" in written_text(at)
    assert next(button for button in at.button if button.label == "Hapus data").disabled
    field(at, "Ya, hapus data pengguna ini").check()
    at = press(at.run(), "Hapus data")
    assert "Data pengguna itu sudah dihapus." in written_text(at)
    at = open_page(PENGATURAN, bagian="orang")
    assert "Budi" not in f"{written_text(at)} {people_on(at)}"
    assert list_people(reported)[budi].is_closed


def test_roles_elsewhere_stay_when_those_at_one_satker_change_and_the_last_admin_stays(
    reported, open_page
):
    at = press(set_up_first(open_page), "Tambah pengguna")
    at = choose(at, "Peran dan tugas di", "Semua satker")
    at = press(
        check_role(fill_person(at, name="Budi", sign_in="budi"), "pembaca"),
        "Simpan dan buat undangan",
    )
    ani, budi = (find_person(reported, name).pelaku for name in ("ani", "budi"))
    at = choose(open_person(open_page, "Budi"), "Peran dan tugas di", SATKER)
    at = press(check_role(at, "operator"), "Simpan")
    assert list_people(reported)[budi].roles == {EVERY_SATKER: {"pembaca"}, SATKER: {"operator"}}
    press(open_person(open_page, "Budi"), "Nonaktifkan")
    assert not list_people(reported)[budi].is_active
    at = press(open_person(open_page, "Ani Wijaya"), "Nonaktifkan")
    assert "tetapkan admin lain" in written_text(at)
    assert list_people(reported)[ani].is_active


def open_person(open_page, name: str):
    at = open_page(PENGATURAN, bagian="orang")
    return touch(at, next(said for said in people_on(at) if said.startswith(f"{name} (")))


def people_on(at) -> list[str]:
    """List what is said of each person who may sign in."""
    return [row.text for row in rows_on(at) if row.under == PEOPLE]


def change_elsewhere(db, orang: str, **fields) -> None:
    """Store a change to a person as another admin would meanwhile."""
    change_person(db, replace(list_people(db)[orang], **fields), pelaku=LOCAL_ACTOR)


def test_a_right_that_another_admin_took_away_does_not_come_back_with_a_form_that_was_open(
    staffed, look_as, open_page
):
    look_as(staffed, "utama")
    change_elsewhere(staffed, "operator", roles={SATKER: frozenset({"operator", "pembaca"})})
    at = open_person(open_page, "Operator")
    change_elsewhere(staffed, "operator", roles={SATKER: frozenset({"pembaca"})})
    press(fill_person(at, name="Nama Baru"), "Simpan")
    stored = list_people(staffed)["operator"]
    assert (stored.name, stored.roles) == ("Nama Baru", {SATKER: {"pembaca"}})


def test_the_admin_of_one_satker_is_told_who_else_manages_a_person_and_invites_them_not(
    staffed, look_as, open_page
):
    add_people(staffed, eko={SATKER: "operator", "KPU Kabupaten Lain": "pemeriksa"})
    look_as(staffed, "admin")
    (eko,) = [said for said in people_on(open_page(PENGATURAN, bagian="orang")) if "Eko" in said]
    assert "operator" in eko and "Lain" not in eko, "what Eko does elsewhere is not told here"
    at = open_person(open_page, "Eko")
    assert "Pengguna ini juga bertugas di satker lain" in written_text(at)
    assert "Undangan baru" not in buttons_on(at)
    assert "Undangan baru" in buttons_on(open_person(open_page, "Operator"))


def test_a_guests_link_is_shown_once_and_withdrawn_and_what_guests_see_is_decided(
    reported, open_page, today
):
    at = set_up_first(open_page, satker=SATKER, tahun="2025")
    at = press(unfold(at, "Buat tautan tamu"), "Buat tautan")
    assert "Tulis untuk siapa tautan ini" in written_text(at)
    at = press(fill(at, **{"Untuk siapa": "Tim penilai"}), "Buat tautan")
    secret = shown_link(at, "tamu")
    assert visitor_of_link(reported, secret).only_satker == SATKER
    today("2025-10-31")  # its last day
    press(at.run(), "Tarik")
    assert visitor_of_link(reported, secret) is None
    press(choose(at, SEEN, GUEST_SIGHTS["semua"]), "Simpan")
    assert guest_sight(reported) == "semua"


def test_a_password_is_changed_by_the_present_one_and_other_browsers_are_signed_out(
    staffed, look_as, open_page
):
    accounts, elsewhere = accounts_of(str(staffed.journal)), {"origin": "peramban lain"}
    old, new = "kuda lumping di sawah", "gamelan malam minggu"
    accounts.set_password("operator", old, name="operator")
    accounts.begin_session("operator", **elsewhere)
    look_as(staffed, "operator")
    at = unfold(open_page(PENGATURAN), "Ganti kata sandi")
    typed = {"Kata sandi baru": new, "Kata sandi baru, sekali lagi": new}
    for present, answer in ((new, "sekarang tidak cocok"), (old, "Kata sandi diganti.")):
        at = press(fill(at, **{"Kata sandi sekarang": present} | typed), "Ganti kata sandi")
        assert answer in written_text(at)
    (here,) = accounts.sessions_of("operator")
    for button, left in (("Keluarkan", [here.key]), ("Keluar di semua tempat", [])):
        accounts.begin_session("operator", **elsewhere)
        at = press(open_page(PENGATURAN), button)
        assert [session.key for session in accounts.sessions_of("operator")] == left
    assert "Anda perlu masuk" in written_text(at)


def test_a_code_after_the_password_is_turned_on_with_what_the_phone_shows(
    staffed, look_as, open_page
):
    password = "kuda lumping di sawah"
    accounts_of(str(staffed.journal)).set_password("pemeriksa", password, name="pemeriksa")
    look_as(staffed, "pemeriksa")
    at = unfold(open_page(PENGATURAN), "Aktifkan kode masuk")
    (key,) = [shown.value for shown in at.code]
    field(at, "Kode enam angka").set_value(pyotp.TOTP(key).at(datetime.now(UTC)))
    at = press(fill(at, **{"Kata sandi Anda": password}), "Aktifkan")
    assert "8 kode pemulihan belum dipakai" in written_text(at)
    assert len(re.findall("`[0-9a-f]{5}-[0-9a-f]{5}`", written_text(at))) == 8


def test_a_browser_is_called_as_people_call_it():
    for user_agent, words in {
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
        ): "Chrome di Android",
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1"
        ): "Safari di iPhone",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0": "Edge di Windows",
        "curl/8": "peramban lain",
        "": "peramban lain",
    }.items():
        assert device_in_words(user_agent) == words


def test_what_an_office_lacks_is_listed_until_it_is_there(reported, open_page, today):
    assert "Siap dipakai\n1 dari 5" in written_text(open_page(PENGATURAN))
    assert address_of(open_page(PENGATURAN), "Kop surat diisi").startswith("/rapat?")
    store_kop(reported, SATKER, {"baris": ["KPU"]}, pelaku="komputer ini")
    assert "Siap dipakai\n2 dari 5" in written_text(open_page(PENGATURAN))
    accounts_of(str(reported.journal)).keep("cadangan", "terakhir", "2025-10-01T08:00:00+07:00")
    stale = "Cadangan terakhir dibuat 1 Oktober 2025, lebih dari sepekan lalu."
    for day, done in (
        ("2025-10-08", 3),
        ("2025-10-09", 2),
    ):  # a week after it was made, and a day later
        today(day)
        said = written_text(open_page(PENGATURAN))
        assert f"Siap dipakai\n{done} dari 5" in said
        assert (stale in said) == (done == 2)
    assert troubles(reported, date(2025, 10, 9)) == [stale]


def test_pengaturan_alone_says_where_the_data_are_and_the_first_page_who_copies_them(
    sample, open_page, monkeypatch
):
    place = sample.journal.store.file.parent
    for page in (RINGKASAN, REKAP):
        assert str(place) not in written_text(open_page(page))
    assert str(place) in [text.value for text in open_page(PENGATURAN).text]
    monkeypatch.setenv("OneDrive", str(place))
    for page in (RINGKASAN, REKAP, PENGATURAN):
        assert "disalin OneDrive" in written_text(open_page(page))


def test_a_clock_that_stands_before_what_is_stored_is_said_on_every_page(
    reported, open_page, monkeypatch
):
    assert "Jam komputer ini" not in written_text(open_page(RINGKASAN))
    monkeypatch.delenv("MONEV_HARI_INI", raising=False)
    monkeypatch.setattr(clock, "now", lambda: datetime(2009, 1, 3, tzinfo=clock.zone()))
    for page in (RINGKASAN, PENGATURAN):
        assert "Jam komputer ini menunjuk 3 Januari 2009, padahal" in written_text(open_page(page))


def test_an_invitation_at_this_computer_is_taken_up_here_and_stays_in_sight(
    reported, open_page, monkeypatch
):
    address = {"url": "http://localhost:8501/pengaturan?bagian=orang"}
    monkeypatch.setattr(type(st.context), "url", property(lambda _: address["url"]))
    at = set_up_first(open_page)
    secret = address_of(at, "Pilih kata sandi sekarang").removeprefix("/undangan/")
    ani = find_person(reported, "ani").pelaku
    assert accounts_of(str(reported.journal)).invited(secret) == ani
    assert "Pindai" not in written_text(at), "no phone opens this computer's own name"
    assert "localhost" not in written_text(at)
    (heading,) = [said for said in seen_on(at, Said) if said.text == "Undangan untuk Ani Wijaya"]
    assert heading.is_scrolled_to, "the form that was sent is longer than a screen"
    address["url"] = "https://zi.kantor.lan:8443/pengaturan?bagian=orang"
    at = at.run()
    assert "Pindai dengan kamera ponsel" in written_text(at)
    assert f"https://zi.kantor.lan:8443/undangan/{secret}" in written_text(at)


def test_what_was_opened_opens_again_unless_somebody_says_otherwise(
    staffed, open_page, monkeypatch
):
    opened: list[str] = []
    monkeypatch.setattr(network, "can_be_opened", lambda: True)
    monkeypatch.setattr(network, "open_by_touch", lambda: opened.append("x"))
    monkeypatch.setattr(reach, "admin_can_sign_in", lambda *_, **__: True)
    at = unfold(open_page(PENGATURAN, bagian="orang"), OPEN_UP)
    again = field(at, AGAIN)
    assert again.value
    assert "alamatnya terbuka kembali dengan sendirinya" in written_text(at)
    press(at, "Ya, buka")
    assert (opened, network.opens_again()) == (["x"], True)
    at = unfold(open_page(PENGATURAN, bagian="orang"), OPEN_UP)
    again = field(at, AGAIN)
    at = again.uncheck().run()
    assert "hanya komputer ini yang dapat membukanya, sampai dibuka lagi di sini" in written_text(
        at
    )
    press(at, "Ya, buka")
    assert (opened, network.opens_again()) == (["x", "x"], False)


def test_who_is_no_admin_opens_and_closes_no_door_at_this_computer_either(
    staffed, open_page, look_as, monkeypatch
):
    monkeypatch.setattr(network, "can_be_opened", lambda: True)
    monkeypatch.setattr(reach, "admin_can_sign_in", lambda *_, **__: True)
    for pelaku, may in (("utama", True), ("operator", False)):
        look_as(staffed, pelaku)
        at = open_page(PENGATURAN, bagian="orang")
        assert has_fold(at, OPEN_UP) == may, pelaku


def choose_folder(at, folder: Path):
    return field(at, FOLDER).input(str(folder)).run()


def back_up(at, folder: Path):
    return press(choose_folder(at, folder), "Cadangkan sekarang")


def put_back(open_page, folder: Path):
    """Open the question about putting back the copy in a folder."""
    return unfold(choose_folder(open_page(PENGATURAN), folder), PUT_BACK)


def test_a_copy_is_made_in_a_chosen_folder_and_put_back_without_a_command_line(
    sample, open_page, tmp_path
):
    folder = tmp_path / "flash disk é"
    at = open_page(PENGATURAN, satker=SATKER, tahun="2025")
    assert at.text[0].value == str(sample.journal.store.file.parent)
    at = back_up(at, folder)
    (copy,) = folder.iterdir()
    assert copy.name in at.success[0].value.replace("\\", "")
    before = written_text(open_page(RINGKASAN))
    press(unfold(open_page(PENGATURAN, satker=SATKER, tahun="2025"), HIDE), "Ya, sembunyikan")
    at = press(put_back(open_page, folder), "Ya, pasang")
    assert "dipasang. Yang sebelumnya ada disimpan di" in at.success[0].value
    assert written_text(open_page(RINGKASAN)) == before


def test_a_copy_is_locked_with_a_password_typed_twice_and_put_back_with_it(
    sample, open_page, tmp_path
):
    password = "kuda lumping di sawah"
    at = open_page(PENGATURAN, satker=SATKER, tahun="2025")
    folder = tmp_path / "a"
    at = field(choose_folder(at, folder), "Kata sandi cadangan").input(password).run()
    assert "kata sandi server email" in field(at, "Kata sandi cadangan").help
    at = field(at, AGAIN_PASSWORD).input(password + " ").run()
    at = press(at, "Cadangkan sekarang")
    assert "Kedua kata sandi cadangan tidak sama" in told_wrong(at)
    at = press(field(at, AGAIN_PASSWORD).input(password).run(), "Cadangkan sekarang")
    assert "dikunci dengan kata sandi" in at.success[0].value
    at = press(put_back(open_page, folder), "Ya, pasang")
    assert "dikunci dengan kata sandi" in told_wrong(at)
    at = field(unfold(at, PUT_BACK), "Kata sandi cadangan itu").input(password).run()
    at = press(at, "Ya, pasang")
    assert "dipasang. Yang sebelumnya ada disimpan di" in at.success[0].value


def test_copies_are_for_who_manages_all_offices_and_a_folder_that_cannot_be_is_said(
    staffed, open_page, look_as, tmp_path
):
    (tmp_path / "berkas").write_text("x")
    at = open_page(PENGATURAN)
    at = back_up(at, tmp_path / "berkas" / "x")
    assert "Cadangan tidak dapat ditulis" in " ".join(box.value for box in at.error)
    told, never = troubles(staffed, date(2025, 10, 1))
    assert told.startswith("Pencadangan terakhir gagal: Cadangan tidak dapat ditulis")
    assert never == "Belum pernah ada cadangan."
    at = back_up(at, tmp_path / "cadangan")
    assert troubles(staffed, date(2025, 10, 1)) == []
    at = unfold(at, PUT_BACK)
    beside = {*staffed.journal.store.file.parent.iterdir()}
    look_as(staffed, "operator")
    press(at, "Ya, pasang")
    assert {*staffed.journal.store.file.parent.iterdir()} == beside, (
        "nothing was put aside for what the copy has"
    )
    assert "Folder cadangan" not in written_text(open_page(PENGATURAN))
