"""The sandbox as a transport of httpx: what happens on a wire, without one."""

import httpx

from desktop.sandbox.app import Sandbox
from desktop.sandbox.faults import Dropped


class InProcess(httpx.AsyncBaseTransport):
    """Calls the sandbox directly; a connection that it drops is a `httpx.ReadError`."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._inner = httpx.ASGITransport(sandbox)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return await self._inner.handle_async_request(request)
        except Dropped as exc:
            raise httpx.ReadError(str(exc), request=request) from exc
