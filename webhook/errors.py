"""What can go wrong in the hook. No error here ever holds what a reader wrote."""

from __future__ import annotations


class WebhookError(Exception):
    """Base of the hook's errors.

    Attributes:
        where: the request's part, the option or the file.
        what: what is wrong there, and what to do.
    """

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


class BadRequestError(WebhookError):
    """A request's body is not what the endpoint takes (answered with 400)."""


class SignatureError(WebhookError):
    """A page-change event is unsigned, wrongly signed, too old, or was seen before (answered with 401)."""


class SetupError(WebhookError):
    """The hook cannot start as it was asked to."""
