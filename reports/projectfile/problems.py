"""What is wrong with a project file, said all at once: each problem names the entry and the key."""

from django.core.exceptions import ValidationError


class ProjectFileError(Exception):
    """Nothing was changed; `problems` are sentences."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Problems:
    """Collects, so that a person mends a file once and not problem by problem."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, where: str, key: str, reason: str) -> None:
        self.found.append(f"{where}: {key}: {reason}" if key else f"{where}: {reason}")

    def add_invalid(self, where: str, error: ValidationError, keys: dict[str, str] | None = None) -> None:
        """`keys` names the file's key of each field of the model where it is called otherwise."""
        told = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
        for field, messages in told.items():
            key = "" if field == "__all__" else (keys or {}).get(field, field)
            for message in messages:
                self.add(where, key, message)

    def stop_if_any(self) -> None:
        if self.found:
            raise ProjectFileError(self.found)
