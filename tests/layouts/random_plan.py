"""Random plans with known answers: what a file says is decided here, before any layout writes it down."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from monev.core.dates import MONTH_NAMES


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split(" | "))


USUAL_AREA = _words(
    "Manajemen Perubahan | Penataan Tata Laksana | Penataan Sistem Manajemen SDM | Penguatan Akuntabilitas | "
    "Penguatan Pengawasan | Peningkatan Kualitas Pelayanan Publik"
)
OTHER_AREA = _words(
    "Manajemen Media dan Publikasi | Inovasi Layanan Terpadu | Penguatan Integritas Perkara | "
    "Pelayanan Ramah Kelompok Rentan | Tata Kelola Arsip Digital | Budaya Kerja Melayani | "
    "Pengendalian Gratifikasi Wilayah | Kemitraan Masyarakat Sipil"
)
SUB_AREA = _words(
    "Pengendalian Gratifikasi | Penanganan Pengaduan Masyarakat | Penerapan Sistem Pengendalian Intern | "
    "Penanganan Benturan Kepentingan | Pelaksanaan Whistle Blowing System"
)
VERBS = _words(
    "Menyusun | Menetapkan | Mensosialisasikan | Mengevaluasi | Memperbarui | Mempublikasikan | "
    "Melaksanakan reviu | Memantau | Menindaklanjuti hasil | Membahas"
)
OBJECTS = _words(
    "standar pelayanan loket | peta proses bisnis | rencana kerja tim | survei kepuasan pengguna | "
    "peta risiko unit | kode etik pegawai | jadwal piket layanan | maklumat pelayanan | "
    "laporan kinerja bulanan | kanal pengaduan | data kepegawaian | daftar informasi publik | "
    "perjanjian kinerja individu | budaya kerja 5R | pembinaan agen perubahan | arsip elektronik"
)
DOCUMENTS = _words(
    "Undangan rapat | Daftar hadir | Notulensi | Foto kegiatan | Laporan hasil pelaksanaan | SK tim kerja | "
    "SOP yang ditetapkan | Tangkapan layar situs | Berita acara | Surat edaran"
)
RESPONSIBLE = ("Kasubbag Umum", "Kasubbag Hukum", "Sekretaris", "Pokja I", "Pokja II", "Tim Pelayanan")
CAPAIAN = ("1 dokumen", "Tersedianya dokumen", "Laporan lengkap", "100 persen pegawai")


@dataclass(frozen=True)
class Timing:
    """When a langkah is due. `jenis`: bulan, rentang, daftar, bulanan, triwulanan; `months` as meant by it."""

    jenis: str
    months: tuple[int, ...]

    def tenggat(self, tahun: int) -> frozenset[str]:
        """The keys docs/design.md §3 gives for it."""
        month = {
            "rentang": self.months[-1:],
            "bulanan": tuple(range(self.months[0], self.months[-1] + 1)),
            "triwulanan": tuple(b for b in (3, 6, 9, 12) if self.months[0] <= b <= self.months[-1]),
        }.get(self.jenis, self.months)
        return frozenset(f"{tahun}-{b:02d}" for b in month)


@dataclass(frozen=True)
class RandomLangkah:
    indikator: str
    langkah_aksi: str
    bukti: tuple[str, ...]
    waktu: Timing
    capaian: str
    pic: str


@dataclass(frozen=True)
class RandomKomponen:
    nama: str
    langkah: tuple[RandomLangkah, ...]


@dataclass(frozen=True)
class RandomSubArea:
    """`name` None: the komponen stand directly under the area."""

    nama: str | None
    komponen: tuple[RandomKomponen, ...]


@dataclass(frozen=True)
class RandomArea:
    nama: str
    sub_area: tuple[RandomSubArea, ...]


@dataclass(frozen=True)
class RandomRencana:
    satker: str
    tahun: int
    area: tuple[RandomArea, ...]

    def each_langkah(self) -> list[tuple[RandomArea, RandomSubArea, RandomKomponen, RandomLangkah]]:
        """Every langkah with what it stands under, in order."""
        return [(a, s, k, lg) for a in self.area for s in a.sub_area for k in s.komponen for lg in k.langkah]


@dataclass(frozen=True)
class Want:
    """What a layout can carry: a matrix cannot say a rentang, a CSV cannot merge bukti.

    `with_gaps`: no list names two months in a row, which a fill colour alone cannot tell from one long job.
    """

    jenis_time: tuple[str, ...] = ("bulan", "rentang", "daftar", "bulanan", "triwulanan")
    nama_area: tuple[str, ...] = USUAL_AREA
    with_sub_area: bool = True
    langkah_per_komponen: tuple[int, int] = (1, 3)
    with_gaps: bool = False


def make_rencana(random_source: Random, want: Want) -> RandomRencana:
    """A plan of 12 to 40 langkah whose every sentence occurs once, so that readings can be matched by it."""
    sentence = [f"{work} {object_word}" for work in VERBS for object_word in OBJECTS]
    random_source.shuffle(sentence)
    take = iter(sentence)

    def langkah() -> RandomLangkah:
        text = next(take)
        return RandomLangkah(
            indikator=f"Terlaksananya {text[0].lower()}{text[1:]}",
            langkah_aksi=text,
            bukti=tuple(random_source.sample(DOCUMENTS, random_source.randint(1, 4))),
            waktu=make_timing(random_source, random_source.choice(want.jenis_time), with_gaps=want.with_gaps),
            capaian=random_source.choice(CAPAIAN),
            pic=random_source.choice(RESPONSIBLE),
        )

    def komponen(count: int) -> tuple[RandomKomponen, ...]:
        result = []
        for _ in range(count):
            content = tuple(langkah() for _ in range(random_source.randint(*want.langkah_per_komponen)))
            result.append(RandomKomponen(f"Komponen {content[0].langkah_aksi.split(' ', 1)[1]}", content))
        return tuple(result)

    area = []
    for name in want.nama_area:
        if want.with_sub_area and random_source.random() < 0.35:
            sub = tuple(
                RandomSubArea(s, komponen(random_source.randint(1, 2))) for s in random_source.sample(SUB_AREA, 2)
            )
        else:
            sub = (RandomSubArea(None, komponen(random_source.randint(1, 3))),)
        area.append(RandomArea(name, sub))
    satker = random_source.choice(
        ("KPU Kabupaten Nusa Jaya", "Pengadilan Negeri Tirta Agung", "Kantor Pertanahan Kota Marga")
    )
    return RandomRencana(satker, random_source.choice((2024, 2025, 2026)), tuple(area))


def make_timing(random_source: Random, jenis: str, *, with_gaps: bool = False) -> Timing:
    """A time of one kind whose tenggat is certain (a triwulanan window holds a quarter end)."""
    if jenis == "bulan":
        return Timing(jenis, (random_source.randint(1, 12),))
    if jenis == "daftar" and with_gaps:
        return Timing(
            jenis,
            tuple(sorted(random_source.sample(range(random_source.randint(1, 2), 13, 2), random_source.randint(2, 4)))),
        )
    if jenis == "daftar":
        return Timing(jenis, tuple(sorted(random_source.sample(range(1, 13), random_source.randint(2, 4)))))
    if jenis == "semester":
        return Timing("bulan", (random_source.choice((6, 12)),))
    beginning = random_source.randint(1, 8)
    end = random_source.randint(beginning + (3 if jenis == "triwulanan" else 1), 12)
    return Timing(jenis, (beginning, end))


def write_timing(timing: Timing, tahun: int) -> str:
    """The time as a decree usually words it; what makes a rentang bulanan is said elsewhere (frekuensi, capaian)."""
    name = [MONTH_NAMES[b - 1] for b in timing.months]
    if timing.jenis in ("rentang", "bulanan", "triwulanan"):
        return f"{name[0]} – {name[-1]} {tahun}"
    return f"{', '.join(name)} {tahun}"


def write_capaian(langkah: RandomLangkah) -> str:
    """The target capaian, saying the frequency where the time has one."""
    addition = {"bulanan": ", dilaksanakan setiap bulan", "triwulanan": " setiap triwulan"}
    return langkah.capaian + addition.get(langkah.waktu.jenis, "")
