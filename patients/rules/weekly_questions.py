"""When a question that is asked once a week is due: less to answer on the other days.

Clinical reference 11: unpleasantness may be asked weekly in the check-in, contact with others is a weekly tap. The
week is an engineering default: seven days after the last answer, whichever weekday that was.
"""

from datetime import date, timedelta

WEEK = timedelta(days=7)  # engineering default


def is_due(last_answered: date | None, today: date) -> bool:
    """Say whether to ask today. An answer given today is shown again, so that it can be changed."""
    return last_answered is None or last_answered >= today or today - last_answered >= WEEK
