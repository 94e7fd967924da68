"""Links in letters lead to the address that the operator of the machine set."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from monev.database import Database
from tests.reminders.post_office import PostOffice, round_today
from tests.reminders.post_office import office as office
from tests.reminders.post_office import reached as reached


@pytest.fixture
def walk(
    db: Database, office: PostOffice, today: Callable[[str], None]
) -> Callable[..., list[tuple[str, str]]]:
    """Return a function that sends a round each day from the first to the last, and lists day and
    reader of each letter.
    """

    def walk(first: str, last: str) -> list[tuple[str, str]]:
        day, sent = date.fromisoformat(first), []
        while day <= date.fromisoformat(last):
            today(day.isoformat())
            for to, _ in round_today(db, office):
                sent.append((f"{day:%m-%d}", to.split("@")[0]))
            day += timedelta(days=1)
        return sent

    return walk
