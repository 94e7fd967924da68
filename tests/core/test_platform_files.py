"""The platform room by the rules of Windows, as far as another system shows them; `make
test-windows` runs it there. The reason of a refusal is given in Indonesian, by its number or by the
words of a driver.
"""

import json
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from monev.core import platform_files
from monev.core.errors import cause_of
from tests.code import ROOT, imports, python_files

UNIX_ALONE = (
    "crypt",
    "fcntl",
    "grp",
    "nis",
    "pty",
    "pwd",
    "readline",
    "resource",
    "spwd",
    "syslog",
    "termios",
    "tty",
)

# Names that only Python on Windows has are replaced by mocks; libraries are imported as they are
# here.
AS_ON_WINDOWS = """
import ctypes, importlib, json, socket, subprocess, sys, unittest.mock
libraries, own, hidden = map(json.loads, sys.argv[1:])
for name in libraries:
    try:
        importlib.import_module(name)
    except ImportError:
        assert name in hidden or "." in name, name
sys.modules.update(dict.fromkeys(hidden))
ctypes.WinDLL = unittest.mock.MagicMock()
subprocess.CREATE_NO_WINDOW, subprocess.BELOW_NORMAL_PRIORITY_CLASS = 1, 2
socket.SO_EXCLUSIVEADDRUSE = 3
sys.platform = "win32"
for name in own:
    importlib.import_module(name)
"""


@pytest.mark.semua
def test_every_module_is_imported_without_what_unix_alone_has():
    own, named = [], set()
    for path in python_files("monev"):
        named.update(imports(path))
        if path.name not in ("__main__.py", "router.py"):
            parts = path.relative_to(ROOT).with_suffix("").parts
            own.append(".".join(parts).removesuffix(".__init__"))
    foreign = {name for name in named if not name.startswith(("monev", "pages"))}
    libraries = sorted({name.rpartition(".")[0] or name for name in foreign})
    done = subprocess.run(
        [sys.executable, "-c", AS_ON_WINDOWS, *map(json.dumps, (libraries, own, UNIX_ALONE))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (r"C:\Users\Siti Nurbaya\Documents\Monev ZI\monev.duckdb", None),
        (r"\\server\bagi pakai\ZI\monev.jurnal", None),
        ("D:/ZI/relatif/../x.csv", None),
        (r"C:\Users\佐藤é\x.csv", None),
        (r"C:\ZI\PRN", "nama perangkat"),
        (r"C:\ZI\con.xlsx", "nama perangkat"),
        (r"C:\ZI\lpt1.tar.gz", "nama perangkat"),
        (r"C:\nul\x.csv", "nama perangkat"),
        (r"C:\ZI\konsol.csv", None),
        (r"C:\ZI\laporan.", "di akhir"),
        (r"C:\ZI\folder \x.csv", "di akhir"),
        (r"C:\ZI\pukul 10:30.csv", "tanpa <"),
        (r"C:\ZI\apa?.csv", "tanpa <"),
        (r"C:\{}".format("x" * 256), None),
        (r"C:\{}".format("x" * 257), "terlalu panjang (260 huruf)"),
    ],
)
def test_windows_keeps_a_file_there_or_the_reason_is_said(path, why):
    said = platform_files.why_not_on_windows(PureWindowsPath(path))
    assert said is None if why is None else why in said
    folder = PureWindowsPath("C:\\" + "x" * 200)
    assert platform_files.why_not_on_windows(folder, below=56) is None, (
        "what is still to come counts as well"
    )
    assert "terlalu panjang" in platform_files.why_not_on_windows(folder, below=57)


def held(times: int, number: int | None = 32):
    """Return an act that another program prevents so many times, with the number of Windows, and
    the list of its tries.
    """
    tried = []

    def act():
        tried.append(1)
        if len(tried) <= times:
            error = PermissionError(13, "The process cannot access the file")
            if number is not None:
                error.winerror = number
            raise error

    return act, tried


def test_a_file_that_another_program_holds_is_exchanged_once_it_lets_go_or_said_to_be_in_use(
    monkeypatch,
):
    act, tried = held(3)
    platform_files.be_patient(act)
    assert len(tried) == 4
    act, tried = held(1, number=None)
    with pytest.raises(PermissionError) as refused:
        platform_files.be_patient(act)
    assert (len(tried), cause_of(refused.value)) == (1, "tidak ada izin"), (
        "what is simply not allowed is not waited for"
    )
    monkeypatch.setattr(platform_files, "PATIENCE_SECONDS", 0.1)
    act, _ = held(10_000)
    with pytest.raises(PermissionError) as refused:
        platform_files.be_patient(act)
    assert cause_of(refused.value) == "sedang dipakai program lain"


@pytest.mark.parametrize(
    ("folder", "settings", "is_copied"),
    [
        (r"C:\Users\Siti\OneDrive - Kantor\Dokumen\Monev ZI", {}, True),
        (r"D:\Awan\Monev ZI", {"OneDriveCommercial": r"D:\Awan"}, True),
        (r"D:\Awan\Monev ZI", {"OneDrive": r"C:\Awan"}, False),
        (r"C:\Users\Siti\Documents\Monev ZI", {}, False),
    ],
)
def test_a_folder_of_onedrive_is_said_to_be_one(folder, settings, is_copied, monkeypatch):
    for name, root in settings.items():
        monkeypatch.setenv(name, root)
    remark = platform_files.remark_on(PureWindowsPath(folder))
    assert remark.startswith("Folder ini disalin OneDrive") == is_copied


def test_the_kind_of_disk_is_that_of_the_nearest_mount():
    kind = platform_files.file_system
    of_root = kind(Path("/"))
    assert kind(Path("/proc/self")) == kind(Path("/proc")) == "proc" != of_root
    assert kind(Path("/no such folder/below")) == of_root
