"""The fixtures of `tests.page_runs`, for the tests of this folder."""

from tests.page_runs import fill_database, reported

__all__ = ["fill_database", "reported"]
