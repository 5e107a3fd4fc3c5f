import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.errors import InputError
from readout.formats import InputOptions, open_inputs
from readout.formats.addresses import is_public, resolve, target
from readout.records import Fault
from tests.formats.server import serving

_SPELLINGS = """
127.0.0.1 127.0.0.1. 127.0.0.1.. 127.1 127.0.1 127.0.0.01 2130706433 0x7f000001 0x7F.0x0.0x0.0x1 0x7f.1 127.0x1
0177.0.0.1 00000177.0.0.1 017700000001 127.255.255.254 localhost LOCALHOST LocalHost. any.localhost
localhost.localdomain ip6-localhost [::1] [0:0:0:0:0:0:0:1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [::127.0.0.1]
[64:ff9b::7f00:1] [64:ff9b:1::a00:1] [2002:7f00:1::] [2001:0:0:0:0:0:80ff:fffe] [fe80::1] [fe80::1%25lo] [fc00::1]
[fd12:3456::1] [ff02::1] 0 0x 0.0.0.0 10.0.0.1 10.1 172.16.0.1 172.31.255.254 192.168.1.1 192.168.257 0xc0a80101
3232235777 169.254.169.254 2852039166 100.64.0.1 198.18.0.1 192.0.2.1 224.0.0.1 240.0.0.1 255.255.255.255
１２７.０.０.１ 127。0。0。1 127．0．0．1 127｡0｡0｡1 ①②⑦.0.0.1 ⓛocalhost loc\u00adalhost %31%32%37.0.0.1 127.0.0.1%2e
user@127.0.0.1 example.com@127.0.0.1 example.com:80@127.0.0.1 example.com\\@127.0.0.1 127.0.0.1\\.example.com
"""
PRIVATE = _SPELLINGS.split()


def test_a_private_address_is_refused_in_every_spelling_and_nothing_is_connected_to():
    assert len(PRIVATE) >= 60
    with serving() as site:
        port = site.root.rpartition(":")[2]
        addresses = [f"http://{host}:{port}/page" for host in PRIVATE]
        found = list(open_inputs(addresses, options=InputOptions(pause=0)))
        assert all(isinstance(fault, Fault) for fault in found) and len(found) == len(addresses)
        assert site.connections == 0


@pytest.mark.parametrize("address", ["ftp://example.org/", "file:///etc/passwd", "gopher://127.0.0.1/", "data://x/"])
def test_only_web_addresses_are_fetched(address):
    with pytest.raises(InputError, match="only http"):
        target(address)


@pytest.mark.parametrize("address", ["http://", "http:///x", "http://[::1", "http://1.2.3.4.5/", "http://999.1.1.1/",
                                     "http://example.org:99999/", "http://exa mple.org/", "http://a\tb.org/",
                                     "http://localhost%00.example.org/", "http://example.org/a\nHost: b"])  # fmt: skip
def test_a_malformed_address_is_refused_in_one_line(address):
    with pytest.raises(InputError) as refused:
        target(address)
    assert "\n" not in str(refused.value)


def test_a_public_address_keeps_its_path_and_query_and_loses_its_fragment():
    assert target("https://bücher.example:8443/straße?q=ü#top").url == (
        "https://xn--bcher-kva.example:8443/stra%C3%9Fe?q=%C3%BC"
    )
    assert target("HTTP://Example.ORG").url == "http://example.org/"
    assert target("http://8.8.8.8/").url == "http://8.8.8.8/"


@given(st.integers(0, 2**32 - 1), st.sampled_from(["{}", "0x{:x}", "0{:o}"]))
def test_a_number_is_judged_as_the_address_it_spells(number, spelling):
    allowed = is_public(ipaddress.IPv4Address(number))
    try:
        target(f"http://{spelling.format(number)}/")
    except InputError:
        assert not allowed
    else:
        assert allowed


@given(st.integers(0, 2**32 - 1))
def test_an_address_wrapped_in_ipv6_is_judged_by_what_is_inside(number):
    inside = ipaddress.IPv4Address(number)
    for wrapped in (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert is_public(ipaddress.IPv6Address(wrapped)) == is_public(inside)


def test_a_name_with_one_private_address_among_its_addresses_is_refused(monkeypatch):
    def answer(host, port, **kinds):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ("93.184.216.34", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(InputError, match="private network"):
        resolve(target("http://rebinding.example/"))
