"""Judge the reader with books whose truth is known: one verdict for each langkah.

    python tools/reading_bench.py FOLDER [FOLDER ...] [--each]

A book is a table with a JSON of the same stem beside it: satker, tahun, and `langkah` in order,
each with area (I to VII, or null), langkah (words), due (months), bukti (names), pic (or null), and
done (the due that are Selesai). All books are read in one process.

| verdict | the langkah is |
|---|---|
| right closed | right, and the form of columns stays closed |
| right open | right, and the form opens |
| asked | wrong, and the form opens, or a question is about its row or its table |
| silent | wrong, and nothing is asked |
| invented | read, and not in the book |
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from monev.core.records import Langkah, Reading
from monev.core.text import split_pics
from monev.questions import effect_of, reading_questions, take_census
from monev.reading import read_file
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import ROMAN, usual_number

VERDICTS = ("right closed", "right open", "asked", "silent", "invented")
Truth = dict[str, Any]


@dataclass
class Verdict:
    """What became of one langkah: the verdict, its words, and the fields that are wrong."""

    verdict: str
    words: str
    wrong: tuple[str, ...] = ()


def _area(langkah: Langkah) -> str | None:
    number = usual_number(langkah.nama_area)
    mark = ROMAN[number - 1] if number else langkah.area
    return None if mark == "0" else mark


def _done(reading: Reading, langkah: Langkah) -> set[str]:
    keys = [target.tenggat for target in langkah.tenggat]
    done: set[str] = set()
    for report in reading.realisasi or ():
        if report.kode == langkah.kode and report.status == "selesai":
            done |= {key[:7] for key in keys if report.tenggat in (None, key)}
    return done


def _names(texts: Any) -> list[str]:
    return sorted(normalize(str(text)) for text in texts or ())


def _wrong(reading: Reading, langkah: Langkah, truth: Truth) -> tuple[str, ...]:
    """List the fields of a langkah that are not as the book says."""
    due = {target.tenggat[:7] for target in langkah.tenggat}
    pics = truth.get("pic")
    pics = [pics] if isinstance(pics, str) else pics
    own = [langkah.pic] if langkah.pic else []
    parted = split_pics(langkah.pic) if langkah.pic else []
    said = {
        "area": (_area(langkah), truth.get("area")),
        "due": (due, {each[:7] for each in truth.get("due") or ()}),
        "bukti": (_names(each.nama for each in langkah.bukti), _names(truth.get("bukti"))),
        "pic": (_names(own), _names(pics)),
    }
    if _names(parted) == _names(pics):
        del said["pic"]
    if "done" in truth:
        said["done"] = (_done(reading, langkah), {each[:7] for each in truth["done"] or ()})
    return tuple(
        f"{name}: {ours} ≠ {theirs}" for name, (ours, theirs) in said.items() if ours != theirs
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _same_work(left: list[Langkah], expected: Truth) -> list[Langkah]:
    """List the langkah with the same words, that of the same area first."""
    words = normalize(expected["langkah"])
    same = [each for each in left if normalize(each.langkah_aksi) == words]
    return sorted(same, key=lambda each: _area(each) != expected.get("area"))


def _asked_rows(reading: Reading) -> Iterator[int]:
    """List the rows of langkah that a question is about: its own, those it names, those alike."""
    rows = sorted(each.baris for each in reading.langkah)
    cells = {each.baris: {*each.lainnya.values()} for each in reading.langkah}
    for question in filter(effect_of, reading_questions(reading)):
        named = {question.row or 0}
        for remark in question.remarks:
            for name in ("each", "last", "texts"):
                named |= {int(row) for row in remark.values.get(name, {}) if row.isdecimal()}
            named.add(remark.values.get("above", 0))
        if question.matter == "tanda":
            yield from rows  # what marks or colours mean holds for all of them
        if question.matter == "status":
            yield from (row for row, texts in cells.items() if question.value in texts)
        for row in named:
            yield row
            yield from [each for each in rows if each <= row][-1:]  # a row that goes on


def judge(path: Path) -> Iterator[Verdict]:
    """Give each langkah of a book, and each that is read beside them, its verdict."""
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    reading = read_file(path.read_bytes(), path.name)
    is_open = bool(reading.galat) or bool(take_census(reading).missing)
    asked = {*_asked_rows(reading)}
    left = list(reading.langkah)
    unread = bool(reading.unread)  # storing asks for consent to leave these tables
    for expected in truth["langkah"]:
        same = _same_work(left, expected)
        if not same:
            verdict = "asked" if is_open or unread else "silent"
            yield Verdict(verdict, expected["langkah"], ("missing",))
            continue
        langkah = same[0]
        left.remove(langkah)
        wrong = _wrong(reading, langkah, expected)
        verdict = "right open" if is_open else "right closed"
        if wrong:
            verdict = "asked" if is_open or langkah.baris in asked else "silent"
        yield Verdict(verdict, langkah.langkah_aksi, wrong)
    for langkah in left:
        verdict = "asked" if is_open or langkah.baris in asked else "invented"
        yield Verdict(verdict, langkah.langkah_aksi, ("not in the book",))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--each", action="store_true", help="print each verdict that is not right")
    said = options.parse_args()
    for folder in said.folders:
        started = time.process_time()
        total, opened = Counter[str](), 0
        books = [path.with_suffix("") for path in sorted(folder.glob("*.json"))]
        for stem in books:
            path = next(each for each in folder.glob(f"{stem.name}.*") if each.suffix != ".json")
            verdicts = [*judge(path)]
            count = Counter(each.verdict for each in verdicts)
            opened += bool(count["right open"] or count["asked"])
            total += count
            for each in verdicts if said.each else ():
                if not each.verdict.startswith("right"):
                    _say(
                        f"{path.name}: {each.verdict}: {each.words[:50]}: {'; '.join(each.wrong)[:200]}"
                    )
        whole = sum(total.values()) or 1
        parts = (f"{name} {total[name]} ({total[name] / whole:.1%})" for name in VERDICTS)
        seconds = time.process_time() - started
        _say(
            f"{folder.name}: {len(books)} books, {opened} asked; {' · '.join(parts)}; {seconds:.1f} s"
        )


if __name__ == "__main__":
    main()
