"""The form on the langkah panel: change one thing of the newest version without Excel, and take it
back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import streamlit as st

from monev.access import name_of, reporters
from monev.core import clock
from monev.core.dates import fold_tenggat, format_day, format_short_day, format_tenggat
from monev.core.file_references import files_of, join_tautan, words_of
from monev.core.statuses import BUKTI_CHECKED, BUKTI_PRESENT, STATUS_BUKTI, STATUS_LAPORAN
from monev.core.typed_input import DESCRIPTION_LENGTH, LINK_LENGTH, NAME_LENGTH
from monev.database import Row
from monev.edits.single_edits import EditResult, Target, cancel_change, edit, judged_by
from monev.edits.storing import COLUMNS, Newest, find_newest, read_langkah
from monev.figures import format_fraction, langkah_details, view_at
from monev.figures.formats import version_number
from monev.figures.rows import LangkahRow, TenggatRow
from monev.ui import bukti_files, guard, page_parts, seen_forms
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe, safe_line, safe_link
from monev.writing.content import Content

OWN_REPORT = "Bukti ini Anda laporkan sendiri, jadi pemeriksa lain yang memeriksanya."
_LAPORAN, _BUKTI, _PIC = "Laporan", "Bukti", "PIC"
_STORED, _SEEN, _ENTRY_INDEX = "sunting_tersimpan", "sunting_dilihat", "sunting_isian_ke"
TENGGAT, BUKTI = "target", "bukti"
"""The parameters in the address beside `langkah`: the touched target and document."""


def show_form(
    ctx: Context,
    langkah: LangkahRow,
    tenggat: list[TenggatRow],
    chosen: str | None,
) -> None:
    """Draw the form of a langkah, about the tenggat `chosen`.

    A visitor who may record nothing reads why instead.
    """
    kode = langkah["kode"]
    if not _matters(ctx, langkah["pic"]):
        st.caption(ctx.only_looking("lapor"))
        return
    fold = st.expander(
        "Catat",
        icon=":material/edit:",
        expanded=True,
        on_change="rerun",
        key=f"sunting_{kode}",
    )
    if not fold.open:
        st.session_state.pop(_SEEN, None)
        return
    with fold:
        current = find_newest(*ctx.rencana)
        number = version_number(current.jenis, current.nomor)
        newest = read_langkah(ctx.db, current.unggahan_id, kode)
        if newest is None:
            st.markdown(f"Langkah ini tidak ada lagi di versi terbaru ({number}).")
            return
        if current.unggahan_id != ctx.view.unggahan_id:
            st.markdown(_since_view(ctx, current, kode, tenggat))
            # If somebody else stored a newer version meanwhile, keep what is being typed.
            is_begun = any(where.kode == kode for where, _ in st.session_state.get(_SEEN, {}))
            if not st.toggle("Ubah versi terbaru", is_begun, key=f"sunting_terbaru_{kode}"):
                return
        posisi = posisi_of_edit(ctx, current)
        who = safe_line(name_of(ctx.db, ctx.visitor.pelaku))
        _show_matter(ctx, newest, posisi, chosen)
        where = f"dicatat pada posisi {format_day(posisi)} atas nama {who}"
        st.caption(f"Yang diubah adalah versi terbaru ({number}); {where}.")


def _since_view(
    ctx: Context,
    current: Newest,
    kode: str,
    tenggat: list[TenggatRow],
) -> str:
    """Return what changed for a langkah between the version on screen (`tenggat`) and the
    newest."""
    newest = view_at(*ctx.rencana, current.posisi, unggahan=current.nomor)
    now = langkah_details(ctx.db, newest, kode).tenggat
    older = {row["tenggat"]: row for row in tenggat}
    tenggat_of: dict[str, list[str]] = {}
    for row in now:
        was = older.get(row["tenggat"])
        if was is None or any(was[name] != row[name] for name in ("laporan", "tanggal_selesai")):
            words = describe_report(row) or "belum dilaporkan"
        elif was["bukti_n"] != row["bukti_n"]:
            words = f"bukti {format_fraction(row['bukti_n'], row['bukti_N'])}"
        else:
            continue
        tenggat_of.setdefault(words, []).append(row["tenggat"])
    if not tenggat_of:
        return f"Sejak itu tidak ada yang baru tentang langkah ini ({newest.version_name})."
    said = [
        what if len(now) == 1 else f"{fold_tenggat(keys)} {what}"
        for what, keys in tenggat_of.items()
    ]
    return f"Sejak itu: {safe('; '.join(said))} ({newest.version_name})."


def describe_report(row: TenggatRow) -> str:
    """Return what was reported, for example *dilaporkan Selesai 14/10/2025*; empty without a
    report."""
    day = f" {format_short_day(row['tanggal_selesai'])}" if row["tanggal_selesai"] else ""
    return "" if row["laporan"] == "belum" else f"dilaporkan {STATUS_LAPORAN[row['laporan']]}{day}"


def _show_matter(
    ctx: Context,
    langkah: Row,
    posisi: date,
    chosen: str | None,
) -> None:
    matters = [
        matter for matter in _matters(ctx, langkah["pic"]) if langkah["tenggat"] or matter == _PIC
    ]
    if not matters:
        st.markdown("Langkah ini belum mempunyai target, jadi belum ada yang dapat dicatat.")
        return
    asked = asked_bukti()
    first = _BUKTI if asked and _BUKTI in matters else matters[0]
    key = f"sunting_hal_{langkah['kode']}{asked}"
    choice = st.segmented_control(
        "Yang dicatat",
        matters,
        default=first,
        required=True,
        key=key,
        label_visibility="collapsed",
    )
    forms = {_LAPORAN: _edit_laporan, _BUKTI: _edit_bukti, _PIC: _edit_pic}
    forms[choice](ctx, langkah, posisi, chosen)


def _matters(ctx: Context, pic: str | None) -> list[str]:
    reports = _may_report(ctx, pic)
    allowed = {
        _LAPORAN: reports,
        _BUKTI: reports or ctx.may("verifikasi"),
        _PIC: ctx.may("atur_pic"),
    }
    return [matter for matter, may in allowed.items() if may]


def _may_report(ctx: Context, pic: str | None) -> bool:
    return ctx.may("lapor") or (
        not ctx.view.is_closed and ctx.visitor.owns(ctx.view.satker, pic or "")
    )


def asked_bukti() -> str:
    """Return the document that the address names, or ""."""
    return st.query_params.get(BUKTI, "")


def posisi_of_edit(ctx: Context, newest: Newest) -> date:
    """Return the posisi at which a change is stored.

    It is the posisi on screen, since that is what the person changes; but not before the newest
    unggahan and not after today.
    """
    return max(newest.posisi, min(ctx.view.posisi, clock.today()))


def _edit_laporan(
    ctx: Context,
    langkah: Row,
    posisi: date,
    chosen: str | None,
) -> None:
    tenggat = _chosen_of(langkah, chosen)
    with _edit_form(ctx, Target(langkah["kode"], tenggat["tenggat"]), tenggat, posisi) as entries:
        entries.ask("laporan", page_parts.choose, "Status", STATUS_LAPORAN, tenggat["laporan"])
        day = date.fromisoformat(tenggat["tanggal_selesai"]) if tenggat["tanggal_selesai"] else None
        entries.ask("tanggal_selesai", st.date_input, "Tanggal selesai", day, format="DD/MM/YYYY")
        headings = {
            "kendala": "Kendala (alasan, bila tidak berlaku)",
            "tindak_lanjut": "Tindak lanjut",
        }
        for column, heading in headings.items():
            entries.ask(
                column,
                st.text_area,
                heading,
                tenggat[column],
                max_chars=DESCRIPTION_LENGTH,
                height="content",
            )


def _edit_bukti(
    ctx: Context,
    langkah: Row,
    posisi: date,
    chosen: str | None,
) -> None:
    tenggat = _chosen_of(langkah, chosen)
    if not tenggat["bukti"]:
        st.markdown("Target ini tidak menyebut bukti.")
        return
    if not _may_report(ctx, langkah["pic"]):
        _edit_one_of(
            ctx,
            langkah,
            tenggat,
            tenggat["bukti"],
            posisi,
            says_stored=True,
        )
        return
    _show_stored_bukti(ctx, langkah, tenggat)
    settled = (*BUKTI_PRESENT, "tidak_berlaku")
    missing = [bukti for bukti in tenggat["bukti"] if bukti["status"] not in settled]
    for bukti in sorted(missing, key=lambda bukti: bukti["nama"] != asked_bukti()):
        _give_bukti(ctx, Target(langkah["kode"], tenggat["tenggat"], bukti["nama"]), bukti, posisi)
    others = [bukti for bukti in tenggat["bukti"] if bukti not in missing]
    if not others:
        return
    if not missing:
        st.caption("Semua bukti target ini sudah ada.")
    with st.expander(f"Ubah yang sudah ada ({len(others)})", key=f"ada_{langkah['kode']}"):
        _edit_one_of(
            ctx,
            langkah,
            tenggat,
            others,
            posisi,
            says_stored=False,
        )


def _give_bukti(
    ctx: Context,
    where: Target,
    bukti: Row,
    posisi: date,
) -> None:
    """Draw a missing document with the three ways to give it: file, link or note."""
    status = "" if bukti["status"] == "belum_ada" else f" · {STATUS_BUKTI[bukti['status']].lower()}"
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        gap="small",
        border=True,
    ):
        st.markdown(f"**{safe_line(bukti['nama'])}**{status}")
        with st.popover("Berkas", icon=":material/attach_file:", key=f"beri_berkas_{where}"):
            bukti_files.edit_files(ctx, where, bukti, posisi, _file_stored)
        with st.popover("Tautan", icon=":material/link:", key=f"beri_tautan_{where}"):
            _ask_link(ctx, where, bukti, posisi)
        with st.popover("Keterangan", icon=":material/edit_note:", key=f"beri_keterangan_{where}"):
            _ask_note(ctx, where, bukti, posisi)


def _ask_link(
    ctx: Context,
    where: Target,
    bukti: Row,
    posisi: date,
) -> None:
    with _edit_form(
        ctx,
        where,
        bukti,
        posisi,
        part="tautan",
        says_stored=False,
    ) as entries:
        label = "Tautan, atau tempat menyimpan berkas cetaknya"
        shown = words_of(bukti["tautan"])
        typed = entries.ask("tautan", st.text_input, label, shown, max_chars=LINK_LENGTH)
        entries.typed["tautan"] = _with_files(typed, bukti)
        if typed != shown and bukti["status"] == "perlu_perbaikan":  # to be checked again
            entries.typed["status"] = "ada"


def _ask_note(
    ctx: Context,
    where: Target,
    bukti: Row,
    posisi: date,
) -> None:
    offered, remark = bukti_statuses(ctx, where, bukti["status"], may_report=True)
    if remark:
        st.caption(remark)
    with _edit_form(
        ctx,
        where,
        bukti,
        posisi,
        part="keterangan",
        says_stored=False,
    ) as entries:
        entries.ask("status", page_parts.choose, "Status bukti", offered, bukti["status"])
        entries.ask(
            "catatan", st.text_input, "Keterangan", bukti["catatan"], max_chars=DESCRIPTION_LENGTH
        )


def _with_files(typed: str, bukti: Row) -> str:
    """Return a typed link joined with the document's files, which are edited apart."""
    tautan = bukti["tautan"]
    return tautan if typed == words_of(tautan) else join_tautan(typed, files_of(tautan))


