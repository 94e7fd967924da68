"""The register of satker: read from a table, checked as a whole, stored as one entry of what changed."""

from __future__ import annotations

from monev.offices.register import (
    OfficeRow,
    RegisterRefused,
    load_register,
    plan_register,
    register_rows,
    with_office,
    without_office,
)
from monev.offices.register_file import read_register
