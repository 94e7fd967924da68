"""An upload before it counts: how it reads and what it changes.

It is new, or the stored one that is read again.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple, TypedDict, TypeVar, Unpack

import streamlit as st

from monev.core.dates import format_tenggat
from monev.core.records import Reading
from monev.core.statuses import TARGET_CHANGES
from monev.core.text import capitalized, shorten
from monev.figures import format_number
from monev.journal import Entry
from monev.ui import column_meanings, looks, page_parts, page_words
from monev.ui.context import AnyContext, current_actor
from monev.ui.drop_field import ChosenFile
from monev.ui.guard import show_remarks
from monev.ui.looks import Block, blocks
from monev.ui.page_words import safe, safe_line
from monev.uploads import Change, UploadPlan, check_upload, plan_upload, store_upload
from monev.uploads.merge import clash_author, clash_place, clash_values
from monev.writing.changes import TAKING_AWAY, tell_story
from monev.writing.content import by_kode

_WORDED_KINDS = frozenset({"teks_berubah", "laporan_berubah"})
"""Kinds of change that are shown word by word, if there are words on both sides."""
_MADE, _SEEN = "unggah_dibuat", "unggah_dilihat"
_MOST_MADE = 16
_SAME_ANSWERS = {"sama": "Ya, langkah yang sama", "lain": "Bukan, langkah lain"}
Made = TypeVar("Made")


class FileIdentity(TypedDict, total=False):
    """What is known about a file: its satker and tahun."""

    satker: str | None
    tahun: int | None


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
    """Read a file with the choices (satker, tahun) and answers so far, cached."""
    # An answer that is taken back, here or by somebody else, holds for no reading any more.
    said = (column_meanings.answered_items(file.key), ctx.db.newest.of_choices())
    key = ("bacaan", file.key, *sorted(chosen.items()), *said)
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
    said = ("sebelum dijawab", ctx.db.newest.of_choices())
    key = ("bacaan", file.key, reading.satker, reading.tahun, *said)
    return once(f"Membaca {safe(file.name)} …", key, read)


def reading_line(reading: Reading) -> str:
    """Return whose plan a file is, and how much was found in it."""
    tenggat = sum(len(langkah.tenggat) for langkah in reading.langkah)
    bukti = sum(len(langkah.bukti) for langkah in reading.langkah)
    of_plan = {"langkah": len(reading.langkah), "target": tenggat, "bukti yang disebut": bukti}
    reports = {"laporan target": reading.realisasi, "laporan bukti": reading.bukti}
    counts = of_plan if reading.langkah else {}
    for words, rows in reports.items():
        if rows is not None:
            said = [row.status for row in rows if row.status is not None]
            done = said.count("selesai")
            words += f" ({format_number(done)} selesai)" if done else ""
            counts[words] = len(said)
    content = ", ".join(f"{format_number(count)} {words}" for words, count in counts.items())
    simulated = f" · {page_words.SIMULATED_DATA}" if reading.simulasi else ""
    return f"Terbaca: **{safe(reading.satker)}**, tahun **{reading.tahun}**: {content}{simulated}."


def _show_summary(upload_plan: UploadPlan, reading: Reading) -> None:
    """Draw how much changes, in one line, and remarks on the merge and the posisi."""
    if upload_plan.base and (count := len(upload_plan.changes)):
        words = f"{format_number(count)} perubahan terhadap yang tersimpan."
        page_parts.show_sentence(words)
    elif upload_plan.base:
        st.markdown("**Tidak ada isi yang berubah**; yang baru hanya tanggal penilaiannya.")
    for sentence in upload_plan.notes:
        st.info(safe(sentence))
    new = [warning for warning in upload_plan.warnings if warning not in reading.peringatan]
    if new:
        title = f"Perlu dilihat sebelum menyimpan ({format_number(len(new))})"
        page_parts.fold(title, show_remarks, new, key="unggah_perlu_dilihat", expanded=True)


def _show_changes(upload_plan: UploadPlan) -> None:
    """Draw each kind of change as a table, the most important first; none of a first plan.

    Removals are listed where they are agreed to.
    """
    content = list[Block]()
    for chapter in tell_story(upload_plan.changes if upload_plan.base else ()):
        if chapter.jenis in TAKING_AWAY:
            continue
        content.append(read_head(chapter.sentence, key=chapter.jenis))
        rows = [_change_row(change, upload_plan) for change in chapter.changes[:_MOST_ROWS]]
        table = blocks.table(chapter.sentence, _CHANGE_HEADS, rows)
        content.append(blocks.group("read changes", table, key=f"baris {chapter.jenis}"))
        if (left := len(chapter.changes) - _MOST_ROWS) > 0:
            content.append(blocks.sentence(f"… dan {format_number(left)} lagi.", "quiet"))
    if content:
        looks.show(content, key="unggah_perubahan")


def read_head(text: str, note: str = "", *, key: str, touch: object = None) -> Block:
    """Return the heading of a table of `read` rows; `touch`: what its words send."""
    head = blocks.heading(text, note=note, key=f"kepala {key}", touch=touch)
    return {**head, "looks": "read-head"}


def _change_row(change: Change, upload_plan: UploadPlan) -> list[str]:
    if change.jenis == "langkah_baru":
        time = by_kode(upload_plan.content["langkah"])[change.kode]["target_waktu"]
        change = replace(change, kolom="TARGET WAKTU", ke=time)
    column = change.kolom or ""
    if column.isupper() and column != "PIC":
        column = capitalized(column.lower())
    is_of_target = change.jenis in TARGET_CHANGES
    when = format_tenggat(change.tenggat) if change.tenggat and not is_of_target else ""
    about = " · ".join(filter(None, (column, when)))
    sides = [shorten(text, 200) or "–" for text in _sides_of(change)]
    return [upload_plan.shown[change.kode], shorten(change.langkah_aksi, 140), about, *sides]


def _sides_of(change: Change) -> tuple[str, str]:
    """Return what stood before and what stands now; of long texts where they differ."""
    before, after = change.dari or "", change.ke or ""
    if change.jenis in TARGET_CHANGES:
        before, after = (format_tenggat(text) if text else "" for text in (before, after))
    elif change.jenis in _WORDED_KINDS and before and after:
        return page_words.sides_of_difference(before, after)
    return before, after


_CHANGE_HEADS = ("Kode", "Langkah", "Yang berubah", "Semula", "Menjadi")
_MOST_ROWS = 300


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
    matches, matched = _ask_guesses(upload_plan)
    upload_plan = plan(matches=matches)
    if upload_plan.clashes:
        upload_plan = plan(matches=matches, choice=_ask_clashes(upload_plan))
    with header:
        _show_summary(upload_plan, reading)
    consent = _ask_consent(upload_plan)
    _show_changes(upload_plan)
    has_consent = consent.issuperset(upload_plan.removals) and not upload_plan.unread
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
    read_with = column_meanings.answered_items(file.key)  # also of the tables that are ticked
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


def _ask_guesses(upload_plan: UploadPlan) -> tuple[dict[str, str], bool]:
    """Ask for each new langkah that resembles a removed one if it is the same.

    Returns the confirmed ones, kode_berkas → kode_tersimpan, and True if all were answered.
    """
    everything = upload_plan.guesses
    if not everything:
        return {}, True
    found = (
        f"{format_number(len(everything))} langkah tampaknya sama dengan yang tersimpan, "
        "tetapi bunyi atau targetnya berubah."
    )
    st.warning(f"**{found}** Bila sama, realisasi dan buktinya mengikuti. Pastikan satu per satu.")
    answer = {}
    for guess in everything:
        kode = safe(upload_plan.shown[guess.stored_kode])
        with st.container(border=True, gap="xsmall"):
            st.markdown(
                f"Tersimpan **{kode}**: {safe_line(guess.stored_langkah)}\n\n"
                f"Di berkas: {safe_line(guess.file_langkah)}\n\n"
                f"Bedanya: {page_words.mark_difference(guess.stored_langkah, guess.file_langkah)}"
            )
            words = f"Apakah ini langkah {kode} yang sama?"
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
        place = safe_line(clash_place(clash, upload_plan.shown))
        words = f"**{place}** · {safe_line(shorten(clash.langkah_aksi, 100))}"
        with st.container(border=True, gap="xsmall"):
            if value := page_parts.pick(words, answers, ask=st.radio, key=f"bentrok_{clash.key}"):
                chosen[clash.key] = value
    return chosen


def _ask_consent(upload_plan: UploadPlan) -> frozenset[str]:
    """Draw a box for each removal; return those that were ticked.

    What tables are read is asked in the list of tables (`pages/unggah/tables_list.py`).
    """
    removed = (
        f"Unggahan ini menghilangkan {format_number(len(upload_plan.removals))} hal yang "
        "sudah tersimpan."
    )
    meant = "Centang satu per satu bila memang demikian; bila tidak, perbaiki berkasnya."
    if not upload_plan.removals:
        return frozenset()
    st.warning(f"**{removed}** {meant}")
    with st.container(border=True, gap="xsmall"):
        return frozenset(
            matter
            for matter in upload_plan.removals
            if st.checkbox(safe(matter), key=f"setuju_{matter}")
        )
