"""Writes Simpulan of a report.

It has the capaian of the whole plan, the areas that rose or fell, and the area with most late
tenggat.
"""

from collections.abc import Iterable

from monev import figures
from monev.core.dates import format_day
from monev.core.grouping import group_by
from monev.core.text import listed
from monev.figures.rows import AreaRow
from monev.outputs import say
from monev.outputs.documents.material import Material, name_area

_RISEN = "naik pada"
_FALLEN = "turun pada"
_SAME = "tetap pada"
_NEW = "baru dapat dinilai pada"


def conclude(material: Material) -> str:
    """Write the conclusion; for a plan without reports, that nothing can be concluded yet."""
    if material.rencana_only:
        return say("laporan.tanpa_realisasi", posisi=material.posisi)
    capaian = _tell_figure(material, "capaian")
    bukti = _tell_figure(material, "bukti")
    sentences = [
        f"Capaian pelaksanaan rencana aksi s.d. {material.posisi} adalah {capaian}; "
        f"bukti ada {bukti}.",
        _compare_areas(material),
    ]
    sentences.append(figures.where_late_sentence(material.per_area))
    return " ".join(filter(None, sentences))


def _tell_figure(material: Material, key: figures.FigureKey) -> str:
    """Write a figure and its change.

    It reads: 73 dari 74 (99%), naik dari 43 dari 51 (84%) per 30 Juni 2025.
    """
    now = material.ringkasan.current
    then = material.ringkasan.compared
    told = _in_words(now, key)
    if then is None:
        return told
    how = _movement(_share(now, key), _share(then, key))
    if how == _NEW:
        return told
    day = format_day(material.view.posisi_sebelum)
    if how == _SAME:
        return f"{told}, sama seperti per {day}"
    moved = how.removesuffix(" pada")
    return f"{told}, {moved} dari {_in_words(then, key)} per {day}"


def _share(counts: figures.Counts, key: figures.FigureKey) -> tuple[int, int]:
    return getattr(counts, f"{key}_n"), getattr(counts, f"{key}_N")


def _in_words(counts: figures.Counts, key: figures.FigureKey) -> str:
    return figures.five_figures(counts)[key].text_with_reason.replace("/", " dari ", 1)


def _movement(now: tuple[int, int], then: tuple[int, int]) -> str:
    """Tell if a share (n, N) rose, fell or stayed, by the exact values and not the rounded ones."""
    if not then[1]:
        return _NEW
    more = now[0] * then[1] - then[0] * now[1]
    if more == 0:
        return _SAME
    return _RISEN if more > 0 else _FALLEN


def _compare_areas(material: Material) -> str:
    """Compare the areas.

    It reads: Dibandingkan dengan 30 Juni 2025, capaian naik pada I Manajemen Perubahan (84% menjadi
    100%); turun pada …
    """
    before = {row["area"]: row for row in material.earlier_areas}
    judged = []
    for row in material.per_area:
        if row["capaian_N"] and figures.is_comparable(row, before.get(row["area"], row)):
            judged.append(row)
    if not before or not judged:
        return ""

    def moves(area: AreaRow) -> str:
        now = (area["capaian_n"], area["capaian_N"])
        earlier = before.get(area["area"])
        then = (earlier["capaian_n"], earlier["capaian_N"]) if earlier else (0, 0)
        return _movement(now, then)

    moved = group_by(judged, moves)
    parts = []
    for how in (_RISEN, _FALLEN, _SAME, _NEW):
        if how in moved:
            parts.append(f"{how} {_list_areas(moved[how], before)}")
    since = format_day(material.view.posisi_sebelum)
    return f"Dibandingkan dengan {since}, capaian {'; '.join(parts)}."


def _list_areas(areas: Iterable[AreaRow], before: dict[str, AreaRow]) -> str:
    names = []
    for area in areas:
        now = _percent(area)
        then = _percent(before.get(area["area"]))
        shares = now if then in (now, "") else f"{then} menjadi {now}"
        names.append(f"{name_area(area)} ({shares})")
    return listed(names)


def _percent(counts: AreaRow | None) -> str:
    if not counts or not counts["capaian_N"]:
        return ""
    return figures.format_percent(counts["capaian_n"], counts["capaian_N"])
