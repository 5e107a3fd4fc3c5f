"""What is remembered of addresses from one visit to the next, so that nobody is asked again for what has not changed.

Conditional requests as in RFC 9110 section 13: the ETag and Last-Modified of the last answer go with the next request,
and a server that has nothing new answers 304 without a body.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from readout.errors import InputError
from readout.formats.format import Link

if TYPE_CHECKING:
    from readout.formats.http import Answer


class Unchanged(InputError):
    """The address holds what it held at the last visit: there is nothing to read."""


class Visits(Protocol):
    """A memory of earlier visits. ``asked`` is an address as it was named, ``at`` where redirects led from there."""

    def conditions(self, asked: str, at: str) -> Mapping[str, str]:
        """The headers that make a request conditional; none for an address that was never visited."""
        ...

    def answered(self, asked: str, at: str, answer: Answer) -> None:
        """Notes an answer."""
        ...

    def wants(self, link: Link, within: str) -> bool:
        """Whether a link is to be visited now, which the list of the name ``within`` names."""
        ...


class NoVisits:
    """Remembers nothing and wants everything: one run over inputs that a person named."""

    def conditions(self, asked: str, at: str) -> Mapping[str, str]:
        """No conditions."""
        return {}

    def answered(self, asked: str, at: str, answer: Answer) -> None:
        """Forgotten at once."""

    def wants(self, link: Link, within: str) -> bool:
        """Every link."""
        return True