def _show_stored_bukti(ctx: Context, langkah: Row, tenggat: Row) -> None:
    """Draw which document of this target was stored last, with its undo."""
    where = st.session_state.get(_STORED, (None, None, ""))[0]
    if (
        where is None
        or not where.bukti
        or (where.kode, where.tenggat) != (langkah["kode"], tenggat["tenggat"])
    ):
        return
    with st.form(f"tersimpan_{where}", border=False), st.container(horizontal=True, gap="small"):
        st.markdown(f"**{safe_line(where.bukti)}**", width="content")
        _show_stored(ctx, where)


def _edit_one_of(
    ctx: Context,
    langkah: Row,
    tenggat: Row,
    documents: list[Row],
    posisi: date,
    *,
    says_stored: bool,
) -> None:
    """Draw the form of one of these documents, at first the one in the address.

    `says_stored`: see `_edit_form`.
    """
    names = [bukti["nama"] for bukti in documents]
    first = asked_bukti() if asked_bukti() in names else names[0]
    key = f"sunting_bukti_{langkah['kode']}_{tenggat['tenggat']}_{asked_bukti()}"
    name = st.selectbox("Bukti", names, index=names.index(first), key=key)
    bukti = next((bukti for bukti in documents if bukti["nama"] == name), documents[0])
    where = Target(langkah["kode"], tenggat["tenggat"], bukti["nama"])
    may_report = _may_report(ctx, langkah["pic"])
    offered, remark = bukti_statuses(ctx, where, bukti["status"], may_report=may_report)
    if remark:
        st.caption(remark)
    if not may_report and (words := words_of(bukti["tautan"])):
        st.markdown(safe_link(words))
    with _edit_form(ctx, where, bukti, posisi, says_stored=says_stored) as entries:
        # A file added beside the form may change the status. This field then begins anew, while
        # the others keep what is typed.
        key = f"{entries.key}_status_{bukti['status']}"
        entries.ask(
            "status",
            page_parts.choose,
            "Status bukti",
            offered,
            bukti["status"],
            key=key,
        )
        if may_report:
            shown = words_of(bukti["tautan"])
            typed = entries.ask("tautan", st.text_input, "Tautan", shown, max_chars=LINK_LENGTH)
            entries.typed["tautan"] = _with_files(typed, bukti)
        entries.ask(
            "catatan", st.text_input, "Catatan", bukti["catatan"], max_chars=DESCRIPTION_LENGTH
        )
    if may_report:
        bukti_files.edit_files(ctx, where, bukti, posisi, _file_stored)


