"""What the tests of a journal do with it."""

from monev.accounts.store import AccountsStore
from monev.journal import Journal
from monev.journal.moving import put_back
from monev.people.accounts import Accounts

WRITE_ON = """
unggahan = 0
while True:
    unggahan += 1
    say(append_unggahan(journal, sample_content(unggahan=unggahan), satker=sys.argv[2], file=b"asli").nomor)
"""


def put(journal: Journal, backup, **other):
    return put_back(journal, backup, **{"consent": False, **other})


def people(journal: Journal) -> Accounts:
    return Accounts(AccountsStore(journal.store))


def content(journal: Journal) -> object:
    """Read every entry and original as it is kept."""
    entries = [journal.entry_bytes(number) for number in journal.numbers()]
    return entries, [journal.read_file(sha256) for sha256 in journal.originals()]
