"""The reader's vocabulary of offices' names as data."""

from __future__ import annotations

from monev.reading.vocabulary.headings import split_listing

# Surest first within a line of text: the longest match at its earliest place wins.
JENIS_SATKER: tuple[str, ...] = split_listing(
    "komisi pemilihan umum | kpu | badan pengawas pemilihan umum | bawaslu | badan pusat statistik | bps | "
    "pengadilan | mahkamah | kejaksaan | cabang kejaksaan | kepolisian | polres | polda | polsek | "
    "lembaga pemasyarakatan | lembaga pembinaan | lembaga penjaminan | lapas | rumah tahanan | rutan | balai | "
    "kantor | dinas | badan | inspektorat | sekretariat | rumah sakit | rsud | puskesmas | universitas | "
    "politeknik | institut | sekolah | madrasah | loka | stasiun | pusat | direktorat | kementerian | kecamatan | "
    "kelurahan | kppn | kpp | kpknl | bapas | rupbasan | museum | satuan kerja | pelabuhan | kesyahbandaran | "
    "unit pelaksana teknis | upt | uptd | kua | kemenag | kanwil | kanim | kejari | kejati | polresta | "
    "polrestabes | polsekta | resor | samsat | bnn | bnnk | bnnp | perwakilan | bkkbn | kppbc | ksop | kupp | "
    "lembaga layanan | lldikti | lpka | ptun | fakultas | sekolah vokasi | uin | iain | stain | rsup | rsj | rsjd | "
    "rsk | rskd | rsgm | rspad | bpn | "
    "bpom | bbpom | bappeda | bapenda | bpbd | bkd | bkpsdm | dpmptsp | satpol pp | satuan polisi pamong praja | "
    "disdukcapil | diskominfo | disnaker | disdik | disdikbud | dinkes | dinsos | dishub | disperindag | "
    "satuan brimob | sat brimob | satbrimob | ditlantas | ditreskrimum | ditreskrimsus | ditresnarkoba | "
    "ditsamapta | ditpolairud | ditbinmas | ditintelkam | ditpamobvit | dittahti | direktorat | biro sdm | "
    "biro rena | biro ops | biro logistik | biddokkes | bidpropam | bidhumas | bidkum | bidkeu | bid tik | "
    "sekolah polisi negara | spn | satlantas | satreskrim | satresnarkoba | satintelkam | satsamapta | "
    "satpolairud | itwasda | resort | rumah detensi imigrasi | rudenim | rs bhayangkara | rs | rsu | rsia | rskia | "
    "rsad | rsal | rsau | lpp | rri | tvri | samsat | taman nasional | lanud | lanal | lantamal | kodim | koramil | "
    "korem | oditurat | akademi | poltekkes | otoritas bandar udara | bandar udara | unit penyelenggara | "
    "distrik navigasi | laboratorium | labkesda | perpustakaan | bp3mi | bpvp | bbpvp | blk | bpkp | bpk | sentra | "
    "panti | bksda | bbksda | bapas | bptd | bws | bbws | bpjn"
)
"""Ways an office's name begins in a title."""

NUMBERED_JENIS = (
    r"(?:MAN|MIN|M[Tt][Ss]N|SMAN|SMKN|SMPN|SDN|SMA|SMK|SMP) +(?:NEGERI +)?\d{1,3}\b|(?:PN|PA) +(?!DAN\b)[A-Z]{3,}"
    r"|(?:MA|MTS|MI)\.? +NEGERI\b|MAN +(?:INSAN|IC)\b"
)
"""Short names that only with a number or a place behind them are an office's: MAN 2 KUDUS, PN WATES."""

NO_OFFICE_WORDS = frozenset(
    split_listing(
        "rencana | aksi | renaksi | matriks | matrik | zona | integritas | wilayah | bebas | korupsi | wbk | wbbm | "
        "zi | birokrasi | bersih | melayani | menuju | pembangunan | area | pokja | pilar | perubahan | lampiran | "
        "keputusan | nomor | tentang | tahun | semester | triwulan | target | program | kerja | tabel | daftar | "
        "jadwal | timeline | monitoring | evaluasi | laporan | versi | revisi | draft | draf | tanggal | kegiatan | "
        "reformasi | predikat | lembar | halaman | form | formulir | simulasi | periode | dokumen | lke | renja | "
        "plan | penguatan | peningkatan | penataan | manajemen | akuntabilitas | pengawasan | inovasi"
    )
)
"""Words of a title that no office's name has: what is left beside a plan's title and year may be the office."""

