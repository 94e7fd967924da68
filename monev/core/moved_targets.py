"""Which tenggat of a new plan continue those of the one before."""

from collections.abc import Sequence


def match_tenggat(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Match old tenggat with new ones, by their keys.

    If there are as many of both, the rest is matched by order.
    """
    same = {key: key for key in old if key in set(new)}
    if len(old) != len(new):
        return same
    rest_old = [key for key in old if key not in same]
    rest_new = [key for key in new if key not in same]
    return same | dict(zip(rest_old, rest_new, strict=True))
