"""Links in letters lead where who runs the machine said."""

from tests.reminders.post_office import reached as reached
