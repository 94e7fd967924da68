"""The answers a question can be given with one touch, the likeliest first. Each is tried before it
is proposed: words of a time only where they read without a doubt."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from monev.core.dates import MONTH_NAMES, fold_tenggat, format_tenggat
from monev.core.remarks import Remark
from monev.core.statuses import DONE, PLAIN_STATUSES, PLANNED, STATUS_BUKTI, STATUS_LAPORAN, VOID
from monev.questions.questions import OF_BUKTI, READ_AS_ONE, Question
from monev.reading import choices
from monev.reading.choices import YES, ChoiceItem, langkah_words, normalise, right_key
from monev.reading.due_dates.target_waktu import ACCEPTED_FORMS, read_time
from monev.reading.evidence.split import SIGNS, split_bukti
from monev.reading.reports.report_words import may_call_off
from monev.reading.vocabulary.bukti_kinds import AND, starts_like_document
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.reading.vocabulary.template_names import USUAL_AREA
from monev.reading.vocabulary.time_words import list_near_months

MOST_PROPOSALS = 4
"""More are no longer one touch: they have to be read first."""

_LATER_YEAR = re.compile(r"(?:(?:tahun|ta|t\.a)[. ]+)?(?:anggaran )?(20\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b|(?<=[a-z][ '-])\d\d$")
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•*–])\s*")

_ROLE_INSTEAD = {
    "due.cumulative": ("Tiap persen satu target", choices.EACH),
    "due.shares_stay": ("Sekali saja, saat pertama 100", choices.CUMULATIVE),
    "due.numbers_are_days": ("Bukan, angka itu jumlah", choices.EACH),
}
"""What marks may be instead of what they were taken for; any others are all the plan's."""

_DONE_IN_TIME = "reports.done_in_time"
"""Words of a time that report: Tercapai 4 Januari."""

_OF_ONE_ROW = frozenset({"rows.called_off", "rows.off_by_revision", "rows.struck"})
"""Doubts whose answer is for the langkah alone, whatever others say in the same words."""

Langkah = Mapping[str, Any]
"""A row of `questions.langkah`."""


class Proposal(NamedTuple):
    """One answer: `kind` tells it from the others of its question, `words` says it on a button,
    `items` are the choices it makes. `general` says it where it is given to several cells that say
    different things."""

    kind: str
    words: str
    items: tuple[ChoiceItem, ...]
    general: str = ""


class _Time(NamedTuple):
    """What a time could mean instead: its kind, why, the words of the time, and what is said of
    several."""

    kind: str
    because: str
    words: str
    general: str = ""


class Plan(NamedTuple):
    """What proposals are made from: the langkah of the unggahan in their order, and its year."""

    langkah: Sequence[Langkah]
    tahun: int

    def of(self, kode: str | None) -> Langkah:
        return next(langkah for langkah in self.langkah if langkah["kode"] == kode)

    def beside(self, kode: str) -> Iterator[tuple[str, list[Langkah]]]:
        """The langkah of the same area above one ("atas"), then those below it ("bawah"), the
        nearest first."""
        at = next(index for index, row in enumerate(self.langkah) if row["kode"] == kode)
        for kind, rows in (("atas", self.langkah[:at][::-1]), ("bawah", self.langkah[at + 1 :])):
            yield kind, [row for row in rows if row["area"] == self.langkah[at]["area"]]


def propose(like: Sequence[Question], plan: Plan) -> tuple[Proposal, ...]:
    """The answers of questions about cells that say the same, each settling all of them."""
    right = tuple(dict.fromkeys(item for question in like for item in question.right_answers))
    return tuple(_BY_MATTER.get(like[0].matter or "", _all_right)(like, plan, right))[
        :MOST_PROPOSALS
    ]


def _statuses(question: Question) -> Iterator[Proposal]:
    """What a word of a Status column may mean, of a target or of a bukti: of Batal first that it
    does not apply."""
    words = (
        OF_BUKTI
        if question.remarks[0].values.get("done") == STATUS_BUKTI["ada"]
        else STATUS_LAPORAN
    )
    likeliest = ("tidak_berlaku",) if may_call_off([question.value]) else ()
    for key in filter(words.__contains__, (*likeliest, *PLAIN_STATUSES)):
        yield Proposal(key, words[key], (ChoiceItem("status", question.value, key),), words[key])


