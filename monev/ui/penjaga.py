"""What a person sees when something goes wrong: calm words and a next step, never a traceback."""

from __future__ import annotations

import functools
import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from monev.galat import BerkasDitolak, GalatMonev, PerluPersetujuan
from monev.jam import sekarang
from monev.ui.catatan import daftar_catatan
from monev.ui.kata import aman

logger = logging.getLogger("monev.ui")


def tampilkan(galat: GalatMonev) -> None:
    """Show one of the project's own errors: its title, what happened, what to do next."""
    bagian = [f"**{aman(galat.judul)}**", aman(galat.pesan)]
    if galat.saran:
        bagian.append(aman(galat.saran))
    st.error("\n\n".join(bagian))
    if isinstance(galat, BerkasDitolak) and galat.galat:
        daftar_catatan(galat.galat)
    if isinstance(galat, PerluPersetujuan) and galat.hal:
        st.markdown("\n".join(f"- {aman(hal)}" for hal in galat.hal))


def _nomor_kejadian() -> str:
    """What a person reads to whoever keeps the log, to find the entry by."""
    return f"{sekarang():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


@contextmanager
def jaga() -> Iterator[None]:
    """Turn any error of the block into words on the page; the unexpected ones are logged under a number."""
    try:
        yield
    except GalatMonev as galat:
        tampilkan(galat)
    except Exception:
        nomor = _nomor_kejadian()
        logger.exception("kejadian %s", nomor)
        st.error(f"**Halaman ini belum dapat ditampilkan**\n\n{_tanpa_penjelasan(f'**{nomor}**')}")


@contextmanager
def tercatat() -> Iterator[list[str]]:
    """As `jaga`, where the words are shown in another way: they are put into the list this gives."""
    kejadian: list[str] = []
    try:
        yield kejadian
    except GalatMonev as galat:
        kejadian.append(f"{galat.pesan} {galat.saran}".strip())
    except Exception:
        nomor = _nomor_kejadian()
        logger.exception("kejadian %s", nomor)
        kejadian.append(_tanpa_penjelasan(nomor))


def _tanpa_penjelasan(nomor: str) -> str:
    return (
        "Data yang tersimpan tidak berubah. Muat ulang halaman; bila terulang, sampaikan nomor kejadian "
        f"{nomor} kepada pengelola aplikasi."
    )


def dijaga(fungsi: Callable[..., Any]) -> Callable[..., Any]:
    """`jaga` around a function: needed on fragments, which rerun without app.py around them."""

    @functools.wraps(fungsi)
    def bungkus(*isi: Any, **nama: Any) -> Any:
        with jaga():
            return fungsi(*isi, **nama)

    return bungkus
