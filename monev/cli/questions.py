"""The open questions about a file, the same as on the page Unggah."""

from monev.cli import output
from monev.core.records import JsonObject, Reading
from monev.questions import MEANING_WORDS, file_questions, reading_sitting, take_census


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


def columns_json(reading: Reading) -> list[JsonObject]:
    """List what each column was taken for, in the shape of docs/operations.md."""
    told = []
    for table in reading.tables:
        for column in table.columns:
            told.append(
                {
                    "lembar": table.sheet,
                    "kolom": column.letter,
                    "judul": column.heading,
                    "arti": column.meaning,
                    "dipilih": column.is_chosen,
                }
            )
    return told


def say_columns(reading: Reading) -> None:
    """Print the census of a reading and what each column was taken for."""
    if reading.langkah:
        census = take_census(reading)
        output.say(census.line, *census.missing)
    for table in reading.tables:
        found = []
        for column in table.columns:
            words = MEANING_WORDS[column.meaning or ""]
            found.append(f"{column.letter} {column.heading or '(tanpa judul)'} = {words}")
        output.say(f"Lembar {table.sheet}, judul di baris {table.row}: {'; '.join(found)}.")
