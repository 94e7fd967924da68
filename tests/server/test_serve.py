"""The server starts on this computer only, says where, and says plainly why it cannot."""

from __future__ import annotations

import socket

import pytest

from monev.server.serve import PortInUse, main, open_socket


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


@pytest.mark.parametrize(("setting", "value"), [("MONEV_HARI_INI", "besok"), ("MONEV_ZONA", "Mars/Utopia")])
def test_a_setting_that_cannot_be_meant_is_said_before_the_pages_are_served(setting, value, monkeypatch, capsys):
    monkeypatch.setenv(setting, value)
    assert main(["--port=0"]) == 2
    assert f"{setting} = “{value}”" in capsys.readouterr().err


def test_only_this_computer_is_listened_to_and_answers_leave_at_once():
    with open_socket(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        assert listener.proto == socket.IPPROTO_TCP  # what makes asyncio set TCP_NODELAY on each connection
