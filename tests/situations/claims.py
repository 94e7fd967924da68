"""Claims of a line of a page, document or message, and if they are true.

A line is read as a person reads it: whose langkah, which tenggat, how it stands, how many days,
how many in all. Each claim is compared with the independent count of `tests.situations.truth`;
so no two sources can contradict each other.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.situations.truth import MONTHS, OVERDUE, PRESENT, Standing, Truth

NUMBER = r"(\d[\d.]*)"
LABELS = {
    "Selesai": ("selesai", "✓●"),
    "Terlambat": ("terlambat", "▲"),
    "Belum dilaporkan": ("belum_dilaporkan", "△"),
    "Berjalan": ("berjalan", "◉"),
    "Dalam waktunya": ("berjalan", "◉"),
    "Belum jatuh tempo": ("belum_jatuh_tempo", "○"),
    "Tidak berlaku": ("tidak_berlaku", "–"),
}
"""The words for a tenggat → its status, and the marks it stands with."""
STATUS_OF_LABEL = {label: status for label, (status, _) in LABELS.items()}
_SHORT = "|".join(name[:3] for name in MONTHS)
_WORDS = {label.lower(): status for label, status in STATUS_OF_LABEL.items()}
"""The same within a sentence."""
_ANY_WORD = "|".join(_WORDS)
_MARK_OF = {"terlambat": "▲", "belum_dilaporkan": "△"}
_MARKED = re.compile(rf"([✓●▲△◉○–]) ?({'|'.join(STATUS_OF_LABEL)})\b(?! ?:? ?\d)")
_IN_A_COLUMN = re.compile(rf"Status target: ({'|'.join(STATUS_OF_LABEL)})(?=;|$)")
_IN_A_MESSAGE = re.compile(rf"\(({_ANY_WORD})(?:, [^()]*)?\):")
_LATE_BY = re.compile(rf"{NUMBER} hari lewat")
_ON_THE_DAY = re.compile(r"baru jatuh tempo|jatuh tempo pada hari posisi")
_DONE_LATE = re.compile(rf"{NUMBER} hari setelah tenggatnya")
_BUKTI_SHARE = re.compile(rf"(?:bukti:? |Bukti dukung: ){NUMBER}/{NUMBER}")
_BARE_MARK = re.compile(r"[▲△](?! ?\d)")
_MONTH_LIST = re.compile(rf"\b((?:{_SHORT})(?:(?:, |–)(?:{_SHORT}))+) (\d{{4}})")


@dataclass(frozen=True)
class Line:
    """One thing a source says: a row, a sentence, a mark with its hover text.

    `area`: it is about this area. `pic`: about what this PIC owes. `before`: its figures are
    those of the end of the triwulan before. `cell`: the months that a cell of the heatmap counts
    (none: everything due by posisi). `bukti`: the documents it says are there, of the tenggat it
    names.
    """

    text: str
    area: str | None = None
    pic: str | None = None
    before: bool = False
    cell: tuple[int, ...] | None = None
    bukti: tuple[tuple[str, bool], ...] = ()


@dataclass
class Source:
    """A page, document, message, list or answer of the command line: its lines in their order.

    `opening`: what it must say before any figure; None: the whole rencana's remark; empty:
    nothing.
    """

    name: str
    lines: list[Line] = field(default_factory=list)
    opening: str | None = None

    @property
    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join(tidy(line.text) for line in self.lines)


@dataclass
class Findings:
    """The claims that were found, counted by kind, and the false ones in words."""

    claims: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def check(self, kind: str, line: Line, is_true: bool, truth: object) -> None:
        """Count one claim; keep it if it is false."""
        self.claims[kind] += 1
        if not is_true:
            self.faults.append(f"{kind}: “{tidy(line.text)[:160]}”; true is {truth}")


def tidy(text: str) -> str:
    """Return a text as it is read: no Markdown, no HTML, plain spaces."""
    text = re.sub(
        r":(?:green|orange|blue|gray|violet|red|small)(?:-badge)?\[([^\[\]]*)\]", r"\1", text
    )
    text = re.sub(r"\\([\\`*_{}\[\]()#+\-!|$~:<>&.])", r"\1", text)
    text = re.sub(r"</?[a-z]+[^>]*>", " ", text)
    text = text.replace("**", "").replace("\u00a0", " ").replace("\u202f", " ")
    return as_posisi(text)


def as_posisi(text: str) -> str:
    """Shorten labels that name their day (*Capaian s.d. 30 Sep*) to the names in the list of
    figures.
    """
    return re.sub(
        rf"(^|[Cc]apaian |Jatuh tempo )s\.d\. \d{{1,2}} (?:{_SHORT})\b(?: \d{{4}})?",
        r"\1s.d. posisi",
        text,
    )


def number(text: str) -> int:
    """Read 1.234 as a number."""
    return int(text.rstrip(".").replace(".", ""))


def judge(source: Source, truth: Truth) -> Findings:
    """Compare every claim of a source with the truth."""
    found = Findings()
    longest_first = "|".join(map(re.escape, sorted(truth.by_name, key=len, reverse=True)))
    known = re.compile(rf"(?<![\w.])({longest_first})(?![\w]|\.\w)")
    for line in source.lines:
        text = tidy(line.text)
        kode = {truth.by_name[name] for name in known.findall(text)}
        if line.cell is not None:
            _judge_cell(line, text, truth, found)
        elif len(kode) == 1:
            _judge_langkah(line, text, truth.of_kode[kode.pop()], truth, found)
        else:
            _judge_totals(line, text, truth, found)
    return found


def named_tenggat(text: str, standings: list[Standing]) -> list[Standing]:
    """List the tenggat of a langkah that a text names: Mei 2025; 4 Agustus 2025; Feb, Apr–Jun
    2025.
    """
    text = _MONTH_LIST.sub(
        lambda match: "; ".join(f"{one} {match[2]}" for one in _unfold(match[1])), text
    )

    def is_named(standing: Standing) -> bool:
        return any(re.search(rf"(?<!\d )(?<!\w){re.escape(name)}", text) for name in standing.names)

    return [*filter(is_named, standings)]


def _unfold(months: str) -> Iterator[str]:
    """Feb, Apr–Jun → Feb, Apr, Mei, Jun."""
    names = [name[:3] for name in MONTHS]
    for part in months.split(", "):
        first, _, last = part.partition("–")
        yield from names[names.index(first) : names.index(last or first) + 1]


def _judge_lateness(
    text: str, about: list[Standing], claim: Callable[[str, Iterable[bool]], None], *, exact: bool
) -> None:
    """Judge how many days it is late, and if it was reported since."""
    for days in (*_LATE_BY.findall(text), *("0" for _ in _ON_THE_DAY.findall(text))):
        claim("days", (one.is_overdue and one.days == number(days) for one in about))
        if exact:
            is_unreported = re.search(r"△|[Bb]elum dilaporkan", text)
            status = "belum_dilaporkan" if is_unreported else "terlambat"
            claim("unreported", (one.status == status for one in about))
    for days in _DONE_LATE.findall(text):
        claim(
            "done late",
            (
                standing.status == "selesai" and standing.days_late_when_done == number(days)
                for standing in about
            ),
        )


def _judge_counts(line: Line, text: str, standings: list[Standing], found: Findings) -> None:
    """Judge how many of a langkah's tenggat are late or lack a bukti."""
    for done, due in re.findall(rf"{NUMBER} dari {NUMBER} yang jatuh tempo selesai", text):
        fallen = [standing.status for standing in standings if standing.is_due]
        told = fallen.count("selesai"), len(fallen)
        found.check("done of a langkah", line, (number(done), number(due)) == told, told)
    for count in re.findall(rf"Bukti kurang \({NUMBER}\)", text):
        told = sum(len(standing.missing) for standing in standings)
        found.check("gaps of a langkah", line, number(count) == told, told)
    if " | lane: " in text:
        said = Counter(dict(_parts(text)))
        told = Counter(standing.status for standing in standings)
        found.check("lane", line, said == told, told)
    for due, total in re.findall(rf"{NUMBER} dari {NUMBER} jatuh tempo", text):
        counted = [one.is_due for one in standings if one.status != "tidak_berlaku"]
        told = sum(counted), len(counted)
        found.check("due of a langkah", line, (number(due), number(total)) == told, told)


