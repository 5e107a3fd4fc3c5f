"""Which addresses may be fetched: http and https, of hosts that everyone on the internet can reach.

A page's link or redirect must not make Readout talk to this machine or its private network, however the
address is spelled: 127.0.0.1, 2130706433, 0x7f.1, [::ffff:127.0.0.1], localhost., １２７.0.0.1 are all the same.
Names are resolved once; every address they give is checked; and the connection goes to the address checked.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from readout.errors import InputError

_PORTS = {"http": 80, "https": 443}
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.\-]{0,252}[a-z0-9_])?|[0-9a-f:.]{2,45}")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_HERE = ("localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback")
_PRIVATE = "is an address of this machine or of a private network: --allow-private fetches it all the same"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Target:
    """An http(s) address in pieces; requests are built from these pieces, so nothing parses it a second time."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and, where unusual, port: what one robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The address as text, without user, password or fragment."""
        return self.site + self.path


def target(address: str, *, allow_private: bool = False) -> Target:
    """The pieces of an address; InputError when it is not one that may be fetched. Looks nothing up."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise InputError("is not an address that can be read: check it for typing errors") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise InputError(f"starts with {scheme or 'no scheme'}: only http:// and https:// addresses are fetched")
    if _FORBIDDEN.search(address.strip()):
        raise InputError("has a space, control character or backslash in it: not an address")
    if parts.username is not None or parts.password is not None:
        raise InputError("has a user name or password in it: give the address without")
    host = _host(parts.hostname or "")
    if not allow_private:
        _check_name(host)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]{}|") if parts.query else ""
    return Target(scheme, host, port or _PORTS[scheme], path + query)


def resolve(where: Target, *, allow_private: bool = False) -> list[Address]:
    """The checked addresses of a host, in the resolver's order. One private address among them refuses it."""
    try:
        found = socket.getaddrinfo(where.host, where.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise InputError(f"no such host: {where.host} (or there is no network)") from None
    addresses = list(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found))
    if not allow_private and not all(map(is_public, addresses)):
        raise InputError(_PRIVATE)
    return addresses


def is_public(address: Address) -> bool:
    """Whether the whole internet reaches this address, also once addresses hidden inside it are unwrapped."""
    if isinstance(address, ipaddress.IPv6Address) and (inner := _inside(address)):
        return is_public(inner)
    if address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback:
        return False
    return address.is_global and not address.is_private and not address.is_link_local


def _inside(address: ipaddress.IPv6Address) -> Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, compatible, 6to4, Teredo or NAT64."""
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if any(address in network for network in _NAT64) or (int(address) >> 32 == 0 and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _host(host: str) -> str:
    """The host as DNS knows it: percent signs undone, full-width and other dots made plain, IDN encoded."""
    host = unicodedata.normalize("NFKC", unquote(host)).replace("\u3002", ".").lower().rstrip(".")
    if not host.isascii():
        host = _punycode(host)
    if not _HOST.fullmatch(host):
        raise InputError("names no host that can be looked up: check it for typing errors")
    return host


def _punycode(host: str) -> str:
    try:
        import idna

        return idna.encode(host, uts46=True).decode("ascii").rstrip(".")
    except ImportError:
        return host.encode("idna").decode("ascii").rstrip(".")
    except (UnicodeError, ValueError):
        raise InputError("names no host that can be looked up: check it for typing errors") from None


def _check_name(host: str) -> None:
    """Refuses, without a look-up, what names this machine or spells a private address in any base."""
    if host in _HERE or host.endswith((".localhost", ".localhost.localdomain")):
        raise InputError(_PRIVATE)
    address = _literal(host)
    if address and not is_public(address):
        raise InputError(_PRIVATE)


def _literal(host: str) -> Address | None:
    """The address that a host spells in digits: dotted or not, decimal, octal or hexadecimal; None for a name."""
    if ":" in host:
        try:
            return ipaddress.IPv6Address(host)
        except ValueError:
            raise InputError("is not an IPv6 address: check it for typing errors") from None
    parts = host.split(".")
    if not _NUMBER.fullmatch(parts[-1]):
        return None
    try:
        numbers = [_number(part) for part in parts]
        *front, last = numbers
        if len(numbers) > 4 or any(n > 255 for n in front) or last >= 256 ** (5 - len(numbers)):
            raise ValueError
    except ValueError:
        raise InputError("is not an IPv4 address: check it for typing errors") from None
    return ipaddress.IPv4Address(sum(n << 8 * (3 - place) for place, n in enumerate(front)) + last)


def _number(part: str) -> int:
    """As the C library reads one part: 0x7f, 0177 and 127 are the same."""
    if not _NUMBER.fullmatch(part) or len(part) > 40:
        raise ValueError
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8 if part.startswith("0") and len(part) > 1 else 10)
