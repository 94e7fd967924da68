"""DuckDB derived from the journal: runs a query by its file's name."""

from monev.database.database import SCHEMA_VERSION, Database
from monev.database.places import Place, find_place
from monev.database.questions import to_plain, to_rows
from monev.database.running_app import open_for_command

__all__ = ["SCHEMA_VERSION", "Database", "Place", "find_place", "open_for_command", "to_plain", "to_rows"]