def _judge_langkah(
    line: Line, text: str, standings: list[Standing], truth: Truth, found: Findings
) -> None:
    """Judge a line about one langkah: about the tenggat it names, or about any of them if it names
    none or several.
    """
    named = named_tenggat(text, standings)
    exact = len(named) == 1
    about = named or standings
    told = [(standing.tenggat, standing.status, standing.days) for standing in about]

    def claim(kind: str, holds: Iterable[bool]) -> None:
        found.check(kind if exact else f"{kind} of one of several", line, any(holds), told)

    _judge_lateness(text, about, claim, exact=exact)
    _judge_counts(line, text, standings, found)
    for mark, label in _MARKED.findall(text):
        status, its_mark = LABELS[label]
        claim("status", [mark in its_mark and any(one.status == status for one in about)])
    for label in _IN_A_COLUMN.findall(text):
        claim("status in a column", (one.status == STATUS_OF_LABEL[label] for one in about))
    for word in _IN_A_MESSAGE.findall(text):
        claim("status in a message", (one.status == _WORDS[word] for one in about))
    if not _MARKED.search(text) and (marks := set(_BARE_MARK.findall(text))):
        right = (
            {_MARK_OF[standing.status]} == marks or not exact
            for standing in about
            if standing.is_overdue
        )
        if re.search(r"[▲△] (?:Belum ada|Perlu perbaikan) \|", text):  # of a bukti, not its target
            right = (
                bool(one.missing) and (one.status == "belum_dilaporkan") == ("△" in marks)
                for one in about
            )
        claim("mark", right)
    if re.search(r"(?<![Bb]elum )[Dd]ilaporkan selesai(?: per|, tanggal belum disebut)", text):
        claim(
            "done without a day",
            (standing.status == "selesai" and not standing.is_dated for standing in about),
        )
    elif re.search(r"(?<![Bb]elum )[Dd]ilaporkan selesai", text):
        claim(
            "reported done",
            (standing.status == "selesai" and bool(standing.missing) for standing in about),
        )
    if exact:
        for name, present in line.bukti:
            start = name.partition("…")[0].partition(" (")[0].rstrip()
            claim(
                "bukti there",
                (
                    document[0].startswith(start) and (document[1] in PRESENT) == present
                    for document in about[0].bukti
                ),
            )
    if named:
        told = sum(one.n_bukti[0] for one in named), sum(one.n_bukti[1] for one in named)
        for count, total in _BUKTI_SHARE.findall(text):
            found.check("bukti", line, (number(count), number(total)) == told, told)


