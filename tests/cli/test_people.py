"""Test `orang`: the command line names people by their sign-in name, the journal never does."""

from monev.journal import Journal

NAME, SIGN_IN = "Zulaikha Qurrata", "zulaikha.q"
PERSON = (SIGN_IN, "--nama", NAME, "--surel", f"{SIGN_IN}@kantor.go.id")


def entries_in_words(journal: Journal) -> str:
    """Return the text of all entries, in lower case."""
    return "\n".join(str(entry.fields()) for entry in journal.read()).casefold()


def test_a_person_is_set_up_and_invited_by_a_name_that_the_journal_never_holds(run, journal):
    told = run("orang", "tambah", *PERSON, "--json").json
    assert (told["orang"], told["nama"], told["surel"]) == (SIGN_IN, NAME, PERSON[-1])
    assert run("orang", "undang", SIGN_IN).says(0, NAME, SIGN_IN)
    run("orang", "undang", "tidak.ada").says(1, "Tidak ada orang dengan nama pengguna")
    run("orang", "tambah", SIGN_IN).says(1, "sudah dipakai")
    assert "zulaikha" not in entries_in_words(journal)
