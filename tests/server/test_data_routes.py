"""The address that a meeting's room asks again and again: is there anything new?"""

from urllib.parse import urlencode

from starlette.applications import Starlette

from monev.core.roles import LOCAL_ACTOR
from monev.people.visits import SESSION_COOKIE
from monev.server.data_routes import ROUTES
from monev.ui.page_table import NEWEST
from tests.makers import SATKER, TAHUN, add_people, append_unggahan, begin_rapat
from tests.server.asgi import send_request, session_of


def test_a_room_is_told_when_its_plan_or_people_changed_and_a_stranger_nothing(own_store, today):
    today("2025-07-10")
    db = own_store()
    append_unggahan(db)
    add_people(db, sini={SATKER: "pembaca"}, sana={"KPU Kota Lain": "pembaca"})

    def ask(who: str = "sini") -> tuple[int, str]:
        cookie = f"{SESSION_COOKIE}={session_of(db, who)}" if who else ""
        address = f"{NEWEST}?{urlencode({'satker': SATKER, 'tahun': TAHUN})}"
        status, headers, content = send_request(
            Starlette(routes=ROUTES),
            address,
            machine="192.168.1.20",
            host="192.168.1.20",
            cookie=cookie,
        )
        assert headers["cache-control"] == "no-store"
        return status, content.decode() if status == 200 else ""

    first = ask()
    assert first[0] == 200
    assert ask() == first
    append_unggahan(db, satker="KPU Kota Lain")
    assert ask() == first, "what another office stores is not drawn"
    begin_rapat(db, pelaku=LOCAL_ACTOR)
    second = ask()
    assert second != first
    add_people(db, baru={SATKER: "pemeriksa"})
    assert ask() != second, "who may record may have changed"
    assert ask("sana") == ask("") == (404, "")
