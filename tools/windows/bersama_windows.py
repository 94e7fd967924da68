"""*Nyalakan bersama Windows*: makes and removes an entry in the Task Scheduler of the user; two .cmd
files run it.

The entry is XML because one made with `schtasks /sc onlogon` is for every user, so that only an
admin may make it; it also does not start on battery, and ends after three days.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

START = "Monev ZI.cmd"
NO_BROWSER = "tanpa-peramban"
_OTHER_WAY = (
    "Jalan lain, tanpa Task Scheduler: tekan Win+R, ketik shell:startup,",
    'lalu taruh di folder itu pintasan (shortcut) ke "Monev ZI".',
)
_ENTRY = """<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Monev ZI dinyalakan bersama Windows.</Description></RegistrationInfo>
  <Triggers><LogonTrigger><Enabled>true</Enabled><UserId>{user}</UserId></LogonTrigger></Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>{user}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>5</Priority>
    <Enabled>true</Enabled>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>cmd.exe</Command>
      <Arguments>{arguments}</Arguments>
      <WorkingDirectory>{folder}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


def describe_entry(folder: Path, user: str) -> str:
    """Write the entry: when this user signs in, Monev ZI of this folder starts in a small window
    without a browser.
    """
    arguments = f'/c start "Monev ZI" /min "{folder / START}" {NO_BROWSER}'
    return _ENTRY.format(user=escape(user), arguments=escape(arguments), folder=escape(str(folder)))


def switch_on(folder: Path) -> int:
    """Make or replace the entry, for this folder, and return the exit code."""
    user = "\\".join(filter(None, (os.environ.get("USERDOMAIN"), _user_name())))
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "monev.xml"
        file.write_text(describe_entry(folder, user), encoding="utf-16")
        refused = _schtasks("/create", "/tn", _entry_name(), "/xml", str(file), "/f")
    if refused:
        return _tell(f"Windows menolak: {refused}", *_OTHER_WAY)
    _tell(
        (
            "Mulai sekarang Monev ZI menyala setiap kali Anda masuk ke Windows, dalam jendela "
            "kecil tanpa peramban."
        ),
        (
            f"Program yang menyala: {folder}. Sesudah versi baru diekstrak, jalankan ini lagi dari "
            "foldernya."
        ),
    )
    return 0


def switch_off() -> int:
    """Remove the entry, and return the exit code. A running Monev ZI goes on."""
    if refused := _schtasks("/delete", "/tn", _entry_name(), "/f"):
        return _tell(f"Tidak ada yang dihapus: {refused}")
    _tell("Monev ZI tidak lagi menyala bersama Windows. Yang sedang berjalan tetap berjalan.")
    return 0


def _user_name() -> str:
    return os.environ.get("USERNAME", "")


def _entry_name() -> str:
    """Name the entry with the user, because a PC has one list for all users."""
    return f"Monev ZI {_user_name()}"


def _schtasks(*arguments: str) -> str:
    """Run schtasks, and return the reason if Windows refused; else ""."""
    try:
        done = subprocess.run(["schtasks", *arguments], capture_output=True, check=False)
    except OSError as error:
        return str(error)
    said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
    return (said or f"schtasks berakhir dengan {done.returncode}") if done.returncode else ""


def _tell(*sentences: str) -> int:
    """Write lines to the window, and return 1, the exit code of a refusal."""
    sys.stdout.write("".join(f"  {sentence}\n" for sentence in sentences))
    return 1
