"""What open pages are told: which state of the output there is, and how the last build went."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

State = Literal["building", "good", "failed"]


@dataclass
class News:
    """The last word on the output. `version` changes with its files; `findings` are lines as the terminal shows them.

    To be used from one event loop.
    """

    version: str = field(default_factory=lambda: str(time.time_ns()))
    state: State = "good"
    findings: tuple[str, ...] = ()
    _closed: bool = False
    _next: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, state: State, findings: Sequence[str] = (), *, changed: bool = False) -> None:
        """Tell everybody who follows; `changed` says that files are others than before."""
        self.state, self.findings = state, tuple(findings)
        if changed:
            self.version = str(time.time_ns())
        self._wake()

    def close(self) -> None:
        """Let those who follow go."""
        self._closed = True
        self._wake()

    async def follow(self) -> AsyncIterator[str]:
        """Yield the news as JSON, now and whenever there are some, until they are closed."""
        while not self._closed:
            waiting = self._next
            yield json.dumps({"version": self.version, "state": self.state, "findings": self.findings})
            await waiting.wait()

    def _wake(self) -> None:
        waiting, self._next = self._next, asyncio.Event()
        waiting.set()
