"""The open questions about a file, the same as on the page Unggah, and the answers to them."""

import argparse
from collections.abc import Callable, Iterable

from monev.cli import output
from monev.core.errors import FileRefused
from monev.core.records import JsonObject, Reading
from monev.core.remarks import Remark
from monev.core.text import shorten
from monev.questions import (
    MEANING_WORDS,
    AskedOnce,
    Sitting,
    file_questions,
    read_choices,
    reading_sitting,
    take_census,
)
from monev.reading.choices import WITHOUT_CHOICES, ChoiceItem, ReadingChoices, build_choices

_VALUE = 80


def read_answered(
    read: Callable[[ReadingChoices], Reading], options: argparse.Namespace
) -> tuple[Reading, list[ChoiceItem]]:
    """Read a file, and again with what --kolom and --jawab say of it; return these choices too.

    The numbers of --jawab are those of the questions that are open once --kolom is said. Raises
    FileRefused.
    """
    reading = read(WITHOUT_CHOICES)
    items = list[ChoiceItem]()
    if options.kolom:
        items += read_choices(reading.tables, options.kolom)
        reading = read(build_choices(items))
    if options.jawab:
        items += _take_answers(_sitting(reading), options.jawab)
        reading = read(build_choices(items))
    return reading, items


def _take_answers(sitting: Sitting, said: Iterable[str]) -> list[ChoiceItem]:
    items = list[ChoiceItem]()
    for words in said:
        number, _, answer = words.partition("=")
        offered = {}
        for place, asked in enumerate(sitting.left, start=1):
            if str(place) == number.strip():
                offered = dict(enumerate(sitting.proposals(asked), start=1))
        chosen = {str(place): proposal for place, proposal in offered.items()}.get(answer.strip())
        if chosen is None:
            raise FileRefused(
                f"“{words}” bukan jawaban atas pertanyaan berkas ini.",
                "Tulis nomor pertanyaan dan nomor jawabannya seperti disebut periksa, misalnya "
                "1=2.",
            )
        items += chosen.items
    return items


def _sitting(reading: Reading) -> Sitting:
    return reading_sitting(reading, file_questions(reading))


def reading_answers(reading: Reading) -> JsonObject:
    """Return the census, the columns and the open questions in the shape of docs/operations.md."""
    census = take_census(reading)
    return {
        "sensus": {"ringkas": census.line, "kurang": list(census.missing)},
        "kolom": _columns_json(reading),
        "pertanyaan": _questions_json(_sitting(reading)),
    }


def _questions_json(sitting: Sitting) -> list[JsonObject]:
    told = []
    for asked in sitting.left:
        told.append(
            {
                "hal": asked.effect,
                "lembar": asked.first.sheet,
                "sel": _cells(asked),
                "kolom": asked.first.column,
                "nilai": asked.first.value,
                "pesan": asked.first.message,
                "pilihan": [proposal.words for proposal in sitting.proposals(asked)],
            }
        )
    return told


def _cells(asked: AskedOnce) -> list[str]:
    return list(dict.fromkeys(str(each.cell or each.row) for each in asked.like))


def say_told(reading: Reading, remarks: Iterable[Remark]) -> None:
    """Print the remarks that are no open question, which `say_questions` prints."""
    asked = list[Remark]()
    for once in _sitting(reading).left:
        for question in once.like:
            asked += question.remarks
    if told := [remark for remark in remarks if remark not in asked]:
        output.say_remarks(told)


def say_questions(reading: Reading) -> None:
    """Print the open questions, each with its place and its answers by number."""
    sitting = _sitting(reading)
    if not sitting.left:
        return
    output.say(
        "",
        f"{len(sitting.left)} pertanyaan tentang isi berkas. Jawab dengan --jawab "
        "PERTANYAAN=JAWABAN (misalnya 1=2), atau di halaman Unggah:",
    )
    for number, asked in enumerate(sitting.left, start=1):
        first = asked.first
        place = [f"lembar {first.sheet}", shorten(", ".join(_cells(asked)), _VALUE), first.column]
        value = first.value or first.marks
        written = f"tertulis “{shorten(value, _VALUE)}”" if value else "kosong"
        output.say(f"{number}. {', '.join(filter(None, place))}, {written}: {first.message}")
        for choice, proposal in enumerate(sitting.proposals(asked), start=1):
            output.say(f"   {choice} = {shorten(proposal.words, _VALUE)}")


def _columns_json(reading: Reading) -> list[JsonObject]:
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
