"""Rapat's first page: what goes on, the form that opens a meeting, and what it will show."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from monev import figures
from monev.access import Visitor
from monev.core import clock
from monev.core.dates import PERIODE_CODES, Periode, find_periode, format_day, prepared_periode
from monev.core.statuses import OVERDUE
from monev.core.text import split_pics
from monev.figures import View, format_number
from monev.figures.told import LACKING, overdue_name
from monev.meeting import acts, records, screens
from monev.people.setting_up import people_seen_by
from monev.ui import guard, looks, outcome, page_parts, screen
from monev.ui.context import Context, current_actor
from monev.ui.looks import blocks
from monev.ui.page_words import safe
from pages.rapat import meeting_list, rights, room
from pages.rapat.meeting_data import ask_field

_GRANT = "izin_mencatat"


def show(ctx: Context) -> None:
    """Draw every open meeting, or the form that opens one; then the meetings that ended.

    After a meeting its papers come first, and the next one is opened behind a line.
    """
    everything = records.list_rapat(*ctx.rencana)
    running = [rapat for rapat in everything if rapat.is_open]
    ended = [rapat for rapat in everything if not rapat.is_open]
    proposed = prepared_periode(ctx.view.posisi, clock.today(), ctx.choice.tahun)
    for rapat in running:
        meeting_list.show_resume(ctx, rapat)
    held = None
    for rapat in ended:
        if rapat.periode == proposed and not rapat.is_called_off:
            held = held or rapat
    if held is not None and not running:
        meeting_list.show_meeting(ctx, held)
        ended.remove(held)
    # One plan has one open meeting.
    can_open = ctx.may("rapat") and not records.find_open_rapat(*ctx.rencana)
    if not can_open:
        if not running:
            page_parts.show_sentence("Tidak ada rapat yang berlangsung.")
            st.caption(ctx.only_looking("rapat"))
    elif held is not None or running:
        following = proposed.following
        after = following if following.tahun == proposed.tahun else proposed
        page_parts.fold(
            "Buka rapat berikutnya", _show_opening, ctx, after, key="buka_berikut", type="compact"
        )
    else:
        _show_opening(ctx, proposed)
    _show_grants(ctx)
    if ended:
        looks.show([blocks.heading("Rapat yang lalu")], key="rapat_lalu")
    for rapat in ended:
        meeting_list.show_meeting(ctx, rapat)


def _show_grants(ctx: Context) -> None:
    """Let an admin give the right to record: to themselves, and to who reports.

    For an admin who records already it is behind a line.
    """
    satker = ctx.choice.satker
    if not ctx.visitor.may("atur_orang", satker):
        return
    outcome.show(_GRANT)
    asking: list[Visitor] = []
    for person in people_seen_by(ctx.db, ctx.visitor):
        asks = person.pelaku == ctx.visitor.pelaku or person.may("lapor", satker)
        if asks and person.is_active and not person.may("rapat", satker):
            asking.append(person)
    if asking and ctx.may("rapat"):
        words = "Izinkan orang lain mencatat rapat"
        page_parts.fold(words, _offer_grants, ctx, asking, key=f"{_GRANT}_lain", type="compact")
    else:
        _offer_grants(ctx, asking)


def _offer_grants(ctx: Context, people: Sequence[Visitor]) -> None:
    for person in people:
        words = f"Izinkan {safe(person.name)} mencatat rapat"
        page_parts.button(words, _grant, ctx, person, key=f"{_GRANT} {person.pelaku}")


def _grant(ctx: Context, person: Visitor) -> None:
    with outcome.refusals(_GRANT, f"{safe(person.name)} boleh mencatat rapat."):
        rights.let_record(ctx, person)


def _show_opening(ctx: Context, proposed: Periode) -> None:
    """Draw two fields and the button, beside what the meeting will show."""
    tahun = ctx.choice.tahun
    left, right = st.container(), st.container()
    if screen.layout() == "wide":  # narrower, the last period would be cut
        left, right = st.columns([2, 3], gap="large")
    with left:
        # Outside the form, so that the title of the form changes with it.
        chosen = st.segmented_control(
            "Yang dievaluasi",
            list(PERIODE_CODES),
            default=proposed.code,
            format_func=PERIODE_CODES.__getitem__,
            required=True,
            key=f"buka_periode_{proposed.code}",
        )
        periode = find_periode(tahun, chosen or proposed.code)
        _show_form(ctx, periode)
    with right:
        _show_agenda(ctx, periode)


def _show_form(ctx: Context, periode: Periode) -> None:
    with st.form("buka_rapat", border=False):
        entries = guard.Entries()
        day = _proposed_day(ctx).isoformat()
        ask_field(entries, "tanggal", day, key=f"buka_tanggal_{day}")
        is_sent = st.form_submit_button("Buka rapat", type="primary")
        title = f"Rapat Evaluasi Pembangunan Zona Integritas {periode.name}"
        with st.expander("Judul, tempat, pemimpin, notulis (boleh nanti)", type="compact"):
            # Another periode proposes another title.
            ask_field(entries, "judul", title, key=f"buka_judul_{periode.code}")
            for name in ("tempat", "pemimpin", "notulis"):
                ask_field(entries, name, "", key=f"buka_{name}")
        if is_sent:
            with guard.at_fields(entries.places):
                rapat = acts.open_rapat(
                    *ctx.rencana,
                    **entries.typed,
                    periode=periode.code,
                    pelaku=current_actor(ctx.db),
                )
                room.enter_room(rapat.nomor)
                st.rerun()


def _proposed_day(ctx: Context) -> date:
    """Return the day that the last meeting set for the next one; today if it set none to come."""
    last = next(iter(records.list_rapat(*ctx.rencana)), None)
    following = last.berikut_tanggal if last else ""
    return max(clock.today(), date.fromisoformat(following) if following else date.min)


def _show_agenda(ctx: Context, periode: Periode) -> None:
    """Draw what the meeting will show, each with its number."""
    posisi = min(periode.end, clock.today())
    view = figures.view_at(*ctx.rencana, posisi)
    items = []
    for place, (title, note, count) in enumerate(_points(ctx, view, periode), start=1):
        items.append(blocks.row(title, count, (note,), mark=str(place)))
    name = "Yang akan ditampilkan"
    heading = blocks.heading(name, note=f"posisi {format_day(posisi)}")
    card = blocks.group("agenda", heading, blocks.rows(name, items), key="agenda")
    looks.show([card], key="rapat_agenda")


def _points(ctx: Context, view: View, periode: Periode) -> list[tuple[str, str, str]]:
    """List the parts of the meeting: title, note, count."""
    db = ctx.db
    current = figures.ringkasan(db, view).current
    missing = figures.kesenjangan(db, view)
    late = [row for row in figures.every_tenggat(db, view) if row["status"] in OVERDUE]
    people = {pic for row in missing for pic in split_pics(row["pic"])}
    coming = screens.next_targets(db, view, periode)
    due = format_number(current.capaian_N)
    first = ("Capaian", "dan tiap area", f"{format_number(current.capaian_n)} dari {due}")
    if view.rencana_only:
        first = ("Target", "dan tiap area", f"{due} jatuh tempo")
        late = []
    points = [first]
    if open_ones := records.open_tindak_lanjut(*ctx.rencana):
        last = records.list_rapat(*ctx.rencana)[0]
        points.append(("Tindak lanjut", f"dari {last.judul}", format_number(len(open_ones))))
    if late:
        note = "satu per satu, dengan kendala dan solusi"
        name = overdue_name(current._asdict()).capitalize()
        points.append((name, note, f"{format_number(len(late))} target"))
    if missing:
        note = f"pada {format_number(len(people))} PIC" if people else "tanpa PIC"
        points.append((LACKING, note, f"{format_number(len(missing))} bukti"))
    if coming:
        note = f"jatuh tempo {periode.following.short_name}"
        points.append(("Berikutnya", note, f"{format_number(len(coming))} target"))
    return points
