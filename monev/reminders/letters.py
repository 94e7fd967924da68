"""A letter as mail: plain text and simple HTML with the same words, nothing that reports back, and in each the way to
stop it. Words of a plan go in as text: they end no header and are no markup."""

from __future__ import annotations

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from urllib.parse import quote

from monev.core import clock
from monev.core.roles import EVERY_SATKER
from monev.core.text import on_a_line, shorten
from monev.database import Database
from monev.people.visits import accounts_of
from monev.reminders.contents import Part
from monev.reminders.due import Letter
from monev.reminders.settings import KINDS, MailSettings

STOP = "/berhenti/"
_LONGEST_SUBJECT = 150
_PAGE = (
    '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{title}</title></head><body style="margin:16px">'
    '<div style="font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#1b1b1b;max-width:640px">'
    '{parts}<hr style="border:0;border-top:1px solid #cccccc">{end}</div></body></html>'
)


def stop_address(db: Database, base: str, orang: str, kind: str) -> str:
    """Where one touch stops this kind of letter for this person, without signing in."""
    return f"{base}{STOP}{quote(orang)}/{kind}/{accounts_of(str(db.journal)).sign(f'berhenti|{orang}|{kind}')}"


def is_stop_address(db: Database, orang: str, kind: str, signature: str) -> bool:
    """Whether an address to stop was made here for this person and kind."""
    return kind in KINDS and stop_address(db, "", orang, kind).endswith(f"/{signature}")


def to_mail(db: Database, settings: MailSettings, letter: Letter) -> EmailMessage:
    """The letter ready to be sent."""
    sender = ("Monev ZI",) if letter.satker == EVERY_SATKER else ("Tim Zona Integritas", letter.satker)
    body, stop = letter.write(), stop_address(db, settings.alamat, letter.to.pelaku, letter.kind)
    mail = new_mail(settings, " ".join(sender), letter.to.name, letter.to.email, body.subject)
    # The same letter sent once more is the same message: most programs show it once.
    origin = hashlib.sha256(f"{letter.satker}|{letter.key}".encode()).hexdigest()[:32]
    mail["Message-ID"] = f"<{origin}@{settings.pengirim.rpartition('@')[2]}>"
    mail["List-Unsubscribe"] = f"<{stop}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    parts = (Part(f"Yth. Bapak/Ibu {letter.to.name}"), *body.parts, Part("\n".join(["Hormat kami,", *sender])))
    end = Part("Surel ini dikirim otomatis oleh Monev ZI; berhenti menerima surel seperti ini", href=stop)
    mail.set_content("\n\n".join([*map(_as_text, parts), f"-- \n{_as_text(end)}\n"]))
    html = _PAGE.format(title=escape(body.subject), parts="".join(map(_as_html, parts)), end=_as_html(end))
    mail.add_alternative(html, subtype="html")
    return mail


def new_mail(settings: MailSettings, sender: str, name: str, address: str, subject: str) -> EmailMessage:
    """A mail without its text, for any server: of ASCII alone. `address`: as `register.EMAIL` has them."""
    mail = EmailMessage(SMTP.clone(cte_type="7bit"))
    mail["From"] = Address(on_a_line(sender), addr_spec=settings.pengirim)
    mail["To"] = Address(on_a_line(name), addr_spec=address)
    mail["Subject"] = shorten(on_a_line(subject), _LONGEST_SUBJECT)
    mail["Date"] = format_datetime(clock.now())
    mail["Auto-Submitted"] = "auto-generated"
    return mail


def _as_text(part: Part, start: str = "") -> str:
    lines = [line for line in (part.text, part.note, part.href) if line]
    listed = [_as_text(item, f"{number}. ") for number, item in enumerate(part.items, start=1)]
    return "\n".join([start + f"\n{' ' * len(start)}".join(lines), *listed])


def _as_html(part: Part, tag: str = "div") -> str:
    text = escape(part.text).replace("\n", "<br>")
    text = f'<a href="{escape(part.href)}">{text}</a>' if part.href else text
    note = f'<br><span style="color:#555555;font-size:13px">{escape(part.note)}</span>' if part.note else ""
    items = "".join(_as_html(item, "li") for item in part.items)
    listed = f"<strong>{text}</strong><ol>{items}</ol>" if items else text + note
    return f'<{tag} style="margin:0 0 12px">{listed}</{tag}>'
