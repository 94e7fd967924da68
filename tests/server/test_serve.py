"""The server starts on this computer only, says where, and says plainly why it cannot."""

import socket

import pytest

from monev.server import reach, serve
from monev.server.serve import PortInUse, main, open_socket
from tests.browser.server import own_settings, run_command


def test_a_busy_port_is_said_with_a_way_on(capsys):
    with open_socket(0) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortInUse):
            open_socket(port)
        assert main(["--port", str(port)]) == 1
    message = capsys.readouterr().err
    assert f"http://localhost:{port}" in message
    assert "make run PORT=" in message


@pytest.mark.parametrize("port", ["delapan", "70000", "-1", ""])
def test_a_port_that_is_none_is_said(port, capsys):
    assert main([f"--port={port}"]) == 2
    assert "1 sampai 65535" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("setting", "value", "status", "said"),
    [
        ("MONEV_HARI_INI", "besok", 2, "MONEV_HARI_INI = “besok”"),
        ("MONEV_ZONA", "Mars/Utopia", 2, "MONEV_ZONA = “Mars/Utopia”"),
        ("MONEV_METRIK", "siapa saja", 2, "MONEV_METRIK = “siapa saja”"),
        ("MONEV_CATATAN", "xml", 2, "MONEV_CATATAN = “xml”"),
        ("MONEV_JEDA_BERHENTI", "lama", 2, "MONEV_JEDA_BERHENTI = “lama”"),
        ("MONEV_OIDC_ALAMAT", "akun kantor", 2, "MONEV_OIDC_ALAMAT = “akun kantor”"),
        ("MONEV_OIDC_ALAMAT", "https://masuk.kantor.go.id", 2, "MONEV_OIDC_KLIEN belum diisi"),
        ("MONEV_ALAMAT", "http://zi.kantor.go.id", 2, "MONEV_ALAMAT = “http://zi.kantor.go.id”"),
        ("MONEV_ALAMAT", "192.0.2.1", 1, "192.0.2.1 bukan alamat komputer ini"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_said_and_nothing_is_served(
    tmp_path, setting, value, status, said, monkeypatch, capsys
):
    run_command(tmp_path, "orang", "tambah", "ani", "--peran", "admin")
    before = reach.current()
    for name, content in own_settings(tmp_path).items():
        monkeypatch.setenv(name, content)
    monkeypatch.setenv(setting, value)
    monkeypatch.setattr(serve, "serve", lambda *_: None)
    ended = main(["--port=0"])
    reach.use(before)
    assert (ended, said in capsys.readouterr().err) == (status, True)


def test_only_this_computer_is_listened_to_and_answers_leave_at_once():
    with open_socket(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        assert listener.proto == socket.IPPROTO_TCP  # what makes asyncio set TCP_NODELAY on each connection
