"""No link leads from our pages to somebody else's. Here, and not beside the other tests of the server, so that
`make cek` asks it."""

from monev.server.account_pages import safe_destination

OTHERS = (
    *("https://contoh.id/", "//contoh.id", "///contoh.id", "/\\contoh.id", "\\\\contoh.id", "javascript:alert(1)"),
    *("contoh.id", "", "/\t/contoh.id", "/linimasa\r\nSet-Cookie: a=b"),
)


def test_signing_in_leads_nowhere_else():
    assert {safe_destination(one) for one in OTHERS} == {"/"}
    assert safe_destination("/linimasa?tahun=2025") == "/linimasa?tahun=2025"
