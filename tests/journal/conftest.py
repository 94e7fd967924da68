"""Both homes of a journal: a test that takes `home` runs in a folder and in PostgreSQL."""

from tests.journal.homes import home as home
from tests.journal.homes import postgres_home as postgres_home
