"""The sentences that answer the question of a page, in plain Indonesian, written from the data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from operator import itemgetter

from monev.core.dates import format_day
from monev.core.grouping import group_by
from monev.core.statuses import (
    BELUM_DILAPORKAN,
    CHANGE_JENIS,
    STATUS_BUKTI,
    STATUS_TENGGAT,
    UNCOUNTED,
    only_unreported,
)
from monev.core.text import capitalized, listed
from monev.database import Row
from monev.figures.formats import (
    format_area,
    format_number,
    numbered,
    of_some,
    of_these,
    version_name,
)
from monev.figures.ringkasan import Counts, Ringkasan, name_next_month
from monev.figures.rows import AnyRow, BuktiRow
from monev.figures.views import Part, View

NOTHING_REPORTED = "Belum ada realisasi yang dilaporkan."
"""For papers about a plan without reports."""
NO_REALISASI_YET = f"{NOTHING_REPORTED[:-1]}: yang tampak adalah rencana."
"""For pages about a plan without reports."""
NO_LANGKAH = "tidak ada langkah yang sesuai dengan pilihan area dan PIC."
NOT_LKE = "Capaian pelaksanaan rencana aksi; bukan nilai LKE."
"""On every paper that shows figures (docs/design.md §5)."""


def opening_remark(view: View, counts: Counts) -> str:
    """Write the remark that stands before the figures on every page, message and document.

    It says that nothing was reported, or how much is late only for want of a report (docs/design.md
    §5). It is "" if neither.
    """
    if view.rencana_only:
        return NO_REALISASI_YET
    if counts.belum_dilaporkan == 0:
        return ""
    late = format_number(counts.terlambat)
    if only_unreported(counts.terlambat, counts.belum_dilaporkan):
        since = "sudah jatuh tempo" if view.lengkap_per is None else _since_report(view)
        return f"{late} target {since} dan belum dilaporkan."
    which = of_these(counts.belum_dilaporkan, counts.terlambat)
    return f"{late} target terlambat; {which}{_since_report(view)}."


def part_sentence(part: Part) -> str:
    """Say to what a view is narrowed: Area IV · PIC Bagian Umum: 12 dari 27 langkah."""
    return f"{part.name}: {format_number(len(part.kode))} dari {format_number(part.total)} langkah."


def missing_bukti(rows: Sequence[AnyRow] = (), *, rencana_only: bool) -> str:
    """Return the word for missing bukti: belum ada.

    Belum lengkap if a checker gave some of the `rows` back; diperlukan in a plan without reports.
    """
    usual = "diperlukan" if rencana_only else "belum ada"
    return "belum lengkap" if count_returned(rows) else usual


def lacking_title(view: View) -> str:
    """Return the heading of missing bukti."""
    return "Bukti diperlukan" if view.rencana_only else "Bukti kurang"


def count_returned(rows: Iterable[AnyRow]) -> int:
    """Count the rows of `kesenjangan` that a checker gave back (Perlu perbaikan)."""
    return sum(map(_is_returned, rows))


def parted_by_return(
    rows: Iterable[BuktiRow], *, rencana_only: bool
) -> Iterator[tuple[str, list[BuktiRow]]]:
    """Part rows of `kesenjangan` into those absent and those a checker gave back.

    Each part has its word; a part without rows is left out.
    """
    absent = missing_bukti(rencana_only=rencana_only)
    yield from group_by(
        sorted(rows, key=_is_returned),
        lambda row: "perlu perbaikan" if _is_returned(row) else absent,
    ).items()


def _is_returned(row: AnyRow) -> bool:
    return row["status"] == "perlu_perbaikan"


def count_missing_bukti(rows: Sequence[AnyRow], view: View) -> str:
    """Say how many bukti rows of `kesenjangan` are (`missing_in_words`)."""
    return missing_in_words(len(rows), count_returned(rows), view)


def missing_in_words(count: int, returned: int, view: View) -> str:
    """Say how many bukti are missing: 89 bukti belum ada.

    If a checker gave some of them back, these are told apart: 89 bukti belum lengkap: 88 belum ada,
    1 perlu perbaikan.
    """
    whole = f"{format_number(count)} bukti"
    if not returned:
        return f"{whole} {missing_bukti(rencana_only=view.rencana_only)}"
    if returned == count:
        return f"{whole} perlu perbaikan"
    absent = format_number(count - returned)
    return f"{whole} belum lengkap: {absent} belum ada, {format_number(returned)} perlu perbaikan"


def count_listed_bukti(rows: Sequence[AnyRow], view: View) -> str:
    """Say how many bukti a list of `kesenjangan` rows names.

    Also say how many of them fell due after the last report.
    """
    count = count_missing_bukti(rows, view)
    unreported = 0 if view.rencana_only else sum(row["belum_dilaporkan"] for row in rows)
    if unreported == 0:
        return count
    return f"{count}; {of_these(unreported, len(rows))}untuk target yang {_since_report(view)}"


def _since_report(view: View) -> str:
    """Say since when targets are unreported.

    If no report was ever called complete, say only that they are.
    """
    if view.lengkap_per is None:
        return BELUM_DILAPORKAN.label.lower()
    return f"jatuh tempo setelah laporan terakhir, {format_day(view.lengkap_per)}"


def describe_bukti_status(status: str, *, rencana_only: bool) -> str:
    """Return the status of a bukti in words.

    In a plan without reports a missing one is Diperlukan.
    """
    return (
        missing_bukti(rencana_only=rencana_only).capitalize()
        if status == STATUS_BUKTI["belum_ada"]
        else status
    )


def figure_rows_heading(
    view: View, figure: str, done: int, total: int, *, bulan: str | None = None
) -> str:
    """Write the heading for the rows of a figure (`done` of `total`), all or of one month.

    An example is: 61 dari 78 tenggat yang jatuh tempo sudah selesai.
    """
    everything = format_number(total)
    posisi = format_day(view.posisi)
    of_these = f"{format_number(done)} dari {everything}"
    of_plan, reported = {
        "bukti": (f"bukti yang harus ada s.d. {posisi}", f"{of_these} bukti ada"),
        "capaian": (
            f"target jatuh tempo s.d. {posisi}",
            f"{of_these} target yang jatuh tempo sudah selesai",
        ),
        "setahun": ("target", f"{of_these} target {'' if bulan else 'setahun '}sudah selesai"),
        "terlambat": ("target sudah jatuh tempo", f"{everything} target terlambat"),
        "selesai_tanpa_bukti": ("target selesai, bukti belum lengkap", ""),
        "berikut": (f"target jatuh tempo {name_next_month(view.posisi)}", ""),
    }[figure]
    return reported if reported and not view.rencana_only else f"{everything} {of_plan}"


def ringkasan_sentence(view: View, current: Counts, per_area: Sequence[AnyRow]) -> str:
    """Sum up the rencana.

    First comes `opening_remark`, then how much is done, how much is late and where, and what is
    done without proof.
    """
    per = f"Per {format_day(view.posisi)}"
    if current.langkah == 0:
        return f"{per}, {NO_LANGKAH if view.part else 'rencana ini belum berisi langkah.'}"
    if current.setahun_N == 0:
        return f"{per}, belum ada yang dapat dinilai: tidak ada target waktu yang berlaku."
    n, due, total = map(format_number, (current.capaian_n, current.capaian_N, current.setahun_N))
    if view.rencana_only:
        which = of_these(current.capaian_N, current.setahun_N)
        of_plan = (
            f"Rencana ini punya {total} target; {which}jatuh tempo s.d. {format_day(view.posisi)}."
        )
        return f"{NO_REALISASI_YET} {of_plan}"
    done = f"{per}, {n} dari {due} target yang jatuh tempo sudah selesai."
    if current.capaian_N == 0:
        done = f"{per}, belum ada target yang jatuh tempo dari {total} target."
    parts = (opening_remark(view, current), done, lateness_sentences(current, per_area))
    return " ".join(filter(None, parts))


def lateness_sentences(current: Counts, per_area: Sequence[AnyRow]) -> str:
    """Say how much is late and where, and what is done without proof."""
    parts = (_terlambat(current, per_area), _without_bukti(current))
    return " ".join(filter(None, parts))


def kesenjangan_sentence(view: View, current: Counts, rows: Sequence[AnyRow]) -> str:
    """Say how much proof is missing (rows of `kesenjangan`), after the `opening_remark`."""
    total_count = len(rows)
    per = f"Per {format_day(view.posisi)}"
    if view.rencana_only:
        owed = f"{format_number(total_count)} bukti diperlukan"
        tenggat = f"{owed} untuk target yang jatuh tempo s.d. {format_day(view.posisi)}"
        if current.bukti_N == 0:
            tenggat = f"belum ada bukti yang harus ada s.d. {format_day(view.posisi)}"
        return f"{NO_REALISASI_YET} Menurut rencana, {tenggat}."
    if total_count == 0 and current.bukti_N == 0:
        sentence = f"{per}, belum ada bukti yang harus ada."
    elif total_count == 0:
        sentence = (
            f"{per}, semua {format_number(current.bukti_N)} bukti yang harus ada sudah lengkap."
        )
    else:
        # Targets called done before they were due lack bukti that nobody owes yet.
        early = total_count - (current.bukti_N - current.bukti_n)
        which = of_these(early, total_count)
        mark = ";" if count_returned(rows) else ","
        beside = f"{mark} {which}dari target yang belum jatuh tempo" if early > 0 else ""
        lacking = count_missing_bukti(rows, view)
        sentence = f"{per}, {lacking}{beside}. {_without_bukti(current)}"
    return f"{opening_remark(view, current)} {sentence}".strip()


def bukti_answer(view: View, current: Counts, rows: Sequence[AnyRow]) -> tuple[str, str]:
    """Say how many owed bukti are there, and beside it of which targets the others are missing.

    `rows`: those of `kesenjangan`.
    """
    day = format_day(view.posisi)
    if not rows and not current.bukti_N:
        return f"Belum ada bukti yang harus ada s.d. {day}.", ""
    if view.rencana_only:
        return f"{format_number(len(rows))} bukti diperlukan s.d. {day}.", "menurut rencana"
    owed = format_number(current.bukti_N)
    if not rows:
        return f"Semua {owed} bukti sudah ada.", ""
    selesai = sum(row["selesai_tanpa_bukti"] for row in rows)
    unreported = sum(row["belum_dilaporkan"] for row in rows if not row["selesai_tanpa_bukti"])
    where = (
        (len(rows) - selesai - unreported, "target terlambat"),
        (unreported, "target yang belum dilaporkan"),
        (selesai, "target yang dilaporkan selesai"),
    )
    parts = [f"{format_number(n)} pada {target}" for n, target in where if n]
    parts[0] = parts[0].replace(" pada", " kurang pada", 1)
    # Targets called done before they were due lack bukti that nobody owes yet.
    early = len(rows) - (current.bukti_N - current.bukti_n)
    if early > 0:
        parts.append(f"{of_these(early, len(rows))}belum jatuh tempo")
    return f"{format_number(current.bukti_n)} dari {owed} bukti sudah ada.", ", ".join(parts)


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
    sentence = (
        f"Bukti belum disebut pada {{}} langkah{which}, yang tidak dihitung dalam kelengkapan dan "
        "kesenjangan bukti."
    )
    return of_some(current.bukti_belum_disebut, sentence)


def _terlambat(current: Counts, per_area: Sequence[AnyRow]) -> str:
    """Say how many are late and where most are.

    If the opening remark gives the number, say only where.
    """
    if current.belum_dilaporkan or not current.terlambat:
        return where_late_sentence(per_area)
    name, count = _worst_area(per_area)
    these = of_these(count, current.terlambat)
    where = f"{', ' if these else ' '}{these}di {name}" if name else ""
    return f"{format_number(current.terlambat)} target terlambat{where}."


def _worst_area(per_area: Sequence[AnyRow]) -> tuple[str, int]:
    """Return the area with most late, and how many.

    Empty if none is late or two areas share first place.
    """
    worst, *others = sorted(per_area, key=itemgetter("terlambat"), reverse=True)
    late = worst["terlambat"]
    if not late or (others and others[0]["terlambat"] == late):
        return "", 0
    name = format_area(worst["area"], worst["nama_area"])
    return f"area {name}", late


def where_late_sentence(per_area: Sequence[AnyRow]) -> str:
    """Say which area has most late targets. "" if none stands out."""
    name, count = _worst_area(per_area)
    return f"Target yang terlambat terbanyak di {name}: {format_number(count)}." if name else ""


def _without_bukti(current: Counts) -> str:
    if current.selesai_tanpa_bukti == 0:
        return ""
    lacking = (
        f"Bukti belum lengkap pada {format_number(current.selesai_tanpa_bukti)} target yang "
        "dilaporkan selesai"
    )
    early = current.setahun_n - current.capaian_n
    if early == 0:
        return f"{lacking}."
    undue = f"bukti {format_number(early)} target yang sudah selesai tetapi belum jatuh tempo"
    return f"{lacking}; {undue} belum masuk kelengkapan."


def riwayat_sentence(riwayat: Sequence[Row], tahun: int) -> str:
    """Say how many versions there are, and which is the newest valid one."""
    in_force = [row for row in riwayat if not row["dibatalkan"]]
    cancelled = len(riwayat) - len(in_force)
    if not in_force:
        return f"{format_number(len(riwayat))} versi, semuanya sudah dibatalkan."
    newest = in_force[0]
    ending = of_some(cancelled, " {} dibatalkan.")
    name = numbered(version_name(newest, tahun), newest["unggahan"])
    return f"{format_number(len(riwayat))} versi; versi terbaru yang berlaku: {name}.{ending}"


def changes_sentence(total_count: Mapping[str, int], late: int) -> str:
    """Say how many changes of each jenis a version brought, in order of importance.

    `total_count`: jenis → changes. `late`: targets that are late since it (`newly_late`).
    """
    brought = {
        words: total_count[jenis] for jenis, words in CHANGE_JENIS.items() if jenis in total_count
    }
    if late:
        brought["target menjadi terlambat"] = late
    if not brought:
        return "Tidak ada yang berubah."
    changes = ", ".join(f"{format_number(count)} {words}" for words, count in brought.items())
    return f"{changes}."


def news_words(news: Sequence[Row], since: datetime) -> str:
    """Say from when on, and how much of each came (`riwayat.news`)."""
    told = []
    for what in ("laporan", "bukti", "unggahan"):
        if count := sum(row[what] for row in news):
            told.append(f"{format_number(count)} {what}")
    when = f"{format_day(since.date())} pukul {since:%H.%M}"
    return f"{when}: {', '.join(told) or 'tidak ada'}"
