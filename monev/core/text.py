"""Text: shortened without cutting a word, compared word by word; names that a decree prints all in capitals, as people
write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

KEPT, DELETED, ADDED = "tetap", "hapus", "tambah"

_MAX_COMPARISONS = 4_000_000
"""Words of one side times words of the other; a cell of Excel's greatest length against another is 25 million."""


def shorten(text: str, length: int = 60) -> str:
    """The start of a text on one line, cut at a word and marked with … where it goes on."""
    one_line = " ".join(text.split())
    if len(one_line) <= length:
        return one_line
    return one_line[: length + 1].rsplit(" ", 1)[0].rstrip(",;:.") + " …"


def on_a_line(text: str) -> str:
    """Words for one line, a header's too: nothing in them ends it."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


@dataclass(frozen=True, slots=True)
class WordRun:
    """A run of words that stayed, went or came; `jenis` is one of KEPT, DELETED, ADDED."""

    jenis: str
    text: str


def diff_words(before: str | None, after: str | None, *, around: int | None = None) -> tuple[WordRun, ...]:
    """The words of both texts in order; what went stands before what came in its place.

    Spaces and line breaks count as one space. `around`: keep that many unchanged words beside each change and put …
    for the rest (None: keep all). Words changed wholesale in very long texts are given as one exchange.
    """
    old, new = (before or "").split(), (after or "").split()
    if len(old) * len(new) > _MAX_COMPARISONS:
        return tuple(WordRun(jenis, " ".join(words)) for jenis, words in ((DELETED, old), (ADDED, new)))
    result: list[WordRun] = []
    for _, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[old_start:old_end] == new[new_start:new_end]:
            result.append(WordRun(KEPT, " ".join(old[old_start:old_end])))
            continue
        if old_start < old_end:
            result.append(WordRun(DELETED, " ".join(old[old_start:old_end])))
        if new_start < new_end:
            result.append(WordRun(ADDED, " ".join(new[new_start:new_end])))
    return tuple(result) if around is None else _shorten(result, around)


def _shorten(runs: list[WordRun], around: int) -> tuple[WordRun, ...]:
    """Unchanged runs shortened to the words nearest to a change."""
    result = []
    for index, run in enumerate(runs):
        words = run.text.split()
        beginning = words[:around] if index > 0 else []
        end = words[-around:] if index < len(runs) - 1 else []
        if run.jenis == KEPT and len(words) > len(beginning) + len(end) + 1:
            result.append(WordRun(KEPT, " ".join([*beginning, "…", *end])))
        else:
            result.append(run)
    return tuple(result)


_VOCABULARY = {
    "the assessment of Zona Integritas (PermenPANRB 90/2021) and who makes it": """
        ZI WBK WBBM RB PMPRB LKE TPI TPN IPAK IPKP SPAK SKM IKM KKN PANRB KemenPANRB PermenPANRB APIP
    """,
    "what it asks for, area by area (PermenPANRB 90/2021)": """
        SDM SOP SPBE TI TIK IT ASN PNS CPNS PPPK PPNPN NIP SKP PK IKU IKI IKK RKT RKA DIPA LKjIP LAKIP SAKIP AKIP SPIP
        SPI UPG WBS LHKPN LHKASN LHKAN KPK BPK BPKP BPS BKN LAN ANRI PPID KIP JDIH SIPP BerAKHLAK
    """,
    "offices that run elections: the decrees that come with the program, and KPU's own applications": """
        KPU RI DIY BMN SPT SPPD SPJ SK BA SE DIP ND TOR KAK PDPB DPT DUMAS SIPINTER SIAKBA SIDALIH SILON SIPOL SIREKAP
        SIMPEG KPPS PPK PPS
    """,
    "everyday shortenings that could be read as words": """
        PT CV PDF URL QR LED TV WA UMKM BUMN BUMD APBN APBD RT RW NKRI UUD UU PP TNI POLRI HAM CCTV
    """,
}
"""Where it comes from → words written just like this, whatever capitals stand around them."""

SPELLINGS = {word.upper(): word for words in _VOCABULARY.values() for word in words.split()}
"""A word in capitals → how it is written."""

_SMALL_WORDS = """
    dan atau serta di ke dari yang untuk pada dengan oleh dalam bagi per tentang terhadap secara melalui sebagai agar
    guna atas antara para sd s.d a.n u.p d.h yg utk dgn dlm dll dsb dst
