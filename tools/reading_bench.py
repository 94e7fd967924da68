"""Judge the reader with books whose truth is known: one verdict for each langkah.

    python tools/reading_bench.py FOLDER [FOLDER ...] [--each] [--answered]
    python tools/reading_bench.py FOLDER [FOLDER ...] --kept KEPT.json

`--kept`: no truth is needed. What is read of every file of the folders (of a folder of small books,
of each case) is kept in KEPT.json; if that is there, each field that is read otherwise is printed
instead, old and new, and the command fails. Files are opened once for all runs, until
`monev/reading/files` changes. Run it before a change of the reader and after it: what the change
does not name stays as it is.

Else a book is a table with a JSON of the same stem beside it: satker, tahun, and `langkah` in order,
each with area (I to VII, or null), langkah (words), due (months), bukti (names), pic (or null), and
done (the due that are Selesai). All books are read in one process.

| verdict | the langkah is |
|---|---|
| right closed | right, and the form of columns stays closed |
| right open | right, and the form opens |
| asked | wrong, and the form opens, or a question is about its row or its table |
| silent | wrong, and nothing is asked |
| invented | read, and not in the book |

`--answered`: where a book is not right, the truth answers: of the answers that the product offers
(tables, columns, questions) it touches the one that mends most, until none does. STEM.answers.txt
says what the columns mean (`HEADING -> meaning`). Then the office's next file, with the same layout
and other words, is read with these answers.
"""

import argparse
import hashlib
import importlib
import io
import json
import pickle
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from openpyxl import load_workbook

from monev.core.errors import FileRefused
from monev.core.records import Langkah, Reading
from monev.core.text import split_pics
from monev.questions import (
    choose_meaning,
    choose_tables,
    effect_of,
    reading_questions,
    reading_sitting,
    take_census,
)
from monev.reading import read_file
from monev.reading.areas import WITHOUT_AREA
from monev.reading.choices import JANUARY, ChoiceItem, build_choices
from monev.reading.files.grid import Book
from monev.reading.vocabulary.bukti_kinds import MARK
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import ROMAN, usual_number
from monev.reading.whole_file import open_workbook, read_book

ROOT = Path(__file__).resolve().parent.parent
VERDICTS = ("right closed", "right open", "asked", "silent", "invented")
Truth = dict[str, Any]


@dataclass
class Verdict:
    """What became of one langkah: the verdict, its words, and the fields that are wrong."""

    verdict: str
    words: str
    wrong: tuple[str, ...] = ()


def _area(langkah: Langkah) -> str | None:
    if "hasil" in normalize(langkah.nama_area):
        return "VII"  # the LKE's second part, whatever mark is printed before it
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
        if question.matter == "area":  # asked until none lacks one
            yield from (each.baris for each in reading.langkah if each.nama_area == WITHOUT_AREA)
        if question.matter == "status":
            yield from (row for row, texts in cells.items() if question.value in texts)
        for row in named:
            yield row
            yield from [each for each in rows if each <= row][-1:]  # a row that goes on


def _truth_of(path: Path) -> Truth:
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def judge(path: Path) -> Iterator[Verdict]:
    """Give each langkah of a book, and each that is read beside them, its verdict."""
    reading = read_file(path.read_bytes(), path.name)
    return give_verdicts(reading, _truth_of(path))


def give_verdicts(reading: Reading, truth: Truth) -> Iterator[Verdict]:
    """Give each langkah of a reading its verdict."""
    is_open = bool(reading.galat) or bool(take_census(reading).missing)
    asked = {*_asked_rows(reading)}
    left = list(reading.langkah)
    unread = bool(reading.unread)  # storing asks for consent to leave these tables
    words = {normalize(question.value or "") for question in reading_questions(reading)}
    for expected in truth["langkah"]:
        same = _same_work(left, expected)
        if not same:
            is_asked = is_open or unread or normalize(expected["langkah"]) in words
            verdict = "asked" if is_asked else "silent"
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


_MOST_TOUCHES = 8
_MEANINGS = {
    "langkah": "langkah_aksi",
    "bukti": "bukti_dukung",
    "pic": "pic",
    "waktu": "target_waktu",
    "area": "area",
    "realisasi": "status",
    "nothing": "",
    "keterangan": "",
}
"""The first word of a meaning in STEM.answers.txt → the meaning that the form offers."""


@dataclass
class Answered:
    """A book once the truth has answered: its langkah, those right, and the touches it took."""

    total: int
    right: int
    touches: int
    next_touches: int | None = None
    next_right: int = 0