def _all_right(
    like: Sequence[Question], plan: Plan, right: tuple[ChoiceItem, ...]
) -> Iterator[Proposal]:
    """That the reading is right; else that marks in a row are a target each, or another calendar is
    the plan's."""
    yield Proposal("benar", "Ya, bacaannya sudah benar", right, "Ya, semuanya sudah benar")
    values = like[0].remarks[0].values
    if "each" in values:
        items = [*right]
        for row in plan.langkah:
            words = values["each"].get(str(row["baris"]))
            if words and row["lembar"] == like[0].sheet:
                said = row["target_waktu"]
                items.append(ChoiceItem("waktu", said, words, langkah_words(row), plan.tahun))
        words = f"Bukan, tiap {values['unit']} yang ditandai satu target"
        yield Proposal("tiap", words, tuple(items))
    for letter, name in values.get("calendars", {}).items():
        other = (ChoiceItem("judul", name, "target_waktu"),)
        yield Proposal(f"deret {letter}", f"Bukan, deret mulai kolom {letter}", other)


def _scope(like: Sequence[Question], row: Langkah, shared: str) -> tuple[str, ...]:
    """The words of the langkah an answer is for: "" for every cell that says so, where every one of
    them is asked."""
    codes = {remark.code for question in like for remark in question.remarks}
    everyone = bool(like[0].value) and row[shared] == len({question.kode for question in like})
    if everyone and codes.isdisjoint(_OF_ONE_ROW):
        return ("",)
    return tuple(sorted({question.langkah for question in like}))


def _times(
    like: Sequence[Question], plan: Plan, right: tuple[ChoiceItem, ...]
) -> Iterator[Proposal]:
    if len(like) > 1 and "rows.blank_target_waktu" in like[0].codes:
        yield from _blank_times(like, plan)
        return
    row = plan.of(like[0].kode)
    others = day_order_elsewhere(like, plan)
    if row["tenggat"] and others:
        yield from _whole_column(like[0], others, right)
        return
    # Whoever writes batal or strikes a langkah out, hardly means that it stays as it was.
    instead = [*_other_times(like, row, plan)]
    likeliest = [proposal for proposal in instead if proposal.kind in ("batal", "tunda")]
    yield from likeliest
    if row["tenggat"]:
        said = "Targetnya tetap" if likeliest else "Ya, benar"
        general = "Ya, benar seperti dibaca"
        if _DONE_IN_TIME in like[0].codes:
            said, general = "Ya, laporan selesai", "Ya, semuanya laporan: selesai pada waktu itu"
        words = f"{said}: {_name_tenggat(row['tenggat'].split())}"
        yield Proposal("benar", words, right, general)
    yield from (proposal for proposal in instead if proposal not in likeliest)


def _blank_times(like: Sequence[Question], plan: Plan) -> Iterator[Proposal]:
    """What the blank times of a column may all mean: each as the langkah above it, the year's end,
    or no month."""
    above = {question.langkah: _time_above(question, plan) for question in like}
    end = f"Desember {plan.tahun}"
    ways = [
        ("akhir", f"Akhir tahun: {end}", dict.fromkeys(above, end)),
        ("insidental", "Memang tidak terikat bulan", dict.fromkeys(above, choices.INCIDENTAL)),
    ]
    if all(above.values()):
        ways.insert(0, ("atas", "Masing-masing seperti langkah di atasnya", above))
    for kind, said, words_of in ways:
        items = (
            ChoiceItem("waktu", "", words, langkah, plan.tahun)
            for langkah, words in words_of.items()
        )
        yield Proposal(kind, said, tuple(items))


def _time_above(question: Question, plan: Plan) -> str:
    """The time of the nearest langkah above that has one; "" for none."""
    keys = ""
    for row in plan.langkah:
        if row["kode"] == question.kode:
            break
        keys = row["tenggat"] or keys
    return ", ".join(map(format_tenggat, keys.split()))


