"""Writes the messages to each PIC as one text to copy from."""

from monev.core.text import NO_PIC
from monev.outputs.documents.material import Material
from monev.outputs.documents.texts import write_per_pic
from monev.outputs.messages import still_to_tell, told_lately

_NOTHING = "Tidak ada yang perlu dikirim.\n"


def write(material: Material, form: str) -> bytes:
    """Write the messages of all PIC.

    If any message was marked as sent, first comes a list of who got one and who did not.
    """
    messages = write_per_pic(material)
    to = [(material.view.satker, pic) for pic in messages if pic != NO_PIC]
    sent = ""
    if told := told_lately(material.told, to):
        sent = "\n".join(filter(None, (*told.values(), still_to_tell(to, told))))
    written = [*filter(None, [sent]), *messages.values()]
    return (f"\n\n{'=' * 40}\n\n".join(written) + "\n" if messages else _NOTHING).encode()
