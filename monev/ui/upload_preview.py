"""An upload before it counts: how it reads and what it changes.

It is new (Unggah) or read again (Mutu Data).
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import NamedTuple, TypedDict, TypeVar, Unpack

import pandas as pd
import streamlit as st

from monev.core.dates import fold_tenggat, format_tenggat
from monev.core.records import Langkah, Reading, RowFate, SheetRows
from monev.core.statuses import BELUM_DAPAT_DINILAI
from monev.core.text import shorten
from monev.figures import format_number
from monev.journal import Entry
from monev.questions import reading_questions, reading_sitting
from monev.ui import column_meanings, page_parts, page_words, tables
from monev.ui.context import AnyContext, current_actor
from monev.ui.guard import show_remarks
from monev.ui.page_words import safe, safe_line
from monev.uploads import Change, Guess, UploadPlan, check_upload, plan_upload, store_upload
from monev.uploads.merge import clash_author, clash_place, clash_values
from monev.writing.changes import TAKING_AWAY, tell_story

_WORDED_KINDS = frozenset({"teks_berubah", "laporan_berubah"})
"""Kinds of change that are shown word by word, if there are words on both sides."""
_MADE, _SEEN = "unggah_dibuat", "unggah_dilihat"
_MOST_MADE = 16
_SAME_ANSWERS = {"sama": "Ya, langkah yang sama", "lain": "Bukan, langkah lain"}
_FATE_WORDS: dict[RowFate, str] = {
    "langkah": "baris langkah",
    "area": "judul area",
    "judul": "judul tabel",
    "catatan": "keterangan",
    "laporan": "baris laporan",
    "tidak_terbaca": "tidak terbaca",
}
Made = TypeVar("Made")
Item = TypeVar("Item")


class ChosenFile(NamedTuple):
    """The chosen file; `key` is new each time one is chosen."""

    key: str
    name: str
    content: bytes


class FileIdentity(TypedDict, total=False):
    """What is known about a file: its satker, tahun and sheet."""

    satker: str | None
    tahun: int | None
    sheet: str | None


class Answers(TypedDict, total=False):
    """The answers about a plan, as `plan_upload` takes them."""

    adds: bool
    matches: dict[str, str]
    choice: dict[str, str]


def once(words: str, key: tuple[object, ...], make: Callable[[], Made]) -> Made:
    """Return what `make` makes, cached by `key`, since each touch needs it again.

    `words`: shown meanwhile.
    """
    memory = st.session_state.setdefault(_MADE, {})
    if key not in memory:
        if len(memory) >= _MOST_MADE:
            memory.clear()
        with st.spinner(words):
            memory[key] = make()
    return memory[key]


def read_file(ctx: AnyContext, file: ChosenFile, **chosen: Unpack[FileIdentity]) -> Reading:
    """Read a file with the choices (satker, tahun, sheet) and answers so far, cached."""
    key = ("bacaan", file.key, *sorted(chosen.items()), column_meanings.answered_items(file.key))
    answers = column_meanings.answered_choices(file.key)
    read = partial(check_upload, file.content, file.name, db=ctx.db, choice=answers, **chosen)
    return once(f"Membaca {safe(file.name)} …", key, read)


def read_unanswered(ctx: AnyContext, file: ChosenFile, reading: Reading) -> Reading | None:
    """Return the reading of a file before the answers of this visit, to mark what they changed.

    None without answers.
    """
    if not column_meanings.answered_items(file.key):
        return None
    read = partial(
        check_upload, file.content, file.name, db=ctx.db, satker=reading.satker, tahun=reading.tahun
    )
    key = ("bacaan", file.key, reading.satker, reading.tahun, "sebelum dijawab")
    return once(f"Membaca {safe(file.name)} …", key, read)


def show_reading(reading: Reading, before: Reading | None = None) -> None:
    """Draw how much was found, and how each row was read.

    `before`: the reading without the answers given, whose differences are marked.
    """
    if reading.sheets:
        page_parts.show_list(_sheet_line(sheet) for sheet in reading.sheets if sheet.rows)
    if sentence := reading.keterangan.get("diwarisi"):
        st.caption(safe(sentence))
    if reading.langkah:
        frame = reading_table(reading)
        if before is not None:
            frame = mark_changes(frame, reading_table(before))
            changed = int((frame["berubah"] != "").sum())
            st.markdown(f"Jawaban Anda mengubah **{format_number(changed)}** baris.")
        st.markdown("**Tiap baris: yang tertulis, dan bagaimana dibaca**")
        # With one sheet the column *lembar* says nothing.
        several = frame["lembar"].nunique() > 1
        shown = READ_COLUMNS if before is None else {"berubah": "Berubah", **READ_COLUMNS}
        columns = {name: words for name, words in shown.items() if several or name != "lembar"}
        tables.show(
            frame,
            columns,
            key="unggah_cara",
            label="Tiap langkah seperti tertulis dan seperti dibaca",
        )


READ_COLUMNS = {
    "lembar": "Lembar",
    "baris": "Baris",
    "kode": "Kode",
    "area": "Area",
    "pic": "PIC",
    "langkah_aksi": "Langkah aksi",
    "waktu_tertulis": "Target waktu, tertulis",
    "target": "Dibaca",
    "bukti_tertulis": "Bukti dukung, tertulis",
    "bukti": "Dokumen dibaca",
    "belum_pasti": "Belum pasti",
}


def reading_table(reading: Reading) -> pd.DataFrame:
    """Return a row per langkah in the file's order: its cells beside what was read.

    Columns: lembar, baris (Int64), kode, area, pic, langkah_aksi, waktu_tertulis, target (months in
    words; their count if several), bukti_tertulis, bukti (names; their count first if several),
    belum_pasti (its open questions). All but baris are text, "" for nothing.
    """
    asked: dict[str, list[str]] = {}
    for once in reading_sitting(reading, reading_questions(reading)).left:
        for question in once.like:
            asked.setdefault(question.kode or "", []).append(question.message)
    rows = [_as_read(langkah, " ".join(asked.get(langkah.kode, ()))) for langkah in reading.langkah]
    return pd.DataFrame(rows, columns=list(READ_COLUMNS)).astype({"baris": "Int64"})


def mark_changes(frame: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Add a column `berubah`: which cells of a row are read otherwise than `before`."""
    place = ["lembar", "baris"]
    told = before.drop_duplicates(place).set_index(place)
    marks = []
    for row in frame.to_dict("records"):
        at = tuple(row[name] for name in place)
        if at not in told.index:
            marks.append("baris baru")
            continue
        old = told.loc[at]
        changed = [words for name, words in _MARKED.items() if row[name] != old[name]]
        marks.append(", ".join(changed))
    return frame.assign(berubah=marks)


