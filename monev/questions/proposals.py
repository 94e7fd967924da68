"""Propose answers of one touch to a question, the likeliest first.

Each is tried before: words of a time must read without a doubt.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import NamedTuple

from monev.core.dates import MONTH_NAMES, fold_tenggat, format_tenggat
from monev.core.records import JsonObject, Langkah
from monev.core.statuses import DONE, PLAIN_STATUSES, PLANNED, STATUS_BUKTI, STATUS_LAPORAN, VOID
from monev.questions.open_questions import OF_BUKTI, READ_AS_ONE, Question, words_of
from monev.questions.other_times import OF_ONE_ROW, OtherTime, other_readings, other_rhythms
from monev.reading import choices
from monev.reading.choices import ChoiceItem, normalise
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.pics import known_pics, several_pics
from monev.reading.report_words import may_call_off
from monev.reading.vocabulary.bukti_kinds import AND, starts_like_document
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.reading.vocabulary.marks import EMPTY_SIGNS
from monev.reading.vocabulary.template_names import USUAL_AREA

MOST_PROPOSALS = 4
"""More are no longer one touch: they need reading."""

_NUMBERING = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•*–])\s*")

_PAIRS = ("vx", "ty", "ny", "☑☒")
_READ_APART = ("langkah tersendiri", "satu langkah dengan baris di atasnya", choices.JOINED)


class Proposal(NamedTuple):
    """One answer of a question.

    `kind` tells it from the others of its question, `words` stand on its button, `items` are the
    choices it makes. `general` are the words for several cells that say different things.
    """

    kind: str
    words: str
    items: tuple[ChoiceItem, ...]
    general: str = ""


class Plan(NamedTuple):
    """The plan behind the proposals: its langkah in their order, and its year."""

    langkah: Sequence[Langkah]
    tahun: int

    def of(self, kode: str | None) -> Langkah:
        """Return the langkah of this kode."""
        found = (langkah for langkah in self.langkah if langkah.kode == kode)
        return next(found)

    def beside(self, kode: str) -> Iterator[tuple[str, list[Langkah]]]:
        """Return the langkah of the same area above one, then those below it, the nearest first.

        Those above are "atas", those below "bawah".
        """
        area = self.of(kode).area
        above = list[Langkah]()
        below = list[Langkah]()
        is_past = False
        for row in self.langkah:
            if row.area != area:
                continue
            if row.kode == kode and not is_past:
                is_past = True
            else:
                (below if is_past else above).append(row)
        yield "atas", above[::-1]
        yield "bawah", below


def propose(like: Sequence[Question], plan: Plan) -> tuple[Proposal, ...]:
    """Return the answers to questions about equal cells, each settling all of them."""
    proposals = _BY_MATTER.get(like[0].matter or "", _Asked.all_right)
    return tuple(islice(proposals(_Asked(like, plan)), MOST_PROPOSALS))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Questions about equal cells, and their plan. Each method proposes answers for one matter."""

    like: Sequence[Question]
    plan: Plan

    @property
    def first(self) -> Question:
        return self.like[0]

    @property
    def row(self) -> Langkah:
        return self.plan.of(self.first.kode)

    @property
    def right(self) -> tuple[ChoiceItem, ...]:
        """The choices that confirm the reading."""
        answers = dict[ChoiceItem, None]()
        for question in self.like:
            answers |= dict.fromkeys(question.right_answers)
        return tuple(answers)

    def _scope(self, cell: str) -> list[str]:
        """Return the words of the langkah an answer is for.

        [""] stands for every `cell` with these words: then each of them has this question.
        """
        kodes = set[str | None]()
        words = set[str]()
        codes = set[str]()
        for question in self.like:
            kodes.add(question.kode)
            words.add(question.langkah)
            codes |= question.codes
        texts = [getattr(row, cell) for row in self.plan.langkah]
        same = texts.count(getattr(self.row, cell))
        is_everyone = bool(self.first.value) and same == len(kodes)
        is_general = is_everyone and codes.isdisjoint(OF_ONE_ROW)
        return [""] if is_general else sorted(words)

    def statuses(self) -> Iterator[Proposal]:
        """Propose the status that a word of a Status column may mean, of a target or a bukti.

        For Batal *tidak berlaku* comes first. Last, that a column of the plan is no status.
        """
        text = self.first.value
        is_of_bukti = self.first.remarks[0].values.get("done") == STATUS_BUKTI["ada"]
        words = OF_BUKTI if is_of_bukti else STATUS_LAPORAN
        likeliest = ("tidak_berlaku",) if may_call_off([text]) else ()
        for key in (*likeliest, *PLAIN_STATUSES):
            if key in words:
                item = ChoiceItem("status", text, key)
                yield Proposal(key, words[key], (item,), words[key])
        if self.first.kode and "reports.done_elsewhere" not in self.first.codes:
            item = ChoiceItem("judul", self.first.column or "", choices.WITHOUT_MEANING)
            yield Proposal("bukan", "Bukan status: simpan kolomnya apa adanya", (item,))

    def all_right(self) -> Iterator[Proposal]:
        """Propose that the reading is right.

        Else that marks in a row are a target each, or another calendar is the plan's.
        """
        right = self.right
        yield Proposal("benar", "Ya, bacaannya sudah benar", right, "Ya, semuanya sudah benar")
        values = self.first.remarks[0].values
        if "each" in values:
            words = f"Bukan, tiap {values['unit']} yang ditandai satu target"
            item = ChoiceItem("judul", choices.RUNS, choices.EACH)
            yield Proposal("tiap", words, (item,), words)
        if "last" in values:
            yield Proposal(
                "akhir", "Bukan, hanya yang terakhir", tuple(self._of_rows(values["last"]))
            )

    def _of_rows(self, said: dict[str, str]) -> Iterator[ChoiceItem]:
        """Return the times of rows, each by its own words."""
        for row in self.plan.langkah:
            words = said.get(str(row.baris))
            if words and row.lembar == self.first.sheet:
                about = (words_of(row), self.plan.tahun)
                yield ChoiceItem("waktu", row.target_waktu, words, *about)

    def times(self) -> Iterator[Proposal]:
        """Propose that a time is right as it was read, and its other meanings."""
        due = _keys(self.row)
        # A langkah with batal, or struck out, hardly stays as it was.
        likeliest = list[Proposal]()
        others_too = list[Proposal]()
        for proposal in self._other_times():
            is_likely = proposal.kind in ("batal", "tunda")
            (likeliest if is_likely else others_too).append(proposal)
        yield from likeliest
        if due:
            said = "Targetnya tetap" if likeliest else "Ya, benar"
            general = "Ya, benar seperti dibaca"
            words = f"{said}: {_name_tenggat(due)}"
            yield Proposal("benar", words, self.right, general)
        yield from others_too

    def _other_times(self) -> Iterator[Proposal]:
        """Propose other meanings of a time, the likeliest first.

        Proposed is each that reads without a doubt and differs from those before.
        """
        text = self.first.value
        plan_year = self.plan.tahun
        seen = [_keys(self.row)]
        scope = self._scope("target_waktu")
        for kind, because, words, general in self._time_words():
            is_without = kind in ("batal", "insidental")
            timing = read_time(words, plan_year)
            keys = [tenggat.tenggat for tenggat in timing.tenggat]
            is_clear = keys and not choices.open_doubts(timing)
            # One window to December and each month to December have the same last tenggat, but are
            # not the same.
            is_new = keys not in seen or kind == "target"
            if is_without or (is_clear and is_new):
                seen.append(keys)
                tahun = plan_year if is_without or not text else None
                items = list[ChoiceItem]()
                for langkah in scope:
                    items.append(ChoiceItem("waktu", text, words, langkah, tahun))
                said = because
                if not is_without:
                    said = f"{because}: {_name_tenggat(keys)}"
                yield Proposal(kind, said, tuple(items), general)

    def _time_words(self) -> Iterator[OtherTime]:
        """List all other meanings of a time, before they are tried."""
        row = self.row
        tahun = self.plan.tahun
        codes = self.first.codes
        for remark in self.first.remarks:
            yield from other_readings(remark, self.first.value, tahun)
        if "due.end_not_named" in codes:
            start = MONTH_NAMES[int((row.mulai or "")[5:7]) - 1]
            yield OtherTime("awal", "Cukup saat dimulai", start, "Cukup saat dimulai")
        yield from other_rhythms(row, tahun)
        if row.tenggat:
            return
        for kind, others in self.plan.beside(row.kode):
            for other in others[:1]:
                named = ", ".join(map(format_tenggat, _keys(other)))
                yield OtherTime(kind, f"Seperti langkah di {kind}nya", named or other.target_waktu)
        yield OtherTime("akhir", "Akhir tahun", f"Desember {tahun}")
        if "due.as_needed" not in codes:
            yield OtherTime("insidental", "Memang tidak terikat bulan", choices.INCIDENTAL)

    def rows(self) -> Iterator[Proposal]:
        """Propose that rows are langkah of their own or go on with the one above.

        The first proposal is as they were read.
        """
        code = self.first.remarks[0].code
        one, other, choice = READ_AS_ONE.get(code, _READ_APART)
        words = f"Ya, {one}"
        yield Proposal("benar", words, self.right, words)
        yield self._rows_are(choice, f"Bukan, {other}")
        if code == "rows.joined_to_langkah":
            yield self._rows_are(choices.NO_WORK, "Bukan keduanya: realisasi atau catatan")

    def _rows_are(self, choice: str, words: str) -> Proposal:
        """Propose a choice for all these rows."""
        items = list[ChoiceItem]()
        for question in self.like:
            if choice == choices.JOINED:
                row = self.plan.of(question.kode)
                items.append(ChoiceItem("baris", row.bukti_dukung, choice, words_of(row)))
                continue
            texts = question.remarks[0].values.get("texts", {"": question.value})
            for text in texts.values():
                items.append(ChoiceItem("baris", text, choice))
        return Proposal(choice, words, tuple(dict.fromkeys(items)), words)

    def documents(self) -> Iterator[Proposal]:
        """Propose that the documents of a cell are right, and other lists it may name."""
        first = self.first
        row = self.row
        seen = [_documents(row)]
        if row.bukti and not first.without_bukti:
            yield Proposal("benar", f"Ya, benar: {_name_documents(seen[0])}", self.right)
        text = row.bukti_dukung
        scope = self._scope("bukti_dukung")
        for kind, because, names in self._document_lists():
            if names and names not in seen:
                seen.append(names)
                value = "\n".join(names)
                items = tuple(ChoiceItem("bukti", text, value, words) for words in scope)
                yield Proposal(kind, f"{because}{_name_documents(names)}", items)

    def _document_lists(self) -> Iterator[tuple[str, str, list[str]]]:
        """List other documents a cell may name, each list with its kind and reason.

        For a cell without any, those of its neighbours.
        """
        row = self.row
        written = row.bukti_dukung
        if normalise(written) and row.bukti:
            names = map(_at_document_words, _pieces(r"\n|,|;", written))
            yield "kata", "", [*chain.from_iterable(names)]
            yield "dan", "", _pieces(rf"\n|,|;|&|/|\b{AND}\b", written)
            yield "satu", "", [normalise(written)]
            return
        # If several langkah in a row name none, the nearest documents are still sooner confirmed
        # than written.
        for kind, others in self.plan.beside(row.kode):
            for other in others:
                if other.bukti:
                    yield kind, f"Seperti langkah {other.kode}, ", _documents(other)
                    break

    def pics(self) -> Iterator[Proposal]:
        """Propose that a PIC cell names several people, or that it is one."""
        text = self.first.value
        names = several_pics(text, known_pics([row.pic for row in self.plan.langkah]))
        items = (ChoiceItem("pic", text, "\n".join(names)),)
        words = f"Ya, {len(names)} PIC: {'; '.join(names)}"
        yield Proposal("tiap", words, items, "Ya, tiap nama satu PIC")
        yield Proposal("benar", "Bukan, itu satu PIC", self.right, "Bukan, tiap sel satu PIC")

    def areas(self) -> Iterator[Proposal]:
        """Propose areas for all rows without one, or of a misspelt one.

        Those with the most words in common come first.
        """
        values = self.first.remarks[0].values
        rows = list[str]()
        areas = list[tuple[str, str]]()
        for langkah in self.plan.langkah:
            if langkah.area == values.get("area", "0"):
                rows.append(words_of(langkah))
            else:
                areas.append((langkah.area, langkah.nama_area))
        said = set(str(values.get("near") or " ".join(rows)).lower().split())
        if "near" in values:
            yield Proposal("benar", f"Memang area “{values['title']}”", self.right)

        def agreement(area: tuple[str, str]) -> int:
            words = {word for word in area[1].lower().split() if len(word) > 3}
            return -len(words & said)

        for mark, name in sorted(suggest_areas(areas), key=agreement):
            area = f"{mark}\n{name}"
            items = tuple(ChoiceItem("area", "", area, words) for words in rows)
            yield Proposal(f"area {mark}", f"Area {mark} {name}", items)

    def marks(self) -> Iterator[Proposal]:
        """Propose that a calendar's marks are right as read, or that one of them is the plan's."""
        text = self.first.value
        marks = text.split(" ")
        yield Proposal("benar", "Ya, benar seperti dibaca", self.right)
        others = dict[str, list[str]]()
        # Another mark than the plan's is mostly what was done; but not where each cell has a mark,
        # nor of a pair that may say yes and no.
        is_full = self.first.remarks[0].values.get("full")
        is_pair = is_full or EMPTY_SIGNS & {*marks} or "".join(sorted(marks)) in _PAIRS
        full = [mark for mark in marks if mark not in EMPTY_SIGNS]
        for mark in marks if len(marks) > 1 and not is_pair else ():
            words = f"Hanya “{mark}” yang rencana, lainnya realisasi"
            others[words] = [PLANNED if mark == each else DONE for each in marks]
        for mark in sorted(full, key="xt☒".__contains__) if len(marks) > 1 else ():
            rest = " ".join(f"“{each}”" for each in marks if each != mark)
            words = f"Hanya “{mark}” yang rencana, {rest} bukan apa-apa"
            others[words] = [PLANNED if mark == each else VOID for each in marks]
        if len(marks) == 1:
            others[f"“{text}” menandai yang sudah dilaksanakan"] = [DONE]
        for words, roles in others.items():
            said = " ".join(roles)
            item = ChoiceItem("tanda", text, said, tahun=self.plan.tahun)
            yield Proposal(said, words, (item,))

    def headings(self) -> Iterator[Proposal]:
        """Propose other meanings of a column: none, or that of another column."""
        heading = self.first.value
        without = choices.WITHOUT_MEANING
        values = JsonObject()
        for remark in reversed(self.first.remarks):
            values |= remark.values
        meaning = values.get("meaning")
        taken = values.get("taken_heading")
        keys = {name: key for key, name in COLUMN_NAMES.items()}
        kept = (ChoiceItem("judul", heading, without),)
        code = self.first.remarks[0].code
        if code in ("columns.fractions", "columns.lights"):
            yield from self._figures(code, list(values["texts"]))
            yield Proposal("bukan", "Bukan status: simpan apa adanya", kept)
            return
        if code in ("columns.perhaps_status", "columns.by_cells"):
            is_report = code == "columns.perhaps_status"
            said = "laporan" if is_report else str(meaning)
            item = ChoiceItem("judul", heading, "status" if is_report else keys[str(meaning)])
            yield Proposal("laporan", f"Ya, kolom ini {said}", (item,))
            if own := values.get("own"):  # what its heading says
                item = ChoiceItem("judul", heading, keys[str(own)])
                yield Proposal("judul", f"Bukan, kolom ini {own}", (item,))
            yield Proposal("bukan", "Bukan, simpan apa adanya", kept)
            return
        words = f"Ya, {meaning} ialah kolom {values['taken']} “{taken}”"
        right = ChoiceItem("judul", str(taken), keys[str(meaning)])
        yield Proposal("benar", words, (right,))
        if meaning in keys and normalise(str(taken)) != normalise(heading):
            this = ChoiceItem("judul", heading, keys[meaning])
            other = ChoiceItem("judul", str(taken), without)
            words = f"Bukan, {meaning} ialah kolom ini, “{heading}”"
            yield Proposal("tukar", words, (this, other))

    def _figures(self, code: str, texts: Sequence[str]) -> Iterator[Proposal]:
        """Propose what figures of a column of reports mean: shares of 1, or lights."""
        statuses = {text: _status_of_share(text) for text in texts}
        words = "Bagian dari 1: 1 selesai, di antaranya berjalan, 0 belum"
        if code == "columns.lights":
            statuses = {"3": "selesai", "2": "proses", "1": "belum"}
            words = "Lampu: 3 hijau selesai, 2 kuning berjalan, 1 merah belum"
        items = tuple(ChoiceItem("status", text, status) for text, status in statuses.items())
        yield Proposal("angka", words, items)


