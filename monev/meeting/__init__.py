"""The meeting: opened, recorded live, closed, corrected; its follow-ups, and its screens as data
(no pages here)."""
