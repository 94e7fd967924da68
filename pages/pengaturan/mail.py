"""Email: an office's mail server, whom it can't reach, and the letters a person wants.

The mail server is tested with a real letter.
"""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

import streamlit as st

from monev.core.public_address import SETTING, public_address
from monev.core.roles import EVERY_SATKER
from monev.figures import list_rencana
from monev.people.setting_up import place_in_words
from monev.reminders.due import stop, stopped_by, unreached
from monev.reminders.mail import (
    HEADINGS,
    KINDS,
    SECURITIES,
    MailSettings,
    form_fields,
    read_settings,
    store_settings,
)
from monev.reminders.rounds import send_test
from monev.ui import outcome, page_parts, seen_forms
from monev.ui.context import AnyContext, current_actor, current_visitor
from monev.ui.page_words import safe_line

P = ParamSpec("P")
BLOCK, OWN_BLOCK = "surel_kantor", "surel_saya"


def show_mail(ctx: AnyContext) -> None:
    """Draw the mail settings of an office for its managers, in a fold."""
    offices = managed_offices(ctx)
    offices += [EVERY_SATKER] if ctx.visitor.may("atur_kantor", None) else []
    if not offices:
        return
    with outcome.titled("Email pengingat", key="surel_pengaturan", told=BLOCK):
        satker = choose_office("Untuk", offices, key="surel_satker")
        current = read_settings(ctx.db, satker)
        st.markdown(_in_words(current))
        # Without a server nobody is reached: to pair people with PIC would change nothing yet.
        if current.server and (matters := unreached(ctx.db, satker)):
            listed = "".join(f"\n- {safe_line(text)}" for text in matters)
            st.markdown(f"**Belum dapat dikirimi email**\n{listed}")
        page_parts.fold(
            "Server email dan yang dikirim", _show_form, ctx, satker, current, key="surel_atur"
        )


def managed_offices(ctx: AnyContext) -> list[str]:
    """List the offices with a plan that the visitor manages, the chosen one first.

    Not those of sample data.
    """
    chosen = ctx.choice and ctx.choice.satker
    managed = {}
    for row in list_rencana(ctx.db):
        if not row["simulasi"] and ctx.visitor.may("atur_kantor", row["satker"]):
            managed[row["satker"]] = row["satker"] != chosen
    return sorted(managed, key=managed.__getitem__)


def choose_office(label: str, offices: list[str], *, key: str) -> str:
    """Return the office, with a choice if there are several."""
    if len(offices) == 1:
        return offices[0]
    # By the first, so that another chosen office begins here too.
    key = f"{key} {offices[0]}"
    return st.selectbox(label, offices, format_func=place_in_words, key=key)


def _in_words(settings: MailSettings) -> str:
    if not settings.server:
        return "Server email belum diatur, jadi belum ada email yang dikirim."
    kinds = (
        "".join(f"\n- {KINDS[kind]}" for kind in settings.jenis) or " belum ada yang diaktifkan."
    )
    if not (leads_to := public_address()):
        nowhere = "belum diketahui dari mana Monev ZI dibuka orang lain"
        return (
            f"Belum ada email yang dikirim: {nowhere}. Pengelola komputer ini menyetel `{SETTING}`."
        )
    where = (
        f"Lewat **{safe_line(settings.server)}**, mulai pukul {settings.jam:02}.00, dengan "
        f"tautan ke {leads_to}"
    )
    return f"{where}:\n{kinds}"


def _show_form(ctx: AnyContext, satker: str, current: MailSettings) -> None:
    kinds = [kind for kind in KINDS if (kind == "kesehatan") <= (satker == EVERY_SATKER)]
    entries = seen_forms.open_entries(f"surel_{satker}", form_fields(current))
    seen = entries.seen

    def ask(
        name: str, draw: Callable[Concatenate[str, P], object], *about: P.args, **look: P.kwargs
    ) -> None:
        entries.ask(name, draw, HEADINGS[name], *about, **look)

    with st.form(f"surel_{satker}"):
        ask("server", st.text_input, seen["server"], placeholder="smtp.kantor.go.id")
        ask("keamanan", page_parts.choose, SECURITIES, seen["keamanan"])
        ask("port", st.number_input, 1, 65535, seen["port"])
        ask("nama", st.text_input, seen["nama"], autocomplete="off")
        hint = {
            "type": "password",
            "autocomplete": "new-password",
            "help": "Kosongkan bila tidak berubah.",
        }
        entries.ask("sandi", st.text_input, "Kata sandi", **hint)
        ask("pengirim", st.text_input, seen["pengirim"], placeholder="zi@kantor.go.id")
        ask("jam", st.number_input, 0, 23, seen["jam"])
        ask("sabtu", st.toggle, seen["sabtu"])
        chosen = [kind for kind in seen["jenis"] if kind in kinds]
        ask("jenis", st.multiselect, kinds, chosen, format_func=KINDS.__getitem__)
        to = st.text_input(
            "Kirim percobaan ke", ctx.visitor.email, help="Kosongkan bila tidak perlu dicoba."
        ).strip()
        if st.form_submit_button("Simpan dan coba", type="primary"):
            with seen_forms.storing(entries):
                password = entries.typed.pop("sandi")
                who = {"pelaku": current_actor(ctx.db), "seen": seen}
                kept = store_settings(ctx.db, satker, entries.typed, password, **who)
                said = "Pengaturan email tersimpan."
                if kept.server and to:
                    with st.spinner("Mencoba server email ..."):
                        answer = send_test(ctx.db, kept, to)
                    came = f"diterima server untuk {to}; periksa kotak masuknya."
                    came = came if answer.state == "terkirim" else f"belum terkirim. {answer.words}"
                    said = f"{said} Email percobaan {safe_line(came)}"
                outcome.keep(BLOCK, said)
                seen_forms.begin_anew(entries)
                st.rerun()


def show_own_mail(ctx: AnyContext) -> None:
    """Draw a switch for each kind of letter, for a person who is signed in."""
    if not ctx.visitor.is_person:
        return
    with outcome.titled("Email untuk saya", key="surel_saya", told=OWN_BLOCK):
        if not ctx.visitor.email:
            st.markdown(
                "Alamat email Anda belum diisi. Minta admin menuliskannya di halaman Pengguna dan "
                "akses."
            )
            return
        st.caption(f"Ke {safe_line(ctx.visitor.email)}, bila pengirimannya diaktifkan kantor.")
        stopped = stopped_by(ctx.db, ctx.visitor.pelaku)
        for kind, words in KINDS.items():
            st.toggle(
                words, kind not in stopped, key=f"surel_{kind}", on_change=_switch, args=(ctx, kind)
            )


def _switch(ctx: AnyContext, kind: str) -> None:
    """Store the switch for the person signed in now, who may have changed. A callback."""
    with outcome.refusals(OWN_BLOCK, "Tersimpan."):
        stop(
            ctx.db,
            current_visitor(ctx.db).pelaku,
            kind,
            stopped=not st.session_state[f"surel_{kind}"],
        )
