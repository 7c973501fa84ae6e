"""Signs a funder in at the database that DATABASE_URL names and prints what to read, as JSON: the cookie and addresses.

Run by `tests.benchmarks.load` with the settings of the server that is measured.
"""

import json

import django

django.setup()

from tests.benchmarks import funders  # noqa: E402 (after the set-up)


def main() -> None:
    user = funders.reader(funders.ALL)
    funders.corrected()
    told = {"cookie": funders.client(user).cookies["sessionid"].value, "pages": funders.addresses(user)}
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main()
