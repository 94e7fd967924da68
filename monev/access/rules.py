"""The actions, the roles that may do them, and the actions that each journal entry needs.

See docs/operations.md. A new kind of entry, or a new column that people can change, needs a rule
here: without one nothing is stored.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from monev.core.statuses import BUKTI_CHECKED
from monev.core.words import read_words

Action = Literal[
    "lihat",
    "unggah",
    "batalkan",
    "lapor",
    "atur_pic",
    "verifikasi",
    "verifikasi_kedua",
    "rapat",
    "atur_baca",
    "atur_kantor",
    "atur_orang",
    "atur_satker",
]

Content = Mapping[str, Any]
"""The content of a journal entry, or a part of it."""
WORDS = read_words(__file__)
ACTIONS: dict[Action, str] = WORDS["actions"]

ROLE_ACTIONS: dict[str, frozenset[Action]] = {
    "pembaca": frozenset({"lihat"}),
    "operator": frozenset({"lihat", "unggah", "batalkan", "lapor", "atur_pic", "atur_baca"}),
    "pemeriksa": frozenset({"lihat", "verifikasi", "rapat"}),
    "evaluator": frozenset({"lihat", "verifikasi_kedua"}),
    "admin": frozenset({"lihat", "batalkan", "atur_kantor", "atur_orang", "atur_satker"}),
}
"""Role → the actions it allows at its satker. With several roles all their actions are allowed."""

ANYWHERE = "anywhere"
OPERATORS_SETTINGS: dict[str, tuple[Action, ...]] = {"lke": ("atur_baca",)}
"""Settings that others than admins store too, and the actions it takes."""


@dataclass(frozen=True, slots=True)
class Need:
    """What an entry needs: one of these actions is enough.

    `kode`: the langkah; its PIC's person may report it too (lapor only).
    `tenggat`, `bukti`: the bukti that its checker must not have reported.
    `satker`: where it must be allowed, if the entry itself has none; ANYWHERE: at any satker.
    `pic`: the PIC whose person may too.
    """

    actions: tuple[Action, ...]
    kode: str | None = None
    tenggat: str | None = None
    bukti: str | None = None
    satker: str | None = None
    pic: str | None = None


def _of_edit(content: Content) -> list[Need]:
    at_meeting: tuple[Action, ...] = () if content["rapat"] is None else ("rapat",)
    needs = [_of_field(edit, at_meeting) for edit in content["ubah"]]
    if not needs:  # that the report is complete, or no more
        needs.insert(0, Need(("unggah", *at_meeting)))
    return needs


def _of_field(edit: Content, at_meeting: tuple[Action, ...]) -> Need:
    """Return the need of one edited field.

    Only checkers set or remove a checker's status; who mended a bukti may report that.
    """
    kode = edit["kode"]
    bukti = edit["bukti"]
    field = edit["kolom"]
    if field == "pic":
        return Need(("atur_pic", *at_meeting), kode)
    if bukti is not None and field == "catatan":
        return Need(("lapor", "verifikasi", *at_meeting), kode)
    is_checkers = edit["ke"] in BUKTI_CHECKED or edit["dari"] == "terverifikasi"
    if bukti is not None and field == "status" and is_checkers:
        return Need(("verifikasi",), kode, edit["tenggat"], bukti)
    return Need(("lapor", *at_meeting), kode)


def _of_setting(content: Content) -> list[Need]:
    """Return the need of a setting. What an office states of its LKE operators record too."""
    return [Need(("atur_kantor", *OPERATORS_SETTINGS.get(content["hal"], ())))]


def _of_second_verdict(content: Content) -> list[Need]:
    place = content["kode"], content["tenggat"], content["bukti"]
    return [Need(("verifikasi_kedua",), *place)]


def _of_people(_: Content) -> list[Need]:
    return [Need(("atur_orang",), satker=ANYWHERE)]


def _of_guest_link(content: Content) -> list[Need]:
    return [Need(("atur_orang",), satker=content["satker"])]


def _of_meeting(content: Content) -> list[Need]:
    """Return the needs of a meeting's entry.

    Follow-ups go on after it: their progress is reported by reporters, or by the PIC's person.
    """
    if content["rapat"] is not None:
        return [Need(("rapat",))]
    return [Need(("rapat", "lapor"), pic=_own_progress(change)) for change in content["ubah"]]


def _own_progress(change: Content) -> str | None:
    """Return the PIC of a follow-up if only its progress was changed, else None."""
    before = change["dari"]
    after = change["ke"]
    if change["benda"] != "tindak_lanjut" or before is None or after is None:
        return None
    for name, value in before.items():
        if name not in ("status", "keterangan", "tautan") and after[name] != value:
            return None
    return before["pic"]


def _always(*actions: Action) -> Callable[[Content], list[Need]]:
    return lambda _: [Need(actions)]


NEEDS: dict[str, Callable[[Content], list[Need]]] = {
    "unggahan": _always("unggah"),
    "pembatalan": _always("batalkan"),
    "pemulihan": _always("batalkan"),
    "tampilan": _always("atur_kantor"),
    "penutupan": _always("atur_kantor"),
    "penilaian": _of_second_verdict,
    "isian": _of_edit,
    "rapat": _of_meeting,
    "pengaturan": _of_setting,
    "pilihan": _always("atur_baca"),
    "orang": _of_people,
    "undangan": _of_people,
    "tamu": _always("atur_orang"),
    "tautan_tamu": _of_guest_link,
    "satker": _always("atur_satker"),
    "kabar": _always("lapor", "rapat", "atur_kantor"),
}
