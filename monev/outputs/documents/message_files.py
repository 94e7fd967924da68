"""The messages as files to send: for each PIC the message itself, and where it stops short its whole list beside it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from monev.outputs.documents.letters import write_message_per_pic

if TYPE_CHECKING:
    from monev.outputs.documents.material import Material


def write_message_files(material: Material) -> bytes:
    """An archive: Pesan, Ketua.txt; Daftar lengkap, Ketua.txt. Empty but for a note where nobody is to be told."""
    messages, whole = write_message_per_pic(material), write_message_per_pic(material, whole=True)
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for number, (pic, message) in enumerate(messages.items(), start=1):
            whose = f"{number:02} {_file_name(pic)}.txt"
            archive.writestr(f"Pesan, {whose}", message + "\n")
            if whole[pic] != message:
                archive.writestr(f"Daftar lengkap, {whose}", whole[pic] + "\n")
        if not messages:
            archive.writestr("Tidak ada yang perlu dikirim.txt", "Tidak ada yang perlu dikirim.\n")
    return content.getvalue()


def _file_name(pic: str) -> str:
    """A PIC's name as every system takes it in a file's name; the number before it keeps two of them apart."""
    return " ".join("".join(letter if letter.isalnum() or letter in ".,-()" else " " for letter in pic).split())[:80]
