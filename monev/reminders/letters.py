"""A letter as mail: plain text and simple HTML with the same words, nothing that reports back, and in each the way to
stop it. Words of a plan go in as text: they end no header and are no markup."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape
from urllib.parse import quote

from monev.core import clock
from monev.core.roles import EVERY_SATKER
from monev.core.text import shorten
from monev.database import Database
from monev.people.visits import accounts_of
from monev.reminders.contents import Body, Item, Section
from monev.reminders.due import Letter
from monev.reminders.settings import KINDS, MailSettings

STOP = "/berhenti/"
NO_ADDRESS = (ValueError, MessageError)
"""What the library raises where an address is none."""
_LONGEST_SUBJECT = 150
_STYLE = "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#1b1b1b;max-width:640px"
_QUIET = "color:#555555;font-size:13px"


def stop_address(db: Database, base: str, orang: str, kind: str) -> str:
    """Where one touch stops this kind of letter for this person, without signing in."""
    return f"{base}{STOP}{quote(orang)}/{kind}/{_signed(db, orang, kind)}"


def is_stop_address(db: Database, orang: str, kind: str, signature: str) -> bool:
    """Whether an address to stop was made here for this person and kind."""
    return kind in KINDS and _signed(db, orang, kind) == signature


def _signed(db: Database, orang: str, kind: str) -> str:
    return accounts_of(str(db.journal)).sign(f"berhenti|{orang}|{kind}")


def to_mail(db: Database, settings: MailSettings, letter: Letter) -> EmailMessage:
    """The letter ready to be sent. Raises one of NO_ADDRESS for an address that is none."""
    sender = "Monev ZI" if letter.satker == EVERY_SATKER else f"Tim ZI {letter.satker}"
    stop = stop_address(db, settings.alamat, letter.to.pelaku, letter.kind)
    body = letter.write()
    mail = new_mail(settings, sender, letter.to.name, letter.to.email, body.subject)
    # The same letter sent once more is the same message: most programs show it once.
    origin = hashlib.sha256(f"{letter.satker}|{letter.key}".encode()).hexdigest()[:32]
    mail["Message-ID"] = f"<{origin}@{settings.pengirim.rpartition('@')[2]}>"
    mail["List-Unsubscribe"] = f"<{stop}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    signed = "Monev ZI" if letter.satker == EVERY_SATKER else f"Tim Zona Integritas\n{letter.satker}"
    mail.set_content("\n".join(_text(letter.to.name, body, signed, stop)))
    mail.add_alternative("".join(_html(letter.to.name, body, signed, stop)), subtype="html")
    return mail


def new_mail(settings: MailSettings, sender: str, name: str, address: str, subject: str) -> EmailMessage:
    """A mail without its text."""
    mail = EmailMessage()
    mail["From"] = Address(_on_a_line(sender), addr_spec=settings.pengirim)
    mail["To"] = Address(_on_a_line(name), addr_spec=address)
    mail["Subject"] = shorten(_on_a_line(subject), _LONGEST_SUBJECT)
    mail["Date"] = format_datetime(clock.now())
    mail["Auto-Submitted"] = "auto-generated"
    return mail


def _on_a_line(text: str) -> str:
    """Words for a header: nothing in them ends it."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _text(name: str, body: Body, signed: str, stop: str) -> Iterator[str]:
    yield f"Yth. Bapak/Ibu {_on_a_line(name)}\n"
    yield from (f"{paragraph}\n" for paragraph in body.opening)
    for section in body.sections:
        yield f"{section.heading}\n"
        for number, item in enumerate(section.items, start=1):
            lines = [item.text, item.note, item.href]
            yield f"{number}. " + "\n   ".join(_on_a_line(line) for line in lines if line)
        yield ""
    yield f"{body.closing}\n\n{body.label}: {body.href}\n\nHormat kami,\n{signed}\n"
    yield f"-- \nSurel ini dikirim otomatis oleh Monev ZI. Berhenti menerima surel seperti ini: {stop}"


def _html(name: str, body: Body, signed: str, stop: str) -> Iterator[str]:
    yield f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{escape(body.subject)}</title></head>'
    yield f'<body style="margin:16px"><div style="{_STYLE}"><p>Yth. Bapak/Ibu {escape(_on_a_line(name))}</p>'
    yield from (f"<p>{escape(paragraph)}</p>" for paragraph in body.opening)
    for section in body.sections:
        yield _section_html(section)
    yield f"<p>{escape(body.closing)}</p>"
    yield f'<p><a href="{escape(body.href)}">{escape(body.label)}</a></p>'
    yield f"<p>Hormat kami,<br>{escape(signed).replace(chr(10), '<br>')}</p>"
    yield f'<hr style="border:0;border-top:1px solid #cccccc"><p style="{_QUIET}">Surel ini dikirim otomatis oleh '
    yield f'Monev ZI. <a href="{escape(stop)}">Berhenti menerima surel seperti ini</a></p></div></body></html>'


def _section_html(section: Section) -> str:
    items = "".join(f"<li>{_item_html(item)}</li>" for item in section.items)
    return f"<p><strong>{escape(section.heading)}</strong></p><ol>{items}</ol>"


def _item_html(item: Item) -> str:
    text = f'<a href="{escape(item.href)}">{escape(item.text)}</a>' if item.href else escape(item.text)
    return text + (f'<br><span style="{_QUIET}">{escape(item.note)}</span>' if item.note else "")
