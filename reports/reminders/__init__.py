"""Mail before and after the end of a reported period, to those who still owe something for it.

periods    which periods end about a day, and when their reminders are due
owing      who owes what for a period
letters    what the mail says
stopping   the address by which its receiver ends such mail
sending    each queued once, whenever and however often cron calls
"""

from reports.reminders.sending import remind, reminders
from reports.reminders.stopping import Kind

__all__ = ["Kind", "remind", "reminders"]
