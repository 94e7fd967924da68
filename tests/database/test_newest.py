"""What is remembered of a rencana holds until something touches it: an entry of its own, or of its whole satker."""

from tests.makers import SATKER, TAHUN, append_unggahan

OTHER = "KPU Kabupaten Lain"


def test_what_an_office_set_whatever_the_tahun_touches_each_of_its_rencana_and_no_other(db, journal):
    for satker in (SATKER, OTHER):
        append_unggahan(journal, satker=satker)
        append_unggahan(journal, satker=satker, tahun=TAHUN + 1)
    db.catch_up()
    places = [(satker, tahun) for satker in (SATKER, OTHER) for tahun in (TAHUN, TAHUN + 1)]
    before = {place: db.newest.of_rencana(*place) for place in places}
    content = {"hal": "kop", "nilai": {"satker": "KPU"}}
    entry = journal.add(jenis="pengaturan", pelaku="A", satker=SATKER, tahun=None, content=content)
    db.catch_up()
    for (satker, tahun), then in before.items():
        assert db.newest.of_rencana(satker, tahun) == (entry.hash if satker == SATKER else then)
