"""The one error base of this package."""

from __future__ import annotations


class HelplinesError(Exception):
    """Something is wrong with a record, a file or a question to this package.

    `where` names the place (a file, an option), `what` says what is wrong and what to do.
    """

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what)
        self.where = where
        self.what = what
