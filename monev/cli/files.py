"""Reading and writing the files of commands.

A file is written whole or not at all, and never over one that a person has filled.
"""

from pathlib import Path

from monev.cli import output
from monev.core import platform_files
from monev.core.clock import now
from monev.core.errors import FileRefused, in_words
from monev.reading.files import limits


def read_file(name: str) -> bytes:
    """Read a file. Raises FileRefused if it is missing, a folder, unreadable or too large."""
    path = Path(name)
    with in_words(f"Berkas {name} tidak dapat dibaca", "Periksa berkas itu.", FileRefused):
        if path.is_dir():
            raise FileRefused(
                f"{name} adalah folder.", "Sebut nama berkasnya, misalnya rencana.xlsx."
            )
        with path.open("rb") as file:
            # One byte too many shows that it is too large; /dev/zero would never end.
            content = file.read(limits.MAX_SIZE + 1)
        if len(content) > limits.MAX_SIZE:
            advice = limits.WORDS["refusals"]["too_big"][1]
            most = limits.MAX_SIZE // limits.MIB
            raise FileRefused(f"{name} lebih besar dari {most} MB.", advice)
    return content


def write_file(path: Path, content: bytes, what: str) -> None:
    """Write a file whole or not at all, and say so. A filled file of that name is moved aside.

    Raises MonevError.
    """
    advice = (
        "Periksa bahwa foldernya ada dan boleh ditulis, dan bahwa berkas itu tidak sedang dibuka."
    )
    with in_words(f"{path} tidak dapat ditulis", advice):
        platform_files.check_path(path)
        with platform_files.temporary_in(path.parent) as temporary:
            temporary.write_bytes(content)
            temporary.chmod(0o644)
            said = [f"{what} ditulis ke {path}."]
            if path.is_file() and path.stat().st_size > 0:
                aside = path.with_name(f"{path.stem} (lama {now():%Y-%m-%d %H.%M.%S}){path.suffix}")
                platform_files.replace(path, aside)
                said.append(f"Berkas yang sudah ada di situ disimpan sebagai {aside.name}.")
            platform_files.replace(temporary, path)
    output.say(*said)
