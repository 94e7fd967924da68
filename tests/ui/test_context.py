"""Who waits while somebody else holds the store is told on the page."""

from streamlit.testing.v1 import AppTest


def test_who_waits_to_store_reads_on_the_page_what_for():
    def press() -> None:
        import monev.ui.context  # noqa: F401 - it listens
        from monev.journal.store import tell_waiting

        tell_waiting("Menunggu: data sedang dibaca.")

    at = AppTest.from_function(press).run()
    assert [toast.value for toast in at.toast] == ["Menunggu: data sedang dibaca."]
