"""The DuckDB database derived from the journal. It runs queries by file name."""

from monev.database.checks import SCHEMA_VERSION
from monev.database.database import Database
from monev.database.places import command_turn, find_place
from monev.database.query_files import Param, Row, rows_of