_MARKED = {
    "area": "area",
    "kode": "kode",
    "langkah_aksi": "langkah",
    "target": "target",
    "bukti": "bukti",
    "pic": "PIC",
}


def _as_read(langkah: Langkah, asked: str) -> dict[str, str | int]:
    target = BELUM_DAPAT_DINILAI.mark_and_label
    if langkah.tenggat:
        target = fold_tenggat(tenggat.tenggat for tenggat in langkah.tenggat)
    if (count := len(langkah.tenggat)) > 1:
        target = f"{target} ({count} target)"
    names = " · ".join(bukti.nama for bukti in langkah.bukti)
    return {
        "lembar": langkah.lembar,
        "baris": langkah.baris,
        "kode": langkah.kode,
        "area": f"{langkah.area} {langkah.nama_area}".strip(),
        "langkah_aksi": langkah.langkah_aksi,
        "waktu_tertulis": langkah.target_waktu,
        "target": target,
        "bukti_tertulis": langkah.bukti_dukung,
        "bukti": f"{len(langkah.bukti)}: {names}" if len(langkah.bukti) > 1 else names,
        "pic": langkah.pic or "",
        "belum_pasti": asked,
    }


def _fold_list(
    words: str, items: Sequence[Item], line_of: Callable[[Item], str], *, key: str, expanded: bool
) -> None:
    page_parts.fold(
        words,
        lambda: page_parts.show_list(map(line_of, page_parts.take_page(items, key=key))),
        key=key,
        expanded=expanded,
    )


