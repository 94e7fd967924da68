"""A second proof of a person who signs in: codes of an authenticator, and recovery codes.

The codes of an authenticator are TOTP (RFC 6238).

Source: OWASP ASVS 5.0 (6.5). Whoever reads the kept key still needs the password.
"""

import secrets
from contextlib import suppress
from datetime import datetime

import pyotp

from monev.accounts.store import CODE_KEY, CODE_USED, CODE_WRONG, RECOVERY, USED, digest, new_secret
from monev.core import clock
from monev.core.errors import JournalUnreachable, MonevError
from monev.core.typed_input import EntryRefused
from monev.core.words import worded
from monev.people.accounts import WORDS, Accounts, Attempt, SignedIn, SignInRefused

_ISSUER = "Monev ZI"
_WINDOW = 1
"""How many periods of 30 seconds a phone's clock may be behind or ahead."""
_RECOVERY_CODES = 8


def new_key() -> str:
    """Make a key for an authenticator."""
    return pyotp.random_base32()


def address_of(key: str, name: str) -> str:
    """Return the address that an authenticator reads from a QR code."""
    return pyotp.TOTP(key).provisioning_uri(name=name, issuer_name=_ISSUER)


def is_on(accounts: Accounts, orang: str) -> bool:
    """True if a person is asked for a code when they sign in."""
    return bool(accounts.find_kept(CODE_KEY, orang))


def turn_on(
    accounts: Accounts, orang: str, key: str, code: str, *, password: str, session: str, device: str
) -> list[str]:
    """Ask a person for codes from now on, and return their recovery codes, shown this once.

    Raises EntryRefused for the password or the code, SignInRefused after too many attempts.
    """
    attempt = accounts.begin_attempt(orang, device, address=digest(session))
    accounts.prove(attempt, password, EntryRefused({"sandi": "Kata sandi tidak cocok."}))
    if not _take(accounts, orang, key, code):
        raise _wrong()
    accounts.forget_attempts(attempt)
    codes = []
    for _ in range(_RECOVERY_CODES):
        code = secrets.token_hex(5)
        codes.append(f"{code[:5]}-{code[5:]}")

    def work() -> None:
        accounts.forget_values(orang, RECOVERY)
        for one in codes:
            accounts.keep(RECOVERY, f"{orang} {_digest(one)}", "")
        accounts.keep(CODE_KEY, orang, key)

    accounts.together(work)
    return codes


def end(accounts: Accounts, orang: str, code: str, *, session: str, device: str) -> None:
    """Ask a person for no code any more. Raises EntryRefused for a wrong code, SignInRefused."""
    attempt = accounts.begin_attempt(orang, device, address=digest(session))
    if not _fits(accounts, orang, code):
        raise _wrong()
    accounts.forget_attempts(attempt)
    turn_off(accounts, orang)


def turn_off(accounts: Accounts, orang: str) -> None:
    """Forget the key and the recovery codes of a person; nothing happens without any."""
    accounts.forget_values(orang, CODE_KEY, RECOVERY, CODE_USED, CODE_WRONG)


def recovery_left(accounts: Accounts, orang: str) -> int:
    """Count a person's recovery codes that were not used yet."""
    names = [name for name in accounts.kept(RECOVERY) if name.partition(" ")[0] == orang]
    used = sum(name.endswith(USED) for name in names)
    return len(names) - 2 * used


def sign_in(
    accounts: Accounts, attempt: Attempt, code: str, *, origin: str, device: str
) -> SignedIn:
    """Begin a session for somebody who proved their password, after checking the code.

    Raises SignInRefused. Of a right password with a wrong code the owner is told, unless it was
    followed by a right one from the same place.
    """
    if not _fits(accounts, attempt.orang, code):
        accounts.keep(CODE_WRONG, attempt.orang, f"{clock.now().isoformat()} {attempt.source}")
        raise worded(SignInRefused, WORDS["wrong_code"])
    if accounts.find_kept(CODE_WRONG, attempt.orang).partition(" ")[2] == attempt.source:
        accounts.keep(CODE_WRONG, attempt.orang, "")
    accounts.forget_attempts(attempt)
    return accounts.begin_session(
        attempt.orang, origin=origin, device=accounts.known(attempt, device)
    )


def wrong_code_since(accounts: Accounts, orang: str) -> datetime | None:
    """Return when somebody else had this person's password but no code, since their last visit."""
    with suppress(JournalUnreachable):
        if not (noted := accounts.find_kept(CODE_WRONG, orang).partition(" ")[0]):
            return None
        moment = datetime.fromisoformat(noted)
        before = accounts.signed_in_before(orang)
        return moment if before is None or moment > before else None
    return None


def _wrong() -> MonevError:
    return EntryRefused(
        {"kode": "Kode itu tidak cocok atau sudah dipakai; tunggu kode berikutnya."}
    )


def _digest(code: str) -> str:
    return digest(code.replace("-", "").replace(" ", "").casefold())


def _fits(accounts: Accounts, orang: str, code: str) -> bool:
    """True if this is a code of the person that was never used; then it is used."""
    name = f"{orang} {_digest(code)}"
    if name in accounts.kept(RECOVERY):
        return _first(accounts, RECOVERY, f"{name}{USED}")
    key = accounts.find_kept(CODE_KEY, orang)
    return bool(key) and _take(accounts, orang, key, code)


def _take(accounts: Accounts, orang: str, key: str, code: str) -> bool:
    try:
        period = pyotp.TOTP(key).verify_and_get_timecode(
            code.replace(" ", ""), for_time=clock.real_now(), valid_window=_WINDOW
        )
    except pyotp.OTPVerificationError:
        return False
    return accounts.use_later(CODE_USED, orang, f"{period:012}")


def _first(accounts: Accounts, kind: str, name: str) -> bool:
    """True if nobody else kept this before: of several at once only one does."""
    mine = new_secret()
    return accounts.keep(kind, name, mine, once=True) == mine