def _judge_cell(line: Line, text: str, truth: Truth, found: Findings) -> None:
    """Judge a cell of the heatmap: 3/5; (3) if nothing is due yet; ▲2 below. Of a plan it says how
    much it holds.
    """
    about = [
        standing
        for standing in truth.standings
        if line.area in (None, standing.area)
        and standing.status != "tidak_berlaku"
        and (standing.due.month in line.cell if line.cell else standing.is_due)
    ]
    statuses = Counter(standing.status for standing in about)
    done = statuses["selesai"]
    if said := re.match(rf"(?:{NUMBER}|tidak ada) target\b", text):
        counts = {"selesai": done} | {status: statuses[status] for status in OVERDUE}
        told = len(about), {status: count for status, count in counts.items() if count}
        if "belum jatuh tempo" in text:
            told = len(about), {"belum_jatuh_tempo": len(about)}
        parts = {"belum_jatuh_tempo": number(said[1])} if "belum jatuh" in text else _parts(text)
        is_true = (number(said[1] or "0"), dict(parts)) == told
        is_early = not done and not any(one.is_due for one in about)
        is_true = is_true and is_early == ("jatuh tempo" in text)
        found.check("cell in words", line, is_true, told)
        return
    if not about:
        expected = "" if line.cell else "–"
    elif truth.rencana_only:
        expected = f"{len(about)}"
    elif not done and not any(standing.is_due for standing in about):
        expected = f"({len(about)})"
    else:
        expected = f"{done}/{len(about)}"
    marks = [f"{_MARK_OF[status]}{statuses[status]}" for status in OVERDUE if statuses[status]]
    if marks and not truth.rencana_only:
        # A folded month has the one that is loudest, without its number.
        is_bare = re.search(r"[▲△]$", text)
        expected += f" {marks[0][0] if is_bare else ' '.join(marks)}"
    found.check(
        "cell",
        line,
        " ".join(text.split()) == expected,
        f"{expected!r} in {line.area}, months {line.cell}",
    )


