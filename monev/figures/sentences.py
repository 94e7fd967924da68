"""The sentences that answer the question of a page, in plain Indonesian, written from the data."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from monev.core.dates import format_day
from monev.core.statuses import CHANGE_JENIS, OVERDUE, STATUS_TENGGAT, UNCOUNTED
from monev.core.text import capitalized, listed
from monev.database import Row
from monev.figures.counts import Counts, Ringkasan
from monev.figures.formats import format_area, format_number, numbered, of_some, version_name
from monev.figures.plan_history import News
from monev.figures.rows import AnyRow, BuktiRow
from monev.figures.told import WORDS, counted, is_returned, overdue, overdue_name, status_of
from monev.figures.views import Part, View

NOTHING_REPORTED = "Belum ada realisasi yang dilaporkan."
"""For papers about a plan without reports."""
NO_REALISASI_YET = f"{NOTHING_REPORTED[:-1]}: yang tampak adalah rencana."
"""For pages about a plan without reports."""
NO_LANGKAH = "tidak ada langkah yang sesuai dengan pilihan area dan PIC."
NOT_LKE = "Capaian pelaksanaan rencana aksi; bukan nilai LKE."
"""On every paper that shows figures (docs/design.md §5)."""


def opening_remark(view: View) -> str:
    """Write the remark before the figures of a plan without reports, else "" (design.md §5)."""
    return NO_REALISASI_YET if view.rencana_only else ""


def part_sentence(part: Part) -> str:
    """Say to what a view is narrowed: Area IV · PIC Bagian Umum: 12 dari 27 langkah."""
    return f"{part.name}: {format_number(len(part.kode))} dari {format_number(part.total)} langkah."


def plan_sentence(view: View, counts: Counts) -> str:
    """Say how much of what fell due is done, and what is not.

    14 dari 36 target yang jatuh tempo selesai; 1 terlambat, 21 belum dilaporkan.
    """
    if counts.langkah == 0:
        return capitalized(NO_LANGKAH) if view.part else "Rencana ini belum berisi langkah."
    if counts.setahun_N == 0:
        return "Belum ada yang dapat dinilai: tidak ada target waktu yang berlaku."
    n, due, total = map(format_number, (counts.capaian_n, counts.capaian_N, counts.setahun_N))
    if view.rencana_only:
        unreported = WORDS["belum_dilaporkan"]
        return f"{due} target yang jatuh tempo {unreported}; {total} target setahun."
    if counts.capaian_N == 0:
        return f"Belum ada yang jatuh tempo dari {total} target."
    left = counted("", overdue(counts._asdict()))
    return "; ".join(filter(None, (f"{n} dari {due} target yang jatuh tempo selesai", left))) + "."


def ringkasan_sentence(view: View, counts: Counts, per_area: Sequence[AnyRow]) -> str:
    """Sum up the rencana for papers, the room and the command line."""
    where = "" if view.rencana_only else where_late_sentence(per_area)
    said = plan_sentence(view, counts)
    per = f"Per {format_day(view.posisi)}, {said[:1].lower()}{said[1:]}"
    parts = (opening_remark(view), per, where, _without_bukti(counts))
    return " ".join(filter(None, parts))


def bukti_sentence(view: View, counts: Counts, rows: Sequence[BuktiRow]) -> str:
    """Say how many owed bukti are there, and of which targets `rows` of `kesenjangan` miss.

    18 dari 51 bukti ada; 33 bukti kurang: 2 pada target terlambat, 31 pada target belum dilaporkan.
    """
    if not rows:
        return bukti_answer(view, counts, rows)[0]
    return "; ".join(filter(None, (_owed(counts, rows), lacking_words(rows)))) + "."


def bukti_answer(view: View, counts: Counts, rows: Sequence[BuktiRow]) -> tuple[str, str]:
    """Say the same for a page: a short sentence, and beside it which targets miss how many."""
    if not rows and not counts.bukti_N:
        return f"Belum ada bukti yang harus ada s.d. {format_day(view.posisi)}.", ""
    lacking, parts = _lacking(rows) if rows else ("", "")
    said = "; ".join(filter(None, (_owed(counts, rows), lacking)))
    return f"{said}.", parts and f"{parts}."


def _owed(counts: Counts, rows: Sequence[BuktiRow]) -> str:
    """Say how many owed bukti are there; where none is, those that are missing say it.

    Targets called done before they were due lack bukti that nobody owes yet.
    """
    if counts.bukti_n == 0 and counts.bukti_N <= len(rows):
        return ""
    return f"{format_number(counts.bukti_n)} dari {format_number(counts.bukti_N)} bukti ada"


def lacking_words(rows: Sequence[BuktiRow]) -> str:
    """Say how many bukti are missing, and of targets in which state.

    It reads: 33 bukti kurang: 2 pada target terlambat, 31 pada target belum dilaporkan. Of one
    state: 33 bukti kurang pada target terlambat. Those that a checker gave back are told apart.
    """
    lacking, parts = _lacking(rows)
    between = ": " if " pada " in parts else "; "
    return between.join(filter(None, (lacking, parts)))


def _lacking(rows: Sequence[BuktiRow]) -> tuple[str, str]:
    """Say how many bukti are missing, and how many of these of targets in which state."""
    states = Counter(map(status_of, rows))
    lacking = counted("bukti", kurang=len(rows))
    of_targets = ""
    if len(states) == 1:
        lacking += f" pada target {WORDS[next(iter(states))]}"
    else:
        order = dict.fromkeys((*OVERDUE, *STATUS_TENGGAT))
        told = (counted("pada target", {kode: states[kode]}) for kode in order)
        of_targets = ", ".join(filter(None, told))
    returned = of_some(sum(map(is_returned, rows)), f"{{}} di antaranya {WORDS['perlu_perbaikan']}")
    return lacking, "; ".join(filter(None, (of_targets, returned)))


LISTS: dict[str, str] = {
    "capaian": "{} target jatuh tempo",
    "setahun": "{} target setahun",
    "bukti": "{} bukti yang harus ada",
    "berikut": "{} target jatuh tempo berikutnya",
} | {
    figure: f"{{}} target {WORDS[figure]}"
    for figure in ("selesai_tanpa_bukti", "belum_tuntas", *OVERDUE)
}
"""The headings of the lists that figures lead to."""


def next_month_sentence(ringkasan: Ringkasan) -> str:
    """Say how much falls due next month, or in the rest of this one."""
    return f"{capitalized(ringkasan.next_month_name)}: {next_month_load(ringkasan)}"


def next_month_load(ringkasan: Ringkasan) -> str:
    """Say how much falls due next month, for use below the month's name."""
    due = of_some(ringkasan.next_jatuh_tempo, "{} target jatuh tempo.")
    return due or "tidak ada target yang jatuh tempo."