def bukti_statuses(
    ctx: Context,
    where: Target,
    current: str,
    *,
    may_report: bool,
) -> tuple[dict[str, str], str]:
    """Return the statuses this person may give a bukti, and a remark on them.

    Only a checker says Terverifikasi and Perlu perbaikan, and never about their own report
    (docs/operations.md).
    """
    may_check = ctx.may("verifikasi")
    remark = ""
    found = reporters(
        *ctx.rencana, kode=where.kode, tenggat=where.tenggat, bukti=where.bukti
    ).values()
    if may_check and not ctx.visitor.is_local and ctx.visitor.pelaku in found:
        may_check, remark = False, OWN_REPORT
    elif current == "terverifikasi" and not may_check:
        remark = "Sudah diperiksa: statusnya hanya diubah oleh pemeriksa."
    allowed = {current}
    if may_report and (may_check or current != "terverifikasi"):
        allowed |= STATUS_BUKTI.keys() - set(BUKTI_CHECKED)
    if may_check:
        allowed |= {*BUKTI_CHECKED}
        if current == "terverifikasi":
            allowed.add("ada")
    return {code: word for code, word in STATUS_BUKTI.items() if code in allowed}, remark


def _edit_pic(
    ctx: Context,
    langkah: Row,
    posisi: date,
    chosen: str | None,
) -> None:
    with _edit_form(ctx, Target(langkah["kode"]), langkah, posisi) as entries:
        entries.ask("pic", st.text_input, "PIC", langkah["pic"] or "", max_chars=NAME_LENGTH)


