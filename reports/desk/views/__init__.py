"""The pages of those who write and read drafts: HTTP only.

Each fetches what the user may see, calls one function and answers; the clock is read here.

fetching      who may see which row
projects      home, and a project with its reports
reports       a report's page and its downloads
rounds        the steps of a report: one verb a view
corrections   what a correction is about
editions      taking an edition back
sending       an edition to those who get it by mail
bringing      files and pasted tables into entries
together      one change to several entries
"""
