"""The meeting: opened, recorded live, closed, resumed; its follow-ups, and its screens as data (no pages here)."""

from monev.meeting.acts import (
    RapatStillOpen,
    add_attendance,
    change_attendance,
    change_note,
    change_rapat,
    change_remark,
    change_tindak_lanjut,
    close_rapat,
    decide,
    delete_record,
    mark_kehadiran,
    move_to_screen,
    open_rapat,
    record_kendala,
    record_remark,
    resume_rapat,
)
from monev.meeting.area_items import (
    LangkahItem,
    PicBukti,
    area_items,
    bukti_of_pic,
    group_by_langkah,
    langkah_on_plan,
    pics_to_ask,
)
from monev.meeting.closed_figures import rapat_view
from monev.meeting.meeting_records import (
    BAHASAN,
    DETAIL_FIELDS,
    KEHADIRAN,
    STATUS_RAPAT,
    STATUS_TINDAK_LANJUT,
    Rapat,
    RapatDetails,
    find_open_rapat,
    list_rapat,
    moved_sentence,
    read_attendance,
    read_decisions,
    read_earlier_tindak_lanjut,
    read_events,
    read_notes,
    read_rapat,
    read_rapat_changes,
    read_remarks,
    read_tindak_lanjut,
    record_version,
)
from monev.meeting.open_matters import open_matters
from monev.meeting.pic_choices import pic_choices
from monev.meeting.recording import NoteClash, RapatClosed, undo
from monev.meeting.screen_content import (
    AreaChanges,
    AreaScreen,
    next_targets,
    read_area_screen,
    read_triwulan_changes,
)
from monev.meeting.screens import Screen, find_screen, is_large, screen_order, step_screen
