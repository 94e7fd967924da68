"""A few rounds of random damage; `tests/soak` has many."""

from __future__ import annotations

import pytest

from tests.cli.damage import check_random_damage
from tests.conftest import before_release


@pytest.mark.parametrize("rounds", [3, *before_release(12)])
def test_random_damage_never_shows_less_without_words(run, tmp_path, rounds):
    check_random_damage(run, tmp_path, rounds, seed=1)
