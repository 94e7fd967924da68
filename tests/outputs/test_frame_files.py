"""A DataFrame to take along: pandas reads back what was written, and the words of a person stay
words.
"""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from openpyxl import load_workbook

from monev.outputs.frame_files import ListSheet, to_csv, to_xlsx
from tests.outputs.material import read_csv, read_xlsx

JAKARTA = ZoneInfo("Asia/Jakarta")
COLUMNS = {
    "nama": ("Nama", 30),
    "jumlah": ("Jumlah", 10),
    "bagian": ("Bagian", 10),
    "tempo": ("Jatuh tempo", 19),
    "waktu": ("Waktu", 19),
}
HEADINGS = {column: heading for column, (heading, _) in COLUMNS.items()}
TYPES = {
    "nama": "str",
    "jumlah": "Int64",
    "bagian": "Float64",
    "tempo": "datetime64[us]",
    "waktu": pd.DatetimeTZDtype("us", JAKARTA),
}


def listed(*rows: tuple) -> pd.DataFrame:
    """Return a list with a column of each kind there is."""
    return pd.DataFrame(rows, columns=[*COLUMNS]).astype(TYPES)


MARCH = pd.Timestamp("2025-03-31")
MOMENT = datetime(2025, 9, 30, 13, 5, 7, tzinfo=JAKARTA)
WHOLE = ("Satu", 3, 0.25, date(2025, 3, 31), MOMENT)
GAPS = ("Dua", None, None, None, None)


def workbook_of(frame: pd.DataFrame, **more) -> bytes:
    return to_xlsx(ListSheet("Daftar", frame, COLUMNS, **more))


def test_each_kind_of_value_comes_back_from_a_workbook_as_it_was():
    data = workbook_of(listed(WHOLE, GAPS), title=("Judul", "Keterangan"))
    frame = read_xlsx(data, "Nama")
    assert list(frame.columns) == [*HEADINGS.values()]
    assert [*frame.loc[0]] == ["Satu", 3, 0.25, MARCH, MOMENT.replace(tzinfo=None)]
    assert frame.loc[1].isna().tolist() == [False, True, True, True, True]
    sheet = load_workbook(BytesIO(data)).active
    assert [cell.data_type for cell in sheet[5]] == ["s", "n", "n", "d", "d"]
    assert [cell.value for cell in sheet[6]] == ["Dua", None, None, None, None], (
        "empty, not an empty text"
    )
    assert [sheet["C5"].number_format, sheet["B5"].number_format] == ["0%", "General"]
    assert sheet["D5"].number_format == "[$-421]d mmmm yyyy"


def test_each_kind_of_value_comes_back_from_a_csv_as_it_was():
    frame = read_csv(to_csv(listed(WHOLE), HEADINGS))
    assert list(frame.columns) == [*HEADINGS.values()]
    (row,) = frame.to_dict("records")
    assert row == {
        "Nama": "Satu",
        "Jumlah": 3,
        "Bagian": 0.25,
        "Jatuh tempo": "2025-03-31",
        "Waktu": "2025-09-30 13:05:07+07:00",
    }
    assert (frame["Jumlah"].dtype, frame["Bagian"].dtype) == ("int64", "float64")
    with_gaps = read_csv(to_csv(listed(WHOLE, GAPS), HEADINGS))
    assert with_gaps.loc[1].isna().tolist() == [False, True, True, True, True]
    assert to_csv(listed(WHOLE, GAPS), HEADINGS).decode("utf-8-sig").splitlines()[2] == "Dua,,,,"


@pytest.mark.parametrize("rows", [(), (WHOLE,)])
def test_a_list_without_a_row_and_of_one_row_has_its_headings_and_its_filter(rows):
    frame = listed(*rows)
    assert len(read_csv(to_csv(frame, HEADINGS))) == len(rows)
    data = workbook_of(frame, title=("Judul",), is_simulated=True)
    sheet = load_workbook(BytesIO(data)).active
    assert [sheet["A1"].value, sheet["A2"].value, sheet["A3"].value] == [
        "Judul",
        "DATA SIMULASI",
        None,
    ]
    assert [cell.value for cell in sheet[4]] == [*HEADINGS.values()]
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A4:E5", "B5")
    assert len(read_xlsx(data, "Nama")) == len(rows)


HOSTILE = {
    '=HYPERLINK("http://jahat","klik")': "a formula",
    "+1+1": "a formula",
    "-2": "a formula",
    "@SUM(A1)": "a formula",
    "\t=1": "a formula behind a tab",
    "＝1+1": "a wide sign",
    "a,b;c\td": "separators",
    'kata "dalam" kutip': "quotes",
    "baris satu\nbaris dua": "a line break",
    "rapat 🎉 selesai": "an emoji",
    "{=1}": "an array formula",
    "#N/A": "an error's name",
}


@pytest.mark.parametrize("text", HOSTILE, ids=HOSTILE.values())
def test_a_hostile_text_is_a_text_in_both(text):
    frame = listed((text, 1, 0.5, date(2025, 1, 1), MOMENT))
    data = workbook_of(frame)
    cell = load_workbook(BytesIO(data)).active["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) == (text[0] in "=+-@"), "it stays one when it is edited"
    rows = list(csv.reader(StringIO(to_csv(frame, HEADINGS).decode("utf-8-sig"))))
    assert len(rows) == 2
    written = rows[1][0]
    assert written.removeprefix("'") == text
    assert written.lstrip("\t")[0] not in "=+-@＝", "no program runs it"
    assert len(read_csv(to_csv(frame, HEADINGS))) == 1
