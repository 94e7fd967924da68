"""The figures of docs/design.md §5 in plain Python loops, which the SQL is compared with.

It shares no code with the SQL.
"""

from datetime import date
from typing import Any

from tests.figures.material import Submission


def assessed_unggahan(submissions: list[Submission], posisi: date) -> dict[str, Any]:
    """Return the newest unggahan whose own posisi is `posisi` or before, else the oldest.

    Cancelled ones never count.
    """
    in_force = [submission.isi for submission in submissions if not submission.dibatalkan]
    until = [content for content in in_force if date.fromisoformat(content["posisi"]) <= posisi]
    return until[-1] if until else in_force[0]


def has_realisasi(submissions: list[Submission], posisi: date) -> bool:
    """True if an unggahan up to `posisi` reported anything."""
    for submission in submissions:
        if submission.dibatalkan or date.fromisoformat(submission.isi["posisi"]) > posisi:
            continue
        for langkah in submission.isi["langkah"]:
            for target in langkah["tenggat"]:
                if target["laporan"] != "belum" or [
                    bukti for bukti in target["bukti"] if bukti["status"] != "belum_ada"
                ]:
                    return True
    return False


def status(target: dict[str, Any], posisi: date) -> str:
    """Return the status of a tenggat at the end of day `posisi`."""
    if target["laporan"] == "tidak_berlaku":
        return "tidak_berlaku"
    if (
        target["laporan"] == "selesai"
        and date.fromisoformat(target["tanggal_selesai"] or target["selesai_sejak"]) <= posisi
    ):
        return "selesai"
    if date.fromisoformat(target["jatuh_tempo"]) <= posisi:
        return "terlambat"
    if date.fromisoformat(target["buka"]) <= posisi:
        return "berjalan"
    return "belum_jatuh_tempo"


def judged(target: dict[str, Any], posisi: date, told_until: str) -> str:
    """Return the same, but belum_dilaporkan where nobody reported since it fell due."""
    is_silent = _is_unreported(target, posisi, told_until)
    return "belum_dilaporkan" if is_silent else status(target, posisi)


def find_unreported(submissions: list[Submission], posisi: date) -> set[tuple[str, str]]:
    """Find (kode, tenggat) that are not done and fell due after the report that is judged.

    Of a plan without reports: all that are due.
    """
    assessed = assessed_unggahan(submissions, posisi)
    return {
        (langkah["kode"], target["tenggat"])
        for langkah in assessed["langkah"]
        for target in langkah["tenggat"]
        if _is_unreported(target, posisi, told_until(assessed, posisi))
    }


def told_until(assessed: dict[str, Any], posisi: date) -> str:
    """Return the day up to which all was reported by `posisi`; "" if nothing was."""
    is_told = assessed["dilaporkan"] and assessed["posisi"] <= posisi.isoformat()
    return assessed["posisi"] if is_told else ""


def _is_unreported(target: dict[str, Any], posisi: date, told_until: str) -> bool:
    return status(target, posisi) == "terlambat" and target["jatuh_tempo"] > told_until


def before_triwulan(submissions: list[Submission], posisi: date) -> dict[str, Any] | None:
    """Count the figures at the end of the triwulan before; None if nothing was reported by then."""
    first_month = (posisi.month - 1) // 3 * 3 + 1
    end = date.fromordinal(date(posisi.year, first_month, 1).toordinal() - 1)
    if not any(
        submission.isi["dilaporkan"] and date.fromisoformat(submission.isi["posisi"]) <= end
        for submission in submissions
        if not submission.dibatalkan
    ):
        return None
    return count_figures(assessed_unggahan(submissions, end)["langkah"], end)


