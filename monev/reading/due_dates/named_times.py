"""What the tokens of a TARGET WAKTU name: months, periods, days, and what joins them (DESIGN §3)."""

from __future__ import annotations

from dataclasses import dataclass, field

from monev.reading.due_dates.tokens import Token, tokenize
from monev.reading.vocabulary.time_words import UNIT_NAMES


@dataclass(slots=True)
class TimeItem:
    """One thing named: a month (awal == akhir), a period, a year, a day, or a number nobody claimed yet.

    `unit`: "bulan", "periode", "tahun", "tanggal", "angka", "cacat" (named, but not in any calendar).
    """

    unit: str
    start: int
    end: int
    writing: str
    day: int | None = None
    tahun: int | None = None
    is_figure: bool = False
    doubtful_tahun: bool = False


@dataclass(slots=True)
class TimeStructure:
    """What was found, in order: things and the connectors between them ("sd", "pisah", "baris").

    `peringatan` are questions, `remarks` only how something was understood.
    """

    elements: list[TimeItem | str] = field(default_factory=list)
    starts: bool = False
    between: bool = False
    loose_unit: int | None = None
    peringatan: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    def items(self) -> list[TimeItem]:
        """Only the things, without the connectors."""
        return [u for u in self.elements if isinstance(u, TimeItem)]


