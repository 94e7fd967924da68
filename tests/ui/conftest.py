"""The fixtures of `tests.page_runs`, for the tests of this folder."""

from tests.page_runs import empty, fill_database, open_page, planned, reported

__all__ = ["empty", "fill_database", "open_page", "planned", "reported"]
