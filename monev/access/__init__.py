"""Who may do what (docs/operations.md).

The journal's door and everything that shows or hides ask the same rules.
"""

from monev.access.door import authors_of, check_entry, may_take_back, reporters, reports
from monev.access.offices import Offices, RegisteredOffice, list_offices
from monev.access.presence import meetings_of_presence
from monev.access.rules import ACTIONS, ROLE_ACTIONS, Action
from monev.access.visitors import (
    GUEST,
    LOCAL,
    NotAllowed,
    Visitor,
    acting_from,
    current_origin,
    details_in,
    find_visitor,
    guest,
    list_people,
    name_of,
    note_stored,
    person_signing_in,
    pseudonym_of,
    refusal,
    same_pic,
)
