"""The fixtures of `tests.page_runs`, for the tests of this folder."""

from tests.page_runs import empty, fill_database, look_as, open_page, planned, reported

__all__ = ["empty", "fill_database", "look_as", "open_page", "planned", "reported"]
