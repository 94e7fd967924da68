"""The fixture of `tests.accounts.material`, for the tests of this folder."""

from tests.accounts.material import accounts

__all__ = ["accounts"]