@dataclass
class Answerer:
    """Answers what is asked of a book by its truth."""

    data: bytes
    name: str
    truth: Truth
    meanings: dict[str, str]

    def __post_init__(self) -> None:
        self.book = open_workbook(self.data)

    def read(self, items: tuple[ChoiceItem, ...]) -> Reading:
        """Read the book with these answers; its year and office are said where it has none."""
        choice = build_choices(replace(item, tahun=None) for item in items)
        return read_book(self.book, self.name, self.truth["tahun"], self.truth["satker"], choice)

    def right(self, reading: Reading) -> int:
        """Return how many langkah are right, less those that are not in the book."""
        verdicts = [*give_verdicts(reading, self.truth)]
        extra = sum(each.wrong == ("not in the book",) for each in verdicts)
        return sum(each.verdict.startswith("right") for each in verdicts) - extra

    def answer(self, given: tuple[ChoiceItem, ...] = ()) -> tuple[tuple[ChoiceItem, ...], int, int]:
        """Return all answers, how many touches these took, and how many langkah are right then."""
        reading = self.read(given)
        best = self.right(reading)
        for touches in range(_MOST_TOUCHES):
            tried = [
                (self.right(self.read((*given, *each))), each) for each in self._offers(reading)
            ]
            right, items = max(tried, key=lambda each: each[0], default=(0, ()))
            if best == len(self.truth["langkah"]) or right <= best:
                return given, touches, best
            best, given = right, (*given, *items)
            reading = self.read(given)
        return given, _MOST_TOUCHES, best

    def _offers(self, reading: Reading) -> Iterator[tuple[ChoiceItem, ...]]:
        """List the answers that a touch gives: of the tables, of the columns, of the questions."""
        names = {table.name for table in reading.plans if table.is_read}
        for table in reading.plans:
            yield tuple(choose_tables(reading, names ^ {table.name}))
        columns = {column.key: column for table in reading.tables for column in table.columns}
        for column in columns.values():
            meaning = self.meanings.get(normalize(column.heading))
            if meaning is not None and meaning != (column.meaning or ""):
                yield (choose_meaning(column, meaning),)
            if any("target_waktu" in table.missing for table in reading.tables):
                yield (choose_meaning(column, JANUARY),)
        sitting = reading_sitting(reading, reading_questions(reading))
        for asked in (*sitting.left, *sitting.told):
            for proposal in sitting.proposals(asked):
                yield proposal.items


def _meanings_of(path: Path) -> dict[str, str]:
    """Return heading → meaning as the book's writer said."""
    said = path.with_suffix(".answers.txt")
    lines = said.read_text(encoding="utf-8").splitlines() if said.exists() else []
    found: dict[str, str] = {}
    for line in lines:
        heading, arrow, meaning = line.partition(" -> ")
        word = meaning.split(" ")[0].lower()
        if arrow and word in _MEANINGS:
            found[normalize(heading.replace(" / ", " "))] = _MEANINGS[word]
    return found


def answer_book(path: Path) -> Answered:
    """Answer a book by its truth, and read its office's next file with the same answers."""
    truth = _truth_of(path)
    answerer = Answerer(path.read_bytes(), path.name, truth, _meanings_of(path))
    items, touches, right = answerer.answer()
    result = Answered(len(truth["langkah"]), right, touches)
    if path.suffix == ".xlsx":
        other = _next_file(path, truth)
        stored = tuple(replace(item, tahun=None) for item in items if item.tahun is None)
        _, result.next_touches, result.next_right = Answerer(*other, answerer.meanings).answer(
            stored
        )
    return result


def _next_file(path: Path, truth: Truth) -> tuple[bytes, str, Truth]:
    """Return the same layout with other work: each langkah has a word more."""
    workbook = load_workbook(path)
    words = {normalize(each["langkah"]) for each in truth["langkah"]}
    for sheet in workbook.worksheets:
        for cell in chain.from_iterable(sheet.iter_rows()):
            text = cell.value if isinstance(cell.value, str) else ""
            if {normalize(text), normalize(MARK.sub("", text, count=1))} & words:
                cell.value = f"{cell.value} lanjutan"
    stored = io.BytesIO()
    workbook.save(stored)
    renamed = [{**each, "langkah": f"{each['langkah']} lanjutan"} for each in truth["langkah"]]
    return stored.getvalue(), path.name, {**truth, "langkah": renamed}


def _say_answered(folder: Path, paths: list[Path], *, each: bool) -> None:
    books = {path.name: answer_book(path) for path in paths}
    total = sum(book.total for book in books.values()) or 1
    right = sum(book.right for book in books.values())
    again = [book for book in books.values() if book.next_touches is not None]
    _say(
        f"{folder.name}, answered by truth: right {right} of {total} ({right / total:.1%}); "
        f"touches {sum(book.touches for book in books.values())}, at most "
        f"{max(book.touches for book in books.values())}; next file: touches "
        f"{sum(book.next_touches or 0 for book in again)}"
    )
    for name, book in books.items() if each else ():
        _say(f"  {name}: {book}")


BOOKS = {".xlsx", ".xls", ".ods", ".csv", ".docx"}
_SHOWN = 300


