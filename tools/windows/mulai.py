"""What a double click starts: finds the data, serves the pages at a free port, opens the browser;
once for each data.

With the word `perintah` first it is the command line over the same data; with two others it starts
with Windows, or no longer (docs/windows.md).
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
from monev.core.platform_files import hold_lock, remark_on, write_durably  # noqa: E402

BESIDE = "data di sini.txt"
FOLDER = "Monev ZI"
LOCK, RUNNING = "sedang-jalan.kunci", "sedang-jalan.json"
WAIT_SECONDS = 120.0
"""Of a second start, for the first one to answer."""
_DOCUMENTS, _LOCAL = 5, 28
"""Windows' numbers of a person's folders: CSIDL_PERSONAL, CSIDL_LOCAL_APPDATA."""


class RunsAlready(MonevError):
    """The same data are served by another process."""


def find_data() -> Path:
    """The folder of the office's data: beside the program where a file says so, else one of the
    person's own."""
    if (PROGRAM.parent / BESIDE).exists():
        return PROGRAM.parent / "data"
    return choose_data(own_data(), old_data())


def own_data() -> Path:
    """Where the data of a person are: in AppData\\Local, which OneDrive does not copy."""
    return _folder_of_person(_LOCAL, "AppData/Local") / FOLDER


def old_data() -> Path:
    """Where versions before 1.1.0 kept them: in the person's documents."""
    return _folder_of_person(_DOCUMENTS, "Documents") / FOLDER


def choose_data(own: Path, old: Path) -> Path:
    """The old place as long as only it was ever used, else the own one."""
    return old if (old / LOCK).exists() and not (own / LOCK).exists() else own


def _folder_of_person(number: int, elsewhere: str) -> Path:
    if sys.platform == "win32":
        found = ctypes.create_unicode_buffer(1024)
        if ctypes.windll.shell32.SHGetFolderPathW(None, number, None, 0, found) == 0:
            return Path(found.value)
    return Path.home() / elsewhere


def say(*sentences: str) -> None:
    """Lines for who looks at the window."""
    sys.stdout.write("".join(f"  {sentence}\n" for sentence in sentences))
    sys.stdout.flush()


def serve(data: Path, *, with_browser: bool = True) -> int:
    """Serve these data until the window is closed; a second start opens the browser on the
    first."""
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

    if (
        before.get("versi") != build()
    ):  # else this build has loaded what comes with it: a tenth of a start
        command(["awal"])

    def tell(port: int) -> None:
        address = f"http://localhost:{port}"
        write_durably(data / RUNNING, json.dumps({"alamat": address, "versi": build()}).encode())
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
    """Open the browser on what the first start serves, once it answers."""
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
    """Serve, run one command, or start with Windows; the exit code."""
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
