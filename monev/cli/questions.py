"""The open questions about a file, the same as on the page Unggah."""

from monev.cli import output
from monev.core.records import JsonObject, Reading
from monev.questions import file_questions, reading_sitting


def questions_json(reading: Reading) -> list[JsonObject]:
    """List open questions in the shape of docs/operations.md, in the order of the page Unggah."""
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
    """Print how many questions are open and where to answer them, if any."""
    if count:
        output.say(
            f"{count} pertanyaan tentang isi berkas: jawab di halaman Unggah, atau nanti di Mutu "
            "Data."
        )
