"""The package's one error base."""

from __future__ import annotations


class ClassifierError(Exception):
    """Something is wrong with a file or a line of input; never carries a reader's words.

    where: file, line or field; what: what is wrong there, and what to do.
    """

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what
