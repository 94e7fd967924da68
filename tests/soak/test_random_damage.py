"""Hundreds of rounds of random damage to the database, the journal and the originals."""

import pytest

from tests.cli.conftest import environment, run
from tests.cli.damage import check_random_damage

__all__ = ["environment", "run"]


@pytest.mark.processor_seconds(3600)
@pytest.mark.parametrize("seed", range(2, 6))
def test_random_damage_never_shows_less_without_words(run, tmp_path, seed):
    check_random_damage(run, tmp_path, rounds=100, seed=seed)
