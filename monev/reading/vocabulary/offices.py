"""How offices are named in the title of a plan: the lists of `offices.toml`, and what belongs to a name."""

from __future__ import annotations

from monev.reading.vocabulary.headings import by_spelling, load_words, split_listing

_WORDS = load_words("offices")
JENIS_SATKER = split_listing(_WORDS["jenis_satker"])
NO_OFFICE_WORDS = frozenset(split_listing(_WORDS["no_office_words"]))
ABBREVIATIONS = frozenset(split_listing(_WORDS["abbreviations"]))
OTHER_FORMS = by_spelling(_WORDS["other_forms"])

NUMBERED_JENIS = (
    r"(?:MAN|MIN|M[Tt][Ss]N|SMAN|SMKN|SMPN|SDN|SMA|SMK|SMP) +(?:NEGERI +)?\d{1,3}\b|(?:PN|PA) +(?!DAN\b)[A-Z]{3,}"
    r"|(?:MA|MTS|MI)\.? +NEGERI\b|MAN +(?:INSAN|IC)\b"
)
"""Short names that only with a number or a place behind them are an office's: MAN 2 KUDUS, PN WATES."""

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