_Pattern = tuple[str, tuple[str, ...]]
_TOTALS: tuple[_Pattern, ...] = (
    (rf"{NUMBER} dari {NUMBER} target yang jatuh tempo selesai", ("capaian_n", "capaian_N")),
    (rf"{NUMBER} dari {NUMBER} jatuh tempo", ("capaian_N", "setahun_N")),
    (
        rf"{NUMBER} target yang jatuh tempo belum dilaporkan; {NUMBER} target setahun",
        ("capaian_N", "setahun_N"),
    ),
    (rf"{NUMBER}/{NUMBER}(?: \(\d+%\))? (?:target )?selesai", ("capaian_n", "capaian_N")),
    (rf"[Cc]apaian s\.d\. posisi:? {NUMBER}/{NUMBER}", ("capaian_n", "capaian_N")),
    (rf"[Cc]apaian setahun:? {NUMBER}/{NUMBER}", ("setahun_n", "setahun_N")),
    (rf"[Bb]ukti ada:? {NUMBER}/{NUMBER}", ("bukti_n", "bukti_N")),
    (rf"[Bb]ukti {NUMBER}/{NUMBER}", ("bukti_n", "bukti_N")),
    (rf"{NUMBER} dari {NUMBER} bukti ada", ("bukti_n", "bukti_N")),
    (rf"(?<![\d/]){NUMBER} (?:target )?terlambat", ("terlambat",)),
    (rf"(?<![\d/]){NUMBER} (?:target )?belum dilaporkan", ("belum_dilaporkan",)),
    (rf"{NUMBER} target lewat tenggat", ("lewat_tenggat",)),
    (rf"(?:Lewat tenggat|Terlambat|Belum dilaporkan) \| .* \| {NUMBER} target", ("lewat_tenggat",)),
    (rf"[Tt]erlambat:? {NUMBER}(?! ?hari)", ("terlambat",)),
    (rf"[Bb]elum dilaporkan:? {NUMBER}(?! ?hari)", ("belum_dilaporkan",)),
    (rf"▲ ?{NUMBER}(?![\d.]| ?(?:hari|belum))", ("terlambat",)),
    (rf"△ ?{NUMBER}(?![\d.]| ?(?:hari|belum))", ("belum_dilaporkan",)),
    (rf"(?<!, )[Bb]ukti kurang:? {NUMBER}", ("kesenjangan",)),
    (rf"Bukti kurang \| .* \| {NUMBER} bukti", ("kesenjangan",)),
    (rf"[Ss]elesai, bukti kurang:? {NUMBER}", ("selesai_tanpa_bukti",)),
    (rf"{NUMBER} target selesai(?:, bukti| tetapi buktinya) kurang", ("selesai_tanpa_bukti",)),
    (rf"{NUMBER} langkah (?:yang )?(?:belum dapat dinilai|tanpa target waktu)", ("tanpa_target",)),
    (rf"Tanpa target(?: waktu)?:? {NUMBER}", ("tanpa_target",)),
    (rf"Bukti belum disebut(?: pada|:) {NUMBER}", ("bukti_belum_disebut",)),
    (rf"Langkah: {NUMBER}", ("langkah",)),
    (rf"(?<!\w )Bukti ada: {NUMBER}", ("bukti_n",)),
    (rf"Target setahun: {NUMBER}", ("setahun_N",)),
    (rf"Bukti yang harus ada: {NUMBER}", ("bukti_N",)),
    (rf"Menurut rencana {NUMBER}/{NUMBER} \(\d+%\) target jatuh tempo", ("capaian_N", "setahun_N")),
    (rf"; selesai {NUMBER}/{NUMBER} \(\d+%\)\.", ("setahun_n", "setahun_N")),
    (rf"(?<!\w)(?:Berjalan|Dalam waktunya):? {NUMBER}", ("berjalan",)),
    (rf"Belum jatuh tempo:? {NUMBER}", ("belum_jatuh_tempo",)),
    (rf"Tidak berlaku:? {NUMBER}", ("tidak_berlaku",)),
    (rf"(?<!posisi: )(?<!Setahun: )Selesai:? {NUMBER}(?= target|;|$)", ("selesai",)),
)
"""A pattern of words → the figures that its numbers must be."""

