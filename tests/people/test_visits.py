"""Who comes in by their session, and when pages may be opened to others."""

from dataclasses import replace

import pytest

from monev.access import list_people
from monev.core.errors import MonevError
from monev.people import visits
from monev.people.accounts import accounts_of
from monev.people.setting_up import admin_can_sign_in, change_person, invite_person


def test_who_may_no_longer_sign_in_is_out_at_once_and_gets_no_invitation(office):
    accounts = accounts_of(str(office.journal))
    session = accounts.begin_session("citra", origin="uji").session
    invitation = accounts.invite("citra")
    cookies = {visits.SESSION_COOKIE: session}
    assert visits.visitor_of(office, cookies, is_local=False).pelaku == "citra"
    change_person(office, replace(list_people(office)["citra"], is_active=False), pelaku="budi")
    assert visits.visitor_of(office, cookies, is_local=False).kind == "tamu"
    assert accounts.person_of(session) is None
    assert accounts.invited(invitation) is None
    with pytest.raises(MonevError, match="tidak aktif"):
        invite_person(office, "citra", pelaku="budi")


def test_only_an_admin_for_everything_who_can_sign_in_opens_the_pages_to_others(office):
    accounts = accounts_of(str(office.journal))
    for admin, can_open in (("budi", False), ("utama", True)):
        accounts.set_password(admin, "kata sandi yang panjang")
        assert admin_can_sign_in(office) == can_open, admin
