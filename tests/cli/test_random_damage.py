"""A few rounds of random damage; `tests/soak` has many."""

from __future__ import annotations

from tests.cli.damage import check_random_damage


def test_random_damage_never_shows_less_without_words(run, tmp_path):
    check_random_damage(run, tmp_path, rounds=6, seed=1)
