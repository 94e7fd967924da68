"""The ZIP for Windows, as far as it can be tested without Windows; `make test-windows` tries the
rest under Wine.
"""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.windows import build, mulai

HERE = build.Compiler(sys.executable, f"{sys.version_info.major}.{sys.version_info.minor}")
NAMESPACE = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}


@pytest.mark.parametrize(
    ("used", "chosen"),
    [
        ((), "AppData"),
        (("Dokumen",), "Dokumen"),
        (("AppData",), "AppData"),
        (("AppData", "Dokumen"), "AppData"),
    ],
)
def test_data_of_an_earlier_version_are_used_where_they_are(tmp_path, used, chosen):
    for name in used:
        (tmp_path / name).mkdir()
        (tmp_path / name / mulai.LOCK).touch()
    assert mulai.choose_data(tmp_path / "AppData", tmp_path / "Dokumen") == tmp_path / chosen


def ask(place: Path, code: str) -> str:
    """Return what Python prints for this code with these libraries."""
    run = [sys.executable, "-c", code]
    done = subprocess.run(
        run, env={"PYTHONPATH": str(place)}, capture_output=True, text=True, check=False
    )
    return done.stdout or done.stderr


def test_pythons_embeddable_zip_is_laid_out_as_an_installation(tmp_path):
    home = tmp_path / "python"
    home.mkdir()
    with zipfile.ZipFile(home / f"python{HERE.digits}.zip", "w") as library:
        for name, text in (("__init__", ""), ("bagian", "WORD = 'bagian'\n")):
            source = tmp_path / f"{name}.py"
            source.write_text(text)
            subprocess.run([sys.executable, "-m", "compileall", "-qb", source], check=True)
            library.write(source.with_suffix(".pyc"), f"paket/{name}.pyc")
    for name in (
        f"python{HERE.digits}._pth",
        f"python{HERE.digits}.dll",
        "_ssl.pyd",
        "libssl-3.dll",
        "python.exe",
    ):
        (home / name).touch()
    build.lay_out_as_installed(home, HERE)
    laid_out = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    modules = {"Lib/paket/__init__.pyc", "Lib/paket/bagian.pyc", "DLLs/_ssl.pyd"}
    assert laid_out == {*modules, "DLLs/libssl-3.dll", "python.exe", f"python{HERE.digits}.dll"}
    (home / "Lib" / "site-packages").mkdir()
    build.put_byte_code(tmp_path, HERE)
    asks = "from paket.bagian import WORD; print(WORD)"
    assert ask(home / "Lib" / "site-packages", asks) == "bagian\n"


def test_a_given_zip_of_another_version_is_refused(tmp_path):
    given = tmp_path / "python-3.12-embed.zip"
    with zipfile.ZipFile(given, "w") as parts:
        parts.writestr("python.exe", b"")
        parts.writestr("python3.dll", b"")
    with pytest.raises(SystemExit, match="sha256"):
        build.put_python(tmp_path / "program" / "python", HERE, given, None)
    sha256 = hashlib.sha256(given.read_bytes()).hexdigest()
    with pytest.raises(SystemExit, match=f"{HERE.digits}.dll; pakai --penyusun"):
        build.put_python(tmp_path / "program" / "python", HERE, given, sha256)


def test_the_entry_starts_this_folder_for_this_user_without_end(tmp_path):
    folder = tmp_path / "Seksi A & B"
    described = mulai.bersama_windows.describe_entry(folder, r"KANTOR\siti")
    entry = ElementTree.fromstring(described.replace("UTF-16", "UTF-8"))
    for element, text in {
        "UserId": r"KANTOR\siti",
        "ExecutionTimeLimit": "PT0S",
        "Arguments": f'/c start "Monev ZI" /min "{folder / "Monev ZI.cmd"}" tanpa-peramban',
    }.items():
        assert entry.findtext(f".//t:{element}", namespaces=NAMESPACE) == text


def test_a_refusal_of_windows_is_said_with_another_way(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "schtasks").write_text("#!/bin/sh\necho 'Access is denied.' >&2\nexit 1\n")
    (tmp_path / "schtasks").chmod(0o755)
    assert mulai.bersama_windows.switch_on(tmp_path) == 1
    said = capsys.readouterr().out
    assert "Access is denied." in said and "shell:startup" in said
    (tmp_path / "schtasks").write_text("#!/bin/sh\nexit 0\n")
    assert mulai.bersama_windows.switch_on(tmp_path) == 0
    assert "menyala setiap kali" in capsys.readouterr().out
    assert mulai.bersama_windows.switch_off() == 0


def test_a_start_with_windows_opens_no_browser(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(mulai.webbrowser, "open", opened.append)
    monkeypatch.setattr("monev.cli.main", lambda _: 0)
    monkeypatch.setattr("monev.server.serve.main", lambda _, when_ready: when_ready(8741) or 0)
    monkeypatch.chdir(tmp_path)
    assert mulai.serve(tmp_path, with_browser=False) == 0
    assert opened == []
    assert mulai.serve(tmp_path) == 0
    assert opened == ["http://localhost:8741"]
