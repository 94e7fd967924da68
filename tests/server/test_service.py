"""Monev ZI as a service of a Linux machine: deploy/pasang.sh installs and removes it."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from monev.cli import COMMANDS
from tests.code import ROOT

FOLDER = "opt/Monev & ZI 100%"
"""Where the program lies. In a unit systemd reads %% as %."""
SETUP = """[ "$1" = run ] && cd "$(dirname "$0")/.." && mkdir -p .venv/bin && cp {machine}/python .venv/bin/
"""
"""What sets a folder's libraries up: here a Python of the test's."""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Make a machine's root folder, with the program as it was unpacked."""
    program = tmp_path / FOLDER
    shutil.copytree(ROOT / "deploy", program / "deploy")
    place(tmp_path / "python", "exit 0")
    place(program / "tools" / "setup.sh", SETUP.format(machine=tmp_path))
    (program / "data").mkdir()
    return tmp_path


def place(program: Path, text: str) -> None:
    """Put a shell script in the place of a program."""
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f"#!/bin/sh\n{text}\n")
    program.chmod(0o755)


def install(machine: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `deploy/pasang.sh` for that machine."""
    script = machine / FOLDER / "deploy" / "pasang.sh"
    path = f"{machine / 'bin'}:{os.environ['PATH']}"
    environment = {**os.environ, "MONEV_TUJUAN": str(machine), "PATH": path}
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
    assert "Cadangan itu di disk yang sama" in said.stdout
    assert "Cadangan itu tidak dikunci" in said.stdout
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
    commands = {name: shlex.split(found[1]) for name, found in started.items() if found}
    folder = str(machine / FOLDER).replace("%", "%%")
    assert {tuple(command[:2]) for command in commands.values()} == {
        (f"{folder}/.venv/bin/python", "-m")
    }
    assert commands["monev.service"][2:] == ["monev.server"]
    assert {commands[name.replace("timer", "service")][3] for name in timers} <= set(COMMANDS)
    for name in commands:
        assert "UMask=0077" in units[name], name
        writable = re.search(r"^ReadWritePaths=(.+)$", units[name], re.MULTILINE)
        assert f"{folder}/data" in shlex.split(writable[1])
        assert f"WorkingDirectory={folder}" in units[name].splitlines()
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
    assert (machine / FOLDER / "data").is_dir()


def test_its_libraries_are_set_up_first_and_where_that_fails_nothing_is_switched_on(machine):
    place(
        machine / FOLDER / "tools" / "setup.sh", "echo 'Pustaka tidak dapat dipasang.' >&2; exit 1"
    )
    refused = install(machine)
    assert refused.returncode == 1
    assert refused.stderr == "Pustaka tidak dapat dipasang.\nBelum ada yang dinyalakan.\n"
    assert units_of(machine) == {}


def test_what_the_account_can_not_start_is_said_and_nothing_is_switched_on(machine):
    place(machine / "python", "echo 'Permission denied' >&2; exit 1")
    refused = install(machine)
    assert refused.returncode == 1
    assert "tidak dapat menjalankan program" in refused.stderr
    assert "dinyalakan bersama" not in refused.stdout
    assert units_of(machine) == {}


@pytest.fixture
def proxied(machine: Path) -> Path:
    """Set that machine to stand behind haproxy, by a certificate in a folder with a space."""
    (machine / "etc").mkdir()
    text = f"MONEV_ALAMAT=https://zi.kantor.go.id\nMONEV_PEM={machine}/surat kunci/zi.pem\n"
    (machine / "etc" / "monev-zi.conf").write_text(text)
    return machine


def test_opened_to_strangers_haproxy_stands_in_front_with_the_office_certificate(proxied):
    place(
        proxied / "bin" / "haproxy",
        f'echo "$MONEV_NAMA $MONEV_SATU $(readlink "$CREDENTIALS_DIRECTORY/monev.pem")" >{proxied}/asked',
    )
    said = install(proxied)
    assert said.returncode == 0, said.stderr
    assert "https://zi.kantor.go.id" in said.stdout
    certificate = f"{proxied}/surat kunci/zi.pem"
    assert (proxied / "asked").read_text() == f"zi.kantor.go.id 127.0.0.1:8501 {certificate}\n"
    unit = units_of(proxied)["monev-proksi.service"]
    assert f"LoadCredential=monev.pem:{certificate}" in unit.splitlines()
    assert "MONEV_NAMA=zi.kantor.go.id" in unit
    (settings,) = re.findall(r"-f (/etc/\S+)", unit)
    asked = (ROOT / "deploy" / "haproxy.cfg").read_text(encoding="utf-8")
    assert (proxied / settings.lstrip("/")).read_text(encoding="utf-8") == asked
    install(proxied, "lepas")
    assert units_of(proxied) == {}


def test_a_certificate_that_haproxy_refuses_leaves_all_as_it_was(proxied):
    place(proxied / "bin" / "haproxy", "exit 1")
    refused = install(proxied)
    assert refused.returncode == 1
    assert "surat kunci/zi.pem" in refused.stderr
    assert units_of(proxied) == {}
