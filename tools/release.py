"""`make release`: makes the files of a release in dist/, with the same bytes for the same commit.

They are MonevZI-<version>-windows.zip, the sources, the libraries as CycloneDX, their licences, and
the SHA-256 of all.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from monev import VERSION, mark_of_commit  # noqa: E402 - found only once the program's folder is
from tools.windows import build as windows  # noqa: E402

DIST = ROOT / "dist"
# Not in this folder: pip-licenses finds no library in a path with a space.
WORK = Path(tempfile.gettempdir()) / "monev-rilis"
NAME = f"MonevZI-{VERSION}"
UV = Path(sys.executable).with_name("uv")


def main() -> int:
    """Make all files; the exit code is 1 if the folder has uncommitted changes."""
    if run("git", "status", "--porcelain"):
        sys.stderr.write("Ada perubahan yang belum di-commit: rilis dibuat dari satu commit.\n")
        return 1
    shutil.rmtree(WORK, ignore_errors=True)
    DIST.mkdir(exist_ok=True)
    write_sources(DIST / f"{NAME}-sumber.tar.gz")
    write_materials(DIST / f"{NAME}-pustaka.cdx.json")
    write_licences(DIST / f"{NAME}-lisensi.txt")
    too_large = windows.main([])
    write_sums(DIST / f"{NAME}-SHA256.txt")
    sys.stdout.write(f"{NAME} ({mark_of_commit(ROOT)}) di {os.path.relpath(DIST)}\n")
    return too_large


def run(*command: str | Path, **other: str) -> str:
    """Run a program in this folder, and return its output. Raises CalledProcessError."""
    environment = {**os.environ, **other}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    return done.stdout.decode("utf-8")


def write_sources(file: Path) -> None:
    """Write the tracked files as one archive with the commit's time."""
    archive = subprocess.run(
        ("git", "archive", "--format=tar", f"--prefix={NAME}/", "HEAD"),
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    packed = BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, filename="") as writer:
        writer.write(archive.stdout)
    file.write_bytes(packed.getvalue())


def write_materials(file: Path) -> None:
    """Write the libraries of requirements.lock with their hashes, as CycloneDX."""
    place = tools()
    command = (place / "cyclonedx-py", "requirements", "requirements.lock", "--output-reproducible")
    file.write_text(run(*command, "--pyproject", "pyproject.toml"), encoding="utf-8")


def write_licences(file: Path) -> None:
    """Write the whole licence of every library in the release.

    Raises AssertionError if one is missing.
    """
    libraries = environment("pustaka", "requirements.lock")
    how = ("--format=plain-vertical", "--with-license-file", "--no-license-path", "--with-urls")
    told = run(tools() / "pip-licenses", f"--python={libraries / 'python'}", *how)
    installed = run(UV, "pip", "freeze", "--python", libraries / "python")
    names = re.findall("^[^=\n]+", installed, re.MULTILINE)
    said = {plain_name(line) for line in told.splitlines()}
    missing = [name for name in names if plain_name(name) not in said]
    assert names and not missing, f"tanpa lisensi: {', '.join(missing) or 'semua pustaka'}"
    parts = [told]
    # pip-licenses takes one file of a library, by its usual names.
    for path in sorted(libraries.parent.glob("lib/*/*/*.dist-info/licenses/**/*")):
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        if text.strip() not in told:
            parts.append(f"{path.name}\n\n{text}")
    file.write_text("\n\n".join(parts), encoding="utf-8")


def plain_name(name: str) -> str:
    """Write a library's name as PyPI compares it."""
    return re.sub("[-_.]+", "-", name.strip()).lower()


def tools() -> Path:
    """Return the folder of the programs of tools/release.lock, which are installed once."""
    return environment("alat", "tools/release.lock")


def environment(name: str, lock: str) -> Path:
    """Make an environment with the libraries of a lock, and return its folder of programs.

    Raises CalledProcessError.
    """
    place = WORK / name
    if not place.exists():
        run(UV, "venv", "--quiet", "--python", sys.executable, place)
        install = (UV, "pip", "install", "--quiet", "--require-hashes", "--python")
        run(*install, place / "bin" / "python", "-r", lock)
    return place / "bin"


def write_sums(file: Path) -> None:
    """Write the SHA-256 of each file of this version, in the form of sha256sum."""
    parts = sorted(path for path in DIST.glob(f"{NAME}-*") if path != file)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in parts]
    file.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
