"""The data of the Rekap as a file."""

from typing import NamedTuple

import pandas as pd

from monev.figures.recap import OfficeFigures, RecapMap
from monev.outputs.letterhead import Kop


class RecapMaterial(NamedTuple):
    """All data of the file; painting counts nothing.

    - title: its satker and its day; sentences: remarks before any figure
    - late: satker that did not report the triwulan due, and the state of each
    - movement: satker, and the change of its done and late tenggat since a triwulan before
    - spread: ranges of capaian, and reasons why satker can't be compared, with counts of satker
    """

    kop: Kop
    title: tuple[str, str]
    sentences: tuple[str, ...]
    is_simulated: bool
    offices: tuple[OfficeFigures, ...]
    late: tuple[tuple[str, str], ...]
    areas: RecapMap
    triwulan: RecapMap
    frame: pd.DataFrame
    area_rows: pd.DataFrame
    triwulan_rows: pd.DataFrame
    spread: tuple[tuple[str, int], ...]
    movement: tuple[tuple[str, int, int], ...]
    kinds: tuple[tuple[str, int, int], ...]
    reports: tuple[tuple[str, ...], ...]