def reading_line(reading: Reading) -> str:
    """Return whose plan a file is, and how much was found in it."""
    tenggat = sum(len(langkah.tenggat) for langkah in reading.langkah)
    bukti = sum(len(langkah.bukti) for langkah in reading.langkah)
    of_plan = {"langkah": len(reading.langkah), "target": tenggat, "bukti yang disebut": bukti}
    reports = {"baris realisasi": reading.realisasi, "baris bukti": reading.bukti}
    counts = of_plan if reading.langkah else {}
    for words, rows in reports.items():
        if rows is not None:
            counts[words] = sum(row.status is not None for row in rows)
    content = ", ".join(f"{format_number(count)} {words}" for words, count in counts.items())
    simulated = f" · {page_words.SIMULATED_DATA}" if reading.simulasi else ""
    return f"Terbaca: **{safe(reading.satker)}**, tahun **{reading.tahun}**: {content}{simulated}."


def _sheet_line(sheet_rows: SheetRows) -> str:
    """Return how many langkah a sheet gave and what its rows were.

    | sheet | example |
    |---|---|
    | with a plan | AREA V: 0 langkah (8 baris: 8 tidak terbaca) |
    | of reports | Realisasi: lembar laporan |
    """
    counts = {fate: len(rows) for fate, rows in sheet_rows.rows.items()}
    total = sum(counts.values())
    langkah = f"{format_number(sheet_rows.langkah)} langkah"
    parts = ", ".join(
        f"{format_number(counts[fate])} {words}"
        for fate, words in _FATE_WORDS.items()
        if fate in counts
    )
    if counts.keys() & {"laporan"} and not sheet_rows.langkah:
        return f"**{safe(sheet_rows.lembar)}**: lembar laporan"
    if not sheet_rows.langkah and not {"langkah", "tidak_terbaca"} & counts.keys():
        return f"**{safe(sheet_rows.lembar)}**: {parts}"
    return f"**{safe(sheet_rows.lembar)}**: {langkah} ({format_number(total)} baris: {parts})"


def _show_summary(upload_plan: UploadPlan, reading: Reading) -> None:
    """Draw how much changes, in one line, and remarks on the merge and the posisi."""
    words = "**Tidak ada isi yang berubah**; yang baru hanya tanggal penilaiannya."
    if not upload_plan.base:
        words = (
            f"**Ini unggahan pertama** untuk {safe(upload_plan.satker)} tahun {upload_plan.tahun}."
        )
    elif upload_plan.changes:
        words = f"**{format_number(len(upload_plan.changes))} perubahan** terhadap yang tersimpan."
    st.markdown(words)
    for sentence in upload_plan.notes:
        st.info(safe(sentence))
    new = [warning for warning in upload_plan.warnings if warning not in reading.peringatan]
    if new:
        with st.expander(
            f"Perlu dilihat sebelum menyimpan ({format_number(len(new))})", expanded=True
        ):
            show_remarks(new)


def _change_line(change: Change) -> str:
    if change.jenis not in _WORDED_KINDS or not (change.dari and change.ke):
        return page_parts.change_line(asdict(change))
    tenggat = f" · {format_tenggat(change.tenggat)}" if change.tenggat else ""
    beginning = f"**{safe(change.kode)}** {safe(shorten(change.langkah_aksi, 60))}{tenggat}"
    return (
        f"{beginning} · {safe(change.kolom)}: {page_words.mark_difference(change.dari, change.ke)}"
    )


