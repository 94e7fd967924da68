"""Two marks in one matrix mean two things: the legend says which, else it is asked; amounts in
cells are kept. Of plan and realisasi side by side only the plan makes tenggat; what was done stays
with the langkah."""

from monev.core.records import Reading
from monev.reading import read_file
from monev.reading.choices import CUMULATIVE, NUMBERS, SHARES, ChoiceItem, build_choices
from tests.reading.tables import PLAN_TITLE, Row, cells, reads, xlsx

PLAN = "NO | KEGIATAN | BUKTI | JAN | FEB | MAR | APR | MEI | JUN"
AREA = "I. MANAJEMEN PERUBAHAN"
ONE, TWO, THREE, FOUR = (f"{number} | Kegiatan {number} | SK" for number in (1, 2, 3, 4))

WITHOUT_LEGEND = "".join(
    f"""
{common} and {rare} without a legend are all read and asked about once.
  {PLAN} ↓ {AREA} ↓ {ONE} | {common} | | {rare} ↓ {TWO} | | {common} ↓ {THREE} | | | | | | {common}
> tenggat: 01 03 / 02 / 06
> asked: due.marks_differ
> said: baris 4
"""
    for common, rare in ("●○", "■●", "xv")
)
ONE_LEGEND = "".join(
    f"""
The marks that one legend explains are the plan's though it says: {legend}
  {PLAN} ↓ {AREA} ↓ {ONE} | X | | {mark} ↓ {TWO} | | | x ↓ | ↓ | {legend}
> tenggat: 01 03 / 03
> asked:
"""
    for mark, legend in [
        ("x", "Ket : x = dilaksanakan"),
        ("x", "x = bulan pelaksanaan kegiatan / target selesai"),
        ("v", "x / v = bulan kegiatan dilaksanakan"),
        ("x", "x bulan dilaksanakan, - tidak ada kegiatan"),
    ]
)
TWINS = "".join(
    f"""
Of {planned} and {done} under each month only the planned one is read, merged or not: {merges}
  NO | KEGIATAN | BUKTI | JAN | | FEB | | MAR | ↓ | | {f" | {planned} | {done}" * 3} ↓ {AREA} ↓ {ONE} | v | | | v | v
+ {merges}
> tenggat: 01 03
> lainnya: FEB {done}: v
> asked:
"""
    for planned, done in (
        ("Renc", "Real"),
        ("Rencana", "Realisasi"),
        ("T", "R"),
        ("R", "T"),
        ("Target", "Capaian"),
    )
    for merges in ("", "A2:A3 B2:B3 C2:C3 D2:E2 F2:G2 H2:I2")
)
IN_ROWS = "".join(
    f"""
A row of {done} under each langkah, its column headed {heading}, makes no tenggat.
  NO | KEGIATAN | BUKTI | {heading} | JAN | FEB | MAR | APR | MEI | JUN ↓ {AREA}
  {ONE} | {planned} | x | | | | | x ↓ | | | {done} | | x ↓ {TWO} | {planned} | | | x ↓ | | | {done} | | | | x
+ A4:A5 B4:B5 C4:C5
> tenggat: 01 06 / 03
> lainnya: Realisasi: FEB / Realisasi: APR
> said: baris 5, 7
"""
    for heading, planned, done in (
        *(("R/T", "T", "R"), ("R/T", "R", "T"), ("R/C", "R", "C"), ("", "P", "A")),
        *(("URAIAN", "Rencana", "Realisasi"), ("", "Target", "Realisasi")),
    )
)
SAID_TWICE = f"""
Where both rows of a letter say the langkah, the first is the plan's, and that is asked once.
  {PLAN.replace("BUKTI", "BUKTI | R/T")} ↓ {AREA} ↓ {ONE} | R | x ↓ {ONE} | T | | x ↓ {TWO} | R | x ↓ {TWO} | T | | x
> tenggat: 01 / 01
> asked: rows.letters_of_rows
> nilai: r t
"""
LEGENDS = "".join(
    f"""
A legend wherever it stands says which marks are targets: {legend}
  {above} ↓ {PLAN} ↓ {AREA} ↓ {ONE} | {marks[0]} | | {marks[1]} ↓ | ↓ {below}
> tenggat: {planned}
> lainnya: {f"Realisasi: {done}" if done else "-"}
> asked: {"due.legend_of_report rows.without_marks" if planned == "-" else "due.legend_read"}
"""
    for legend, marks, planned, done in [
        # What reports is no plan, wherever it is said and however it is written.
        ("V = dilaksanakan, X = tidak dilaksanakan", "VX", "-", "JAN"),
        ("V dilaksanakan   X tidak dilaksanakan", "VX", "-", "JAN"),
        ("Keterangan: V : ada; X : tidak ada", "VX", "-", "JAN"),
        *(
            ("V = dilaksanakan, X = tidak", "vx", "-", "JAN"),
            ("X = rencana, V = realisasi", "VX", "03", "JAN"),
        ),
        *(
            ("P = Rencana; R = Realisasi", "PR", "01", "MAR"),
            ("P - Rencana, R - Realisasi", "PR", "01", "MAR"),
        ),
        *(
            ("● rencana ○ realisasi", "●○", "01", "MAR"),
            ("R = Rencana, P = Pelaksanaan", "RP", "01", "MAR"),
        ),
        ("P = Pelaksanaan kegiatan (realisasi); T = Target", "TP", "01", "MAR"),
        *(
            ("○ : sudah; ● : target", "●○", "01", "MAR"),
            ("V = rencana, X = tidak ada kegiatan", "VX", "01", ""),
        ),
    ]
    for above, below in ((legend, "|"), ("|", legend))
)
test_each_mark_is_due_as_a_person_would_say = reads(f"""{LEGENDS}{WITHOUT_LEGEND}{ONE_LEGEND}{TWINS}{IN_ROWS}
{SAID_TWICE}
A legend may stand in two cells a line, in any order.
  {PLAN} ↓ {AREA} ↓ {ONE} | ● | | ○ ↓ {TWO} | | | ● ↓ | ↓ ○ | realisasi ↓ ● | rencana
> tenggat: 01 / 03
> lainnya: Realisasi: MAR / -
> asked: due.legend_read
A legend of a line for each mark is no table of realisasi.
  {PLAN} ↓ {AREA} ↓ {ONE} | ● | | ○ ↓ | ↓ ● Rencana ↓ ○ Realisasi
> tenggat: 01
> lainnya: Realisasi: MAR
> asked: due.legend_read
An only mark that says it was done is no plan.
  {PLAN} ↓ {AREA} ↓ {ONE} | x ↓ {TWO} | | | x ↓ | ↓ x = sudah dilaksanakan
> tenggat: - / -
> asked: due.legend_of_report rows.without_marks rows.without_marks
A legend of two kinds of work keeps both.
  {PLAN} ↓ {AREA} ↓ {ONE} | ● | | ○ ↓ | ↓ ● = pelaporan, ○ = rapat
> tenggat: 01 03
> asked: due.legend_unknown
Pelaksanaan beside perencanaan is due too.
  {PLAN} ↓ {AREA} ↓ {ONE} | P | | L ↓ | ↓ P = Perencanaan, L = Pelaksanaan
> tenggat: 01 03
> asked: due.legend_unknown
So it is beside pelaporan.
  {PLAN} ↓ {AREA} ↓ {ONE} | P | | L | | | E ↓ | ↓ P = rencana rapat, L = pelaksanaan, E = pelaporan
> tenggat: 01 03 06
> asked: due.legend_unknown
Looks of one tick are one mark, and no question.
  {PLAN} ↓ {AREA} ↓ {ONE} | √ | | ✓ ↓ {TWO} | | | | | | ✔
> asked:
What stands in a month is the target capaian of that month.
  {PLAN} ↓ {AREA} ↓ {ONE} | | | 1 laporan | | | 2 laporan ↓ {TWO} | | | 28 | | | 1 ↓ {THREE} | | | 100 % ↓ {FOUR} | 1
> target_capaian: MAR: 1 laporan; JUN: 2 laporan / MAR: 28; JUN: 1 / MAR: 100 % / -
> tenggat: 03 06 / 03 06 / 03 / 01
Beside a target capaian it is the target of its period.
  {PLAN} | TARGET CAPAIAN ↓ {AREA} ↓ {ONE} | | | 1 laporan | | | | 4 laporan
> target_capaian: 4 laporan
> lainnya: Target per periode: MAR: 1 laporan
Letters that nobody explains are asked once.
  {PLAN} ↓ {AREA} ↓ {ONE} | P | R ↓ {TWO} | | | P
> asked: due.marks_differ rows.marks_in_a_row
> nilai: p r / -
And a legend nobody knows.
  {PLAN} ↓ {AREA} ↓ {ONE} | V | | X ↓ | ↓ V = prioritas, X = bukan prioritas
> asked: due.legend_unknown
> nilai: V X
Shares that count up are due where they last rise, and that is asked once; one share with gaps is each by itself.
  {PLAN} ↓ {AREA} ↓ {ONE} | | 50% | | 100% | | 100% ↓ {TWO} | 0 | 10 | 30 | 50 | 100 | 100 ↓ {THREE} | 1 | 1
  {FOUR} | | | 100% | | | 100%
> tenggat: 04 / 05 / 02 / 03 06
> asked: due.cumulative rows.marks_in_a_row
> nilai: % / -
From 90 % on they are a level that is kept, and each is due.
  {PLAN} ↓ {AREA} ↓ {ONE} | | 90% | | 95% | | 100%
> tenggat: 02 04 06
> asked:
Below 90 % they count up to the whole.
  {PLAN} ↓ {AREA} ↓ {ONE} | | 89% | | 95% | | 100%
> tenggat: 06
> asked: due.cumulative
Shares that are parts of the whole are each due.
  {PLAN} ↓ {AREA} ↓ {ONE} | 25% | 25% | 50% ↓ {TWO} | 20% | 80%
> tenggat: 01 02 03 / 01 02
Numbers under the months may be the days work is due.
  {PLAN} ↓ {AREA} ↓ {ONE} | 10 ↓ {TWO} | | | 27 | 25 ↓ {THREE} | | 21
> tenggat: 01-10 / 03-27 04-25 / 02-21
> asked: due.numbers_are_days
Where the target capaian counts them it is not.
  {PLAN} | TARGET CAPAIAN ↓ {AREA} ↓ {ONE} | 1 | | | | | | 16 kegiatan ↓ {TWO} | | | 15 | | | | 16 kegiatan
> asked:
What stands beside the target of a month is no plan either.
  NO | KEGIATAN | BUKTI | JAN | | | FEB | | | MAR | | ↓ | | {" | Target | Realisasi | %" * 3} ↓ {AREA}
  {ONE} | 1 | 1 | 100% | 1 | | 0% | | 1 | 50%
> tenggat: 01 02
""")


def test_a_person_says_whether_shares_are_one_work_and_numbers_days() -> None:
    def read(answer: ChoiceItem, *rows: Row) -> Reading:
        return read_file(
            xlsx((PLAN_TITLE, cells(PLAN), (AREA,), *rows)),
            "a.xlsx",
            choice=build_choices([answer]),
        )

    always = (1, "Rapat", "SK", *["100%"] * 6)
    assert [
        t.tenggat for t in read(ChoiceItem("tanda", SHARES, CUMULATIVE), always).langkah[0].tenggat
    ] == ["2025-01"]
    reading = read(
        ChoiceItem("tanda", NUMBERS, "tanggal"),
        (1, "Rapat", "SK", 1),
        (2, "Apel", "SK", None, None, 15),
    )
    assert [t.tenggat for langkah in reading.langkah for t in langkah.tenggat] == [
        "2025-01-01",
        "2025-03-15",
    ]
