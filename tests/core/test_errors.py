"""Every usual reason of a system error has its words."""

import errno
import os

from monev.core.errors import CAUSES, cause_from_text, cause_of


def test_every_usual_reason_has_its_words_and_a_rare_one_keeps_the_system_s_own():
    for number, words in CAUSES.items():
        quotation = f'IO Error: Cannot open file "/data/x.duckdb": {os.strerror(number)}'
        assert cause_of(OSError(number, os.strerror(number))) == cause_from_text(quotation) == words
    for number, words in {
        19: "disknya hanya dapat dibaca",
        21: "disknya tidak terpasang",
        1167: "disknya tidak terpasang",
        32: "sedang dipakai program lain",
        112: "ruang disk penuh",
        64: "komputer di jaringan itu tidak ditemukan",
    }.items():
        error = PermissionError(13, "Access is denied")
        error.winerror = number
        assert cause_of(error) == words, "a number of Windows"
    rare = "Too many levels of symbolic links"
    assert cause_of(OSError(errno.ELOOP, rare)) == rare
    assert cause_from_text("Binder Error: something else") is None
