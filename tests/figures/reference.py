"""docs/design.md §5 a second time, in plain Python loops: what the SQL is held against. It shares
no code with it."""

from datetime import date
from typing import Any

from tests.figures.material import Submission


def assessed_unggahan(submissions: list[Submission], posisi: date) -> dict[str, Any]:
    """The newest unggahan whose own posisi is `posisi` or before, else the oldest; cancelled ones
    never."""
    in_force = [submission.isi for submission in submissions if not submission.dibatalkan]
    until = [content for content in in_force if date.fromisoformat(content["posisi"]) <= posisi]
    return until[-1] if until else in_force[0]


def has_realisasi(submissions: list[Submission], posisi: date) -> bool:
    """Whether an unggahan up to `posisi` reported anything."""
    for submission in submissions:
        if submission.dibatalkan or date.fromisoformat(submission.isi["posisi"]) > posisi:
            continue
        for langkah in submission.isi["langkah"]:
            for t in langkah["tenggat"]:
                if t["laporan"] != "belum" or [b for b in t["bukti"] if b["status"] != "belum_ada"]:
                    return True
    return False


def status(t: dict[str, Any], posisi: date) -> str:
    """The one status of a tenggat at the end of day `posisi`."""
    if t["laporan"] == "tidak_berlaku":
        return "tidak_berlaku"
    if (
        t["laporan"] == "selesai"
        and date.fromisoformat(t["tanggal_selesai"] or t["selesai_sejak"]) <= posisi
    ):
        return "selesai"
    if date.fromisoformat(t["jatuh_tempo"]) <= posisi:
        return "terlambat"
    if date.fromisoformat(t["buka"]) <= posisi:
        return "berjalan"
    return "belum_jatuh_tempo"


def find_unreported(submissions: list[Submission], posisi: date) -> set[tuple[str, str]]:
    """What is late, and due after the report that is judged; of a plan all that is late: kode,
    tenggat."""
    assessed = assessed_unggahan(submissions, posisi)
    return {
        (langkah["kode"], t["tenggat"])
        for langkah in assessed["langkah"]
        for t in langkah["tenggat"]
        if _is_unreported(t, posisi, _told_until(assessed))
    }


def _told_until(assessed: dict[str, Any]) -> str:
    return assessed["posisi"] if assessed["dilaporkan"] else ""


def _is_unreported(t: dict[str, Any], posisi: date, told_until: str) -> bool:
    return status(t, posisi) == "terlambat" and t["jatuh_tempo"] > told_until


def before_triwulan(submissions: list[Submission], posisi: date) -> dict[str, Any] | None:
    """The figures at the end of the triwulan before; None where nothing reports of that day or an
    earlier one."""
    first_month = (posisi.month - 1) // 3 * 3 + 1
    end = date.fromordinal(date(posisi.year, first_month, 1).toordinal() - 1)
    if all(
        submission.dibatalkan or date.fromisoformat(submission.isi["posisi"]) > end
        for submission in submissions
    ):
        return None
    return count_figures(assessed_unggahan(submissions, end)["langkah"], end)


def count_figures(
    all_langkah: list[dict[str, Any]], posisi: date, told_until: str = ""
) -> dict[str, Any]:
    """The figures of some langkah as the JSON of commands; the last complete report told of what
    was due until then."""
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
        for t in langkah["tenggat"]:
            result["belum_dilaporkan"] += _is_unreported(t, posisi, told_until)
            _add_rates(result, t, posisi)
    return result


def _add_rates(result: dict[str, Any], t: dict[str, Any], posisi: date) -> None:
    state = status(t, posisi)
    result["status"][state] += 1
    if state == "tidak_berlaku":
        return
    selesai = state == "selesai"
    required = [b["status"] for b in t["bukti"] if b["status"] != "tidak_berlaku"]
    present = [s for s in required if s in {"ada", "terverifikasi"}]
    result["capaian_setahun"]["N"] += 1
    result["capaian_setahun"]["n"] += selesai
    if date.fromisoformat(t["jatuh_tempo"]) <= posisi:
        result["capaian_posisi"]["N"] += 1
        result["capaian_posisi"]["n"] += selesai
        result["bukti"]["N"] += len(required)
        result["bukti"]["n"] += len(present)
    if selesai and len(present) < len(required):
        result["selesai_tanpa_bukti"] += 1


def count_months(all_langkah: list[dict[str, Any]], posisi: date) -> list[dict[str, Any]]:
    """Done of all, per month in which something falls due, in the order of the months."""
    content: dict[str, dict[str, Any]] = {}
    for langkah in all_langkah:
        for t in langkah["tenggat"]:
            if status(t, posisi) == "tidak_berlaku":
                continue
            one = content.setdefault(
                t["jatuh_tempo"][:7], {"bulan": t["jatuh_tempo"][:7], "n": 0, "N": 0}
            )
            one["N"] += 1
            one["n"] += status(t, posisi) == "selesai"
    return [content[key] for key in sorted(content)]


def whole_state(submissions: list[Submission], satker: str, posisi: date) -> dict[str, Any]:
    """The whole JSON of `keadaan`."""
    assessed = assessed_unggahan(submissions, posisi)
    area: dict[str, list[dict[str, Any]]] = {}
    for langkah in assessed["langkah"]:
        area.setdefault(langkah["area"], []).append(langkah)
    told_until = _told_until(assessed)
    about = {
        "satker": satker,
        "tahun": 2025,
        "posisi": posisi.isoformat(),
        "unggahan": assessed["unggahan"],
    }
    areas = [
        {"area": kode, "nama_area": f"Area {kode}", "bulan": count_months(content, posisi)}
        | count_figures(content, posisi, told_until)
        for kode, content in area.items()
    ]
    return {**about, **count_figures(assessed["langkah"], posisi, told_until), "area": areas}


def find_gaps(submissions: list[Submission], posisi: date) -> set[tuple[str, str, str, int, bool]]:
    """Every missing bukti: kode, tenggat, nama, hari_terlambat, whether its tenggat is called
    selesai."""
    result = set()
    for langkah in assessed_unggahan(submissions, posisi)["langkah"]:
        for t in langkah["tenggat"]:
            state_t = status(t, posisi)
            lateness = (posisi - date.fromisoformat(t["jatuh_tempo"])).days
            if state_t == "tidak_berlaku" or (lateness < 0 and state_t != "selesai"):
                continue
            for b in t["bukti"]:
                if b["status"] in {"belum_ada", "perlu_perbaikan"}:
                    result.add(
                        (
                            langkah["kode"],
                            t["tenggat"],
                            b["nama"],
                            max(lateness, 0),
                            state_t == "selesai",
                        )
                    )
    return result
