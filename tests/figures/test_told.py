"""One describer puts a target, its bukti and a number into words; nothing else does."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from monev.core.statuses import OF_TENGGAT, STATUS_TENGGAT
from monev.figures import counted, tell
from monev.figures.rows import Counts
from monev.figures.told import WORDS, loudest, overdue, overdue_marks
from tests.code import ROOT, python_files, syntax_tree
from tests.figures.material import gap


@pytest.mark.parametrize(
    ("status", "other", "said"),
    [
        ("terlambat", {"hari_terlambat": 0}, "▲ Terlambat, baru jatuh tempo"),
        ("terlambat", {"hari_terlambat": 1200}, "▲ Terlambat, 1.200 hari lewat"),
        ("belum_dilaporkan", {"hari_terlambat": 3}, "△ Belum dilaporkan, 3 hari lewat"),
        (
            "terlambat",
            {"selesai_kemudian": date(2025, 10, 7)},
            "▲ Terlambat, selesai 7 Oktober 2025, sesudah posisi",
        ),
        (
            "selesai",
            {"tepat_waktu": False, "hari_terlambat": 5},
            "✓ Selesai, 5 hari setelah tenggatnya",
        ),
        ("selesai", {"tepat_waktu": True, "hari_terlambat": 0}, "✓ Selesai"),
        ("berjalan", {"hari_terlambat": 0}, "◉ Berjalan"),
        ("belum_jatuh_tempo", {"hari_terlambat": 0}, "○ Belum jatuh tempo"),
        ("tidak_berlaku", {"hari_terlambat": 0}, "– Tidak berlaku"),
    ],
)
def test_the_status_of_a_target_has_one_wording(status, other, said):
    told = tell([gap("2025-06", status_tenggat=status, **other)])
    assert told.marked == said
    assert told.marked == f"{STATUS_TENGGAT[status].mark} {told.state}"


def test_what_a_target_lacks_is_n_of_all_and_each_bukti_by_name():
    rows = [gap("2025-06"), gap("2025-07", "Daftar hadir")]
    told = tell(rows, rows, 2025)
    assert (told.when, told.due, told.pic) == ("Jun, Jul", date(2025, 8, 31), "Sekretaris")
    assert told.bukti == "bukti 0/4"
    assert told.lacking == "bukti kurang: Notulensi (Jun); Daftar hadir (Jul)"
    done_later = gap("2025-06", status_tenggat="terlambat", selesai_kemudian=date(2025, 10, 7))
    silent = gap("2025-07", status_tenggat="belum_dilaporkan", hari_terlambat=3)
    assert tell([done_later, silent]).marked == "△ Belum dilaporkan, 3 hari lewat"
    done = gap("2025-08", status_tenggat="selesai")
    assert tell([done, done_later]).term == STATUS_TENGGAT["terlambat"]
    bare = tell([gap("2025-06", bukti_N=0, pic="")])
    assert (bare.bukti, bare.lacking, bare.pic) == ("", "", "Belum ada PIC")


def test_a_number_stands_with_its_noun_once_and_nothing_is_said_of_none():
    counts = {"selesai": 3, "terlambat": 1, "belum_dilaporkan": 2100, "berjalan": 0}
    assert counted("target", counts) == "3 target selesai, 1 terlambat, 2.100 belum dilaporkan"
    assert counted("", overdue(counts)) == "1 terlambat, 2.100 belum dilaporkan"
    assert overdue_marks(counts) == "▲1 △2.100"
    assert counted("bukti", kurang=23) == "23 bukti kurang"
    assert (
        counted("target", terlambat=0)
        == overdue_marks({**counts, **dict.fromkeys(overdue(counts), 0)})
        == ""
    )


def test_every_status_has_a_word_and_a_rank_and_every_sum_of_them_a_number():
    assert {*STATUS_TENGGAT} <= {*WORDS}
    assert {*STATUS_TENGGAT} <= {*Counts._fields}


_SPELLED = re.compile(
    r"\bbelum dilaporkan\b|\shari lewat\b|di antaranya belum|\bbukti (?:kurang|belum (?:ada|lengkap))\b"
    r"|sudah jatuh tempo|masa pelaksanaan|(?<=\s)terlambat\b|\bterlambat(?=[\s,;])",
    re.IGNORECASE,
)
"""Words of a status, of lateness and of a lacking bukti, as a text has them and no code."""
_TELLERS = ("monev/core/statuses.py", "monev/figures/told.py")


def spelled(path: Path) -> Iterator[tuple[str, str]]:
    """Yield file and words of each text that spells what `told` tells, without docstrings."""
    tree = syntax_tree(path)
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    place = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in documentation and (found := _SPELLED.search(node.value)):
            yield place, found.group()


def test_nothing_else_spells_a_status_lateness_or_a_lacking_bukti():
    found = set[tuple[str, str]]()
    for path in python_files("pages", "monev"):
        place = path.relative_to(ROOT)
        if place.parts[1] != "reading" and place.as_posix() not in _TELLERS:
            found.update(spelled(path))
    assert found == set()


def test_every_status_can_stand_for_several():
    """The loudest is found among all statuses, so a new one needs no second list."""
    assert [loudest([kode]) for kode in OF_TENGGAT] == list(OF_TENGGAT)
    assert loudest(reversed(OF_TENGGAT)) == "terlambat"
    assert loudest(["tidak_berlaku", "selesai", "belum_jatuh_tempo"]) == "belum_jatuh_tempo"
    assert loudest(["tidak_berlaku", "selesai"]) == "selesai"