def _books_of(folder: Path) -> Iterator[tuple[str, bytes, str]]:
    """List the books of a folder: key, content, and name of each file and of each small case."""
    for path in sorted(folder.rglob("*")):
        key = f"{folder.name}/{path.relative_to(folder)}"
        if path.suffix in BOOKS:
            yield key, path.read_bytes(), path.name
        if path.suffix == ".py" and path.resolve().is_relative_to(ROOT):
            for case, (data, name) in _cases_of(path):
                yield f"{key}: {case}", data, name


def _cases_of(path: Path) -> Iterator[tuple[str, tuple[bytes, str]]]:
    """List the small books of a module of tests, which hands each text of cases to one maker."""
    tables = importlib.import_module("tests.reading.tables")
    texts, make_test = list[str](), tables.reading_test
    tables.reading_test = lambda text: (texts.append(text), make_test(text))[1]
    module = ".".join(path.resolve().relative_to(ROOT).with_suffix("").parts)
    importlib.import_module(module)
    tables.reading_test = make_test
    for number, case in enumerate(chain.from_iterable(map(tables.read_cases, texts))):
        yield f"{number} {case.sentence}", tables.file_of(case)


def _open_once(data: bytes, kept: Path) -> Book | str:
    """Return an opened book, or why it is refused; opened before: as it was then."""
    path = kept / hashlib.sha256(data).hexdigest()
    if not path.exists():
        try:
            book: Book | str = open_workbook(data)
        except FileRefused as refused:
            book = str(refused)
        path.write_bytes(pickle.dumps(book))
    return pickle.loads(path.read_bytes())


def _folder_of_opened() -> Path:
    """Return the folder of what these readers of files opened: another one for each change."""
    sources = sorted((ROOT / "monev" / "reading" / "files").glob("*"))
    known = b"".join(path.read_bytes() for path in sources if path.is_file())
    folder = Path(tempfile.gettempdir()) / f"monev-books-{hashlib.sha256(known).hexdigest()[:12]}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _as_read(data: bytes, name: str, kept: Path) -> dict[str, Any]:
    """Read a book, and return each field of its reading as JSON has it."""
    book = _open_once(data, kept)
    if isinstance(book, str):
        return {"refused": book}
    try:
        reading = read_book(book, name)
    except FileRefused as refused:
        return {"refused": str(refused)}
    return json.loads(json.dumps(asdict(reading), default=_plain, sort_keys=True))


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else str(value)


def _list_changes(old: Any, new: Any, place: str) -> Iterator[str]:
    """List where two values differ: mappings and lists of one length are looked into."""
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for name, value in old.items():
            yield from _list_changes(value, new[name], f"{place}.{name}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, pair in enumerate(zip(old, new, strict=True)):
            yield from _list_changes(*pair, f"{place}[{number}]")
    elif isinstance(old, list) and isinstance(new, list):
        gone, come = ([each for each in one if each not in two] for one, two in _pairs(old, new))
        yield f"{place}: - {str(gone)[:_SHOWN]}\n      + {str(come)[:_SHOWN]}"
    elif old != new:
        yield f"{place}: - {str(old)[:_SHOWN]}\n      + {str(new)[:_SHOWN]}"


def _pairs(old: list[Any], new: list[Any]) -> tuple[tuple[list[Any], list[Any]], ...]:
    return (old, new), (new, old)


def compare(kept: Path, folders: list[Path]) -> int:
    """Keep what is read of these folders, or print what is read otherwise and count the books."""
    started, opened = time.process_time(), _folder_of_opened()
    books = chain.from_iterable(map(_books_of, folders))
    read = {key: _as_read(data, name, opened) for key, data, name in books}
    langkah = sum(len(each.get("langkah", ())) for each in read.values())
    seconds = time.process_time() - started
    _say(f"{len(read)} books, {langkah} langkah; {seconds:.1f} s")
    if not kept.exists():
        kept.write_text(json.dumps(read), encoding="utf-8")
        return 0
    before: Mapping[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    differ = [key for key in {**before, **read} if before.get(key) != read.get(key)]
    for key in differ:
        _say(key)
        for change in _list_changes(before.get(key), read.get(key), ""):
            _say(f"    {change}")
    _say(f"{len(differ)} books are read otherwise")
    return len(differ)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--each", action="store_true", help="print each verdict that is not right")
    options.add_argument("--answered", action="store_true", help="answer by truth, count touches")
    options.add_argument("--kept", type=Path, help="keep what is read, or print what differs")
    said = options.parse_args()
    if said.kept:
        sys.exit(bool(compare(said.kept, said.folders)))
    for folder in said.folders:
        started = time.process_time()
        total, opened = Counter[str](), 0
        books = [path.with_suffix("") for path in sorted(folder.glob("*.json"))]
        for stem in books:
            path = _file_of(stem)
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
        if said.answered:
            _say_answered(folder, [*map(_file_of, books)], each=said.each)


def _file_of(stem: Path) -> Path:
    found = stem.parent.glob(f"{stem.name}.*")
    return next(each for each in found if each.suffix not in (".json", ".txt"))


if __name__ == "__main__":
    main()
