"""The program behind the double click: finds the data, serves the pages at a free port, opens the
browser.

A second start with the same data opens the browser on the first. With the word `perintah` it is the
command line over the same data; two other words make it start with Windows, or no longer
(docs/windows.md).
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
import webbrowser
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PROGRAM = Path(__file__).resolve().parent
sys.path.insert(0, str(PROGRAM))

import bersama_windows  # noqa: E402 - found only once the program's folder is

from monev import build  # noqa: E402 - found only once the program's folder is
from monev.core.errors import MonevError, cause_of  # noqa: E402
from monev.core.platform_files import hold_lock, remark_on, replace, temporary_in  # noqa: E402

BESIDE = "data di sini.txt"
FOLDER = "Monev ZI"
LOCK = "sedang-jalan.kunci"
RUNNING = "sedang-jalan.json"
WAIT_SECONDS = 120.0
"""How long a second start waits for the first one to answer."""
_DOCUMENTS = 5  # Windows' number of a person's documents: CSIDL_PERSONAL
_LOCAL = 28  # of AppData\\Local: CSIDL_LOCAL_APPDATA


class RunsAlready(MonevError):
    """Raised if another process serves the same data."""


def find_data() -> Path:
    """Find the folder of the data: beside the program if the file BESIDE is there, else a folder of
    the person.
    """
    if (PROGRAM.parent / BESIDE).exists():
        return PROGRAM.parent / "data"
    return choose_data(own_data(), old_data())


def own_data() -> Path:
    """Return the folder of a person's data in AppData\\Local, which OneDrive does not copy."""
    return _folder_of_person(_LOCAL, "AppData/Local") / FOLDER


def old_data() -> Path:
    """Return the folder used before version 1.1.0, in the person's documents."""
    return _folder_of_person(_DOCUMENTS, "Documents") / FOLDER


def choose_data(own: Path, old: Path) -> Path:
    """Choose the old folder if only that was ever used, else the own one."""
    return old if (old / LOCK).exists() and not (own / LOCK).exists() else own


def _folder_of_person(number: int, elsewhere: str) -> Path:
    if sys.platform == "win32":
        found = ctypes.create_unicode_buffer(1024)
        if ctypes.windll.shell32.SHGetFolderPathW(None, number, None, 0, found) == 0:
            return Path(found.value)
    return Path.home() / elsewhere


def say(*sentences: str) -> None:
    """Write lines to the window."""
    sys.stdout.write("".join(f"  {sentence}\n" for sentence in sentences))
    sys.stdout.flush()


def serve(data: Path, *, with_browser: bool = True) -> int:
    """Serve the data until the window is closed; a second start opens the browser on the first."""
    try:
        with hold_lock(data / LOCK, RunsAlready(""), wait=0):
            return _serve_alone(data, with_browser)
    except RunsAlready:
        return _open_running(data, with_browser)


def _serve_alone(data: Path, with_browser: bool) -> int:
    before = _read_running(data)
    (data / RUNNING).unlink(missing_ok=True)
    if before.get("versi", build()) != build():
        say(f"Data dari Monev ZI {before['versi']} diteruskan; tidak ada yang perlu dipindahkan.")
    from monev.cli import main as command  # here: after the window has said its first words
    from monev.server.serve import main as serve_pages

    if before.get("versi") != build():  # else the sample is there; a tenth of a start is saved
        command(["awal"])

    def tell(port: int) -> None:
        address = f"http://localhost:{port}"
        with temporary_in(data) as file:
            file.write_text(json.dumps({"alamat": address, "versi": build()}))
            replace(file, data / RUNNING)
        say("", f"Monev ZI siap: {address}", "Tutup jendela ini untuk berhenti.", "")
        if with_browser:
            webbrowser.open(address)

    os.chdir(PROGRAM)
    return serve_pages([], when_ready=tell)


def _read_running(data: Path) -> dict[str, str]:
    try:
        return json.loads((data / RUNNING).read_bytes())
    except (OSError, ValueError):
        return {}


def _open_running(data: Path, with_browser: bool) -> int:
    """Open the browser on the first start's pages, once they answer."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        running = _read_running(data)
        address = running.get("alamat")
        if address and _answers(address):
            say(f"Monev ZI sudah berjalan: {address}")
            if running["versi"] != build():
                say(
                    f"Itu Monev ZI {running['versi']}. Untuk memakai {build()}, tutup jendelanya, "
                    "lalu mulai lagi."
                )
            if with_browser:
                webbrowser.open(address)
            return 0
        time.sleep(0.5)
    say("Monev ZI sedang dimulai di jendela lain, tetapi belum menjawab. Lihat jendela itu.")
    return 1


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/sehat", timeout=5) as answer:
            return answer.status == 200
    except (URLError, OSError):
        return False


def main(arguments: list[str]) -> int:
    """Serve, run one command, or switch the start with Windows; return the exit code."""
    if arguments[:1] == ["nyalakan-bersama-windows"]:
        return bersama_windows.switch_on(PROGRAM.parent)
    if arguments[:1] == ["jangan-nyalakan"]:
        return bersama_windows.switch_off()
    data = find_data()
    try:
        data.mkdir(parents=True, exist_ok=True)
        (data / LOCK).touch()
    except OSError as error:
        say(
            f"Data tidak dapat disimpan di {data}: {cause_of(error)}.",
            "Periksa disk atau foldernya, lalu mulai lagi.",
        )
        return 1
    os.environ.setdefault("MONEV_DB", str(data / "monev.duckdb"))
    if arguments[:1] == ["perintah"]:
        from monev.cli import main as command  # here: serving imports it later
        from monev.cli import output

        output.prepare_process()
        return command(arguments[1:])
    say(f"Data: {data}")
    if remark := remark_on(data):
        say(remark)
    if data == own_data() and (old_data() / LOCK).exists():
        say(f"Di {old_data()} juga ada data Monev ZI, yang tidak dipakai.")
    return serve(data, with_browser=bersama_windows.NO_BROWSER not in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