_AREA_LATE = re.compile(
    rf"(?:Lewat tenggat|Terlambat|Belum dilaporkan) terbanyak di area ([IVX]+) [^.:]*: {NUMBER}\."
)
_THEN = re.compile(rf"(?:(.+) \| )?(\d{{1,2}}) (?:{_SHORT}): (.+)$")
_SHARE_THEN = (rf"{NUMBER} dari {NUMBER}", ("capaian_n", "capaian_N"))
"""What is said of the end of the triwulan before, without its noun: that of now stands above."""
_LACKING = re.compile(
    rf"{NUMBER} bukti kurang(?:: ((?:{NUMBER} (?:pada target )?(?:{_ANY_WORD})(?:, )?)+)(?:; {NUMBER} di antaranya perlu perbaikan)?| pada target ({_ANY_WORD})(?:; {NUMBER} di antaranya perlu perbaikan)?)?"
)
"""How many bukti are missing, of targets in which state, and how many a checker gave back."""


FIGURE_NAMES = {
    "Capaian s.d. posisi": "capaian_n",
    "Terlambat": "terlambat",
    "Belum dilaporkan": "belum_dilaporkan",
    "Bukti ada": "bukti_n",
    "Capaian setahun": "setahun_n",
    "Selesai, bukti kurang": "selesai_tanpa_bukti",
}
_CHANGE = re.compile(
    rf"^({'|'.join(map(re.escape, FIGURE_NAMES))}):.*; ([+−][\d.]+|tetap) sejak TW"
)
_NEXT_MONTH = re.compile(
    rf"({'|'.join(MONTHS)}) (\d{{4}}): (\d+|tidak ada)(?: target)?(?: yang)? jatuh tempo"
)