def _other_times(like: Sequence[Question], row: Langkah, plan: Plan) -> Iterator[Proposal]:
    """What a time may mean instead, the likeliest first: each that reads without a doubt and
    otherwise than before."""
    first = like[0]
    seen = [row["tenggat"].split()]
    scope = _scope(like, row, "waktu_sama")
    for kind, because, words, general in _time_words(first, row, plan):
        is_without = kind in ("batal", "insidental")
        timing = read_time(words, plan.tahun)
        keys = [tenggat.tenggat for tenggat in timing.tenggat]
        # One window to December and each month to December have the same last tenggat, but are not
        # the same.
        is_same = keys in seen and kind != "target"
        if not is_without and (not keys or choices.open_doubts(timing) or is_same):
            continue
        seen.append(keys)
        tahun = plan.tahun if is_without or not first.value else None
        items = tuple(ChoiceItem("waktu", first.value, words, langkah, tahun) for langkah in scope)
        said = because if is_without else f"{because}: {_name_tenggat(keys)}"
        yield Proposal(kind, said, items, general)


def _rows(
    like: Sequence[Question], plan: Plan, right: tuple[ChoiceItem, ...]
) -> Iterator[Proposal]:
    """That rows are langkah of their own, or go on with the one above: first as they were read."""
    one, other, choice = READ_AS_ONE.get(like[0].remarks[0].code, _READ_APART)
    yield Proposal("benar", f"Ya, {one}", right, f"Ya, {one}")
    items: dict[ChoiceItem, None] = {}
    for question in like:
        if choice == choices.JOINED:
            row = plan.of(question.kode)
            items[ChoiceItem("baris", row["bukti_dukung"], choice, langkah_words(row))] = None
            continue
        texts = question.remarks[0].values.get("texts", {"": question.value})
        items |= dict.fromkeys(ChoiceItem("baris", text, choice) for text in texts.values())
    yield Proposal(choice, f"Bukan, {other}", tuple(items), f"Bukan, {other}")


_READ_APART = ("langkah tersendiri", "satu langkah dengan baris di atasnya", choices.JOINED)


def _whole_column(
    first: Question, others: Mapping[str, Remark], right: tuple[ChoiceItem, ...]
) -> Iterator[Proposal]:
    """Of a column that names day and month in figures: all of it is right, or all of it the other
    way round."""
    too = [*right]
    for text, remark in others.items():
        too.append(ChoiceItem("benar", right_key(text, remark.code, remark.values), YES))
    yield Proposal("benar_semua", "Ya, benar seperti dibaca", tuple(dict.fromkeys(too)))
    swapped = {first.value: first.remarks[0], **others}
    moved = (ChoiceItem("waktu", text, _swap_day(text, said)) for text, said in swapped.items())
    yield Proposal("tukar_semua", "Bulan dan harinya tertukar", tuple(moved))


def day_order_elsewhere(like: Sequence[Question], plan: Plan) -> dict[str, Remark]:
    """Other cells that name a day and a month in figures, with the doubt: reading asks it once for
    a whole column."""
    if {remark.code for question in like for remark in question.remarks} != {"due.day_first"}:
        return {}
    asked = {normalise(question.value) for question in like}
    others: dict[str, Remark] = {}
    for text in {row["target_waktu"]: None for row in plan.langkah}:
        said = read_time(text, plan.tahun).peringatan
        if normalise(text) not in asked and [each.code for each in said] == ["due.day_first"]:
            others[text] = said[0]
    return others


def _name_tenggat(keys: Sequence[str]) -> str:
    return fold_tenggat(keys) + (f" ({len(keys)} target)" if len(keys) > 1 else "")


def _time_words(question: Question, row: Langkah, plan: Plan) -> Iterator[_Time]:
    for remark in question.remarks:
        if other_readings := _OTHER_READINGS.get(remark.code):
            yield from other_readings(remark, question.value, plan.tahun)
    if _DONE_IN_TIME in question.codes:
        words = "Bukan laporan, itu targetnya"
        due = map(format_tenggat, row["tenggat"].split())
        yield _Time("target", words, ", ".join(due), words)
    yield from _other_rhythms(row, plan.tahun)
    if row["tenggat"]:
        return
    for kind, others in plan.beside(row["kode"]):
        for other in others[:1]:
            times = ", ".join(map(format_tenggat, other["tenggat"].split()))
            yield _Time(kind, f"Seperti langkah di {kind}nya", times or other["target_waktu"])
    yield _Time("akhir", "Akhir tahun", f"Desember {plan.tahun}")
    if "due.as_needed" not in question.codes:
        yield _Time("insidental", "Memang tidak terikat bulan", choices.INCIDENTAL)


