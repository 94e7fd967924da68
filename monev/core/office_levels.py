"""The levels of offices in the register of satker."""

LEVELS = {
    "pusat": "Pusat",
    "provinsi": "Provinsi",
    "kabupaten_kota": "Kabupaten/Kota",
    "unit": "Unit",
}
"""The code of a satker's level in the register → its words."""
