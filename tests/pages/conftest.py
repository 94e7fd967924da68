"""The fixtures of `tests.page_runs`, for the tests of this folder."""

from tests.page_runs import fill_database, look_as, open_page

__all__ = ["fill_database", "look_as", "open_page"]