"""
SMALL_WORDS = frozenset(_SMALL_WORDS.split())
"""Small inside a name, as Indonesian headings have them; the first word of a name never is."""

_SMALL_PREFIXES = frozenset({"e", "ke", "se"})
"""Small before a hyphen: e-office, ke-2, se-Kabupaten."""

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")
_ROMAN = re.compile(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_VOWEL = re.compile(r"[AEIOUY]")
_ELECTRONIC = re.compile(r"\b[eE]-$")
_SENTENCE_END = re.compile(r"[.:;?!]\s*$")


@lru_cache(maxsize=1024)
def calm_capitals(name: str) -> str:
    """A name all in capitals with capitals where people put them; any other name as it is written, spaces single.

    What stays: known acronyms, roman numerals, single letters, words with a digit or without a vowel, and what a
    bracket gives as the initials of the words before it.
    """
    name = " ".join(name.split())
    if not all(_is_loud(word) for word in _WORD.findall(re.sub(r"\b[eE]-\w+", "", name))):
        return name
    initials = _explained_initials(name)

    def respell(match: re.Match[str]) -> str:
        before, after = name[: match.start()], name[match.end() :]
        begins = not _WORD.search(before) or bool(_SENTENCE_END.search(before))
        if _ELECTRONIC.search(before) and match[0].upper() not in SPELLINGS:
            return match[0].lower()
        return _respell(match[0], initials, begins=begins, hyphens=(before[-1:] == "-", after[:1] == "-"))

    return _WORD.sub(respell, name)


def _is_loud(word: str) -> bool:
    """Whether a word is in capitals, or one that is never written so: LKjIP."""
    return word == word.upper() or word in SPELLINGS.values()


def _respell(word: str, initials: frozenset[str], *, begins: bool, hyphens: tuple[bool, bool]) -> str:
    """One word; `begins`: it opens the name or a sentence, `hyphens`: whether one stands before it, and after it."""
    bare, small = word.rstrip("."), word.lower()
    is_prefix = hyphens[1] and small in _SMALL_PREFIXES
    if is_prefix and (small == "e" or not begins):
        return small
    if bare.upper() in SPELLINGS:
        return SPELLINGS[bare.upper()] + word[len(bare) :]
    if small.rstrip(".") in SMALL_WORDS and not begins and not any(hyphens):
        return small
    return word if bare in initials or _is_sign(word, bare) else word.capitalize()


def _is_sign(word: str, bare: str) -> bool:
    """Whether a word is none that is read out: a letter, a number, an abbreviation."""
    if len(bare) == 1 or any(letter.isdigit() for letter in bare):
        return True
    has_no_vowel = bare == word and not _VOWEL.search(bare)
    return has_no_vowel or bool(_ROMAN.fullmatch(bare) or _DOTTED.fullmatch(word))


def _explained_initials(name: str) -> frozenset[str]:
    """Acronyms that a bracket explains: SIPT in SISTEM INFORMASI PELAPORAN TERPADU (SIPT)."""
    found = set()
    for match in re.finditer(r"\(\s*(\w{2,8})\s*\)", name):
        words = re.findall(r"[^\W\d_]+", name[: match.start()])
        for chosen in (words, [word for word in words if word.lower() not in SMALL_WORDS]):
            if "".join(word[0] for word in chosen).endswith(match[1]):
                found.add(match[1])
    return frozenset(found)


def safe_in_file_name(name: str) -> str:
    """A name with _ for every letter that a file's name had better not have."""
    return "".join(letter if letter.isalnum() or letter in " .,-()" else "_" for letter in name)