def count_figures(
    all_langkah: list[dict[str, Any]], posisi: date, told_until: str = ""
) -> dict[str, Any]:
    """Count the figures of some langkah, as the JSON of commands has them.

    There terlambat is all that is due and not done, and belum_dilaporkan a part of it.
    `told_until`: the posisi of the last complete report.
    """
    counts = (
        "langkah",
        "tanpa_target",
        "bukti_belum_disebut",
        "belum_dilaporkan",
        "selesai_tanpa_bukti",
    )
    states = ("selesai", "terlambat", "berjalan", "belum_jatuh_tempo", "tidak_berlaku")
    result: dict[str, Any] = {**dict.fromkeys(counts, 0), "status": dict.fromkeys(states, 0)}
    result |= {share: {"n": 0, "N": 0} for share in ("capaian_posisi", "capaian_setahun", "bukti")}
    for langkah in all_langkah:
        result["langkah"] += 1
        result["tanpa_target"] += not langkah["tenggat"]
        result["bukti_belum_disebut"] += not langkah["bukti"]
        for target in langkah["tenggat"]:
            result["belum_dilaporkan"] += _is_unreported(target, posisi, told_until)
            _add_rates(result, target, posisi)
    return result


def _add_rates(result: dict[str, Any], target: dict[str, Any], posisi: date) -> None:
    state = status(target, posisi)
    result["status"][state] += 1
    if state == "tidak_berlaku":
        return
    selesai = state == "selesai"
    required = [bukti["status"] for bukti in target["bukti"] if bukti["status"] != "tidak_berlaku"]
    present = [each for each in required if each in {"ada", "terverifikasi"}]
    result["capaian_setahun"]["N"] += 1
    result["capaian_setahun"]["n"] += selesai
    if date.fromisoformat(target["jatuh_tempo"]) <= posisi:
        result["capaian_posisi"]["N"] += 1
        result["capaian_posisi"]["n"] += selesai
        result["bukti"]["N"] += len(required)
        result["bukti"]["n"] += len(present)
    if selesai and len(present) < len(required):
        result["selesai_tanpa_bukti"] += 1


def count_months(all_langkah: list[dict[str, Any]], posisi: date) -> list[dict[str, Any]]:
    """Count done and all tenggat of each month in which something falls due, in order."""
    content: dict[str, dict[str, Any]] = {}
    for langkah in all_langkah:
        for target in langkah["tenggat"]:
            if status(target, posisi) == "tidak_berlaku":
                continue
            one = content.setdefault(
                target["jatuh_tempo"][:7], {"bulan": target["jatuh_tempo"][:7], "n": 0, "N": 0}
            )
            one["N"] += 1
            one["n"] += status(target, posisi) == "selesai"
    return [content[key] for key in sorted(content)]


def whole_state(submissions: list[Submission], satker: str, posisi: date) -> dict[str, Any]:
    """Return the whole JSON of `keadaan`."""
    assessed = assessed_unggahan(submissions, posisi)
    area: dict[str, list[dict[str, Any]]] = {}
    for langkah in assessed["langkah"]:
        area.setdefault(langkah["area"], []).append(langkah)
    until = told_until(assessed, posisi)
    about = {
        "satker": satker,
        "tahun": 2025,
        "posisi": posisi.isoformat(),
        "unggahan": assessed["unggahan"],
    }
    areas = [
        {"area": kode, "nama_area": f"Area {kode}", "bulan": count_months(content, posisi)}
        | count_figures(content, posisi, until)
        for kode, content in area.items()
    ]
    return {**about, **count_figures(assessed["langkah"], posisi, until), "area": areas}


def find_gaps(submissions: list[Submission], posisi: date) -> set[tuple[str, str, str, int, bool]]:
    """Find the missing bukti: kode, tenggat, nama, hari_terlambat, is its tenggat selesai."""
    result = set()
    for langkah in assessed_unggahan(submissions, posisi)["langkah"]:
        for target in langkah["tenggat"]:
            state = status(target, posisi)
            lateness = (posisi - date.fromisoformat(target["jatuh_tempo"])).days
            is_due = lateness >= 0 or state == "selesai"
            if state == "tidak_berlaku" or not is_due:
                continue
            for bukti in target["bukti"]:
                if bukti["status"] in {"belum_ada", "perlu_perbaikan"}:
                    about = (langkah["kode"], target["tenggat"], bukti["nama"])
                    result.add((*about, max(lateness, 0), state == "selesai"))
    return result