def _chosen_of(langkah: Row, chosen: str | None) -> Row:
    """Return the chosen tenggat, else the first. If there are several, draw which it is."""
    everything = langkah["tenggat"]
    tenggat = next((row for row in everything if row["tenggat"] == chosen), everything[0])
    if len(everything) > 1:
        st.markdown(f"**Target {format_tenggat(tenggat['tenggat'])}**")
    return tenggat


@contextmanager
def _edit_form(
    ctx: Context,
    where: Target,
    current: Row,
    posisi: date,
    *,
    part: str = "",
    says_stored: bool = True,
) -> Iterator[guard.Entries]:
    """Draw a form about one thing, or a `part` of it.

    Only what the person changed is stored; a change by somebody else meanwhile is shown.
    `says_stored`: say beside the button what was stored last.
    """
    index = st.session_state.get(_ENTRY_INDEX, 0)
    memory = st.session_state.setdefault(_SEEN, {})
    entries = guard.Entries(key=f"sunting_{where}_{index}{part}")
    with st.form(entries.key, border=False):
        yield entries
        seen = memory.setdefault((where, index), {})
        # All columns of a bukti, since a verdict also depends on its files and link.
        columns = [*entries.typed, *COLUMNS["bukti"]] if where.bukti else [*entries.typed]
        seen.update({column: current[column] for column in columns if column not in seen})
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            pressed = st.form_submit_button("Simpan", type="primary")
            if says_stored:
                _show_stored(ctx, where)
        if pressed:
            _store(ctx, where, entries, seen, posisi)


