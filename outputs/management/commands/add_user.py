from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from outputs.access import Role
from outputs.models import Funder, Project
from outputs.people import ADMINISTRATOR, add_user


class Command(BaseCommand):
    help = "Makes the user if there is none and gives the role; prints a password if none was given."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--role", choices=[ADMINISTRATOR, *Role.values], required=True)
        place = parser.add_mutually_exclusive_group()
        place.add_argument("--project", metavar="SLUG")
        place.add_argument("--funder", metavar="NAME")
        parser.add_argument("--password", default="")

    def handle(self, *, username, role, project, funder, password, **options):
        place = {"project": found(Project, slug=project), "funder": found(Funder, name=funder)}
        if role == ADMINISTRATOR and any(place.values()):
            raise CommandError("An administrator belongs to no project and no funder.")
        try:
            user, made_up = add_user(username, role=role, password=password, **place)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{user.username} is {role}.")
        if made_up:
            self.stdout.write(f"Password: {made_up}")


def found(model, **lookup):
    """The row, or None where none was asked for. Raises CommandError where there is no such row."""
    ((field, value),) = lookup.items()
    if not value:
        return None
    row = model.objects.filter(**lookup).first()
    if row is None:
        raise CommandError(f"There is no {model._meta.verbose_name} with the {field} “{value}”.")
    return row
