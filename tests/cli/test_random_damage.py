"""A few rounds of random damage; `tests/soak` has many."""

import pytest

from tests.cli.damage import check_random_damage


@pytest.mark.semua
def test_random_damage_never_shows_less_without_words(run, tmp_path):
    check_random_damage(run, tmp_path, rounds=12, seed=1)
