"""A PIC's name in a place of one word, which is still the name of one PIC alone."""

from monev.core.text import NO_PIC
from monev.ui.short_pics import short_pics


def test_a_first_word_that_others_share_and_what_comes_after_a_comma_are_left_out():
    long = "Kasubbag Perencanaan, Data dan Informasi"
    assert short_pics([long, "Kasubbag Hukum", "Sekretaris", "Sekretaris", ""]) == {
        long: "Perencanaan",
        "Kasubbag Hukum": "Hukum",
        "Sekretaris": "Sekretaris",
        "": NO_PIC,
    }
    assert short_pics(["Kasubbag Hukum"]) == {"Kasubbag Hukum": "Kasubbag Hukum"}


def test_a_long_name_ends_at_its_dan_and_two_that_would_be_alike_stay_whole():
    law, both = "Kasubbag Hukum dan SDM", "Kasubbag Keuangan Umum dan Logistik"
    assert short_pics([law, both]) == {law: "Hukum dan SDM", both: "Keuangan Umum"}
    alike = ["Divisi Teknis, Pusat", "Divisi Teknis, Daerah"]
    assert short_pics(alike) == dict(zip(alike, alike, strict=True))
