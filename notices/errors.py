"""The package's one error: where something is wrong, and what."""

from __future__ import annotations


class NoticesError(Exception):
    """Something in the words, or asked of them, is wrong: fields, the outer edge writes the line."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what)
        self.where = where
        self.what = what
