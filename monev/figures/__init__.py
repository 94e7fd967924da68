"""What pages, lists and the command line ask of a rencana. Every number comes from here, each defined once.

`view_at` gives the view of a rencana at a posisi; the other questions take that view. The definitions
(docs/design.md §5) are the macros in queries/meaning, the questions the files in queries/figures.
"""

from monev.figures.bukti import (
    MissingLangkah,
    Wanted,
    bukti,
    count_unchecked,
    group_kesenjangan,
    group_missing,
    kesenjangan,
    unchecked_bukti,
)
from monev.figures.curve import Curve, Forecast, areas_in_view, curve, forecast, reached_in_view
from monev.figures.formats import (
    NO_VALUE,
    describe_lateness,
    describe_tenggat_state,
    format_area,
    format_capaian,
    format_change,
    format_fraction,
    format_lateness,
    format_number,
    format_overdue,
    format_percent,
    longest_lateness,
    percent,
    tenggat_term,
    version_heading,
    version_name,
)
from monev.figures.heatmap import (
    OTHER_TAHUN,
    UP_TO_POSISI,
    HeatmapCell,
    bukti_rows,
    cell_bukti,
    cell_content,
    column_months,
    column_names,
    count_verified,
    describe_cell,
    describe_cell_lateness,
    heatmap_cell,
    heatmap_columns,
    matrix,
)
from monev.figures.ringkasan import (
    Counts,
    Figure,
    FigureKey,
    Ringkasan,
    attention,
    current_counts,
    figure_labels,
    five_figures,
    full_state,
    load_figures,
    per_area,
    ringkasan,
    told_apart,
)
from monev.figures.riwayat import VersionActions, changes_of, count_changes, moved_targets, riwayat, version_actions
from monev.figures.sentences import (
    changes_sentence,
    count_listed_bukti,
    count_missing_bukti,
    curve_sentence,
    describe_bukti_status,
    excluded_sentence,
    figure_rows_heading,
    kesenjangan_sentence,
    missing_bukti,
    moved_sentence,
    next_month_load,
    next_month_sentence,
    opening_remark,
    ringkasan_sentence,
    riwayat_sentence,
    where_late_sentence,
    without_bukti_sentence,
    without_target_sentence,
)
from monev.figures.tasks import Task, count_tasks, own_pics, plan_pics, tasks_of, tasks_sentence
from monev.figures.tenggat import (
    SOON,
    TENGGAT_FIGURES,
    Details,
    coming_soon,
    figure_rows,
    first_to_act,
    langkah,
    langkah_details,
    langkah_without_bukti,
    langkah_without_target,
    late_langkah,
    load,
    tenggat,
)
from monev.figures.views import (
    Rencana,
    View,
    find_rencana,
    list_rencana,
    opening_posisi,
    own_plans,
    stored_name,
    view_at,
)
