"""`ingatkan`: the letters of today sent, or only shown; for a schedule, where no app runs at the office's hour."""

from __future__ import annotations

import argparse

from monev.cli import output, store
from monev.core import clock
from monev.core.records import JsonObject
from monev.database import Database
from monev.reminders.letters import NO_ADDRESS, to_mail
from monev.reminders.rounds import Outcome, Way, offices_with_mail, send_round
from monev.reminders.settings import MailSettings


def remind(options: argparse.Namespace) -> int:
    """Send what is due now, whatever the hour. Raises MonevError; what was sent until then is noted."""
    with store.open_database(options) as db:
        offices = offices_with_mail(db)
        shown: list[JsonObject] = []
        for satker, settings in offices.items():
            outcomes = send_round(db, satker, settings, clock.now(), Way(deliver=not options.tanpa_kirim))
            shown += [_json(db, settings, outcome) for outcome in outcomes]
    if options.json:
        output.print_json(shown)
    if not offices:
        output.say("Belum ada kantor yang mengatur surelnya di halaman Pengaturan.")
    for letter in shown:
        output.say(f"{letter['perihal']} kepada {letter['orang']} ({letter['satker']}): {letter['keadaan']}")
        output.say(*([letter["isi"]] if options.tanpa_kirim and not options.json else []))
    is_sent = all(letter["keadaan"] in ("terkirim", "akan_dikirim") for letter in shown)
    output.say(f"{len(shown)} surel {'akan dikirim' if options.tanpa_kirim else 'dicoba'}.")
    return output.DONE if is_sent else output.REFUSED


def _json(db: Database, settings: MailSettings, outcome: Outcome) -> JsonObject:
    letter, answer = outcome.letter, outcome.answer
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
        "keadaan": "akan_dikirim" if answer is None else answer.state,
        "jawaban": "" if answer is None else answer.words,
        "isi": "" if text is None else text.get_content(),
    }
