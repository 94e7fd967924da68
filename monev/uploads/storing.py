"""Store a planned upload: agreed to where it takes something away, durable before anyone is told tersimpan."""

from __future__ import annotations

from collections.abc import Collection

from monev.core.errors import ConsentNeeded
from monev.database import Database
from monev.journal import Entry
from monev.journal.interface import changed_meanwhile
from monev.uploads.merge import clash_sentence
from monev.uploads.upload_plan import UploadPlan
from monev.writing.append import NewEntry, append_with_retry
from monev.writing.stored import read_stored


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
    """Append the unggahan to the journal. `consent`: True, or the sentences of `unread` and `removals` that were agreed
    to by name. Raises ConsentNeeded (with what is still open) and VersionClash; then nothing is stored. ValueError for
    a plan that has nothing to store."""
    if upload_plan.is_identical:
        raise ValueError("nothing to store: the content is that of the last unggahan")
    if upload_plan.clashes:
        raise ConsentNeeded(
            f"{len(upload_plan.clashes)} sel diubah di berkas ini dan juga oleh orang lain sejak templatnya dibuat.",
            "Pilih untuk tiap sel: memakai yang tersimpan atau yang di berkas. Belum ada yang berubah.",
            matters=tuple(clash_sentence(clash) for clash in upload_plan.clashes),
        )
    agreed = consent if isinstance(consent, Collection) else ()
    for matters, what, so in (
        (upload_plan.unread, "Ada {} tabel di berkas ini yang tidak terbaca.", "tabel itu memang bukan bagian rencana"),
        (upload_plan.removals, "Unggahan ini menghilangkan {} hal yang sudah tersimpan.", "memang demikian"),
    ):
        left = () if consent is True else tuple(matter for matter in matters if matter not in agreed)
        if left:
            advice = f"Periksa daftarnya; setujui bila {so}, atau perbaiki berkasnya. Belum ada yang berubah."
            raise ConsentNeeded(what.format(len(left)), advice, matters=left)
    content = {**upload_plan.content, "catatan": remarks, "nama_berkas": file_name}
    satker, tahun = upload_plan.satker, upload_plan.tahun

    def plan() -> NewEntry:
        # A note made in a meeting meanwhile is no reason to look at it again; another content is.
        now = read_stored(db, satker, tahun)
        if (now.base, now.next_number) != (upload_plan.base, content["unggahan"]):
            raise changed_meanwhile(satker, tahun)
        return NewEntry("unggahan", satker, tahun, content, file)

    entry = append_with_retry(db, plan, pelaku=pelaku)
    assert entry is not None  # the plan always has something to store
    return entry
