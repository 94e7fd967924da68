"""Texts: shortening, comparing by words, capitals, and several PICs in one field (Ani; Budi)."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

KEPT, DELETED, ADDED = "tetap", "hapus", "tambah"

_OF_SPELLING = re.compile(r"[\s.,]+")
"""What two spellings of one PIC may differ in, besides & and capitals."""

NO_PIC = "Belum ada PIC"
"""Shown if no PIC is named."""

_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d]{1,2}\.[^\W\d]+|\b(?:dll|dsb|dst|dkk|tbk))\.$", re.IGNORECASE
)
"""A text that ends in one."""

_MAX_COMPARISONS = 4_000_000
"""Limit for the words of one side times those of the other. Two cells of Excel's greatest length
make 25 million."""


def shorten(text: str, length: int = 60) -> str:
    """Cut a text to one line at a word, and mark the cut with …."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    whole_words = line[: length + 1].rsplit(" ", 1)[0]
    return f"{whole_words.rstrip(',;:.')} …"


def capitalized(text: str) -> str:
    """Begin the text with a capital and leave the rest."""
    return text[:1].upper() + text[1:]


def with_mark(text: str, mark: str = "") -> str:
    """Write typed text before a mark of ours, or before words of ours in brackets.

    Its own mark at the end gives way; the full stop of an abbreviation (S.H., dll.) stays.
    """
    bare = text.rstrip(" ,;:")
    if mark == "." and bare.endswith((".", "!", "?")):
        return bare
    return (bare if _ABBREVIATION.search(bare) else bare.rstrip(" .,;:")) + mark


def joined(*parts: str | None, by: str = " · ") -> str:
    """Join the parts that say something."""
    return by.join(part for part in parts if part)


def listed(names: Iterable[str]) -> str:
    """Join names for a sentence: Undangan, daftar hadir, dan notulensi."""
    *first, last = names
    if not first:
        return last
    comma = "," if len(first) > 1 else ""
    return f"{', '.join(first)}{comma} dan {last}"


