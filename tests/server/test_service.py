"""Monev ZI as a service of a Linux machine: deploy/pasang.sh installs and removes it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from monev.cli import COMMANDS
from tests.code import ROOT


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Make a machine's root folder, with the program in /opt/monev as `make run` leaves it."""
    program = tmp_path / "opt" / "monev"
    shutil.copytree(ROOT / "deploy", program / "deploy")
    python = program / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch(mode=0o755)
    (program / "data").mkdir()
    return tmp_path


def install(machine: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `deploy/pasang.sh` for that machine."""
    script = machine / "opt" / "monev" / "deploy" / "pasang.sh"
    environment = {**os.environ, "MONEV_TUJUAN": str(machine)}
    return subprocess.run(
        ["sh", script, *arguments], env=environment, capture_output=True, text=True, check=False
    )


def units_of(machine: Path) -> dict[str, str]:
    folder = machine / "etc" / "systemd" / "system"
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("monev*")}


def test_one_command_puts_server_backup_and_letters_in_place(machine):
    said = install(machine)
    assert said.returncode == 0, said.stderr
    assert "dinyalakan bersama mesin ini" in said.stdout
    units = units_of(machine)
    timers = {name for name in units if name.endswith(".timer")}
    assert timers == {"monev-cadangkan.timer", "monev-ingatkan.timer"}
    assert {name.replace(".timer", ".service") for name in timers} | {
        "monev.service"
    } | timers == set(units)
    assert not re.search(r"@[A-Z]+@", "".join(units.values()))
    started = {
        name: re.search(r"^ExecStart=(.+)$", text, re.MULTILINE) for name, text in units.items()
    }
    commands = {name: found[1].split() for name, found in started.items() if found}
    assert {tuple(command[:2]) for command in commands.values()} == {
        (str(machine / "opt/monev/.venv/bin/python"), "-m")
    }
    assert commands["monev.service"][2:] == ["monev.server"]
    assert {commands[name.replace("timer", "service")][3] for name in timers} <= set(COMMANDS)
    for name in commands:
        assert "UMask=0077" in units[name], name
        assert (
            f"{machine}/opt/monev/data"
            in re.search(r"^ReadWritePaths=(.+)$", units[name], re.MULTILINE)[1]
        )
    assert "Restart=always" in units["monev.service"]


CONFINED = {
    "CapabilityBoundingSet=",
    "NoNewPrivileges=yes",
    "PrivateDevices=yes",
    "ProtectHome=read-only",
    "ProtectSystem=strict",
    "RestrictNamespaces=yes",
    "SystemCallArchitectures=native",
}


def test_what_starts_may_do_no_more_than_it_needs_and_its_children_may_still_shut_themselves_in(
    machine,
):
    install(machine)
    folder = machine / "etc" / "systemd" / "system"
    for unit in folder.glob("monev*.service"):
        lines = unit.read_text(encoding="utf-8").splitlines()
        assert set(lines) >= CONFINED, unit.name
        (allowed,) = [
            set(line.partition("=")[2].split())
            for line in lines
            if line.startswith("SystemCallFilter=")
        ]
        assert allowed >= {"@system-service", "seccomp", "landlock_restrict_self"}, unit.name
        if shutil.which("systemd-analyze"):
            command = ["systemd-analyze", "security", "--offline=true", "--threshold=30", unit]
            judged = subprocess.run(command, capture_output=True, text=True, check=False)
            assert judged.returncode == 0, judged.stdout[-500:]


def test_settings_that_are_there_stay_when_it_is_run_again(machine):
    install(machine)
    settings = machine / "etc" / "monev-zi.conf"
    assert settings.stat().st_mode & 0o777 == 0o600
    settings.write_text("MONEV_ALAMAT=0.0.0.0\n")
    assert install(machine).returncode == 0
    assert settings.read_text() == "MONEV_ALAMAT=0.0.0.0\n"


def test_it_is_taken_away_and_the_data_stay(machine):
    install(machine)
    assert "Datanya tetap ada" in install(machine, "lepas").stdout
    assert units_of(machine) == {}
    assert (machine / "opt" / "monev" / "data").is_dir()


def test_without_libraries_it_says_what_comes_first(machine):
    (machine / "opt" / "monev" / ".venv" / "bin" / "python").unlink()
    refused = install(machine)
    assert refused.returncode == 1
    assert "make run" in refused.stderr
    assert units_of(machine) == {}
