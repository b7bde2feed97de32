"""The Flask application: the outer edge, where errors become one line and nobody is written down.

No reader's address, header or words are read where they need not be, and none is kept: no log of
requests, no session, no cookie. An exception is reported by its type and place, never by its message.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

import notices
from webhook import pages
from webhook.decide import notice_html
from webhook.errors import BadRequestError, SignatureError
from webhook.requests import NoticeRequest, PageEvent, parse
from webhook.signature import Verifier

MAX_BODY = 1024 * 1024  # bytes: a search is short, but a community's 500 phrases of each kind come with it
STYLESHEET = Path(__file__).parent.parent / "gadget" / "handrail.css"
SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}

log = logging.getLogger("handrail.webhook")


def _utc_now() -> datetime:
    return datetime.now(UTC)


def create_app(
    *,
    secret: bytes | None = None,
    on_page_changed: Callable[[PageEvent], None] | None = None,
    now: Callable[[], datetime] = _utc_now,
) -> Flask:
    """Build the application.

    Args:
        secret: the key shared with the wiki for page-change events; None refuses every event.
        on_page_changed: what to do with a genuine event; it must return at once.
        now: the clock, for tests.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    verifier = Verifier(secret) if secret else None

    @app.post("/v1/notice")
    def notice() -> Response:
        html = notice_html(parse(NoticeRequest, request.get_data(cache=False)), now())
        return Response(status=204) if html is None else Response(html, mimetype="text/html")

    @app.post("/v1/page-changed")
    def page_changed() -> Response:
        body = request.get_data(cache=False)
        if verifier is None or on_page_changed is None:
            return _text("page-change events are not set up here: start with --secret-file and --api", 503)
        stamp, signature = (request.headers.get(f"X-Handrail-{name}", "") for name in ("Timestamp", "Signature"))
        verifier.check(stamp, signature, body, now().timestamp())
        on_page_changed(parse(PageEvent, body))
        return _text("accepted", 202)

    @app.get("/healthz")
    def healthz() -> Response:
        return _text("ok", 200)

    @app.get("/preview")
    def preview() -> str:
        return render_template("preview.html", **pages.preview(request.args, now()))

    @app.get("/help")
    def directory() -> str:
        wanted = request.accept_languages.best_match(sorted(notices.pack()["messages"])) or "en"
        return render_template("help.html", **pages.directory(request.args, wanted, now()))

    @app.get("/handrail.css")
    def stylesheet() -> Response:
        return Response(STYLESHEET.read_text("utf-8"), mimetype="text/css")

    _answer_errors(app)
    return app


def _answer_errors(app: Flask) -> None:
    @app.errorhandler(BadRequestError)
    def bad_request(error: BadRequestError) -> Response:
        return _text(f"{error.where}: {error.what}", 400)

    @app.errorhandler(SignatureError)
    def not_genuine(error: SignatureError) -> Response:
        return _text(f"{error.where}: {error.what}", 401)

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        return _text(error.name.lower(), error.code or 500)

    @app.errorhandler(Exception)
    def internal(error: Exception) -> Response:
        # Flask's own handler would log the path and the message; either may hold a reader's words.
        log.error("internal error: %s", where(error))
        return _text("internal error", 500)

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers.update(SECURITY_HEADERS)
        return response


def where(error: BaseException) -> str:
    """Type of an exception and the place it came from: all that may be told of it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "unknown place"
    return f"{type(error).__name__} at {place}"


def _text(line: str, status: int) -> Response:
    return Response(line + "\n", status=status, mimetype="text/plain")
