"""Sends a round of letters, each once.

A letter is (1) taken in the journal, which refuses a second taker, (2) sent, (3) noted with its
result. With two servers, a restart or a kill in between it is sent at most once more.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Literal

from monev.access import list_offices
from monev.core import clock
from monev.core.content import Notice, Notices, as_content
from monev.core.public_address import public_address
from monev.core.roles import EVERY_SATKER, named_local
from monev.database import Database, Row
from monev.outputs.messages import WEEK, read_notices
from monev.people.accounts import accounts_of
from monev.people.setting_up import EMAIL
from monev.reminders.desk import ADDRESS, OPEN, Letter, real_plans
from monev.reminders.due import letters_due
from monev.reminders.letters import new_mail, to_mail
from monev.reminders.mail import NOT_YET, Answer, MailSettings, Post, all_settings, password_of
from monev.reminders.workdays import days_off_between
from monev.writing.append import NewEntry, append_with_retry

SENDER = named_local("Pengingat")  # the pelaku of these entries
AT_ONCE = 20  # letters taken together; after a kill as many may be sent once more
STALE = timedelta(minutes=30)
"""A batch without a result counts as lost after this time; even the slowest server needs less."""
FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=6)
"""The wait before another try of a letter that a server put off; doubled each time, from FIRST_WAIT
to LONGEST_WAIT."""
DOUBLED = 5  # after so many times the wait is the longest
GIVEN_UP = timedelta(hours=72)
"""A letter put off is given up after this time, not counting days off. A daily schedule then tries
three times."""
UNSETTLED = GIVEN_UP + timedelta(days=1)
_UNKNOWN = (
    "Tidak dapat dipastikan apakah email ini sampai; tidak dikirim lagi supaya tidak berulang."
)


def offices_with_mail(db: Database) -> dict[str, MailSettings]:
    """Map each office that sends letters to its mail settings.

    An office with a plan uses (1) its own settings, (2) those of the nearest office above it,
    (3) those for all. EVERY_SATKER, for letters about the installation, uses only its own. Empty
    while the app's address, which links need, is unknown.
    """
    if not public_address():
        return {}
    stored = all_settings(db)
    register = list_offices(db)
    found = {}
    for satker in (*(row["satker"] for row in real_plans(db)), EVERY_SATKER):
        for place in (satker, *register.above(satker), EVERY_SATKER):
            if place in stored:
                if stored[place].server:
                    found[satker] = stored[place]
                break
    return found


def offices_with_open(db: Database) -> set[str]:
    """List the offices with letters that were begun and are not settled."""
    return {row["satker"] for row in db.ask("reminders/open")}


def letters_ready(db: Database, satker: str, settings: MailSettings, now: datetime) -> list[Letter]:
    """List the letters to send for an office now, also those put off whose wait is over."""
    db.catch_up()
    due = letters_due(db, settings, satker, now)
    return [letter for letter in due if _turn_of(letter.before, now, settings) == "kirim"]


def send_round(
    db: Database, satker: str, settings: MailSettings, now: datetime, *, rest: float = 0.0
) -> list[Letter]:
    """Send the letters that are ready, and return those tried, with their answers.

    `rest`: seconds of pause after each letter. Raises MonevError if the journal cannot be written;
    then no further letter is sent.
    """
    ready = letters_ready(db, satker, settings, now)
    sent = []
    with Post(settings, password_of(db, settings)) as post:
        if db.notice is not None:
            return _send_unnoted(db, post, ready, now) if satker == EVERY_SATKER else []
        _note(db, satker, partial(_given_up, db, settings, satker, now))
        for start in range(0, len(ready), AT_ONCE):
            batch = ready[start : start + AT_ONCE]
            sent += _send_batch(db, post, batch, now, rest)
            if sent and sent[-1].answer.is_server:
                break
    return sent


def _send_batch(
    db: Database, post: Post, batch: Sequence[Letter], now: datetime, rest: float
) -> list[Letter]:
    sent = []
    answer = NOT_YET
    for letter in _take(db, post.settings, batch, now):
        if answer.is_server:  # the server would fail the other letters too
            state = "gagal" if answer.state == "gagal" else "tunda"
            answer = answer._replace(state=state)
        else:
            answer = post.send(to_mail(db, post.settings, letter), letter.to.email)
            time.sleep(rest)
        sent.append(letter._replace(answer=answer))
    _note(db, batch[0].satker, partial(map, _notice, sent))
    return sent


def _send_unnoted(
    db: Database, post: Post, letters: Sequence[Letter], now: datetime
) -> list[Letter]:
    """Send letters at most weekly while the journal cannot be written.

    The accounts record the time.
    """
    accounts = accounts_of(str(db.journal))
    sent = []
    for letter in letters:
        last = accounts.find_kept("kesehatan", letter.to.pelaku)
        if last and abs(now - datetime.fromisoformat(last)) < WEEK:
            continue
        answer = post.send(to_mail(db, post.settings, letter), letter.to.email)
        sent.append(letter._replace(answer=answer))
        if answer.state == "terkirim":
            accounts.keep("kesehatan", letter.to.pelaku, now.isoformat())
    return sent


def _take(
    db: Database, settings: MailSettings, batch: Sequence[Letter], now: datetime
) -> list[Letter]:
    """Take the letters of a batch that are still due and that no other server took."""
    satker = batch[0].satker
    keys = {letter.key for letter in batch}
    people = {letter.to.pelaku for letter in batch}
    taken = []

    def still_due() -> Iterable[Notice]:
        taken.clear()
        for letter in letters_due(db, settings, satker, now, people):
            if letter.key in keys and _turn_of(letter.before, now, settings) == "kirim":
                taken.append(letter)
        return map(_notice, taken)

    _note(db, satker, still_due)
    return taken


def _note(db: Database, satker: str, choose: Callable[[], Iterable[Notice]]) -> None:
    def plan() -> NewEntry | None:
        notices = tuple(choose())
        if not notices:
            return None
        return NewEntry("kabar", satker, None, as_content(Notices(notices)))

    append_with_retry(db, plan, pelaku=SENDER)


def _turn_of(
    row: Row | None, now: datetime, settings: MailSettings
) -> Literal["kirim", "tunggu", "menyerah"]:
    """Decide on a letter by its row in the journal (None: not begun): send, wait or give up.

    (1) A letter put off waits longer each time, and is given up after three days. (2) A letter
    without a result waits until no server can be sending it, and is sent once more.
    """
    if row is None:
        return "kirim"
    is_put_off = row["keadaan"] == "tunda"
    wait = STALE
    longest = UNSETTLED
    if is_put_off:
        doubled = min(row["percobaan"] - 1, DOUBLED)
        wait = min(FIRST_WAIT * 2**doubled, LONGEST_WAIT)
        longest = GIVEN_UP
    if row["keadaan"] not in OPEN or abs(now - row["waktu"]) < wait:
        return "tunggu"
    begun = row["pertama"].astimezone(clock.zone()).date()
    days_off = timedelta(days=days_off_between(begun, now.date(), six_days=settings.sabtu))
    tried_for = abs(now - row["pertama"]) - days_off
    may_be_there_twice = _doubts(row) > 1
    return "menyerah" if may_be_there_twice or tried_for >= longest else "kirim"


def _doubts(row: Row) -> int:
    """Count the tries after which it was unknown if a letter arrived, including the last."""
    return row["ragu"] + (row["keadaan"] == "ambil")


def _given_up(db: Database, settings: MailSettings, satker: str, now: datetime) -> Iterator[Notice]:
    for row in read_notices(db, satker):
        if _turn_of(row, now, settings) == "menyerah":
            said = {name: row[name] for name in Notice.__dataclass_fields__}
            said["ragu"] = _doubts(row)
            said["keadaan"] = "gagal"
            if row["keadaan"] != "tunda":
                said["jawaban"] = _UNKNOWN
            yield Notice(**said)


def _notice(letter: Letter) -> Notice:
    answer = letter.answer
    tries = 1
    doubts = int(answer.state == "ragu")
    if letter.before:
        tries += letter.before["percobaan"]
        doubts += _doubts(letter.before)
    return Notice(
        kunci=letter.key,
        kepada=letter.to.pelaku,
        perihal=letter.kind,
        keadaan=answer.state,
        hari=letter.day,
        percobaan=tries,
        ragu=doubts,
        tentang=letter.about | {ADDRESS: letter.address_mark},
        jawaban=_without_address(answer.words, letter.to.email),
    )


def _without_address(words: str, address: str) -> str:
    """Remove an address and its part before the @ from a server's answer.

    It does so because the journal keeps everything.
    """
    name, _, _ = address.partition("@")
    either = f"{re.escape(address)}|{re.escape(name)}"
    return re.sub(rf"(?<!\w)({either})(?!\w)", "…", words, flags=re.IGNORECASE)


def send_test(db: Database, settings: MailSettings, to: str) -> Answer:
    """Send a letter to test a server, and return its answer."""
    if not EMAIL.fullmatch(to):
        return Answer("gagal", f"“{to}” bukan alamat email.")
    mail = new_mail(settings, "Monev ZI", "", to, "Percobaan email Monev ZI")
    mail.set_content(
        "Email percobaan ini menandakan bahwa Monev ZI dapat mengirim lewat server yang diisikan.\n"
    )
    with Post(settings, password_of(db, settings)) as post:
        return post.send(mail, to)