def on_a_line(text: str) -> str:
    """Put words on one line and replace unprintable letters, so that they can stand in a header."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(printable.split())


class WordRun(NamedTuple):
    """A run of words that stayed, went or came; `jenis` is one of KEPT, DELETED, ADDED."""

    jenis: str
    text: str


def diff_words(before: str | None, after: str | None, *, around: int) -> list[WordRun]:
    """Compare two texts by words.

    Return the runs in order, deleted words before those that replace them.

    `around`: how many unchanged words to keep beside each change. Very long texts are treated as
    one replacement.
    """
    old = (before or "").split()
    new = (after or "").split()
    if len(old) * len(new) > _MAX_COMPARISONS:
        return [WordRun(DELETED, " ".join(old)), WordRun(ADDED, " ".join(new))]
    result: list[WordRun] = []
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for what, old_start, old_end, new_start, new_end in changes:
        went = old[old_start:old_end]
        came = new[new_start:new_end]
        sides = [(KEPT, went)] if what == "equal" else [(DELETED, went), (ADDED, came)]
        for jenis, words in sides:
            if words:
                result.append(WordRun(jenis, " ".join(words)))
    for index, run in enumerate(result):
        words = run.text.split()
        beginning = words[:around] if index > 0 else []
        end = words[-around:] if index < len(result) - 1 else []
        if run.jenis == KEPT and len(result) > 1 and len(words) > len(beginning) + len(end) + 1:
            result[index] = WordRun(KEPT, " ".join([*beginning, "…", *end]))
    return result


_VOCABULARY = (
    # The assessment of Zona Integritas (PermenPANRB 90/2021) and the assessors.
    "ZI WBK WBBM RB PMPRB LKE TPI TPN IPAK IPKP SPAK SKM IKM KKN PANRB KemenPANRB PermenPANRB APIP "
    # Its requirements, area by area (PermenPANRB 90/2021).
    "SDM SOP SPBE TI TIK IT ASN PNS CPNS PPPK PPNPN NIP SKP PK IKU IKI IKK RKT RKA DIPA LKjIP "
    "LAKIP SAKIP AKIP SPIP "
    "SPI UPG WBS LHKPN LHKASN LHKAN KPK BPK BPKP BPS BKN LAN ANRI PPID KIP JDIH SIPP BerAKHLAK "
    # Election offices: the decrees shipped with the program, and KPU's own applications.
    "KPU RI DIY BMN SPT SPPD SPJ SK BA SE DIP ND TOR KAK PDPB DPT DUMAS SIPINTER SIAKBA SIDALIH "
    "SILON SIPOL SIREKAP SIMPEG KPPS PPK PPS "
    # Everyday abbreviations that look like words.
    "PT CV PDF URL QR LED TV WA UMKM BUMN BUMD APBN APBD RT RW NKRI UUD UU PP TNI POLRI HAM CCTV"
)
SPELLINGS = {word.upper(): word for word in _VOCABULARY.split()}
"""A word in capitals → its spelling, whatever the case around it."""

_SMALL_WORDS = (
    "dan atau serta di ke dari yang untuk pada dengan oleh dalam bagi per tentang terhadap secara "
    "melalui sebagai agar guna atas antara para sd s.d a.n u.p d.h yg utk dgn dlm dll dsb dst"
)
SMALL_WORDS = frozenset(_SMALL_WORDS.split())
"""Words in lower case inside an Indonesian heading, except as its first word."""

_SMALL_PREFIXES = frozenset({"E", "KE", "SE"})
"""Lower case before a hyphen: e-Office, ke-2, se-Kabupaten."""

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")
_SIGN = re.compile(r"(?:\w\.)+\w?|\w*\d\w*|[^\WAEIOUY]+|(?=.)X{0,3}(?:IX|IV|V?I{0,3})|\w")
"""A word that is not a plain word: an abbreviation, a number (also roman), a single letter."""


@lru_cache(maxsize=1024)
def calm_capitals(name: str) -> str:
    """Rewrite a name all in capitals with usual capitals. Other names only get single spaces.

    Unchanged are known acronyms, roman numerals, single letters, and words with a digit or without
    a vowel.
    """
    name = " ".join(name.split())
    if not all(word == word.upper() or word in SPELLINGS.values() for word in _WORD.findall(name)):
        return name

    def respell(match: re.Match[str]) -> str:
        word = match[0]
        bare = match[0].rstrip(".")
        if word in _SMALL_PREFIXES and name[match.end() :].startswith("-"):
            return word.lower()
        if bare.upper() in SPELLINGS:
            return SPELLINGS[bare.upper()] + word[len(bare) :]
        start, end = match.span()
        if start and bare.lower() in SMALL_WORDS and "-" not in name[start - 1 : end + 1]:
            return word.lower()
        return word if _SIGN.fullmatch(word) else word.capitalize()

    return _WORD.sub(respell, name)


def safe_in_file_name(name: str) -> str:
    """Replace letters that should not be in a file name with _."""
    return "".join(letter if letter.isalnum() or letter in " .,-()" else "_" for letter in name)


def split_pics(pic: str | None) -> list[str]:
    """List the PICs of a langkah or follow-up once each, in order: Ani; Budi is ["Ani", "Budi"].

    Nothing else parts PICs: what other signs mean in a file is asked (`reading/pics.py`).
    """
    found: dict[str, str] = {}
    for part in (pic or "").split(";"):
        if name := " ".join(part.split()):
            found.setdefault(same_pic(name), name)
    return [*found.values()]


def same_pic(pic: str) -> str:
    """Return a PIC's words for comparing: *Umum & Logistik* is *Umum, dan Logistik*.

    Capitals, spare blanks, commas and points count as nothing, & is *dan*.
    """
    return _OF_SPELLING.sub(" ", pic.replace("&", " dan ")).strip().casefold()


def pics_of(pic: str | None) -> list[str]:
    """List the PICs of a langkah as `split_pics` does; [""] if it names none."""
    return split_pics(pic) or [""]


def shared_pics_note(cells: Iterable[str | None]) -> str:
    """Say, beside counts per PIC, that what has several counts for each; "" if nothing has."""
    has_several = any(len(split_pics(cell)) > 1 for cell in cells)
    return "yang ber-PIC lebih dari satu dihitung pada tiap PIC" if has_several else ""


def join_pics(pics: Iterable[str]) -> str:
    """Join PICs into one field: Ani; Budi."""
    return "; ".join(pics)
