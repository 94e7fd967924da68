"""`orang` sets up who may sign in, on the machine itself.

That is the first admin, or anybody who forgot their password. `ingatkan` sends or shows today's
letters, for a schedule where no app runs.
"""

import argparse
from collections.abc import Iterable

from monev.access import Visitor, list_people
from monev.cli import output, store
from monev.cli.commands import WrongUsage
from monev.core import clock
from monev.core.public_address import SETTING, public_address
from monev.core.records import JsonObject
from monev.core.roles import EVERY_SATKER, ROLES_OF_FIRST
from monev.database import Database
from monev.figures import stored_name
from monev.people.setting_up import add_person, find_person, invite_person, roles_in_words
from monev.reminders.desk import Letter
from monev.reminders.letters import to_mail
from monev.reminders.mail import NOT_YET, MailSettings
from monev.reminders.rounds import letters_ready, offices_with_mail, send_round
from monev.reminders.workdays import day_off


def run(options: argparse.Namespace) -> None:
    """Add a person and invite them, or invite somebody who is there.

    Raises NotFound, EntryRefused, NotAllowed.
    """
    if options.pic and not options.satker:
        raise WrongUsage("PIC selalu milik satu satker: sebut juga --satker.")
    with store.open_database(options) as db:
        pelaku = store.current_actor()
        if options.tindakan == "tambah":
            add_person(db, _read_form(db, options), pelaku=pelaku)
        orang = find_person(db, options.orang).pelaku
        about = {"pelaku": pelaku, "without_code": options.tanpa_kode}
        invitation = invite_person(db, orang, **about)
        person = list_people(db)[orang]
    told = {"orang": person.sign_in_name, "nama": person.name, "surel": person.email}
    roles = {satker: sorted(held) for satker, held in person.roles.items()}
    pics = {satker: sorted(held) for satker, held in person.pics.items()}
    output.print_result(
        options, {**told, "peran": roles, "pic": pics, "undangan": f"/undangan/{invitation}"}
    )
    output.say(f"{person.name} ({person.sign_in_name}): {roles_in_words(person) or 'tanpa peran'}.")
    output.say(
        "Undangannya, berlaku tujuh hari dan sekali pakai, di alamat Monev ZI: "
        f"/undangan/{invitation}"
    )


def _read_form(db: Database, options: argparse.Namespace) -> Visitor:
    """Make a person of the options.

    Unless --peran says otherwise, the first person gets every role everywhere, later ones
    *pembaca*.
    """
    stored = options.satker and stored_name(db, options.satker)
    satker = stored or options.satker or EVERY_SATKER
    if options.satker and not stored:
        output.say(f"Belum ada rencana “{satker}” di sini; periksa ejaannya bila seharusnya ada.")
    usual = {"pembaca"} if list_people(db) else ROLES_OF_FIRST
    roles = options.peran or frozenset(usual)
    pics = {satker: frozenset({options.pic})} if options.pic else {}
    name = options.nama or options.orang
    called = {"name": name, "email": options.surel or "", "sign_in_name": options.orang}
    return Visitor("", **called, roles={satker: roles}, pics=pics)


def remind(options: argparse.Namespace) -> int:
    """Send the letters that are due, whatever the hour.

    Returns 1 if one could not be sent. One that its server put off (greylisting) goes out later by
    itself. Raises MonevError; letters sent until then are noted.
    """
    act = letters_ready if options.tanpa_kirim else send_round
    shown = []
    is_done = True
    with store.open_database(options) as db:
        offices = offices_with_mail(db)
        for satker, settings in offices.items():
            for letter in act(db, satker, settings, clock.now()):
                shown.append(_letter_json(db, settings, letter))
                is_put_off = letter.answer.state == "tunda" and not letter.answer.is_server
                is_done &= is_put_off or shown[-1]["keadaan"] in ("terkirim", "akan_dikirim")
    output.print_result(options, shown)
    if not public_address():
        output.say(
            f"{SETTING} belum disetel: tautan di dalam email belum diketahui tujuannya, jadi tidak "
            "ada yang dikirim."
        )
    elif not offices:
        output.say("Belum ada kantor yang mengatur emailnya di halaman Pengaturan.")
    elif why := _why_off(offices.values()):
        output.say(f"Hari ini libur ({why}): email dikirim pada hari kerja berikutnya.")
    for letter in shown:
        to = f"{letter['perihal']} kepada {letter['orang']} ({letter['satker']})"
        output.say(f"{to}: {letter['keadaan']}")
        if options.tanpa_kirim and not options.json:
            output.say(letter["isi"])
    output.say(f"{len(shown)} email {'akan dikirim' if options.tanpa_kirim else 'dicoba'}.")
    return output.DONE if is_done else output.REFUSED


def _why_off(offices: Iterable[MailSettings]) -> str:
    """Name the reason why today is off for all offices; "" if one of them works."""
    whys = [day_off(clock.today(), six_days=settings.sabtu) for settings in offices]
    return whys[0] if all(whys) else ""


def _letter_json(db: Database, settings: MailSettings, letter: Letter) -> JsonObject:
    mail = to_mail(db, settings, letter)
    text = mail.get_body(("plain",))
    assert text is not None
    return {
        "satker": letter.satker,
        "orang": letter.to.sign_in_name,
        "alamat": letter.to.email,
        "perihal": letter.kind,
        "subjek": str(mail["Subject"]),
        "keadaan": "akan_dikirim" if letter.answer is NOT_YET else letter.answer.state,
        "jawaban": letter.answer.words,
        "isi": text.get_content(),
    }
