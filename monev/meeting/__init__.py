"""The meeting: opened, recorded live, closed, corrected; its follow-ups, and its screens as data (no pages here)."""

from monev.meeting.acts import (
    add_attendance,
    agree,
    change_rapat,
    change_record,
    change_tindak_lanjut,
    decide,
    delete_record,
    mark_kehadiran,
    move_to_screen,
    open_rapat,
    participants_before,
    record_kendala,
    record_remark,
)
from monev.meeting.closed_figures import closing_entry, rapat_view
from monev.meeting.ending import add_signed_paper, call_off_rapat, close_rapat, correct_rapat, move_rapat, open_matters
from monev.meeting.meeting_records import (
    BAHASAN,
    DETAIL_FIELDS,
    KEHADIRAN,
    STATUS_RAPAT,
    STATUS_TINDAK_LANJUT,
    Rapat,
    RapatDetails,
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
    read_version,
    record_version,
)
from monev.meeting.presence import ask_presence, mark_present, presence_secret, rapat_of_presence
from monev.meeting.recording import RapatClosed, undo
from monev.meeting.screen_content import (
    AreaChanges,
    AreaScreen,
    LangkahItem,
    bukti_of_pic,
    changes_per_area,
    done_langkah,
    next_targets,
    pic_choices,
    pics_to_ask,
    read_area_screen,
)
from monev.meeting.screens import Screen, find_screen, is_large, screen_order, step_screen