def _called_off(remark: Remark, _: str, __: int) -> Iterator[_Time]:
    later = str(remark.values.get("later", ""))
    year = _LATER_YEAR.fullmatch(later)
    yield _Time("tunda", "Ditunda ke", f"Desember {year[1]}" if year else later)
    yield _Time("batal", "Tidak berlaku lagi", choices.CALLED_OFF)


def _swapped(remark: Remark, text: str, _: int) -> Iterator[_Time]:
    said = "Bulan dan harinya tertukar"
    yield _Time("tukar", said, _swap_day(text, remark), said)


def _of_own_year(remark: Remark, text: str, tahun: int) -> Iterator[_Time]:
    """A time of another year, or of one not shown, as one of the plan's; a year alone is all of
    it."""
    whole = f"Januari s.d. Desember {tahun}" if text.isdecimal() else _YEAR.sub(str(tahun), text)
    said = f"Maksudnya tahun {tahun}"
    yield _Time("tahun", said, str(remark.values.get("in_plan", whole)), said)


def _at_years_end(_: Remark, __: str, tahun: int) -> Iterator[_Time]:
    yield _Time("akhir", "Paling lambat akhir tahun", f"Desember {tahun}")


def _near_months(remark: Remark, _: str, tahun: int) -> Iterator[_Time]:
    for month in list_near_months(str(remark.values["words"])):
        yield _Time(month, "Maksudnya", f"{month} {tahun}")


def _last_day(remark: Remark, _: str, __: int) -> Iterator[_Time]:
    name = remark.values["month"]
    year = int(remark.values["tahun"])
    last = monthrange(year, MONTH_NAMES.index(name) + 1)[1]
    yield _Time("akhir_bulan", "Hari terakhir bulan itu", f"{last} {name} {year}")


def _into_next_year(remark: Remark, _: str, __: int) -> Iterator[_Time]:
    start = str(remark.values["start"])
    end = str(remark.values["end"])
    later = re.sub(r"20\d\d", lambda year: str(int(year[0]) + 1), end)
    yield _Time("lewat", "Sampai tahun berikutnya", f"{start} s.d. {later}")


def _by_marks(remark: Remark, _: str, __: int) -> Iterator[_Time]:
    yield _Time("tanda", "Menurut tandanya", str(remark.values["times"]), "Menurut tandanya")


def _that_day(remark: Remark, _: str, __: int) -> Iterator[_Time]:
    yield _Time("tanggal", "Tepat tanggal itu", str(remark.values["day"]), "Tepat tanggal itu")


_OTHER_READINGS: dict[str, Callable[[Remark, str, int], Iterator[_Time]]] = {
    **dict.fromkeys(_OF_ONE_ROW, _called_off),
    **dict.fromkeys(("due.day_first", "due.month_first", "due.turned"), _swapped),
    **dict.fromkeys(("due.year_differs", "due.year_not_shown"), _of_own_year),
    "due.after": _at_years_end,
    "due.words_not_used": _near_months,
    "due.no_such_day": _last_day,
    "due.end_before_start": _into_next_year,
    "rows.words_and_marks_differ": _by_marks,
    "files.date_without_format": _that_day,
}
"""What is doubtful in the words of a time → what it could mean instead, by the remark, the words
and the plan's year."""


def _other_rhythms(row: Langkah, tahun: int) -> Iterator[_Time]:
    """Instead of several tenggat one, at their end or beginning; instead of one for several months,
    each of them."""
    keys = row["tenggat"].split()
    if not keys:
        return
    are_months = all(len(key) == len("2025-01") and key.startswith(str(tahun)) for key in keys)
    first = int((row["mulai"] or keys[0])[5:7])
    last = int(keys[-1][5:7])
    if len(keys) > 1:
        end = months_in_words([first, last], span=True) if are_months else format_tenggat(keys[-1])
        start = MONTH_NAMES[first - 1] if are_months else format_tenggat(keys[0])
        yield _Time("sekali", "Sekali saja, selesai di akhirnya", end, "Sekali saja")
        yield _Time("awal", "Sekali saja, di awalnya", start, "Sekali saja, di awalnya")
    elif are_months and first < last:
        each = months_in_words(range(first, last + 1), span=False)
        yield _Time("bulanan", "Setiap bulan", each, "Setiap bulan")