def _store(
    ctx: Context,
    where: Target,
    entries: guard.Entries,
    seen: Content,
    posisi: date,
) -> None:
    entries.seen = seen
    with seen_forms.storing(entries):
        about = {"seen": seen, "judged_by": judged_by(entries.typed, seen)}
        result = edit(
            *ctx.rencana,
            where,
            entries.typed,
            pelaku=current_actor(ctx.db),
            posisi=posisi,
            **about,
        )
        _remember_stored(where, result)
        _start_anew()


def _file_stored(where: Target, result: EditResult) -> None:
    """Redraw after a file was added or removed beside the form; what is typed in the form stays."""
    _remember_stored(where, result)
    seen = st.session_state.get(_SEEN, {}).get((where, st.session_state.get(_ENTRY_INDEX, 0)), {})
    for column in ("status", "tautan"):
        seen.pop(column, None)
    page_parts.draw_again()


def _remember_stored(where: Target, result: EditResult) -> None:
    sentence = "Tersimpan." if result.entry else "Tidak ada yang berubah: isinya sudah demikian."
    message = " ".join([sentence, *result.notes])
    st.session_state[_STORED] = (where, result.entry.nomor if result.entry else None, message)


def _show_stored(ctx: Context, where: Target) -> None:
    stored, entry, message = st.session_state.get(_STORED, (None, None, ""))
    if stored != where:
        return
    st.markdown(f":green[✓] {safe(message)}", width="content")
    if entry is not None and st.form_submit_button(
        "Urungkan", key="sunting_urungkan", icon=":material/undo:"
    ):
        with guard.guard():
            cancel_change(*ctx.rencana, entry, pelaku=current_actor(ctx.db))
            st.session_state[_STORED] = (where, None, "Perubahan sudah diurungkan.")
            _start_anew()


def _start_anew() -> None:
    """Redraw the panel with empty entries, so that it shows what is stored. The page follows on
    closing."""
    st.session_state[_ENTRY_INDEX] = st.session_state.get(_ENTRY_INDEX, 0) + 1
    st.session_state.pop(_SEEN, None)
    page_parts.draw_again()
