"""What is to be done now in each project: for the page that everybody at the desk begins with.

telling     a project with its series, fetched in a fixed number of queries
series      where the reports of a series are, and what follows the last
steps       the next step, as one button
days        a period as seen from today
lacks       what is missing in the entries, and the texts that are owed
"""

from reports.desk.now.telling import ProjectNow, what_now

__all__ = ["ProjectNow", "what_now"]
