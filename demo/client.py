"""A signed-in client of a wiki's web API: just what the demo and the tests do as a person would."""

from __future__ import annotations

import http.client
import http.cookies
import json
from typing import Any
from urllib.parse import urlencode, urlsplit

from demo import DemoError

Answer = dict[str, Any]
TIMEOUT = 60  # seconds


class Client:
    """Talks to one api.php with one account; signs in at the first edit, again where the session ended."""

    def __init__(self, api: str, user: str, password: str) -> None:
        self._address = urlsplit(api)
        self._user = user
        self._password = password
        self._cookies: dict[str, str] = {}
        self._token: str | None = None

    def get(self, **parameters: str | int) -> Answer:
        """A reading request; raises DemoError for the API's own errors."""
        return self._ask("GET", parameters)

    def edit(self, **parameters: str | int) -> Answer:
        """A writing request with the edit token of this account."""
        if self._token is None:
            self._sign_in()
        try:
            return self._ask("POST", {**parameters, "token": str(self._token), "assertuser": self._user})
        except DemoError as error:
            if not error.what.startswith(("badtoken", "assert")):
                raise
            self._sign_in()
            return self._ask("POST", {**parameters, "token": str(self._token), "assertuser": self._user})

    def _sign_in(self) -> None:
        self._cookies.clear()
        token = self._tokens("login")
        answer = self._ask(
            "POST",
            {
                "action": "clientlogin",
                "username": self._user,
                "password": self._password,
                "logintoken": token,
                "loginreturnurl": "http://127.0.0.1/",
            },
        )
        if answer["clientlogin"]["status"] != "PASS":
            raise DemoError(self._user, f"cannot sign in: {answer['clientlogin'].get('message', 'refused')}")
        self._token = self._tokens("csrf")

    def _tokens(self, kind: str) -> str:
        answer = self._ask("GET", {"action": "query", "meta": "tokens", "type": kind})
        return str(answer["query"]["tokens"][f"{kind}token"])

    def _ask(self, method: str, parameters: dict[str, str | int]) -> Answer:
        form = urlencode({**parameters, "format": "json", "formatversion": 2, "errorformat": "plaintext"})
        path = self._address.path + ("?" + form if method == "GET" else "")
        body = self._send(method, path, form if method == "POST" else None)
        try:
            answer: Answer = json.loads(body)
        except json.JSONDecodeError:
            raise DemoError(self._address.path, f"answered no JSON: {body[:200]!r}") from None
        for error in answer.get("errors", ()):
            where = str(parameters.get("title", self._address.path))
            raise DemoError(where, f"{error['code']}: {error['text']}")
        return answer

    def _send(self, method: str, path: str, form: str | None) -> str:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(self._address.netloc, timeout=TIMEOUT)
        try:
            connection.request(method, path, form, headers)
            answer = connection.getresponse()
            self._remember(answer.headers.get_all("Set-Cookie") or [])
            return answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            raise DemoError(self._address.netloc, f"no answer ({type(error).__name__})") from None
        finally:
            connection.close()

    def _remember(self, cookies: list[str]) -> None:
        for line in cookies:
            for name, morsel in http.cookies.SimpleCookie(line).items():
                self._cookies[name] = morsel.value
