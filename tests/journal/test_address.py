"""An address never prints its password, however it is printed; the driver gets all of it."""

import copy
import json
import pickle
import pprint
import traceback

import pytest

from monev.database import find_place
from monev.journal import Address, open_journal
from tests.postgres import PASSWORD

PLAIN = "postgresql://monev@server:5432/uji"
WHOLE = f"postgresql://monev:{PASSWORD}@server:5432/uji"


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        (WHOLE, PLAIN),
        (PLAIN, PLAIN),
        (f"{PLAIN}?password={PASSWORD}&sslmode=require", PLAIN),
        (f"postgres://monev:{PASSWORD}@server/uji", "postgresql://monev@server/uji"),
        (f"postgresql://monev:{PASSWORD}/1@server/uji", "postgresql://…"),
        (f"postgresql://monev:1?{PASSWORD}@server/uji", "postgresql://monev@server/uji"),
        (f"mysql://monev:{PASSWORD}@server/uji", "mysql://…"),
        ("data/monev.jurnal", "data/monev.jurnal"),
    ],
)
def test_no_text_of_an_address_shows_its_password(whole, shown, monkeypatch):
    monkeypatch.setenv("MONEV_JURNAL", whole)
    place = find_place()
    address = place.journal
    assert address == str(address) == f"{address}" == format(address) == address[:] == shown
    assert (address.with_secret(), Address(address).with_secret()) == (whole, whole)
    try:
        raise KeyError(address)
    except KeyError as error:
        told = "".join(traceback.format_exception(error)) + repr(error)
    told += (
        repr(address)
        + repr(place)
        + pprint.pformat(place)
        + json.dumps(place, default=str)
        + ascii(address)
    )
    told += repr(pickle.loads(pickle.dumps(address))) + repr(copy.deepcopy(place))
    told += (
        "{} {!r}".format(*[address] * 2)
        + repr({address: 1})
        + address.upper().lower()
        + "".join([*address])
    )
    assert PASSWORD not in told
    assert not hasattr(address, "__dict__")


def test_it_names_the_journal_it_opens_so_that_what_lies_beside_is_found_before_and_after():
    assert Address(WHOLE) == str(open_journal(WHOLE))
    assert Address(WHOLE).has_secret
    assert not Address(PLAIN).has_secret