def _judge_totals(line: Line, text: str, truth: Truth, found: Findings) -> None:
    """Judge a line about the whole rencana, or about the area it names first."""
    area = line.area or named_area(text, truth)
    figures: dict[str, Any] | None = truth.before if line.before else truth.figures.get(area)
    group = re.match(r"(PIC|Jenis bukti): ([^;]+); Bukti", text)
    of_pic = re.fullmatch(rf"(.+) \({NUMBER}\):", text)
    if group:
        figures = truth.gaps_of(**{"pic" if group[1] == "PIC" else "jenis": group[2]})
    elif of_pic and of_pic[1] in truth.pics:
        figures = truth.gaps_of(of_pic[1])
        found.check("of a PIC", line, number(of_pic[2]) == figures["kesenjangan"], figures)
    elif line.pic:
        figures = truth.gaps_of(line.pic)
    if figures is None:
        found.check(
            "figures before", line, is_true=False, truth="nothing reports of the triwulan before"
        )
        return
    if then := _THEN.match(text):
        figures = truth.before
        if figures is None or then[2] != str(truth.before_day.day):
            found.check("then", line, is_true=False, truth=truth.before_day)
            return
        text = then[3]
        above = then[1] or ""
        bare = "kesenjangan" if above.startswith("Bukti") else "lewat_tenggat"
        for pattern, keys in ((NUMBER, (bare,)), _SHARE_THEN):
            if match := re.fullmatch(pattern, text):
                told = [figures[key] for key in keys]
                found.check("then", line, [*map(number, match.groups())] == told, told)
    if load := re.match(rf"({'|'.join(MONTHS)}) (\d{{4}}): {NUMBER} target(?:: (.*))?$", text):
        due = Counter(one.status for one in truth.due_in(load[1], load[2]))
        del due["tidak_berlaku"]
        parts = {status: due[status] for status in ("selesai", *OVERDUE) if due[status]}
        told = due.total(), parts
        found.check(
            "load of a month", line, (number(load[3]), dict(_parts(load[4] or ""))) == told, told
        )
        return
    if point := re.match(
        rf"(\d+) ({'|'.join(MONTHS)}) (\d{{4}}): {NUMBER}/{NUMBER} \(\d+%\) selesai", text
    ):
        figures = truth.at(date(int(point[3]), MONTHS.index(point[2]) + 1, int(point[1]))).figures[
            None
        ]
        told = figures["setahun_n"], figures["setahun_N"]
        found.check("point of the curve", line, (number(point[4]), number(point[5])) == told, told)
        return
    for whole in _LACKING.finditer(text):
        told = {key: figures[f"kesenjangan_{key}"] for key in ("selesai", *OVERDUE)}
        told = {key: count for key, count in told.items() if count}
        said = {_WORDS[whole[5]]: number(whole[1])} if whole[5] else dict(_parts(whole[2] or ""))
        found.check("kesenjangan", line, number(whole[1]) == figures["kesenjangan"], figures)
        if said:
            found.check("kesenjangan by status", line, said == told, told)
            returned = number(whole[4] or whole[6] or "0")
            found.check("returned", line, returned == figures["returned"], figures["returned"])
    text = _LACKING.sub("", text)
    for pattern, keys in _TOTALS:
        if not set(keys) <= set(figures):
            continue
        for match in re.finditer(pattern, text):
            said = tuple(number(one) for one in match.groups())
            told = {key: figures[key] for key in keys}
            found.check(keys[0], line, said == tuple(told.values()), f"{told} of {area or 'all'}")
    for label, change in _CHANGE.findall(text):
        key = FIGURE_NAMES[label]
        told = figures[key] - truth.before[key] if truth.before else None
        said = 0 if change == "tetap" else int(change.replace("−", "-").replace(".", ""))
        found.check("change", line, said == told, told)
    for month, year, said in _NEXT_MONTH.findall(text):
        due = sum(
            standing.status in ("berjalan", "belum_jatuh_tempo")
            for standing in truth.due_in(month, year)
        )
        found.check(
            "next month", line, (0 if said.startswith("tidak") else number(said)) == due, due
        )
    for area_late, most in _AREA_LATE.findall(text):
        late = {name: one["lewat_tenggat"] for name, one in truth.figures.items() if name}
        holds = late.get(area_late) == number(most) == max(late.values())
        found.check("worst area", line, holds, late)


def _parts(text: str) -> Iterator[tuple[str, int]]:
    """Read 1 target terlambat, 21 belum dilaporkan: the status and number of each."""
    for count, word in re.findall(rf"{NUMBER} (?:(?:pada )?target )?({_ANY_WORD})(?!\w)", text):
        yield _WORDS[word], number(count)


def named_area(text: str, truth: Truth) -> str | None:
    """Return the area a line begins with: V Penguatan Pengawasan: ..., Area V ...; None for the
    whole rencana.
    """
    match = re.match(r"(?:Area )?([IVX]+)[ :]", text)
    if match is None or match[1] not in truth.areas:
        return None
    rest = text[match.end() :].casefold()
    name = truth.areas[match[1]].casefold()
    return match[1] if text.startswith("Area ") or rest.startswith(name[:12]) else None