def _status_of_share(text: str) -> str:
    share = float(text.replace(",", "."))
    return "selesai" if share >= 1 else "proses" if share else "belum"


_BY_MATTER: dict[str, Callable[[_Asked], Iterator[Proposal]]] = {
    "area": _Asked.areas,
    "judul": _Asked.headings,
    "tanda": _Asked.marks,
    "baris": _Asked.rows,
    "status": _Asked.statuses,
    "waktu": _Asked.times,
    "bukti": _Asked.documents,
    "pic": _Asked.pics,
}
"""Matter of a question → the proposals for questions with equal cells."""


def _keys(row: Langkah) -> list[str]:
    return [target.tenggat for target in row.tenggat]


def _documents(row: Langkah) -> list[str]:
    return [document.nama for document in row.bukti]


def _name_tenggat(keys: Sequence[str]) -> str:
    count = f" ({len(keys)} target)" if len(keys) > 1 else ""
    return f"{fold_tenggat(keys)}{count}"


def _pieces(pattern: str, text: str) -> list[str]:
    """Return the pieces of a cell, without numbering and bullets, each once."""
    pieces = dict[str, None]()
    for piece in re.split(pattern, text):
        words = normalise(_NUMBERING.sub("", piece)).strip(" .,;")
        pieces[words] = None
    return [*filter(None, pieces)]


def _at_document_words(name: str) -> list[str]:
    """Cut a name before each word that begins another document.

    So Undangan Daftar Hadir → Undangan, Daftar Hadir.
    """
    words = name.split()
    begins = [0]
    for index, word in enumerate(words[1:], start=1):
        if word[0].isupper() and starts_like_document(" ".join(words[index:])):
            begins.append(index)
    begins.append(len(words))
    names = (" ".join(words[start:end]) for start, end in pairwise(begins))
    return [re.sub(rf"(?i)\s+{AND}$", "", name) for name in names]


def _name_documents(names: Sequence[str]) -> str:
    return f"{len(names)} dokumen: {' · '.join(names)}"


def suggest_areas(areas: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """List areas to choose from: the plan's own (mark, name), then the usual ones it lacks."""
    own = dict.fromkeys(area for area in areas if area[0] != "0")
    marks = {mark for mark, _ in own}
    suggested = list(own)
    for mark, name in USUAL_AREA:
        if mark not in marks:
            suggested.append((mark, name))
    return suggested
