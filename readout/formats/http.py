"""One HTTP request to one checked address: no redirects, no cookies, no proxy, a limit on bytes and on time."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from time import monotonic
from types import MappingProxyType

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError
from urllib3.util import make_headers

from readout.errors import InputError
from readout.formats.addresses import Address, Target
from readout.formats.sizes import too_large

USER_AGENT = "Readout/0.1 (reads one page at a time for a person; robots.txt name: Readout)"
ACCEPT = (
    "text/html,application/xhtml+xml,text/plain;q=0.9,application/rss+xml;q=0.9,application/atom+xml;q=0.9,"
    "application/xml;q=0.8,application/pdf;q=0.8,application/jsonl;q=0.8,application/x-ndjson;q=0.8,*/*;q=0.1"
)
_HEADERS = {"User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Language": "en,*;q=0.5", "Connection": "close"} | (
    make_headers(accept_encoding=True)  # only the encodings that urllib3 can undo here
)
_CONNECT_SECONDS = 10.0
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: the status, headers in lower case, and the unpacked body."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


def get(
    where: Target, addresses: list[Address], *, max_bytes: int, seconds: float,
    conditions: Mapping[str, str] = MappingProxyType({}),
) -> Answer:  # fmt: skip
    """The answer of the first of these addresses that connects; InputError when none does or a limit is met.

    The body of a redirect or an error is not read. ``max_bytes`` counts the body after unpacking. ``conditions`` are
    headers of a conditional request.
    """
    deadline = monotonic() + seconds
    refused: Exception | None = None
    for address in addresses:
        connection = _connection(where, address, min(_CONNECT_SECONDS, max(0.1, deadline - monotonic())))
        try:
            connection.connect()
        except (OSError, HTTPError, ValueError) as error:
            connection.close()
            refused = error
            continue
        with _closing(connection, deadline) as late:
            return _in_time(connection, where, max_bytes, late, seconds, conditions)
    raise InputError(f"cannot connect to {where.host} ({_cause(refused)}): check the address and the network")


def _in_time(
    connection: HTTPConnection, where: Target, max_bytes: int, late: threading.Event, seconds: float,
    conditions: Mapping[str, str],
) -> Answer:  # fmt: skip
    failed: Exception | None = None
    try:
        answer = _answer(connection, where, max_bytes, conditions)
    except (OSError, HTTPError, HTTPException, ValueError) as error:
        failed = error
    if late.is_set():  # also where the cut looked like the end of the page
        raise InputError(f"took longer than {seconds:.0f} s: try again later, or save the page by hand")
    if failed:
        raise InputError(f"the connection failed ({_cause(failed)}): try again later")
    return answer


def _connection(where: Target, address: Address, seconds: float) -> HTTPConnection:
    """A connection to the checked address itself; the name is used only for the certificate and the Host line."""
    if where.scheme == "http":
        return HTTPConnection(str(address), where.port, timeout=seconds)
    context = ssl.create_default_context()
    return HTTPSConnection(
        str(address), where.port, timeout=seconds, ssl_context=context,
        server_hostname=where.host, assert_hostname=where.host,
    )  # fmt: skip


@contextmanager
def _closing(connection: HTTPConnection, deadline: float) -> Iterator[threading.Event]:
    """Closes the connection at the end, and cuts it at the deadline however slowly the server drips."""
    late, wire = threading.Event(), connection.sock  # the answer takes the socket over, and must still be cut

    def cut() -> None:
        late.set()
        if wire is not None:
            with suppress(OSError):
                socket.socket.shutdown(wire, socket.SHUT_RDWR)

    connection.timeout = max(0.1, deadline - monotonic())
    watch = threading.Timer(connection.timeout, cut)
    watch.daemon = True
    watch.start()
    try:
        yield late
    finally:
        watch.cancel()
        connection.close()


def _answer(connection: HTTPConnection, where: Target, max_bytes: int, conditions: Mapping[str, str]) -> Answer:
    host = where.site.partition("://")[2]
    sent = {**_HEADERS, **conditions, "Host": host}
    connection.request("GET", where.path, headers=sent, preload_content=False, decode_content=True)
    response = connection.getresponse()
    headers = {name.lower(): value for name, value in response.headers.items()}
    body = _body(response, max_bytes) if response.status == 200 else b""
    return Answer(response.status, response.reason or "", headers, body)


def _body(response: BaseHTTPResponse, max_bytes: int) -> bytes:
    """The unpacked body, taken piece by piece so that a compression bomb never stands whole in memory."""
    kept = bytearray()
    try:
        for chunk in response.stream(_CHUNK, decode_content=True):
            kept += chunk
            if len(kept) > max_bytes:
                raise InputError(too_large(max_bytes))
    except DecodeError:
        raise InputError("its compression is damaged or unknown: the page cannot be unpacked") from None
    return bytes(kept)


def _cause(error: Exception | None) -> str:
    """The innermost cause in a few words."""
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "no answer in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"bad certificate: {error.verify_message}"
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(text.split())[:120]
