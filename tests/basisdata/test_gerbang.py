"""The gate at the connection: many at once, or one alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as BelumSelesai
from threading import Barrier, Event

import pytest

from monev.basisdata.gerbang import Gerbang


def masuk(cara, di_dalam: Event, boleh_keluar: Event) -> None:
    with cara():
        di_dalam.set()
        assert boleh_keluar.wait(5)


def test_many_are_in_at_once():
    gerbang, bertemu = Gerbang(), Barrier(5, timeout=5)

    def bersama():
        with gerbang.bersama():
            bertemu.wait()

    with ThreadPoolExecutor(5) as kolam:
        for hasil in [kolam.submit(bersama) for _ in range(5)]:
            hasil.result()


@pytest.mark.parametrize(("pertama", "kedua"), [("bersama", "sendiri"), ("sendiri", "bersama"), ("sendiri", "sendiri")])
def test_whoever_is_to_be_alone_waits_and_is_waited_for(pertama, kedua):
    gerbang = Gerbang()
    dalam = [Event(), Event()]
    keluar = [Event(), Event()]
    keluar[1].set()
    with ThreadPoolExecutor(2) as kolam:
        satu = kolam.submit(masuk, getattr(gerbang, pertama), dalam[0], keluar[0])
        assert dalam[0].wait(5)
        dua = kolam.submit(masuk, getattr(gerbang, kedua), dalam[1], keluar[1])
        with pytest.raises(BelumSelesai):
            dua.result(timeout=0.1)
        assert not dalam[1].is_set()
        keluar[0].set()
        satu.result(timeout=5)
        dua.result(timeout=5)


def test_an_error_inside_leaves_the_gate_open():
    gerbang = Gerbang()
    for cara in (gerbang.bersama, gerbang.sendiri):
        with pytest.raises(ZeroDivisionError), cara():
            raise ZeroDivisionError
    with gerbang.sendiri():
        pass