def excluded_sentence(current: Counts) -> str:
    """Say how many targets are not counted because their status is not. "" if none is."""
    told = [(getattr(current, kode), STATUS_TENGGAT[kode].label.lower()) for kode in UNCOUNTED]
    said = (of_some(n, f"{{}} target {label} tidak ikut dihitung.") for n, label in told)
    return " ".join(filter(None, said))


def without_target_sentence(current: Counts) -> str:
    """Say how many langkah cannot be judged for want of a target. "" if there are none."""
    return of_some(current.tanpa_target, "{} langkah belum dapat dinilai (tanpa target waktu).")


def without_bukti_sentence(current: Counts, kodes: Sequence[str] = ()) -> str:
    """Say for how many langkah the plan names no bukti, and for which. "" if there are none."""
    which = f" ({listed(kodes)})" if kodes else ""
    sentence = f"Bukti belum disebut pada {{}} langkah{which}, yang tidak dihitung dalam bukti."
    return of_some(current.bukti_belum_disebut, sentence)


def _worst_area(per_area: Sequence[AnyRow]) -> tuple[str, int]:
    """Return the area with most late, and how many.

    Empty if none is late or two areas share first place.
    """
    ranked = sorted(per_area, key=_count_overdue, reverse=True)
    counts = [*map(_count_overdue, ranked)]
    if not any(counts) or counts[:1] == counts[1:2]:
        return "", 0
    name = format_area(ranked[0]["area"], ranked[0]["nama_area"])
    return f"area {name}", counts[0]


def where_late_sentence(per_area: Sequence[AnyRow]) -> str:
    """Say which area has most that is due and not done. "" if none stands out."""
    name, count = _worst_area(per_area)
    if not name:
        return ""
    every = Counter[str]()
    for row in per_area:
        every.update(overdue(row))
    what = overdue_name(every).capitalize()
    return f"{what} terbanyak di {name}: {format_number(count)}."


def _count_overdue(row: AnyRow) -> int:
    return sum(overdue(row).values())


def _without_bukti(current: Counts) -> str:
    if current.selesai_tanpa_bukti == 0:
        return ""
    lacking = f"{format_number(current.selesai_tanpa_bukti)} target selesai tetapi buktinya kurang"
    early = current.setahun_n - current.capaian_n
    if early == 0:
        return f"{lacking}."
    undue = f"bukti {format_number(early)} target yang sudah selesai tetapi belum jatuh tempo"
    return f"{lacking}; {undue} belum dihitung."


def riwayat_sentence(riwayat: Sequence[Row], tahun: int) -> str:
    """Say how many versions there are, and which file is the newest valid one."""
    files = [row for row in riwayat if row["unggahan"] is not None]
    in_force = [row for row in files if not row["dibatalkan"]]
    cancelled = len(files) - len(in_force)
    if not in_force:
        return f"{format_number(len(files))} berkas, semuanya sudah dibatalkan."
    newest = in_force[0]
    ending = of_some(cancelled, " {} dibatalkan.")
    name = numbered(version_name(newest, tahun), newest["unggahan"])
    return f"{format_number(len(files))} berkas; yang terbaru dan berlaku: {name}.{ending}"


def changes_sentence(total_count: Mapping[str, int], late: int) -> str:
    """Say how many changes of each jenis a version brought, in order of importance.

    `total_count`: jenis → changes. `late`: targets that are overdue since it (`newly_late`).
    """
    brought = {
        words: total_count[jenis] for jenis, words in CHANGE_JENIS.items() if jenis in total_count
    }
    if late:
        brought[f"target menjadi {WORDS['belum_tuntas']}"] = late
    if not brought:
        return "Tidak ada yang berubah."
    changes = ", ".join(f"{format_number(count)} {words}" for words, count in brought.items())
    return f"{changes}."


def news_words(news: News, since: datetime) -> str:
    """Say from when on, and how much of each came (`plan_history.news`)."""
    told = []
    for what in ("laporan", "bukti", "unggahan"):
        if count := getattr(news, what):
            told.append(f"{format_number(count)} {what}")
    when = f"{format_day(since.date())} pukul {since:%H.%M}"
    return f"{when}: {', '.join(told) or 'tidak ada'}"
