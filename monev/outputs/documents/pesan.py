"""Writes the messages to each PIC as one text to copy from."""

from monev.core.text import NO_PIC, joined
from monev.outputs.documents.material import Material
from monev.outputs.documents.texts import write_per_pic
from monev.outputs.messages import still_to_tell, told_lately

_NOTHING = "Tidak ada yang perlu dikirim.\n"


def write(material: Material) -> bytes:
    """Write the messages of all PIC.

    If any message was marked as sent, first comes a list of who got one and who did not.
    """
    messages = write_per_pic(material)
    to = [(material.view.satker, pic) for pic in messages if pic != NO_PIC]
    sent = ""
    if told := told_lately(material.told, to):
        sent = joined(*told.values(), still_to_tell(to, told), by="\n")
    written = joined(sent, *messages.values(), by=f"\n\n{'=' * 40}\n\n")
    return (f"{written}\n" if messages else _NOTHING).encode()