class AnsweredPlan(NamedTuple):
    """A plan as answered. `consent`: what was ticked. `is_ready`: every question has its answer."""

    upload_plan: UploadPlan
    consent: frozenset[str]
    is_ready: bool


def forget_plans() -> None:
    """Forget readings and plans, and the versions they were first compared with."""
    for name in (_MADE, _SEEN):
        st.session_state.pop(name, None)


def plan_and_show(
    ctx: AnyContext, file: ChosenFile, reading: Reading, posisi: date
) -> AnsweredPlan:
    """Plan an upload and draw it: its questions, its changes, and what needs consent.

    Raises FileRefused.

    The plan is made again after each kind of answer: adding or replacing, same langkah, clashes.
    """
    plan = partial(_plan, ctx, file, reading, posisi)
    upload_plan = plan()
    if upload_plan.is_identical:
        return AnsweredPlan(upload_plan, frozenset(), is_ready=False)
    header = st.container()  # for the counts, which are known last
    if upload_plan.may_add:
        answers = {
            "replace": "Menggantikan rencana yang tersimpan",
            "add": "Menambah: area yang tersimpan tetap ada",
        }
        words = "Semua area berkas ini belum ada di rencana yang tersimpan. Berkas ini"
        key = "unggah_menambah"
        answer = page_parts.choose(words, answers, "replace", ask=st.radio, key=key)
        plan = partial(plan, adds=answer == "add")
        upload_plan = plan()
    matches, matched = _ask_guesses(upload_plan.guesses)
    upload_plan = plan(matches=matches)
    if upload_plan.clashes:
        upload_plan = plan(matches=matches, choice=_ask_clashes(upload_plan))
    with header:
        _show_summary(upload_plan, reading)
    consent = _ask_consent(upload_plan)
    # A fold per kind of change, the most important first. Removals are listed above already.
    for chapter in tell_story(upload_plan.changes):
        if chapter.jenis not in TAKING_AWAY:
            words = safe(chapter.sentence)
            key = f"ubah_{chapter.jenis}"
            # Of a plan that is stored the changes are the news; of a new one everything is.
            is_news = bool(upload_plan.base)
            _fold_list(words, chapter.changes, _change_line, key=key, expanded=is_news)
    has_consent = consent.issuperset((*upload_plan.unread, *upload_plan.removals))
    ready = matched and not upload_plan.clashes and has_consent
    return AnsweredPlan(upload_plan, consent, ready)


def store_answered(
    ctx: AnyContext, file: ChosenFile, answered: AnsweredPlan, remarks: str
) -> Entry:
    """Store what was shown and answered.

    Raises VersionClash if somebody else stored first, and the errors of `store_upload`.
    """
    said = {
        "file": file.content,
        "file_name": file.name,
        "remarks": remarks,
        "consent": answered.consent,
    }
    with st.spinner("Menyimpan …"):
        return store_upload(ctx.db, answered.upload_plan, pelaku=current_actor(ctx.db), **said)


def start_from(file: ChosenFile, reading: Reading, entry_hash: str) -> None:
    """Compare this file with the unggahan of that entry, not the newest.

    It is meant for a stored file read again.
    """
    st.session_state.setdefault(_SEEN, {})[file.key, reading.satker, reading.tahun] = entry_hash


def _plan(
    ctx: AnyContext, file: ChosenFile, reading: Reading, posisi: date, **answers: Unpack[Answers]
) -> UploadPlan:
    """Return the plan of a file with these answers of `plan_upload`.

    It is cached until the journal grows.
    """
    given = {name: answer for name, answer in answers.items() if answer}
    rencana = (file.key, reading.satker, reading.tahun)
    table = (reading.keterangan.get("lembar"), reading.keterangan.get("baris_judul"))
    read_with = (*table, column_meanings.answered_items(file.key))
    seen = st.session_state.setdefault(_SEEN, {})
    key = (
        "rancangan",
        *rencana,
        read_with,
        posisi,
        repr(given),
        seen.get(rencana),
        ctx.db.journal.tip(),
    )
    plan = partial(plan_upload, ctx.db, reading, posisi=posisi, seen=seen.get(rencana), **given)
    made = once("Membandingkan dengan yang tersimpan …", key, plan)
    seen.setdefault(rencana, made.base)
    return made


