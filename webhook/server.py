"""Serving for real: waitress, no access log, no core dump, nothing spooled to disk."""

from __future__ import annotations

import ctypes
import logging
import resource
import signal
import sys
from types import FrameType

from flask import Flask
from waitress.server import create_server

from webhook.app import MAX_BODY
from webhook.errors import SetupError

PR_SET_DUMPABLE = 4  # linux/prctl.h


def harden() -> None:
    """Keep the process's memory out of core dumps and out of other processes' reach (Linux)."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def silence() -> None:
    """Let no library write a request down: waitress logs paths when a request fails."""
    for name in ("waitress", "waitress.queue", "werkzeug"):
        logging.getLogger(name).disabled = True
    logging.basicConfig(level=logging.INFO, format="handrail: %(message)s", stream=sys.stderr)


def serve(app: Flask, host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM.

    Raises:
        SetupError: the address can't be had.
    """
    harden()
    silence()
    try:
        server = create_server(
            app,
            host=host,
            port=port,
            threads=4,
            ident=None,
            expose_tracebacks=False,
            log_socket_errors=False,
            max_request_body_size=MAX_BODY,
            max_request_header_size=16 * 1024,
            # Above these sizes waitress would spool to a file: bodies never reach the first,
            # answers (a notice, a page of some kilobytes) never the second.
            inbuf_overflow=2 * MAX_BODY,
            outbuf_overflow=8 * 1024 * 1024,
            channel_timeout=30,
        )
    except (OSError, ValueError) as error:
        raise SetupError(f"{host}:{port}", getattr(error, "strerror", None) or str(error)) from None
    signal.signal(signal.SIGTERM, _stop)
    logging.getLogger("handrail.webhook").info("serving on http://%s:%d", host, port)
    try:
        server.run()
    finally:
        server.close()


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
