import tracemalloc
import zipfile
from io import BytesIO

from reports.archives import File, zipped

TEXT = File(name="a/é.txt", content=b"text " * 1000)
PACKED = File(name="a/b.pdf", content=b"%PDF" * 1000, packed=True)


def opened(files):
    return zipfile.ZipFile(BytesIO(b"".join(zipped(files))))


def test_the_files_come_out_as_they_went_in():
    archive = opened([TEXT, PACKED])

    assert archive.testzip() is None
    assert {one.filename: archive.read(one) for one in archive.infolist()} == {
        "a/é.txt": TEXT.content,
        "a/b.pdf": PACKED.content,
    }


def test_what_is_packed_is_not_packed_again():
    text, packed = opened([TEXT, PACKED]).infolist()

    assert text.compress_size < text.file_size
    assert packed.compress_size == packed.file_size


def test_the_same_files_give_the_same_bytes_at_any_time(monkeypatch):
    first = b"".join(zipped([TEXT, PACKED]))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000)

    assert b"".join(zipped([TEXT, PACKED])) == first


def test_an_archive_without_files_is_one():
    assert opened([]).namelist() == []


def test_each_file_leaves_before_the_next_is_asked_for():
    asked = []

    def files():
        for count in range(3):
            asked.append(count)
            yield File(name=str(count), content=b"x" * 100, packed=True)

    chunks = zipped(files())
    next(chunks)

    assert asked == [0]


def test_memory_does_not_grow_with_the_archive():
    def peak(count):
        files = (File(name=f"{number}.pdf", content=bytes(100_000), packed=True) for number in range(count))
        tracemalloc.start()
        for _ in zipped(files):
            pass
        peaked = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peaked

    assert peak(1000) < 2 * peak(10) + 1_000_000