def _swap_day(text: str, remark: Remark) -> str:
    """The words of a time with day and month the other way round; "" where the day is no month."""
    day = int(remark.values["day"])
    month = remark.values["month"]
    writing = str(remark.values["writing"])
    if writing not in text:
        writing = writing.rpartition("/")[0]  # 15/3 is read with the plan's year
    if not 1 <= day <= 12:
        return ""
    tahun = re.search(r"20\d\d", writing)
    return text.replace(
        writing, f"{month} {MONTH_NAMES[day - 1]} {tahun[0] if tahun else ''}".strip()
    )


def _documents(
    like: Sequence[Question], plan: Plan, right: tuple[ChoiceItem, ...]
) -> Iterator[Proposal]:
    first = like[0]
    row = plan.of(like[0].kode)
    if "evidence.joints_open" in first.codes:
        yield Proposal("benar", "Ya, masing-masing satu dokumen", right)
        words = "Bukan, di kedua sisinya dokumen tersendiri"
        yield Proposal("dua", words, tuple(_split_anew(plan)))
        return
    seen = [row["dokumen"].split("\n")] if row["dokumen"] else []
    if seen and not first.without_bukti:
        yield Proposal("benar", f"Ya, benar: {_name_documents(seen[0])}", right)
    scope = _scope(like, row, "bukti_sama")
    for kind, because, names in _document_lists(row, plan):
        if not names or names in seen:
            continue
        seen.append(names)
        value = "\n".join(names)
        items = tuple(ChoiceItem("bukti", row["bukti_dukung"], value, words) for words in scope)
        yield Proposal(kind, f"{because}{_name_documents(names)}", items)


def _split_anew(plan: Plan) -> Iterator[ChoiceItem]:
    """The documents of every cell in which *dan* may part two, parted there."""
    for text, read in {row["bukti_dukung"]: row["dokumen"] for row in plan.langkah}.items():
        whole = split_bukti(text)
        parted = split_bukti(text, SIGNS)
        names = "\n".join(document.nama for document in parted)
        if parted != whole and names != read:
            yield ChoiceItem("bukti", text, names)


def _document_lists(row: Langkah, plan: Plan) -> Iterator[tuple[str, str, list[str]]]:
    """Other documents that a cell may name, each list with its kind and why; of a cell that names
    none those of its neighbours."""
    written = row["bukti_dukung"]
    if normalise(written) and row["dokumen"]:
        names = list[str]()
        for piece in _pieces(r"\n|,|;", written):
            names += _at_document_words(piece)
        yield "kata", "", names
        yield "dan", "", _pieces(rf"\n|,|;|&|/|\b{AND}\b", written)
        yield "satu", "", [normalise(written)]
        return
    # Where several langkah in a row name none, what stands nearest is still sooner confirmed than
    # written.
    for kind, others in plan.beside(row["kode"]):
        other = next((other for other in others if other["dokumen"]), None)
        if other:
            yield kind, f"Seperti langkah {other['kode']}, ", other["dokumen"].split("\n")


def _pieces(pattern: str, text: str) -> list[str]:
    """The pieces of a cell, without numbering and bullets, each once."""
    cut = (_NUMBERING.sub("", piece) for piece in re.split(pattern, text))
    return [*filter(None, dict.fromkeys(" ".join(piece.split()).strip(" .,;") for piece in cut))]


def _at_document_words(name: str) -> list[str]:
    """A name cut before each word that begins another document: Undangan Daftar Hadir → Undangan,
    Daftar Hadir."""
    words = name.split()
    begins = [0]
    for k, word in enumerate(words):
        if k and word[0].isupper() and starts_like_document(" ".join(words[k:])):
            begins.append(k)
    return [" ".join(words[start:end]) for start, end in pairwise([*begins, len(words)])]


def _name_documents(names: Sequence[str]) -> str:
    return f"{len(names)} dokumen: {' · '.join(names)}"


def _areas(plan: Plan) -> Iterator[Proposal]:
    """The areas all rows without one can go to: those whose names the rows themselves speak of
    first."""
    rows = [langkah_words(langkah) for langkah in plan.langkah if langkah["area"] == "0"]
    said = {word for words in rows for word in words.lower().split() if len(word) > 3}
    areas = suggest_areas((langkah["area"], langkah["nama_area"]) for langkah in plan.langkah)
    areas.sort(key=lambda area: -len(said.intersection(area[1].lower().split())))
    for mark, name in areas:
        items = (ChoiceItem("area", "", f"{mark}\n{name}", words) for words in rows)
        yield Proposal(f"area {mark}", f"Area {mark} {name}", tuple(items))


