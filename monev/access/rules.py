"""What can be done, which role may do it, and which of these an entry of the journal needs
(docs/operations.md). A new kind of entry, or a new column that a person can change, needs its rule
here: without one nothing is stored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from monev.core.statuses import BUKTI_CHECKED
from monev.core.words import read_words

Action = (
    Literal["lihat", "unggah", "batalkan", "lapor", "atur_pic", "verifikasi", "rapat"]
    | Literal["atur_baca", "atur_kantor", "atur_orang", "atur_satker"]
)

Content = Mapping[str, Any]
"""What an entry of the journal says, or a part of it."""
WORDS = read_words(__file__)
ACTIONS: dict[Action, str] = WORDS["actions"]

ROLE_ACTIONS: dict[str, frozenset[Action]] = {
    "pembaca": frozenset({"lihat"}),
    "operator": frozenset({"lihat", "unggah", "batalkan", "lapor", "atur_pic", "atur_baca"}),
    "pemeriksa": frozenset({"lihat", "verifikasi", "rapat"}),
    "admin": frozenset({"lihat", "batalkan", "atur_kantor", "atur_orang", "atur_satker"}),
}
"""Role → what it may do at the satker it is given for. Whoever has several may do all of theirs."""

ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Need:
    """Something an entry does, of which one of these actions is enough. `kode`: of one langkah, so
    that its PIC's person may, too (lapor only). `tenggat`, `bukti`: the bukti a checker must not
    have reported. `satker`: where it must be allowed, for an entry that is of no satker itself;
    ANYWHERE: at any at all. `pic`: whose person may, too."""

    actions: tuple[Action, ...]
    kode: str | None = None
    tenggat: str | None = None
    bukti: str | None = None
    satker: str | None = None
    pic: str | None = None


def _of_edit(content: Content) -> list[Need]:
    at_meeting: tuple[Action, ...] = () if content["rapat"] is None else ("rapat",)
    complete = [Need(("unggah", *at_meeting))] if content.get("lengkap_per") else []
    return [*complete, *(_of_field(edit, at_meeting) for edit in content["ubah"])]


def _of_field(edit: Content, at_meeting: tuple[Action, ...]) -> Need:
    """A checker's word is put and taken away by checkers; that something was mended is said by who
    mended it."""
    place = (edit["kode"], edit["tenggat"], edit["bukti"])
    is_of_bukti = edit["bukti"] is not None
    if (
        is_of_bukti
        and edit["kolom"] == "status"
        and (edit["ke"] in BUKTI_CHECKED or edit["dari"] == "terverifikasi")
    ):
        return Need(("verifikasi",), *place)
    if is_of_bukti and edit["kolom"] == "catatan":
        return Need(("lapor", "verifikasi", *at_meeting), edit["kode"])
    return Need(("atur_pic" if edit["kolom"] == "pic" else "lapor", *at_meeting), edit["kode"])


def _of_meeting(content: Content) -> list[Need]:
    """A follow-up lives on after its meeting: how far it is, says who reports, or who it was given
    to."""
    if content["rapat"] is not None:
        return [Need(("rapat",))]
    return [Need(("rapat", "lapor"), pic=_own_progress(change)) for change in content["ubah"]]


def _own_progress(change: Content) -> str | None:
    """The PIC of a follow-up of which only how far it is was changed; None where anything else
    was."""
    before = change["dari"]
    after = change["ke"]
    if change["benda"] != "tindak_lanjut" or before is None or after is None:
        return None
    changed = {name for name in before if before[name] != after[name]}
    return before["pic"] if changed <= {"status", "keterangan"} else None


def _always(*actions: Action) -> Callable[[Content], list[Need]]:
    return lambda _: [Need(actions)]


NEEDS: dict[str, Callable[[Content], list[Need]]] = {
    "unggahan": _always("unggah"),
    "pembatalan": _always("batalkan"),
    "pemulihan": _always("batalkan"),
    "tampilan": _always("atur_kantor"),
    "penutupan": _always("atur_kantor"),
    "suntingan": _of_edit,
    "rapat": _of_meeting,
    "pengaturan": _always("atur_kantor"),
    "pilihan": _always("atur_baca"),
    "orang": lambda _: [Need(("atur_orang",), satker=ANYWHERE)],
    "undangan": lambda _: [Need(("atur_orang",), satker=ANYWHERE)],
    "tamu": _always("atur_orang"),
    "tautan_tamu": lambda content: [Need(("atur_orang",), satker=content["satker"])],
    "satker": _always("atur_satker"),
    "kabar": _always("lapor", "rapat", "atur_kantor"),
}
