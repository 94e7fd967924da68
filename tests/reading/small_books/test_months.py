"""Marks under months, quarters and weeks of small plans, and their legends."""

from tests.reading.tables import reading_test

test_each_mark_under_a_month_is_due_or_not = reading_test("""
""")
