"""Which requests are answered: those that this machine's own browser sends to this machine's own name.

A web page from elsewhere can send requests to a server on loopback. By a name of its own that it lets point here (DNS
rebinding) it could even read the answers, hence the check of `Host`; and since published files are for everybody, it
could read them with a plain `fetch`, hence the check of `Origin`.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

HOST = re.compile(r"(127\.0\.0\.1|localhost)(:[0-9]{1,5})?", re.IGNORECASE)
ORIGIN = re.compile(rf"https?://{HOST.pattern}", re.IGNORECASE)


class Guard:
    """Answers 403 to requests for another host and to those that a page from elsewhere sends to read the answer."""

    def __init__(self, app: "ASGIApp") -> None:
        self.app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass a request on, or refuse it."""
        from starlette.datastructures import Headers
        from starlette.responses import PlainTextResponse

        if scope["type"] == "http":
            headers = Headers(scope=scope)
            if not HOST.fullmatch(headers.get("host", "")):
                refusal = PlainTextResponse("This server answers to 127.0.0.1 and localhost only.\n", 403)
                return await refusal(scope, receive, send)
            if not ORIGIN.fullmatch(headers.get("origin", "http://localhost")):
                refusal = PlainTextResponse("This server answers to pages of this machine only.\n", 403)
                return await refusal(scope, receive, send)
        return await self.app(scope, receive, send)
