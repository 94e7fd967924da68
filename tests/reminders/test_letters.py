"""A letter in both forms: no word of a plan ends a header or is markup."""

from datetime import date
from html.parser import HTMLParser

import pytest

from monev.access import Visitor
from monev.reminders.desk import Letter
from monev.reminders.letters import Body, Part, is_stop_address, new_mail, to_mail
from tests.makers import SATKER
from tests.reminders.post_office import BASE, settings_at, text_of

TO = "siti@kantor.go.id"
HOSTILE = "Ani\r\nBcc: lain@x.id\r\n\r\n<script>alert(1)</script>\x00\u2028“, <b>& Co”"
ANI = Visitor("ani", HOSTILE, email="ani@kantor.go.id")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.fixture
def due_letter() -> Letter:
    item = Part(HOSTILE, HOSTILE, f"{BASE}/lapor?langkah=%3Cb%3E")
    body = Body(
        HOSTILE, (Part(HOSTILE, items=(item,)), Part(HOSTILE), Part("Buka", href=f"{BASE}/lapor"))
    )
    return Letter(
        HOSTILE, ANI, "tugas", "tugas/ani/2025-09-25", date(2025, 9, 25), {}, lambda: body
    )


def test_no_word_of_a_plan_or_a_name_ends_a_header_or_is_markup(db, due_letter):
    mail = to_mail(db, settings_at(25), due_letter)
    assert mail.get_all("Bcc") is None
    assert [address.addr_spec for address in mail["To"].addresses] == ["ani@kantor.go.id"]
    assert all("\n" not in value and "\r" not in value for value in mail.values())
    tags = _Tags()
    tags.feed(text_of(mail, "html"))
    assert not tags.tags & {"script", "b", "img", "iframe", "link"}, (
        "no markup of theirs, and no picture of ours"
    )
    assert all(address.startswith(f"{BASE}/") for address in tags.addresses)
    assert "<script>" in text_of(mail)
    assert b"\nBcc:" not in mail.as_bytes().split(b"\r\n\r\n", 1)[0]
    assert mail.as_bytes().isascii(), "servers that take no other bytes take it too"


def test_both_forms_say_the_same_and_the_way_to_stop_is_in_the_letter_and_its_header(
    db, due_letter
):
    mail = to_mail(db, settings_at(25), due_letter._replace(satker=SATKER))
    stop = mail["List-Unsubscribe"][1:-1]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    for kind in ("plain", "html"):
        content = text_of(mail, kind)
        assert stop in content
        assert "Tim Zona Integritas" in content
    orang, kind, signature = stop.removeprefix(f"{BASE}/berhenti/").split("/")
    assert is_stop_address(db, orang, kind, signature)
    assert not is_stop_address(db, "budi", kind, signature)
    assert not is_stop_address(db, orang, "periksa", signature)


def test_a_subject_begins_on_the_line_of_its_name_however_long_it_is():
    for length in range(40, 200):
        mail = new_mail(settings_at(25), "Tim", "Siti", TO, ("Laporan ZI: berakhir " * 10)[:length])
        lines = mail.as_string().splitlines()
        (first,) = (line for line in lines if line.startswith("Subject:"))
        assert first.startswith("Subject: Laporan")
