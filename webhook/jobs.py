"""Page-change events wait in memory for one worker, so that the wiki is never kept waiting."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

from webhook.app import where
from webhook.requests import PageEvent

QUEUE_SIZE = 1000  # events; when more wait, the oldest change will be found by the next scan

log = logging.getLogger("handrail.webhook")


class Worker:
    """One thread that does one event after the other; equal events that wait are done once."""

    def __init__(self, job: Callable[[PageEvent], None]) -> None:
        self._job = job
        self._queue: queue.Queue[PageEvent] = queue.Queue(QUEUE_SIZE)
        self._waiting: set[tuple[str, str]] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._run, name="page-changed", daemon=True).start()

    def add(self, event: PageEvent) -> None:
        """Put an event in the queue and return at once; drop it if the queue is full."""
        key = (event.event, event.title)
        with self._lock:
            if key in self._waiting:
                return
            try:
                self._queue.put_nowait(event)
            except queue.Full:
                log.error("page-changed: the queue is full; the next scan finds what was left out")
                return
            self._waiting.add(key)

    def _run(self) -> None:
        while True:
            event = self._queue.get()
            with self._lock:
                self._waiting.discard((event.event, event.title))
            self._do(event)

    def _do(self, event: PageEvent) -> None:
        try:
            self._job(event)
        except Exception as error:  # one failed job must not end the worker
            log.error("page-changed: %s", where(error))
