"""Store a planned upload: agreed to where it takes something away, durable before anyone is told tersimpan."""

from __future__ import annotations

from collections.abc import Collection

from monev.core.errors import ConsentNeeded, VersionClash
from monev.database import Database
from monev.journal import Entry
from monev.uploads.merge import clash_sentence
from monev.uploads.upload_plan import UploadPlan
from monev.writing.append import NewEntry, append_with_retry
from monev.writing.stored import only_rapat_since


def store_upload(
    db: Database,
    upload_plan: UploadPlan,
    *,
    pelaku: str,
    file: bytes,
    file_name: str,
    remarks: str = "",
    consent: bool | Collection[str] = False,
) -> Entry:
    """Append the unggahan to the journal and bring the database up to it; returns the entry.

    `consent`: True, or the sentences of `upload_plan.unread` and `removals` that were agreed to by name. Raises
    ConsentNeeded (with what is still open) for things taken away and not agreed to, or clashes not chosen; VersionClash
    when somebody else stored first. Then nothing is stored. ValueError for a plan that has nothing to store.
    """
    if upload_plan.is_identical:
        raise ValueError("nothing to store: the content is that of the last unggahan")
    if upload_plan.clashes:
        raise ConsentNeeded(
            f"{len(upload_plan.clashes)} sel diubah di berkas ini dan juga oleh orang lain sejak templatnya dibuat.",
            "Pilih untuk tiap sel: memakai yang tersimpan atau yang di berkas. Belum ada yang berubah.",
            matter=tuple(clash_sentence(clash, upload_plan.editors) for clash in upload_plan.clashes),
        )
    open_unread = [k for k in upload_plan.unread if consent is not True and (not consent or k not in consent)]
    if open_unread:
        raise ConsentNeeded(
            f"Ada {len(open_unread)} tabel di berkas ini yang tidak terbaca.",
            "Periksa daftarnya; setujui bila tabel itu memang bukan bagian rencana, atau perbaiki berkasnya. Belum ada "
            "yang berubah.",
            matter=tuple(open_unread),
        )
    open_removals = [] if consent is True else [k for k in upload_plan.removals if not consent or k not in consent]
    if open_removals:
        raise ConsentNeeded(
            f"Unggahan ini menghilangkan {len(open_removals)} hal yang sudah tersimpan.",
            "Periksa daftarnya; setujui bila memang demikian, atau perbaiki berkasnya. Belum ada yang berubah.",
            matter=tuple(open_removals),
        )
    content = {**upload_plan.content, "catatan": remarks, "nama_berkas": file_name}
    satker, tahun, after = upload_plan.satker, upload_plan.tahun, upload_plan.after

    def plan(clash: VersionClash | None) -> NewEntry:
        nonlocal after
        if clash is not None:
            # A note made in a meeting meanwhile is no reason to look at it again; anything else is.
            newest = only_rapat_since(db, satker, tahun, after)
            if newest is None:
                raise clash
            after = newest
        return NewEntry("unggahan", satker, tahun, content, after, file)

    entry = append_with_retry(db, plan, pelaku=pelaku)
    assert entry is not None  # the plan always has something to store
    return entry