SATKER_PARENTS: tuple[tuple[str, str, str, str], ...] = (
    (
        r"(?:dinas|badan|inspektorat|sekretariat (?:daerah|dprd)|satuan polisi|satpol|rumah sakit umum daerah|bagian)",
        r"kabupaten|kab\.?|kota|provinsi|daerah (?:istimewa|khusus)|nasional",
        r"pemerintah(?: daerah)? (?P<induk>(?:kabupaten|kab\.?|kota|provinsi|daerah) \S.*)",
        "{nama} {induk}",
    ),
    (
        r"(?:fakultas|sekolah vokasi)",
        r"universitas|institut|politeknik|uin|iain",
        r"(?P<induk>(?:universitas|institut|politeknik|uin|iain) \S.*)",
        "{nama} {induk}",
    ),
    (
        r"(?:sat(?:uan)? ?brimob|dit[a-z]{4,}|direktorat|biro [a-z]+|bid ?[a-z]{3,}|sekolah polisi negara|spn|itwasda)",
        r"polda|daerah|mabes|polri|jenderal",
        r"(?:(?:kepolisian |polri )?daerah|polda) (?P<induk>\S.*)",
        "{nama} Polda {induk}",
    ),
    (
        r"kantor wilayah",
        r"kementerian|kemen\w+|badan|direktorat|djp|djbc|djpb|djkn|bpn",
        r"(?P<induk>kementerian \S.*?)(?: republik indonesia| ri)?",
        "{jenis} {induk} {sisa}",
    ),
)
"""Names that many offices bear, made whole by a line of the title: (how such a name begins, what in it already says
whose it is, the line that says it, the whole name). A DINAS TENAGA KERJA is its kota's, a kanwil its kementerian's."""

SATKER_ABBREVIATIONS = {
    "komisi pemilihan umum": "KPU",
    "badan pengawas pemilihan umum": "Bawaslu",
    "badan pusat statistik": "BPS",
    "kepolisian negara republik indonesia daerah": "Polda",
    "kepolisian daerah": "Polda",
    "kepolisian resort kota": "Polresta",
    "kepolisian resort": "Polres",
    "resort kota": "Polresta",
    "resort": "Polres",
    "kepolisian resor kota": "Polresta",
    "kepolisian resor": "Polres",
    "resor kota": "Polresta",
    "resor": "Polres",
    "mtsn": "MTsN",
    "provinsi di yogyakarta": "Provinsi DI Yogyakarta",
    "mts": "MTs",
}
"""Names that are written in another form: long ones that offices are known by the short form of."""

ABBREVIATIONS = frozenset(
    split_listing(
        "KPU | BPS | RSUD | UPT | UPTD | TNI | POLRI | RI | DIY | DKI | IA | IB | IIA | IIB | KPPN | KPP | KPKNL | "
        "BNN | BPOM | BMKG | BPN | TPI | SDM | ZI | WBK | WBBM | SAR | BKN | BPKP | BPK | LAN | ANRI | LLDIKTI | "
        "POM | LPKA | BKSDA | BBKSDA | BPPMPV | KUA | BNNP | BNNK | BKKBN | KPPBC | TMP | KSOP | KUPP | PTUN | "
        "PN | PA | MAN | MIN | SMAN | SMKN | SMPN | SDN | SMA | SMK | SMP | SD | UIN | IAIN | STAIN | "
        "RSUP | RSJ | DJP | DJBC | BPBD | BKD | BKPSDM | DPMPTSP | DPRD | PP | "
        "KSDA | RS | RSU | RSIA | RSKIA | RSAD | RSAL | RSAU | BPSDM | PSDKP | BPTD | BWS | BBWS | BPJN | SPN | TIK | "
        "BP3MI | BPVP | BBPVP | BKIPM | KPHP | TVRI | RRI | BPKH | BPDAS | KPPPA | BPPKB | DLHK | KLHK | MA | MI | "
        "LPMP | BPMP | BGP | BBGP | NTB | NTT | IC | I | II | III | IV | V | VI | VII | VIII | IX | X"
    )
)
"""Words that stay in capitals in an office's name."""
