"""ZIP and tar archives and packed files: ordinary ones, each limit, and those built to do harm."""

import bz2
import gzip
import io
import lzma
import os
import struct
import subprocess
import sys
import tarfile
import time
import zipfile

import brotli
import pytest

from readout.formats import InputOptions, open_inputs
from readout.records import Fault, Page
from tests.formats.samples import BODY, HTML, TEXT, answer, item, record, rss, zip_by_hand, zipped

FILES = {"world/ferry.html": HTML, "b.TXT": TEXT, "lines.jsonl": '{"text": "One, she said."}\n{"text": "Two."}\n'}
NAMES = ["world/ferry.html", "b.TXT", "lines.jsonl:1", "lines.jsonl:2"]


def tarred(files, form=tarfile.PAX_FORMAT, **changes):
    """A tar archive of files, or of ready-made headers with their bytes."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as archive:
        for name, data in files.items() if isinstance(files, dict) else files:
            header = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            content = data.encode() if isinstance(data, str) else data
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
    return stream.getvalue()


def special(name, kind, target=""):
    """The header of what is no file."""
    header = tarfile.TarInfo(name)
    header.type, header.linkname = kind, target
    return header


def opened(tmp_path, data, name="pages.zip", **options):
    (tmp_path / name).write_bytes(data)
    return list(open_inputs([tmp_path / name], options=InputOptions(**options)))


def names(found, archive):
    return [each.name.partition(f"{archive}/")[2] for each in found]


def causes(found):
    return [each.cause if isinstance(each, Fault) else each.name for each in found]


# both kinds


ARCHIVES = {
    "pages.zip": zipped(FILES), "stored.zip": zipped(FILES, zipfile.ZIP_STORED), "pages.tar": tarred(FILES),
    "pages.tgz": gzip.compress(tarred(FILES)), "pages.tar.gz": gzip.compress(tarred(FILES)),
    "pages.tar.bz2": bz2.compress(tarred(FILES)), "pages.txz": lzma.compress(tarred(FILES)),
    "gnu.tar": tarred(FILES, tarfile.GNU_FORMAT), "ustar.tar": tarred(FILES, tarfile.USTAR_FORMAT),
    "no suffix": zipped(FILES), "named.html": tarred(FILES),
}  # fmt: skip


@pytest.mark.parametrize("archive", ARCHIVES)
def test_the_pages_of_an_archive_come_in_order_with_their_names_in_it(tmp_path, archive):
    found = opened(tmp_path, ARCHIVES[archive], archive)
    assert names(found, archive) == NAMES
    assert [page.data for page in found[:2]] == [HTML.encode(), TEXT.encode()]
    assert [page.media_type for page in found[:2]] == ["text/html", "text/plain"]


@pytest.mark.parametrize("archive", ["pages.zip", "pages.tgz"])
def test_an_archive_may_come_through_a_pipe(archive):
    read, write = os.pipe()
    os.write(write, ARCHIVES[archive])
    os.close(write)
    assert len(list(open_inputs([f"/dev/fd/{read}"]))) == 4
    os.close(read)


def test_archives_are_found_in_folders(tmp_path):
    opened(tmp_path, ARCHIVES["pages.zip"], "a.zip")
    (tmp_path / "b.tar.xz").write_bytes(lzma.compress(tarred(FILES)))
    assert len(list(open_inputs([tmp_path]))) == 8


def test_names_that_climb_or_start_at_the_root_are_shown_without_and_touch_nothing(tmp_path):
    climbing = ["../../up.html", "/etc/root.html", "..\\back.html", "C:\\disk.html", "a/../b.html", "./c.html"]
    shown = ["up.html", "etc/root.html", "back.html", "disk.html", "a/b.html", "c.html"]
    (tmp_path / "in").mkdir()
    for name, data in (
        ("a.zip", zipped(dict.fromkeys(climbing, HTML))),
        ("a.tar", tarred(dict.fromkeys(climbing, HTML))),
    ):
        found = opened(tmp_path / "in", data, name)
        assert names(found, name) == shown and all(isinstance(each, Page) for each in found)
    assert sorted(os.listdir(tmp_path)) == ["in"] and sorted(os.listdir(tmp_path / "in")) == ["a.tar", "a.zip"]


def test_files_of_other_kinds_and_hidden_ones_are_passed_over(tmp_path):
    files = {
        "picture.png": b"x",
        ".hidden.html": HTML,
        "__MACOSX/a.html": HTML,
        ".git/a.txt": TEXT,
        "a/": b"",
        "b.html": HTML,
    }
    assert names(opened(tmp_path, zipped(files)), "pages.zip") == ["b.html"]
    del files["a/"]
    assert names(opened(tmp_path, tarred(files), "pages.tar"), "pages.tar") == ["b.html"]


def test_an_archive_with_nothing_to_read_says_so(tmp_path):
    for data in (zipped({"a.png": b"x"}), zipped({}), tarred({"a.png": b"x"})):
        assert "no file that Readout reads" in causes(opened(tmp_path, data))[0]


def test_a_page_over_the_limit_is_one_fault_and_the_next_is_read(tmp_path):
    files = {"a.html": HTML, "large.html": HTML + "x" * 5_000, "empty.html": "", "b.html": HTML}
    for name, data in (("pages.zip", zipped(files)), ("pages.tar", tarred(files))):
        found = opened(tmp_path, data, name, max_bytes=4_000)
        assert [type(each) for each in found] == [Page, Fault, Fault, Page]
        assert "larger than 4,000 bytes" in found[1].cause and found[1].name.endswith("/large.html")


def test_an_archive_in_an_archive_is_read_and_one_deeper_is_not(tmp_path):
    inner = {"one.zip": zipped({"a.html": HTML}), "two.tar.gz": gzip.compress(tarred({"b.html": HTML}))}
    found = opened(tmp_path, zipped(inner))
    assert names(found, "pages.zip") == ["one.zip/a.html", "two.tar.gz/b.html"]
    (fault,) = opened(tmp_path, tarred({"x/outer.zip": zipped(inner), "y.png": b""})[:], "deep.tar")[:1]
    assert "inside an archive inside an archive" in fault.cause and fault.name.endswith("deep.tar/x/outer.zip/one.zip")


def test_all_that_an_archive_unpacks_to_is_limited(tmp_path):
    files = {f"{number}.html": HTML + " " * 200_000 for number in range(20)}
    for name, data in (("pages.zip", zipped(files)), ("pages.tar", tarred(files))):
        found = opened(tmp_path, data, name, max_unpacked=1_000_000)
        assert [type(each) for each in found] == [Page] * (len(found) - 1) + [Fault] and 4 <= len(found) <= 6
        assert "unpacks to more than" in found[-1].cause


def test_archives_in_an_archive_share_its_limit(tmp_path):
    inner = zipped({f"{number}.html": HTML for number in range(20)})
    found = opened(tmp_path, zipped({f"{number}.zip": inner for number in range(9)}), max_unpacked=30 * len(HTML))
    assert sum(isinstance(each, Page) for each in found) < 30 and "unpacks to more than" in found[-1].cause


def test_an_archive_of_more_files_than_the_limit_is_not_read_or_not_read_on(tmp_path):
    files = {f"{number}.html": HTML for number in range(5)}
    (fault,) = opened(tmp_path, zipped(files), max_members=4)
    assert "holds 5 files" in fault.cause and "unpack it" in fault.cause
    assert len(opened(tmp_path, zipped(files), max_members=5)) == 5
    found = opened(tmp_path, tarred(files), "pages.tar", max_members=4)
    assert [type(each) for each in found] == [Page] * 4 + [Fault] and "more files" in found[4].cause


def test_no_link_of_a_feed_in_an_archive_is_followed(tmp_path):
    feed = rss([item("x", "http://127.0.0.1:9/1", "short"), item("y", body=BODY)])
    fault, page = opened(tmp_path, zipped({"feed.xml": feed}), allow_private=True, pause=0)
    assert "itself named" in fault.cause and isinstance(page, Page) and page.name.endswith("pages.zip/feed.xml:2")


# ZIP


def test_what_is_no_file_in_a_zip_is_passed_over(tmp_path):
    modes = {
        "link.html": 0o120777,
        "device.html": 0o060666,
        "pipe.html": 0o010666,
        "file.html": 0o100644,
        "bare.html": 0,
    }
    data = zip_by_hand([(name.encode(), HTML.encode(), {"mode": mode}) for name, mode in modes.items()])
    assert names(opened(tmp_path, data), "pages.zip") == ["file.html", "bare.html"]


def test_encrypted_and_oddly_packed_files_are_faults_of_their_own(tmp_path):
    data = zip_by_hand([
        (b"shut.html", HTML.encode(), {"flags": 1}), (b"odd.html", HTML.encode(), {"method": 14}),
        (b"new.html", HTML.encode(), {"method": 77}), (b"broken.html", HTML.encode(), {"crc": 1}),
        (b"lost.html", HTML.encode(), {"offset": 7}), (b"beyond.html", HTML.encode(), {"offset": 1 << 30}),
        (b"good.html", HTML.encode(), {}),
    ])  # fmt: skip
    found = opened(tmp_path, data)
    assert [each.name.partition(".zip/")[2] for each in found] == [
        "shut.html", "odd.html", "new.html", "broken.html", "lost.html", "beyond.html", "good.html",
    ]  # fmt: skip
    said = ["encrypted", "LZMA", "method 77", "checksum", "is not where", "is not where"]
    assert all(words in fault.cause for words, fault in zip(said, found[:-1], strict=True))
    assert isinstance(found[-1], Page)


def test_names_in_other_charsets_are_read(tmp_path):
    files = {"straße.html": HTML, "日本.html": HTML}
    assert names(opened(tmp_path, zipped(files)), "pages.zip") == list(files)
    assert names(opened(tmp_path, zip_by_hand([(b"\x81.html", HTML.encode(), {})])), "pages.zip") == ["ü.html"]


def test_a_zip_with_something_before_it_or_a_comment_after_it_is_read(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.html", HTML)
        archive.comment = b"PK\x05\x06 packed on Skerry"
    assert names(opened(tmp_path, stream.getvalue()), "pages.zip") == ["a.html"]
    shifted = b"PK\x03\x04 a stub" + zipped({"a.html": HTML})
    assert names(opened(tmp_path, shifted), "pages.zip") == ["a.html"]


def test_sizes_and_places_beyond_32_bits_are_read_where_they_stand(tmp_path):
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.html", "w", force_zip64=True) as file,
    ):
        file.write(HTML.encode())
    data = stream.getvalue()
    contents = data.index(b"PK\x01\x02")
    entry, end = bytearray(data[contents:-22]), data[-22:]
    packed, unpacked, place = *struct.unpack_from("<2L", entry, 20), *struct.unpack_from("<L", entry, 42)
    struct.pack_into("<2L", entry, 20, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<H", entry, 30, 28)
    struct.pack_into("<L", entry, 42, 0xFFFFFFFF)
    entry = entry[:52] + struct.pack("<2H3Q", 1, 24, unpacked, packed, place) + entry[52:]
    large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, len(entry), contents)
    large += struct.pack("<4sLQL", b"PK\6\7", 0, contents + len(entry), 1)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    (page,) = opened(tmp_path, data[:contents] + bytes(entry) + large + end)
    assert page.data == HTML.encode()


def test_a_cut_or_damaged_zip_is_one_fault(tmp_path):
    whole = zipped(FILES)
    assert "at the end, is missing" in causes(opened(tmp_path, whole[:-30]))[0]
    broken = whole.replace(b"PK\x01\x02", b"PK\x01\x03")
    assert "breaks off" in causes(opened(tmp_path, broken))[0]
    nowhere = whole[:-22] + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 3, 3, 1 << 30, 0, 0)
    assert "does not fit in it" in causes(opened(tmp_path, nowhere))[0]


def test_office_documents_and_books_are_not_taken_for_archives(tmp_path):
    for first in ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"):
        (fault,) = opened(tmp_path, zipped({first: "x", "a.html": HTML}))
        assert "office document or an e-book" in fault.cause


def test_a_million_entries_cost_neither_time_nor_memory(tmp_path):
    entry = zip_by_hand([(b"a.html", b"", {})])
    at = entry.index(b"PK\x01\x02")
    contents = entry[at:-22] * 1_000_000
    for claimed in (0xFFFF, 1):
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, claimed, claimed, len(contents), at, 0)
        (tmp_path / f"{claimed}.zip").write_bytes(entry[:at] + contents + end)
    script = (
        "import resource, sys\nfrom readout.formats import open_inputs, InputOptions\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\nbefore = peak()\n"
        "found = list(open_inputs(sys.argv[1:], options=InputOptions(max_members=500)))\n"
        "print(len(found), found[-1].cause)\nprint((peak() - before) // 1024)"
    )
    pytest.importorskip("resource", reason="needs a Unix system")
    start = time.monotonic()
    command = [sys.executable, "-c", script, str(tmp_path / "65535.zip"), str(tmp_path / "1.zip")]
    told, mebibytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert time.monotonic() - start < 20 and int(mebibytes) < 60
    count, _, cause = told.partition(" ")
    assert int(count) == 1 + 501 and "holds more files, where an archive may hold 500" in cause


def test_files_that_lie_over_one_another_are_stopped_by_the_limits(tmp_path):
    """A thousand names for the same packed megabyte: 1 GB out of some 50 kB."""
    kernel = b"<html>" + b"a" * 1_000_000
    first = (b"0.html", kernel, {})
    again = [(b"%d.html" % number, kernel, {"offset": 0}) for number in range(1, 1_000)]
    data = zip_by_hand([first, *again])
    assert len(data) < 100_000
    start = time.monotonic()
    found = opened(tmp_path, data)
    assert "unpacks to more than" in found[-1].cause and time.monotonic() - start < 20
    assert sum(len(each.data) for each in found if isinstance(each, Page)) <= 100_000_000
    few = opened(tmp_path, data, max_unpacked=3_000_000)
    assert len(few) == 3 and isinstance(few[-1], Fault)


def test_a_zip_bomb_is_one_fault_and_the_next_file_is_read(tmp_path):
    bomb = zipped({"bomb.html": "<html>" + "a" * 60_000_000, "good.html": HTML})
    assert len(bomb) < 100_000
    for options in ({}, {"max_bytes": 1_000, "max_unpacked": 100_000}):
        found = opened(tmp_path, bomb, **options)
        assert [type(each) for each in found] == [Fault, Page] and "larger than" in found[0].cause


def test_bombs_of_every_kind_leave_the_memory_small(tmp_path):
    large = "<html>" + "a" * 60_000_000
    page = answer(brotli.compress(large.encode(), quality=1), "Content-Type: text/html\nContent-Encoding: br")
    bombs = {
        "a.zip": zipped({"a.html": large}),
        "b.tar.xz": lzma.compress(tarred({"b.html": large}), preset=0),
        "c.warc.gz": gzip.compress(record("response", "https://e.example/", page)),
        "d.csv.bz2": bz2.compress(b"text\n" + large.encode(), 1),
        "e.zip": zipped({"in.zip": zipped({"e.html": large})}),
        "f.mbox.gz": gzip.compress(b"From a\nSubject: x\n\n" + large.encode(), 1),
        "g.rss.gz": gzip.compress(rss([large]), 1),
    }
    for name, data in bombs.items():
        assert len(data) < 1_000_000
        (tmp_path / name).write_bytes(data)
    script = (
        "import resource, sys\nfrom readout.formats import open_inputs\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\nbefore = peak()\n"
        "print(*(type(found).__name__ for found in open_inputs(sys.argv[1:])))\nprint((peak() - before) // 1024)"
    )
    pytest.importorskip("resource", reason="needs a Unix system")
    command = [sys.executable, "-c", script, *(str(tmp_path / name) for name in bombs)]
    start = time.monotonic()
    kinds, mebibytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert set(kinds.split()) == {"Fault"} and len(kinds.split()) >= len(bombs)
    assert int(mebibytes) < 120 and time.monotonic() - start < 30


# tar


def test_what_is_no_file_in_a_tar_is_passed_over(tmp_path):
    kinds = [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE]
    odd = [(special(f"{number}.html", kind, "/etc/passwd"), b"") for number, kind in enumerate(kinds)]
    found = opened(tmp_path, tarred([*odd, ("file.html", HTML), *odd, ("last.html", HTML)]), "pages.tar")
    assert names(found, "pages.tar") == ["file.html", "last.html"]


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_names_are_read_in_both_ways_of_writing_them(tmp_path, form):
    name = "/".join(["a folder of the archive"] * 12) + "/straße.html"
    found = opened(tmp_path, tarred({name: HTML, "b.html": HTML}, form), "pages.tar")
    assert names(found, "pages.tar") == [name, "b.html"]


def test_extra_headers_that_say_nothing_of_use_are_passed_over(tmp_path):
    header = tarfile.TarInfo("a.html")
    header.pax_headers = {"comment": "x" * 2_000, "SCHILY.xattr.user.note": "ü", "mtime": "1.5"}
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT, pax_headers={"globexattr": "y"}) as archive:
        header.size = len(HTML.encode())
        archive.addfile(header, io.BytesIO(HTML.encode()))
    (page,) = opened(tmp_path, stream.getvalue(), "pages.tar")
    assert page.name.endswith("pages.tar/a.html") and page.data == HTML.encode()


def raw_header(name, size=b"00000000000\0", kind=b"0", more=b""):
    """A header block with a right checksum, whatever stands in it."""
    block = bytearray(name.ljust(100, b"\0") + b"0000644\0" * 3 + size + b"00000000000\0" + b" " * 8 + kind)
    block += bytes(100) + b"ustar\x0000" + bytes(80) + more
    block += bytes(512 - len(block))
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def test_a_header_of_any_size_is_not_held_in_memory(tmp_path):
    for kind in (b"x", b"g", b"L", b"K"):
        data = raw_header(b"long", b"77777777777\0", kind) + bytes(4_096)
        assert "longer than 1 MiB" in causes(opened(tmp_path, data, "pages.tar"))[0]


def test_headers_that_make_no_sense_are_one_fault(tmp_path):
    good = tarred({"a.html": HTML})
    bad = [
        raw_header(b"b.html", b"not a number"),
        raw_header(b"b.html", b"-1\0         "),
        b"x" * 512,
        b"half a header",
    ]
    for block in bad:
        page, fault = opened(tmp_path, good[: 512 + 1024] + block, "pages.tar")
        assert isinstance(page, Page) and "damaged tar archive" in fault.cause


def test_odd_facts_in_a_pax_header_do_no_harm(tmp_path):
    odd = [b"9999 path=a", b"5 x=y", b"0 =\n", b"-3 path=x\n", b"12 size=abc\n", b"30 size=99999999999999999999999\n"]
    for facts in (*odd, b"\xff\xfe\n", b"18 path=\0evil.txt\n", b"11 path=/\n"):
        blocks = raw_header(b"pax", b"%011o\0" % len(facts), b"x") + facts.ljust(512, b"\0")
        for found in opened(tmp_path, blocks + tarred({"a.html": HTML}), "pages.tar"):
            assert isinstance(found, Page) or "\n" not in found.cause


def test_a_file_with_holes_is_a_fault_and_the_next_is_read(tmp_path):
    content = b"1\n0\n10\n".ljust(512, b"\0") + b"<html>ferry".ljust(512, b"\0")
    header = tarfile.TarInfo("GNUSparseFile.0/holes.html")
    facts = {"major": "1", "minor": "0", "name": "holes.html", "realsize": "9" * 15}
    header.pax_headers = {f"GNU.sparse.{key}": value for key, value in facts.items()}
    found = opened(tmp_path, tarred([(header, content), ("a.html", HTML)]), "pages.tar")
    assert names(found, "pages.tar") == ["holes.html", "a.html"] and "with holes" in found[0].cause
    old = raw_header(b"old.html", b"00000001000\0", b"S", bytes(136) + b"\1" + b"00000001000\0")
    more = bytes(504) + b"\1" + bytes(7) + bytes(512)
    found = opened(tmp_path, old + more + bytes(512) + tarred({"a.html": HTML}), "pages.tar")
    assert [type(each) for each in found] == [Fault, Page] and "with holes" in found[0].cause


def test_a_size_beyond_eight_gigabytes_is_read_and_the_file_refused(tmp_path):
    header = raw_header(b"a.html", b"\x80" + (1 << 40).to_bytes(11, "big"))
    (fault,) = opened(tmp_path, header + b"<html>" + b"x" * 30_000, "pages.tar", max_bytes=10_000)[:1]
    assert "larger than" in fault.cause


def test_a_tar_that_breaks_off_gives_what_is_whole_and_one_fault(tmp_path):
    """Each page has a header of 512 bytes and fills 1,024; the picture after them is not read, but was to be there."""
    whole = tarred({"a.html": HTML, "b.html": HTML, "c.png": b"x" * 5_000})
    assert 512 < len(HTML.encode()) <= 1024
    for end, pages, cause in ((812, 0, "middle"), (1636, 1, "damaged"), (2148, 1, "middle"), (3684, 2, "middle")):
        *found, fault = opened(tmp_path, whole[:end], "pages.tar")
        assert [type(each) for each in found] == [Page] * pages and cause in fault.cause


def test_an_old_tar_without_its_mark_is_known_by_its_checksum(tmp_path):
    data = bytearray(tarred({"a.html": HTML}, tarfile.USTAR_FORMAT))
    data[257:265] = bytes(8)
    data[148:156] = b"%06o\0 " % (sum(data[:512]) - sum(data[148:156]) + 8 * 32)
    assert names(opened(tmp_path, bytes(data), "pages.tar"), "pages.tar") == ["a.html"]


# packed files


@pytest.mark.parametrize("suffix,pack", [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_every_packing_is_undone_also_in_several_pieces(tmp_path, suffix, pack):
    for data in (pack(HTML.encode()), pack(HTML[:300].encode()) + pack(HTML[300:].encode())):
        (page,) = opened(tmp_path, data, f"page.html{suffix}")
        assert page.data == HTML.encode() and page.media_type == "text/html"
    for data in (pack(HTML.encode())[:-9], pack(HTML.encode())[:40] + b"\xff" * 40):
        (fault,) = opened(tmp_path, data, f"page.html{suffix}")
        assert isinstance(fault, Fault) and "damaged" in fault.cause
    (fault,) = opened(tmp_path, pack(pack(HTML.encode())), f"page.html{suffix}")
    assert "unpack it once first" in fault.cause


@pytest.mark.parametrize("suffix,pack", [(".bz2", bz2.compress), (".xz", lzma.compress)])
def test_a_packed_bomb_is_stopped(tmp_path, suffix, pack):
    bomb = pack(b'{"text": "') + pack(b"a" * 30_000_000) * 8
    start = time.monotonic()
    found = opened(tmp_path, bomb, f"bomb.jsonl{suffix}", max_bytes=1_000_000_000)
    assert "bomb" in causes(found)[-1] and time.monotonic() - start < 20


def test_an_xz_file_may_not_ask_for_much_memory(tmp_path):
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 28}]
    packed = lzma.compress(HTML.encode(), filters=filters)
    assert "emory" in causes(opened(tmp_path, packed, "page.html.xz"))[0]
