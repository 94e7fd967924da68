"""Why the system refused is said in Indonesian, by a number or by a driver's quotation."""

from __future__ import annotations

import errno
import os

import pytest

from monev.sebab import SEBAB, sebab, sebab_dari_teks


@pytest.mark.parametrize("nomor", SEBAB)
def test_every_usual_reason_has_its_words(nomor):
    assert sebab(OSError(nomor, os.strerror(nomor))) == SEBAB[nomor]
    kutipan = f'IO Error: Cannot open file "/data/x.duckdb": {os.strerror(nomor)}'
    assert sebab_dari_teks(kutipan) == SEBAB[nomor]


def test_a_rare_reason_keeps_the_system_s_own_words():
    assert sebab(OSError(errno.ELOOP, "Too many levels of symbolic links")) == "Too many levels of symbolic links"
    assert sebab_dari_teks("Binder Error: something else") is None
