"""`ingatkan`: the letters of today sent, or only shown; for a schedule, where no app runs at the office's hour."""

from __future__ import annotations

import argparse

from monev.cli import output, store
from monev.core import clock
from monev.core.records import JsonObject
from monev.database import Database
from monev.reminders.due import Letter
from monev.reminders.letters import NO_ADDRESS, to_mail
from monev.reminders.rounds import Way, offices_with_mail, send_round
from monev.reminders.sending import Answer
from monev.reminders.settings import MailSettings


def remind(options: argparse.Namespace) -> int:
    """Send what is due now, whatever the hour. Raises MonevError; what was sent until then is noted."""
    way, shown = Way(deliver=not options.tanpa_kirim), []
    with store.open_database(options) as db:
        offices = offices_with_mail(db)
        for satker, settings in offices.items():
            shown += [_json(db, settings, letter) for letter in send_round(db, satker, settings, clock.now(), way)]
    if options.json:
        output.print_json(shown)
    if not offices:
        output.say("Belum ada kantor yang mengatur surelnya di halaman Pengaturan.")
    for letter in shown:
        output.say(f"{letter['perihal']} kepada {letter['orang']} ({letter['satker']}): {letter['keadaan']}")
        output.say(*([letter["isi"]] if options.tanpa_kirim and not options.json else []))
    output.say(f"{len(shown)} surel {'akan dikirim' if options.tanpa_kirim else 'dicoba'}.")
    return output.REFUSED if {letter["keadaan"] for letter in shown} - {"terkirim", "akan_dikirim"} else output.DONE


def _json(db: Database, settings: MailSettings, letter: Letter) -> JsonObject:
    answer = letter.answer or Answer("akan_dikirim", "")
    try:
        text = to_mail(db, settings, letter).get_body(("plain",))
    except NO_ADDRESS:
        text = None
    return {
        "satker": letter.satker,
        "orang": letter.to.pelaku,
        "alamat": letter.to.email,
        "perihal": letter.kind,
        "subjek": letter.write().subject,
        "keadaan": answer.state,
        "jawaban": answer.words,
        "isi": "" if text is None else text.get_content(),
    }
