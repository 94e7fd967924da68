"""The mail server and its letters, on the page of settings and on that of a person."""

from dataclasses import replace

from monev.access import list_people
from monev.people.setting_up import change_person
from monev.reminders.due import stopped_by
from monev.reminders.mail import password_of, read_settings, store_settings
from monev.ui.page_table import PENGATURAN
from tests.makers import SATKER
from tests.on_screen import written_text
from tests.page_runs import field, fill, filled_with, has_field, press, told_wrong, unfold
from tests.pages.test_permission import fill_staffed
from tests.reminders.post_office import post_office

staffed = filled_with(fill_staffed)


def fill_mail(at, **typed):
    """Fill the form of the mail server, by label, and send it."""
    fill(unfold(at, "Server email dan yang dikirim"), **typed)
    return press(at, "Simpan dan coba")


MAIL = {
    "Server (SMTP)": "127.0.0.1",
    "Keamanan": "tanpa",
    "Alamat pengirim": "zi@kantor.go.id",
    "Yang dikirim": ["tugas"],
}


def test_a_mail_server_is_tried_with_a_real_letter_and_who_it_cannot_reach_is_listed(
    staffed, look_as, open_page, monkeypatch
):
    look_as(staffed, "admin")
    at = open_page(PENGATURAN)
    assert "Belum dapat dikirimi email" not in written_text(at), "without a server nobody is"
    with post_office() as office:
        typed = MAIL | {"Port": office.port, "Kirim percobaan ke": "saya@kantor.go.id"}
        at = fill_mail(open_page(PENGATURAN), **typed)
        assert "Email percobaan diterima server untuk saya" in written_text(at)
        assert office.readers == ["saya@kantor.go.id"]
        office.answer = lambda _: "550 5.7.1 tidak boleh"
        at = fill_mail(open_page(PENGATURAN), **typed)
        assert "550 5.7.1 tidak boleh." in written_text(at)
    assert read_settings(staffed, SATKER).jenis == ("tugas",)
    assert "Belum ada email yang dikirim: belum diketahui" in written_text(open_page(PENGATURAN))
    monkeypatch.setenv("MONEV_TAUTAN", "https://zi.kantor.go.id")
    assert "mulai pukul 07.00, dengan tautan ke https://zi.kantor.go.id" in written_text(
        open_page(PENGATURAN)
    )
    at = open_page(PENGATURAN)
    listed = [text.value for text in at.markdown if "Belum dapat dikirimi email" in text.value]
    assert len(listed) == 1
    assert listed[0].count("Kasubbag Hukum belum mempunyai alamat email") == 1
    assert "PIC Kasubbag Hukum" not in listed[0], "that one is somebody's"
    look_as(staffed, "operator")
    at = open_page(PENGATURAN)
    assert "Belum dapat dikirimi email" not in written_text(at)
    assert not has_field(at, "Server (SMTP)")


PLAIN = {
    "server": "lama.kantor.go.id",
    "port": 25,
    "keamanan": "tanpa",
    "nama": "",
    "jam": 7,
    "jenis": ["tugas"],
    "pengirim": "zi@kantor.go.id",
}


def test_a_password_is_not_kept_for_a_server_that_another_admin_put_in_its_place(
    staffed, look_as, open_page
):
    look_as(staffed, "admin")
    at = unfold(open_page(PENGATURAN), "Server email dan yang dikirim")
    theirs = PLAIN | {"server": "asing.example", "keamanan": "tls", "nama": "zi"}
    store_settings(staffed, SATKER, theirs, "sandi lain", pelaku="utama")
    at = fill_mail(at, **{"Kata sandi": "rahasia", "Kirim percobaan ke": ""})
    assert "Server (SMTP): sekarang “asing.example”, yang Anda lihat “(kosong)”" in told_wrong(at)
    assert password_of(staffed, read_settings(staffed, SATKER)) == "sandi lain"


def test_somebody_switches_their_own_letters_off(staffed, look_as, open_page):
    change_person(
        staffed,
        replace(list_people(staffed)["kasubbag"], email="kasubbag@kantor.go.id"),
        pelaku="utama",
    )
    look_as(staffed, "kasubbag")
    switch = field(open_page(PENGATURAN), "Kepada PIC")
    assert switch.value
    switch.set_value(False).run()
    assert (stopped_by(staffed, "kasubbag"), stopped_by(staffed, "operator")) == (
        {"tugas"},
        frozenset(),
    )
