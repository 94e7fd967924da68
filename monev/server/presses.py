"""Keeps a press that waits for the end of a run while the whole page is asked for.

Streamlit ends that run for the newer one, and drops with it what waited.
"""

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner_utils import script_requests

_ask_for_run = AppSession.request_rerun


def keep_presses() -> None:
    """Let no waiting press be lost to a newer run, from now on."""
    AppSession.request_rerun = _ask_with_waiting_presses


def _ask_with_waiting_presses(self: AppSession, client_state: ClientState | None) -> None:
    """Ask for a run: of the whole page with the presses that wait, of a part as ever."""
    runner = self._scriptrunner
    if runner is not None and client_state is not None and not client_state.fragment_id:
        waiting = runner._requests
        with waiting._lock:
            if waiting._state is script_requests.ScriptRequestType.RERUN:
                waiting._state = script_requests.ScriptRequestType.STOP
                both = script_requests._coalesce_widget_states(
                    waiting._rerun_data.widget_states, client_state.widget_states
                )
                if both is not None:
                    client_state.widget_states.CopyFrom(both)
    _ask_for_run(self, client_state)
