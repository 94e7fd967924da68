"""Store a planned upload: agreed to where it takes something away, durable before anyone is told tersimpan."""

from __future__ import annotations

from collections.abc import Collection

from monev.core.errors import ConsentNeeded, VersionClash
from monev.database import Database
from monev.journal import Entry
from monev.uploads.clash_sentences import clash_sentence
from monev.uploads.upload_plan import UploadPlan
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

    `consent`: True, or the sentences of `rancangan.mengurangi` that were agreed to by name. Raises ConsentNeeded
    (with what is still open) for things taken away and not agreed to, or clashes not chosen; VersionClash when
    somebody else stored first. Then nothing is stored. ValueError for a rancangan that has nothing to store.
    """
    if upload_plan.is_identical:
        raise ValueError("nothing to store: the content is that of the last unggahan")
    if upload_plan.clashes:
        raise ConsentNeeded(
            f"{len(upload_plan.clashes)} sel diubah di berkas ini dan juga oleh orang lain sejak templatnya dibuat.",
            "Pilih untuk tiap sel: memakai yang tersimpan atau yang di berkas. Belum ada yang berubah.",
            matter=tuple(clash_sentence(one, upload_plan) for one in upload_plan.clashes),
        )
    belum = [] if consent is True else [k for k in upload_plan.removals if not consent or k not in consent]
    if belum:
        raise ConsentNeeded(
            f"Unggahan ini menghilangkan {len(belum)} hal yang sudah tersimpan.",
            "Periksa daftarnya; setujui bila memang demikian, atau perbaiki berkasnya. Belum ada yang berubah.",
            matter=tuple(belum),
        )
    content = {**upload_plan.content, "catatan": remarks, "nama_berkas": file_name}
    after: str | None = upload_plan.after
    while True:
        try:
            entry = db.journal.add(
                jenis="unggahan",
                pelaku=pelaku,
                satker=upload_plan.satker,
                tahun=upload_plan.tahun,
                content=content,
                file=file,
                after=after,
            )
        except VersionClash:
            # A note made in a meeting meanwhile is no reason to plan again; anything else is.
            after = only_rapat_since(db, upload_plan.satker, upload_plan.tahun, after)
            if after is None:
                raise
        else:
            db.catch_up()
            return entry
