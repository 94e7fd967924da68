"""Who lacks which bukti: counts by PIC and area or jenis, the largest first, the rest together."""

import pandas as pd

from monev.charts import gaps as chart
from monev.charts.theme import Theme
from monev.core.text import NO_PIC
from monev.database import rows_of
from monev.figures import View, Wanted, gaps, kesenjangan, narrow_view
from monev.figures.gaps import cell_of, code_of, scale_words
from tests.charts import books
from tests.conftest import filled_by
from tests.figures.material import langkah, tenggat, view_of

filled = filled_by(books.fill)


def missing(db, view: View, pic=(), area=(), **wanted) -> list[dict]:
    """List the missing bukti, narrowed."""
    part = narrow_view(db, view, area, tuple(name or NO_PIC for name in pic))
    return rows_of(kesenjangan(db, part, Wanted(**wanted)))


def counted(cells: pd.DataFrame) -> dict[tuple, int]:
    """Return the counts by (PIC, across) of each cell."""
    return {(cell["pic"], cell["across"]): cell["n"] for cell in cells.to_dict("records")}


def is_single(key: tuple) -> bool:
    """True if a cell is of one PIC and one area or jenis."""
    pic, across = key
    return len(pic) == len(across) == 1


def test_the_largest_come_first_and_what_comes_after_twelve_is_one_row(shared_db):
    plan = []
    for number in range(15):
        owed = tenggat("2025-03", "belum", *["belum_ada"] * (number + 1))
        plan.append(langkah(f"I.{number + 1}.1", owed, pic=f"Seksi {number + 1}"))
    view = view_of(
        shared_db, "2025-09-30", *plan, langkah("II.1.1", tenggat("2025-01", "selesai", "ada"))
    )
    cells = gaps.gaps(shared_db, view, "area")
    rows = cells[cells["total_column"]].sort_values("row")
    first = [f"Seksi {number}" for number in range(15, 4, -1)]
    assert rows["row_name"].tolist() == [*first, "4 PIC lainnya", "Jumlah"]
    assert rows["n"].tolist() == [*range(15, 4, -1), 4 + 3 + 2 + 1, 120]
    figure = chart.draw(cells, Theme(), words=scale_words(view))
    loudness = [line[0] for line in figure.data[0].z]
    assert loudness[0] == max(loudness)
    assert loudness[:11] == sorted(loudness[:11], reverse=True)
    assert (
        figure.data[1]
        .hovertext[0]
        .startswith("<b>Seksi 15</b> · I Area I<br>15 bukti belum ada<br>I.15.1: Dokumen")
    )
    assert figure.data[1].hovertext[0].endswith("<br>dan 10 lagi")


def test_bukti_that_a_checker_gave_back_are_told_apart_from_absent_ones(shared_db):
    owed = tenggat("2025-03", "belum", "belum_ada", "perlu_perbaikan")
    view = view_of(shared_db, "2025-09-30", langkah("I.1.1", owed, pic="Seksi 1"))
    figure = chart.draw(gaps.gaps(shared_db, view, "area"), Theme(), words=scale_words(view))
    told = "2 bukti belum lengkap: 1 belum ada, 1 perlu perbaikan"
    assert told in figure.data[1].hovertext[0]


def test_a_cell_names_what_the_list_is_filtered_by_and_is_found_again_from_it(filled):
    view = books.sample(filled, "2025-12-31")
    for across in ("jenis", "area"):
        cells = gaps.gaps(filled, view, across)
        for cell in cells.to_dict("records"):
            pic, values = cell_of(cells, cell["code"])
            assert len(missing(filled, view, pic=pic, **{across: values})) == cell["n"]
            found = code_of(cells, pic, values)
            assert found == ("" if pic == values == () else cell["code"])
    assert cell_of(cells, "99-99") is None
    assert code_of(cells, ["Siapa"], ["I"]) == ""
    pic, area = next(key for key in counted(cells) if is_single(key))
    kinds = gaps.gaps(filled, view, "jenis", Wanted(jenis=("Notulensi",)))
    assert counted(kinds) == counted(gaps.gaps(filled, view, "jenis")), "every cell can be touched"
    part = narrow_view(filled, view, area, pic)
    assert counted(gaps.gaps(filled, part, "area"))[pic, area] == counted(cells)[pic, area]


def test_a_plan_says_what_is_needed_and_nothing_of_failure(filled):
    view = books.plan(filled)
    cells = gaps.gaps(filled, view, "area")
    assert cells["n"].max() == len(missing(filled, view))
    figure = chart.draw(cells, Theme(), words=scale_words(view))
    said = " ".join([*figure.data[1].text, *figure.data[1].hovertext])
    assert "bukti diperlukan" in said
    assert "belum ada" not in said.replace("Belum ada PIC", "")
    assert "#c2410c" not in str(figure.data[0].colorscale)
