"""Links in letters lead to the address that the operator of the machine set."""

from tests.reminders.post_office import reached as reached