def _ask_guesses(everything: Sequence[Guess]) -> tuple[dict[str, str], bool]:
    """Ask for each new langkah that resembles a removed one if it is the same.

    Returns the confirmed ones, kode_berkas → kode_tersimpan, and True if all were answered.
    """
    if not everything:
        return {}, True
    found = (
        f"{format_number(len(everything))} langkah tampaknya sama dengan yang tersimpan, "
        "tetapi bunyi atau targetnya berubah."
    )
    st.warning(f"**{found}** Bila sama, realisasi dan buktinya mengikuti. Pastikan satu per satu.")
    answer = {}
    for guess in everything:
        with st.container(border=True, gap="xsmall"):
            st.markdown(
                f"Tersimpan **{safe(guess.stored_kode)}**: {safe_line(guess.stored_langkah)}\n\n"
                f"Di berkas: {safe_line(guess.file_langkah)}\n\n"
                f"Bedanya: {page_words.mark_difference(guess.stored_langkah, guess.file_langkah)}"
            )
            words = f"Apakah ini langkah {safe(guess.stored_kode)} yang sama?"
            key = f"duga_{guess.file_kode}_{guess.stored_kode}"
            answer[guess.file_kode] = page_parts.pick(words, _SAME_ANSWERS, ask=st.radio, key=key)
    matches = {
        guess.file_kode: guess.stored_kode
        for guess in everything
        if answer[guess.file_kode] == "sama"
    }
    return matches, all(answer.values())


def _ask_clashes(upload_plan: UploadPlan) -> dict[str, str]:
    """Ask for each cell that both sides changed which value stays.

    Returns kunci → "tersimpan" | "berkas", for those answered.
    """
    count = format_number(len(upload_plan.clashes))
    chosen = {}
    st.warning(
        f"**{count} sel diubah di berkas ini dan juga oleh orang lain.** Pilih nilai yang dipakai."
    )
    for clash in upload_plan.clashes:
        stored, file = (safe_line(value) for value in clash_values(clash))
        by = safe_line(clash_author(clash))
        answers = {
            "tersimpan": f"Pakai yang tersimpan: “{stored}” ({by})",
            "berkas": f"Pakai dari berkas: “{file}”",
        }
        words = (
            f"**{safe_line(clash_place(clash))}** · {safe_line(shorten(clash.langkah_aksi, 100))}"
        )
        with st.container(border=True, gap="xsmall"):
            if value := page_parts.pick(words, answers, ask=st.radio, key=f"bentrok_{clash.key}"):
                chosen[clash.key] = value
    return chosen


def _ask_consent(upload_plan: UploadPlan) -> frozenset[str]:
    """Draw a box for each unread table and each removal; return those that were ticked."""
    unread = f"{format_number(len(upload_plan.unread))} tabel di berkas ini tidak terbaca."
    no_plan = (
        "Centang bila bukan bagian rencana. Bila termasuk, sesuaikan judul kolomnya lalu "
        "pilih berkasnya lagi."
    )
    removed = (
        f"Unggahan ini menghilangkan {format_number(len(upload_plan.removals))} hal yang "
        "sudah tersimpan."
    )
    meant = "Centang satu per satu bila memang demikian; bila tidak, perbaiki berkasnya."
    return _ticked(unread, no_plan, upload_plan.unread) | _ticked(
        removed, meant, upload_plan.removals
    )


def _ticked(what: str, advice: str, matters: Sequence[str]) -> frozenset[str]:
    if not matters:
        return frozenset()
    st.warning(f"**{what}** {advice}")
    with st.container(border=True, gap="xsmall"):
        return frozenset(
            matter for matter in matters if st.checkbox(safe(matter), key=f"setuju_{matter}")
        )
