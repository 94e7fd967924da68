"""The ways in where accounts can't be read: words for people, nothing of this machine's files."""

import pytest
from starlette.applications import Starlette

from monev.journal.places import accounts_file
from monev.server.account_pages import account_routes
from monev.server.people_gate import keep_out
from tests.makers import append_unggahan
from tests.server.asgi import send_request, streamlit_stand_in


@pytest.fixture
def folder(own_store, tmp_path):
    db = own_store()
    append_unggahan(db.journal)
    accounts_file(str(db.journal)).write_bytes(b"bukan basis data" * 500)
    yield tmp_path
    db.close()


@pytest.mark.parametrize("address", ["/undangan/rahasia", "/linimasa"])
def test_a_damaged_file_of_accounts_lets_nobody_in_and_names_no_file(folder, address):
    application = Starlette(routes=account_routes()) if address.startswith("/undangan") else streamlit_stand_in
    cookie = {"cookie": "monev_sesi=rahasia", "host": "zi.kantor.lan"}
    status, _, body = send_request(keep_out(application), address, machine="192.168.1.20", **cookie)
    assert status == 503
    assert "beri tahu pengelola" in body.decode()
    assert str(folder) not in body.decode()
