"""What a file is asked about, as the commands say it: the same questions as the page Unggah has."""

from monev.cli import output
from monev.core.records import JsonObject, Reading
from monev.questions import file_questions, reading_sitting


def questions_json(reading: Reading) -> list[JsonObject]:
    """What the file is asked about, in the shape of docs/operations.md: as the page Unggah asks it,
    in its order."""
    sitting = reading_sitting(reading, file_questions(reading))
    told = []
    for asked in sitting.left:
        cells = dict.fromkeys(str(each.cell or each.row) for each in asked.like)
        proposals = sitting.proposals(asked)
        told.append(
            {
                "hal": asked.effect,
                "lembar": asked.first.sheet,
                "sel": list(cells),
                "kolom": asked.first.column,
                "nilai": asked.first.value,
                "pesan": asked.first.message,
                "pilihan": [proposal.words for proposal in proposals],
            }
        )
    return told


def say_questions(count: int) -> None:
    """How much is asked about a file, and where it is answered."""
    if count:
        output.say(
            f"{count} pertanyaan tentang isi berkas: jawab di halaman Unggah, atau nanti di Mutu "
            "Data."
        )
