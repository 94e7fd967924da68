"""Writes Simpulan of a report: how far the whole has come, which areas rose or fell since when, and
where most is late."""

from collections.abc import Iterable

from monev import figures
from monev.core.dates import format_day
from monev.core.grouping import group_by
from monev.core.text import listed
from monev.database import Row
from monev.outputs import say
from monev.outputs.documents.material import Material, name_area

_RISEN = "naik pada"
_FALLEN = "turun pada"
_SAME = "tetap pada"
_NEW = "baru dapat dinilai pada"


def conclude(material: Material) -> str:
    """Write the conclusion; of a plan alone that nothing can be concluded yet."""
    if material.rencana_only:
        return say("laporan.tanpa_realisasi", posisi=material.posisi)
    capaian = _tell_figure(material, "capaian")
    bukti = _tell_figure(material, "bukti")
    sentences = [
        f"Capaian pelaksanaan rencana aksi s.d. {material.posisi} adalah {capaian}; "
        f"kelengkapan buktinya {bukti}.",
        _compare_areas(material),
    ]
    if material.ringkasan.current.terlambat:
        sentences.append(figures.where_late_sentence(material.per_area))
    return " ".join(filter(None, sentences))


def _tell_figure(material: Material, key: figures.FigureKey) -> str:
    """73 dari 74 (99%), naik dari 43 dari 51 (84%) per 30 Juni 2025."""
    now = material.ringkasan.current._asdict()
    previous = material.ringkasan.previous
    told = _in_words(now, key)
    if previous is None or not material.earlier_areas or not previous._asdict()[f"{key}_N"]:
        return told
    then = previous._asdict()
    moved = _movement(now, then, key).removesuffix(" pada")
    day = format_day(material.view.posisi_sebelum)
    if moved == "tetap":
        return f"{told}, sama seperti per {day}"
    return f"{told}, {moved} dari {_in_words(then, key)} per {day}"


def _in_words(counts: Row, key: figures.FigureKey) -> str:
    return figures.five_figures(counts)[key].text_with_reason.replace("/", " dari ", 1)


def _movement(now: Row, then: Row, key: str) -> str:
    """Tell if a share rose, fell or stayed: compared exactly, not as it is rounded."""
    if not then[f"{key}_N"]:
        return _NEW
    more = now[f"{key}_n"] * then[f"{key}_N"] - then[f"{key}_n"] * now[f"{key}_N"]
    if more == 0:
        return _SAME
    return _RISEN if more > 0 else _FALLEN


def _compare_areas(material: Material) -> str:
    """Dibandingkan dengan 30 Juni 2025, capaian naik pada I Manajemen Perubahan (84% menjadi 100%);
    turun pada …"""
    before: dict[str, Row] = {a["area"]: a for a in material.earlier_areas}
    judged = [a for a in material.per_area if a["capaian_N"]]
    if not before or not judged:
        return ""
    nothing: Row = {"capaian_n": 0, "capaian_N": 0}
    moved = group_by(judged, lambda a: _movement(a, before.get(a["area"], nothing), "capaian"))
    parts = []
    for how in (_RISEN, _FALLEN, _SAME, _NEW):
        if how in moved:
            parts.append(f"{how} {_list_areas(moved[how], before)}")
    since = format_day(material.view.posisi_sebelum)
    return f"Dibandingkan dengan {since}, capaian {'; '.join(parts)}."


def _list_areas(areas: Iterable[Row], before: dict[str, Row]) -> str:
    names = []
    for a in areas:
        now = _percent(a)
        then = _percent(before.get(a["area"]))
        shares = now if then in (now, "") else f"{then} menjadi {now}"
        names.append(f"{name_area(a)} ({shares})")
    return listed(names)


def _percent(counts: Row | None) -> str:
    if not counts or not counts["capaian_N"]:
        return ""
    return figures.format_percent(counts["capaian_n"], counts["capaian_N"])
