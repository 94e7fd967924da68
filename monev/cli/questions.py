"""The open questions about a file, the same as on the page Unggah, and the answers to them."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import replace

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
    read_cell,
    read_choices,
    read_tables,
    reading_sitting,
    take_census,
)
from monev.reading.choices import WITHOUT_CHOICES, ChoiceItem, ReadingChoices, build_choices
from monev.writing.choice_checks import tidy_choices

_VALUE = 80
_VALUES = 240


def read_answered(
    read: Callable[[ReadingChoices], Reading], options: argparse.Namespace
) -> tuple[Reading, list[ChoiceItem]]:
    """Read a file, and again with --tabel, --kolom and --jawab; return these choices too.

    The numbers of --jawab are those of the questions that are open once the others are said. Raises
    FileRefused.
    """
    reading = read(WITHOUT_CHOICES)
    items = list[ChoiceItem]()
    if options.tabel:
        items += read_tables(reading, options.tabel)
        reading = read(_of_any_year(items))
    if options.kolom:
        items += read_choices(reading.tables, options.kolom)
        reading = read(_of_any_year(items))
    if options.jawab:
        items += _take_answers(reading, options.jawab)
        reading = read(_of_any_year(items))
    return reading, items


def _of_any_year(items: Iterable[ChoiceItem]) -> ReadingChoices:
    """Return the answers about this file for reading it, whatever its year."""
    return build_choices(replace(item, tahun=None) for item in items)


def _take_answers(reading: Reading, said: Iterable[str]) -> list[ChoiceItem]:
    """Return the answers to questions by their numbers, and what is said of cells by kode."""
    sitting = _sitting(reading)
    items = list[ChoiceItem]()
    for words in said:
        number, _, answer = words.partition("=")
        if cell := read_cell(reading, number, answer):
            items += tidy_choices([cell], reading.tahun or 0)
            continue
        offered = {}
        for place, asked in enumerate(sitting.left, start=1):
            if str(place) == number.strip():
                offered = dict(enumerate(sitting.proposals(asked), start=1))
        chosen = {str(place): proposal for place, proposal in offered.items()}.get(answer.strip())
        if chosen is None:
            raise FileRefused(
                f"“{words}” bukan jawaban atas pertanyaan berkas ini.",
                "Tulis nomor pertanyaan dan nomor jawabannya seperti disebut periksa, misalnya "
                "1=2; atau sebuah sel dan isinya, misalnya “I.2.1 waktu=Juni”.",
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
        "tabel": _tables_json(reading),
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
                "nilai": asked.written,
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
        value = asked.written
        written = f"tertulis “{shorten(value, _VALUES)}”" if value else "kosong"
        output.say(f"{number}. {', '.join(filter(None, place))}, {written}: {first.message}")
        for choice, proposal in enumerate(sitting.proposals(asked), start=1):
            output.say(f"   {choice} = {shorten(proposal.words, _VALUE)}")


def _tables_json(reading: Reading) -> list[JsonObject]:
    return [
        {
            "nama": table.name,
            "lembar": table.sheet,
            "baris": [table.first, table.last],
            "langkah": table.langkah,
            "judul": table.title,
            "dibaca": table.is_read,
            "dipilih": table.is_settled,
        }
        for table in reading.plans
    ]


def _say_tables(reading: Reading) -> None:
    """Print the tables that may be the plan, by number, where there are several."""
    if len(reading.plans) < 2:
        return
    output.say("Tabel berkas ini. Yang dibaca dapat dipilih dengan --tabel NOMOR (boleh berulang):")
    number = 0
    for table in reading.plans:
        number += table.has_headings
        named = f"{number}." if table.has_headings else "-"
        said = "dibaca" if table.is_read else "tidak dibaca"
        place = f"lembar {table.sheet}, baris {table.first}–{table.last}"
        output.say(f"{named} {table.name} ({place}, {table.langkah} langkah): {said}")


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
                    "masa": column.period or None,
                    "dipilih": column.is_chosen,
                }
            )
    return told


def say_columns(reading: Reading) -> None:
    """Print which tables were read, the census, and what each column was taken for."""
    _say_tables(reading)
    if reading.langkah:
        census = take_census(reading)
        output.say(census.line, *census.missing)
    for table in reading.tables:
        found = []
        for column in table.columns:
            words = MEANING_WORDS[column.meaning or ""]
            words = f"{words} ({column.period})" if column.period else words
            found.append(f"{column.letter} {column.heading or '(tanpa judul)'} = {words}")
        output.say(f"Lembar {table.sheet}, judul di baris {table.row}: {'; '.join(found)}.")