class Parser:
    """Walks the tokens once, left to right, and collects what they name into a `TimeStructure`."""

    def __init__(self, text: str) -> None:
        self.structure = TimeStructure()
        self.token: list[Token] = tokenize(text, self.structure.peringatan, self.structure.strange)
        self.i = 0
        self.unit: int | None = None  # the unit that bare numbers inherit: "TW I, II, III"
        self.location: str | None = None

    def parse(self) -> TimeStructure:
        """Read every token; the result names everything that was found or left over."""
        while self.i < len(self.token):
            jenis, value, writing, _ = self.token[self.i]
            self.i += 1
            match jenis:
                case "TANGGAL":
                    self._take_date(value, writing)
                case "BULAN_TAHUN":
                    self._take_month_tahun(value, writing)
                case "BULAN":
                    self._take_month(value, writing)
                case "PERIODE":
                    self._take_periode(*value)
                case "SATUAN":
                    self._take_unit(value)
                case "ANGKA" | "ROMAWI" | "URUTAN" | "BILANGAN":
                    self._take_number(jenis, value, writing)
                case "TAHUN4":
                    self._add(TimeItem("tahun", 1, 12, writing, tahun=value))
                case "TAHUN" if self.location and self.structure.loose_unit is None:
                    self._add(TimeItem("periode", 1, 12, "tahun"), follows=True)
                case "LETAK":
                    self.location = value
                case "MULAI":
                    self.structure.starts = True
                case "ANTARA":
                    self.structure.between = True
                case "SD" | "GARIS" | "PISAH" | "BARIS":
                    self._join(jenis, writing)
        return self.structure

    def _peek(self, where: int) -> Token:
        return self.token[where] if 0 <= where < len(self.token) else ("", None, "", False)

    def _join(self, jenis: str, writing: str) -> None:
        wording = {"SD": "sd", "GARIS": "garis", "PISAH": "pisah", "BARIS": "baris"}[jenis]
        if writing == "atau":
            self.structure.peringatan.append('"atau" dibaca sebagai daftar: tiap bulan yang disebut menjadi tenggat.')
        self.structure.elements.append("/" if writing == "/" else wording)

    def _add(self, item: TimeItem, *, follows: bool = False, name: bool = False) -> None:
        """Add a thing; `follows` lets the year written after it belong to it; `name` says it is a month's name."""
        if follows and item.tahun is None:
            item.tahun = self._following_tahun(name=name, has_day=item.day is not None)
        if self.location and item.unit in ("bulan", "periode"):
            self._apply_location(item)
        self.location = None if item.unit != "tahun" else self.location
        self.structure.elements.append(item)

    def _apply_location(self, item: TimeItem) -> None:
        """Beginning, middle or end of a month stays the month; of a longer period it is its month there, and asked."""
        if item.unit == "bulan":
            if self.location != "akhir":
                wording = {"awal": "awal bulan", "tengah": "pertengahan bulan"}[self.location]
                self.structure.remarks.append(f"{wording} dihitung sampai akhir bulan itu")
            return
        if self.location == "akhir":
            return
        middle = (item.start + item.end) // 2
        month = {"awal": item.start, "tengah": middle}[self.location]
        item.end = max(item.start, month)
        self.structure.peringatan.append(
            f'"{self.location} {item.writing}": tenggat dihitung sampai akhir bulan itu, '
            "karena tanggalnya tidak disebut."
        )

    def _take_date(self, value: tuple[int, int, int], writing: str) -> None:
        tahun, month, day = value
        if day < 0:  # day first, as Indonesia writes; month first only where nothing else is possible
            day = -day
            if month > 12 >= day:
                day, month = month, day
                self.structure.peringatan.append(f'"{writing}" dibaca bulan dahulu: hari {day}, bulan {month}.')
            elif day <= 12 and day != month:
                self.structure.peringatan.append(
                    f'"{writing}" dibaca hari dahulu: hari {day}, bulan {month}. Tulis nama bulannya agar pasti.'
                )
        self._add(TimeItem("tanggal", month, month, writing, day=day, tahun=tahun))
        self.unit = None

    def _take_month_tahun(self, value: tuple[int, int], writing: str) -> None:
        tahun, month = value
        if self.unit and self.unit > 1:
            self._take_periode(self.unit, month, tahun)
        else:
            self._add(TimeItem("bulan", month, month, writing, tahun=tahun, is_figure=True))

    def _take_month(self, month: int, writing: str) -> None:
        self.unit = None
        jenis, day, figures, _ = self._peek(self.i)
        if jenis == "ANGKA" and len(figures) <= 2:  # August 4, 2025
            comma = 1 if self._peek(self.i + 1)[2] == "," else 0
            with_tahun = self._peek(self.i + 1 + comma)[0] == "TAHUN4"
            following = self._peek(self.i + 1)[0]
            if with_tahun or (len(figures) == 1 and following not in ("BULAN", "GARIS", "SD", "PISAH")):
                self.i += 1
                if not with_tahun:
                    self.structure.peringatan.append(f'"{writing} {figures}" dibaca sebagai hari {figures}.')
                self._add(TimeItem("tanggal", month, month, f"{figures} {writing}", day=day), follows=True)
                return
        self._add(TimeItem("bulan", month, month, writing), follows=True, name=True)

    def _take_periode(self, length: int, number: int, tahun: int | None = None) -> None:
        """A numbered period of the year: triwulan 2, semester I, bulan 3."""
        self.unit = length
        mention = f"{UNIT_NAMES[length]} {number}"
        if not 1 <= number <= 12 // length:
            self._add(TimeItem("cacat", 1, 1, mention, tahun=tahun), follows=True)
            return
        unit = "bulan" if length == 1 else "periode"
        self._add(TimeItem(unit, (number - 1) * length + 1, number * length, mention, tahun=tahun), follows=True)

    def _take_unit(self, length: int) -> None:
        j = self.i + (self._peek(self.i)[0] in ("GARIS", "BARIS"))
        jenis, value, figures, _ = self._peek(j)
        if jenis == "BULAN" or (jenis == "ANGKA" and self._peek(j + 1)[0] == "BULAN"):
            return  # "bulan Agustus", "bulan 4 Agustus": only a word before the name
        if jenis in ("ROMAWI", "URUTAN", "BILANGAN") or (jenis == "ANGKA" and len(figures) <= 2):
            self.i = j + 1
            self._take_periode(length, value)
        elif jenis == "BULAN_TAHUN" and length > 1:
            self.i = j + 1
            self._take_periode(length, value[1], value[0])
        elif length > 1:
            self.structure.loose_unit = length

    def _take_number(self, jenis: str, value: int, writing: str) -> None:
        """A number: the day of the month named next, or one more of the unit before it, or nobody's yet."""
        j = self.i
        if self._peek(j)[0] in ("GARIS", "BARIS") and (self._peek(j)[0] == "BARIS" or self._peek(j)[3]):
            j += 1
        if self._peek(j)[:2] == ("SATUAN", 1):
            j += 1
        front, month, name, rapat = self._peek(j)
        if jenis == "ANGKA" and front == "BULAN" and len(writing) <= 2 and (j == self.i or rapat or j - self.i):
            self.i = j + 1
            self.unit = None
            self._add(TimeItem("tanggal", month, month, f"{value} {name}", day=value), follows=True)
            self._mark_doubtful_tahun(j, writing)
        elif self.unit and self.structure.elements and isinstance(self.structure.elements[-1], str) and value <= 12:
            self._take_periode(self.unit, value)
        elif jenis == "ANGKA":
            self._add(TimeItem("angka", value, value, writing))
        elif jenis in ("ROMAWI", "BILANGAN"):
            self.structure.strange.append(writing)

    def _mark_doubtful_tahun(self, month_at: int, figures: str) -> None:
        """Remember "25-Nov", in which 25 may be the year: Excel shows both so."""
        item = self.structure.elements[-1]
        if self._peek(month_at - 1)[0] == "GARIS" and item.tahun is None and len(figures) == 2:
            item.doubtful_tahun = True

    def _following_tahun(self, *, name: bool, has_day: bool) -> int | None:
        """The year written right after a thing: 2025, '25, -25, / 2025, on the next line; None if none is."""
        j = self.i
        while j - self.i < 3 and (
            self._peek(j)[0] in ("TAHUN", "PETIK", "GARIS", "BARIS") or self._peek(j)[2] in (",", "/")
        ):
            j += 1
        if self._peek(j)[0] == "TAHUN4":
            self.i = j + 1
            return self._peek(j)[1]
        jenis, _, connector, tight_left = self._peek(self.i)
        existing = jenis in ("PETIK", "GARIS") or connector == "/"
        j = self.i + existing
        if existing and jenis == "GARIS" and self._peek(j)[0] == "PETIK":
            j += 1
        front, value, figures, rapat = self._peek(j)
        if front != "ANGKA" or len(figures) != 2 or not (name or has_day or jenis == "PETIK" or value > 12):
            return None
        attached = rapat and (tight_left or not existing)
        if self._peek(j + 1)[0] == "BULAN" and not (attached and existing):
            return None
        if not existing and not attached and not has_day:
            self.structure.peringatan.append(f'"{figures}" sesudah nama bulan dibaca sebagai tahun 20{figures}.')
        self.i = j + 1
        return 2000 + value
