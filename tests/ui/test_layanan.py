"""The server starts on this computer only, says where, and says plainly why it cannot."""

from __future__ import annotations

import socket

import pytest

from monev.ui.layanan import PortTerpakai, buka_soket, utama


def test_a_busy_port_is_said_with_a_way_on(capsys):
    with buka_soket(0) as lain:
        port = lain.getsockname()[1]
        with pytest.raises(PortTerpakai):
            buka_soket(port)
        assert utama(["--port", str(port)]) == 1
    pesan = capsys.readouterr().err
    assert f"http://localhost:{port}" in pesan
    assert "make run PORT=" in pesan


@pytest.mark.parametrize("port", ["delapan", "70000", "-1", ""])
def test_a_port_that_is_none_is_said(port, capsys):
    assert utama([f"--port={port}"]) == 2
    assert "1 sampai 65535" in capsys.readouterr().err


@pytest.mark.parametrize(("setelan", "nilai"), [("MONEV_HARI_INI", "besok"), ("MONEV_ZONA", "Mars/Utopia")])
def test_a_setting_that_cannot_be_meant_is_said_before_the_pages_are_served(setelan, nilai, monkeypatch, capsys):
    monkeypatch.setenv(setelan, nilai)
    assert utama(["--port=0"]) == 2
    assert f"{setelan} = “{nilai}”" in capsys.readouterr().err


def test_only_this_computer_is_listened_to_and_answers_leave_at_once():
    with buka_soket(0) as soket:
        assert soket.getsockname()[0] == "127.0.0.1"
        assert soket.proto == socket.IPPROTO_TCP  # what makes asyncio set TCP_NODELAY on each connection
