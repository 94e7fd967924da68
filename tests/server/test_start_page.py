"""Every page begins with our start page, and an address that is no page leads to the first one."""

from __future__ import annotations

from importlib.resources import files

import pytest

from monev.server.start_page import LeadHome, StructureChanged, build_start_page, read_start_page
from tests.server.asgi import send_request, streamlit_stand_in

SERVER = LeadHome(streamlit_stand_in, page_addresses=frozenset({"/", "/linimasa"}))


@pytest.mark.parametrize("address", ["/", "/linimasa", "/linimasa?tahun=2025", "/static/gambar.png"])
def test_a_page_and_a_file_are_left_as_they_are(address):
    assert send_request(SERVER, address)[2] == b"asli"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("address", ["/linimassa", "/linimasa/x"])
def test_an_unknown_address_leads_to_the_first_page_with_its_choices(address, method):
    status, header, content = send_request(SERVER, f"{address}?satker=KPU+A&tahun=2025", method=method)
    assert (status, header["location"], content) == (307, "/?satker=KPU+A&tahun=2025", b"")
    assert header["content-length"] == "0"
    assert "etag" not in header
    assert send_request(SERVER, address)[1]["location"] == "/"


def test_streamlits_start_page_is_the_one_we_know():
    """Fails when an upgrade of Streamlit changes it: look at the new page, then at `build_start_page`."""
    original = files("streamlit").joinpath("static", "index.html").read_text(encoding="utf-8")
    result = read_start_page()
    assert '<html lang="id">' in result
    assert "<title>Monev ZI</title>" in result
    assert "memerlukan JavaScript" in result
    assert "You need" not in result
    assert result.count("<script") == original.count("<script") + 1  # ours, which says where the server is
    with pytest.raises(StructureChanged):
        build_start_page("<html><head></head></html>")