_FIGURE = re.compile(
    r"(?<![\d/])\d+/\d+(?![\d/])|\d (?:terlambat|bukti|target|tenggat|langkah|selesai)|\d dari \d|[▲△] ?\d"
    r"|\d+ hari lewat|\(\d+\):"
)
_NEVER: tuple[tuple[str, str], ...] = (
    (r"(?<![\d.])0 hari", "0 hari"),
    (r"[Ss]elesai tanpa bukti", "selesai tanpa bukti where some of it may be there"),
    (r"(?<!\d)0/0(?!\d)", "0/0"),
    (r"(?i)di antaranya (?:jatuh tempo setelah|belum dilaporkan|terlambat)", "a part of terlambat"),
    (r"Sudah jatuh tempo|\d (?:target )?sudah jatuh tempo, |◆", "sudah jatuh tempo as a status"),
    (r"(?i)masa pelaksanaan", "masa pelaksanaan"),
    (r"(?i)bukti(?: dukung)? (?:yang )?(?:belum lengkap|belum ada|diperlukan)\b", "bukti belum …"),
    (r"(?i)\d kesenjangan|kesenjangan bukti", "kesenjangan, of bukti kurang"),
    (r"\d tenggat\b", "another noun of a target"),
    (r"\d (?:target )?(?:tuntas|melapor|mengunggah|belum diperiksa)\b", "another word of a number"),
    (r"[+−]\d[\d.]* sejak", "a difference instead of how it was then"),
)
"""Words beside a number that are not those of the table in docs/screens.md, Words for numbers."""
_NEVER_OF_A_PLAN: tuple[tuple[str, str], ...] = (
    (r"(?i)(?<!\b0 target )terlambat(?!: 0\b)", "terlambat"),
    # Of a bukti it says that its target is called done and nothing shows it.
    (r"▲(?! (?:Belum ada|Perlu perbaikan) \|)", "▲"),
    (r"(?i)tunggakan", "tunggakan"),
)


def find_forbidden_words(source: Source, truth: Truth, today: str) -> Iterator[str]:
    """List words that no source may say; of a plan nothing was reported of, no word of failure."""
    rules = list(_NEVER) + (list(_NEVER_OF_A_PLAN) if truth.rencana_only else [])
    if truth.posisi.isoformat() != today:
        rules.append((r"\bhari ini\b", "hari ini, of a day that is not today"))
    for line in source.lines:
        text = tidy(line.text)
        for pattern, name in rules:
            if match := re.search(pattern, text):
                yield f"{name}: “{text[max(0, match.start() - 60) : match.end() + 60]}”"


def find_late_opening(source: Source, truth: Truth) -> Iterator[str]:
    """Find an opening remark that comes after the first figure's sentence and what stands beside
    it, or not at all.
    """
    opening = truth.opening if source.opening is None else source.opening
    figure = _FIGURE.search(source.text)
    if not opening or figure is None:
        return
    # A paper speaks of no page (*yang tampak*), and an item of an agenda has it in brackets.
    # Its mark and its own number are no figure before it: △ 17 target terlambat.
    start = source.text.casefold().find(
        opening.partition(": yang tampak")[0].rstrip(".").casefold()
    )
    beside = source.text.find("\n", figure.end()) + 1
    if start < 0 or start > max(figure.end(), beside):
        first = source.text[max(0, figure.start() - 80) : figure.end() + 60].replace("\n", " / ")
        yield (
            f"{'not said' if start < 0 else 'said too late'}: “{opening}”; first figure: “{first}”"
        )


def find_faults(sources: Iterable[Source], truth: Truth, today: str) -> list[str]:
    """List everything false or misleading in the sources, in words for whoever mends it."""
    return [
        f"{source.name}: {fault}"
        for source in sources
        for fault in (
            *judge(source, truth).faults,
            *find_forbidden_words(source, truth, today),
            *find_late_opening(source, truth),
        )
    ]