def _marks(question: Question, plan: Plan, right: tuple[ChoiceItem, ...]) -> Iterator[Proposal]:
    code = question.remarks[0].code
    marks = question.value.split(" ")
    yield Proposal("benar", "Ya, benar seperti dibaca", right)
    others: dict[str, list[str]] = {}
    if code != "due.marks_differ":
        words, role = _ROLE_INSTEAD.get(code, ("Semua tanda itu rencana", PLANNED))
        others[words] = [role] * len(marks)
    # Another mark than the plan's is mostly what was done, another colour work that is on its way.
    rest, of_rest = (VOID, "bukan target") if code == "due.colours_differ" else (DONE, "realisasi")
    for mark in marks if len(marks) > 1 else ():
        words = f"Hanya “{mark.replace('_', ' ')}” yang rencana, lainnya {of_rest}"
        others[words] = [PLANNED if mark == each else rest for each in marks]
    for words, roles in (others or {f"Bukan, “{marks[0]}” itu realisasi": [DONE]}).items():
        said = " ".join(roles)
        yield Proposal(said, words, (ChoiceItem("tanda", question.value, said, tahun=plan.tahun),))


def _headings(question: Question, right: tuple[ChoiceItem, ...]) -> Iterator[Proposal]:
    values: dict[str, Any] = {}
    for remark in reversed(question.remarks):
        values |= remark.values
    meaning = values.get("meaning")
    taken = values.get("taken_heading")
    heading = question.value
    without = choices.WITHOUT_MEANING
    if taken is None:
        yield Proposal("benar", "Ya, bacaannya sudah benar", right)
        words = f"Bukan, kolom ini bukan {meaning}" if meaning else ""
        if question.remarks[0].code == "rows.perhaps_report":
            words = "Bukan, itu laporan: tidak dibaca"
        if words:
            yield Proposal("bukan", words, (ChoiceItem("judul", heading, without),))
        return
    yield Proposal("benar", f"Ya, {meaning} ialah kolom {values['taken']} “{taken}”", right)
    key = next((key for key, name in COLUMN_NAMES.items() if name == meaning), None)
    if key and normalise(str(taken)) != normalise(heading):
        items = (ChoiceItem("judul", heading, key), ChoiceItem("judul", str(taken), without))
        yield Proposal("tukar", f"Bukan, {meaning} ialah kolom ini, “{heading}”", items)


_BY_MATTER: dict[
    str, Callable[[Sequence[Question], Plan, tuple[ChoiceItem, ...]], Iterator[Proposal]]
] = {
    "area": lambda _, plan, __: _areas(plan),
    "judul": lambda like, _, right: _headings(like[0], right),
    "tanda": lambda like, plan, right: _marks(like[0], plan, right),
    "baris": _rows,
    "status": lambda like, *_: _statuses(like[0]),
    "waktu": _times,
    "bukti": _documents,
}
"""What settles a question → the answers proposed for those alike, with the choices that say its
reading is right."""


def months_in_words(months: Sequence[int], *, span: bool) -> str:
    """Months 1..12 as TARGET WAKTU says them: "Maret, Juni", or with `span` one piece of work:
    "Maret s.d. Juni"."""
    names = [MONTH_NAMES[month - 1] for month in sorted(set(months))]
    return f"{names[0]} s.d. {names[-1]}" if span and len(names) > 1 else ", ".join(names)


def try_time(text: str, tahun: int) -> tuple[str, bool]:
    """How words of a time would read for a plan of `tahun`, and whether that is without a doubt."""
    if text in choices.WITHOUT_TARGET:
        return choices.WITHOUT_TARGET[text], True
    timing = read_time(text, tahun)
    if not timing.tenggat:
        return f"Belum terbaca. {ACCEPTED_FORMS}", False
    return (timing.peringatan[0].pesan, False) if timing.peringatan else (timing.dibaca, True)


def suggest_areas(areas: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Areas to choose from: the plan's own (mark, name), then the usual ones it lacks."""
    own = dict.fromkeys(area for area in areas if area[0] != "0")
    marks = {mark for mark, _ in own}
    return [*own, *(area for area in USUAL_AREA if area[0] not in marks)]
