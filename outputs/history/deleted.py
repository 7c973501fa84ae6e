"""Things that are there no more."""

import json

from django.db.models import Q
from reversion.models import Version

from outputs.history.lines import told
from outputs.history.reading import Happening, Said, by, whole_in
from outputs.history.recording import DELETED
from outputs.history.things import Thing
from outputs.models import Project


def deletions(thing: Thing, project: Project | None):
    """The versions that deletions of the project's things kept, or those of things of no project, newest first."""
    begins = json.dumps({"verb": DELETED} | ({"project": project.pk} if project else {})).rstrip("}")
    comment = Q(revision__comment__startswith=f"{begins},") | Q(revision__comment__startswith=f"{begins}}}")
    return Version.objects.get_for_model(thing.model).filter(comment).select_related("revision__user").order_by("-pk")


def deleted(thing: Thing, project: Project | None) -> list[Happening]:
    """The last deletion of each thing that is not there."""
    newest = {}
    for version in deletions(thing, project):
        newest.setdefault(version.object_id, version)
    there = thing.model._base_manager.filter(**{f"{thing.key}__in": list(newest)})
    standing = {str(thing.key_of(row)) for row in there}
    return [happening(thing, version) for key, version in newest.items() if key not in standing]


def happening(thing: Thing, version: Version) -> Happening:
    said = Said.of(version.revision)
    return Happening(
        version=version,
        by=by(version.revision, said),
        at=version.revision.date_created,
        verb=said.verb,
        reason=said.reason,
        differences=(),
        lines=told(thing, whole_in(version)),
        is_current=False,
    )
