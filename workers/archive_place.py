"""Where the archive's files are: in a folder, or, once they are finished, in an object store that fsspec knows.

Files are written in the folder in any case: a page is accepted when it is on a disk, and object stores cannot add to
a file. What is finished is then moved to the other place, with its index. Whatever is not there yet (the store was
away, the process was killed) stays in the folder, is read there, and is moved with the next file.
"""

import fcntl
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from workers import cdxj
from workers.archive_files import OPEN, ArchiveError, locate

log = logging.getLogger("copydesk.archive")

FINISHED = (".warc.gz", ".warc")
#: In an open file's folder: who holds it moves files, or writes to one that may be moved.
_LOCK = ".moving"
PART = ".part"


class Place(Struct, frozen=True):
    """The folder in which files are written, and the address (``s3://bucket/warc``) where finished ones are kept."""

    folder: Path
    url: str = ""

    def fetch(self, file: str, offset: int, length: int) -> bytes:
        """A piece of a file. ArchiveError if it is in neither place, or cannot be read."""
        try:
            with locate(self.folder, file).open("rb") as opened:
                opened.seek(offset)
                return opened.read(length)
        except (ArchiveError, OSError) as error:
            if not self.url:
                raise ArchiveError(f"{file} at {offset} cannot be read: {error}") from error
        fs, root = self._remote()
        with _told(f"{self.url}/{file}"):
            found: bytes = fs.cat_file(f"{root}/{Path(file).name}", start=offset, end=offset + length)
        return found

    def sizes(self) -> dict[str, int]:
        """Every file by its name, open or finished, and how long it is."""
        found = dict(self._there()) if self.url else {}
        here = (path for path in self.folder.glob("*") if path.is_file())
        return found | {path.name.removesuffix(OPEN): path.stat().st_size for path in here}

    def files(self) -> tuple[str, ...]:
        """The names of all archive files, in the order in which they were begun: their names say when."""
        return tuple(sorted(name for name in self.sizes() if name.endswith(FINISHED)))

    @contextmanager
    def local(self, file: str) -> Iterator[Path]:
        """A file as one of the folder: itself, or a copy for as long as the block lasts."""
        try:
            path = locate(self.folder, file)
        except ArchiveError:
            if not self.url:
                raise
        else:
            yield path
            return
        with self._copied(file) as copy:
            yield copy

    @contextmanager
    def changed(self, file: str) -> Iterator[Path | None]:
        """A file to be written to in the block, and put back in its place; None if it is in neither place.

        Where it lies in both (a move was cut off), both are changed. Nobody on this host moves it meanwhile.
        """
        name = Path(file).name
        with _locked(self.folder / _LOCK if self.url else None):
            away = bool(self.url) and self._is_there(name)
            try:
                here = locate(self.folder, name)
            except ArchiveError:
                if not away:
                    yield None
                    return
            else:
                if away and not cdxj.beside(self.folder / name).exists():
                    self._get_index(self.folder / name)
                yield here
                if away:
                    self._put(here, name)
                return
            with self._copied(name) as copy:
                yield copy
                self._put(copy, name)

    def move(self) -> int:
        """Move the folder's finished files away; how many. One that cannot be moved stays, and is told in the log."""
        if not self.url:
            return 0
        count = 0
        with _locked(self.folder / _LOCK):
            for path in sorted(path for path in self.folder.glob("*.warc.gz") if path.is_file()):
                try:
                    self._put(path, path.name)
                except ArchiveError as error:
                    log.warning("%s stays where it is: %s", path, error)
                    continue
                for one in (path, cdxj.beside(path)):
                    one.unlink(missing_ok=True)
                count += 1
        return count

    @contextmanager
    def indexes(self) -> Iterator[tuple[Path, ...]]:
        """The lines of all finished files, as files to read for as long as the block lasts."""
        here = {path.name: path for path in self.folder.glob(f"*{cdxj.ENDING}")}
        away = sorted({name for name in self.sizes() if name.endswith(cdxj.ENDING)} - here.keys()) if self.url else []
        with tempfile.TemporaryDirectory() as folder:
            for name in away:
                fs, root = self._remote()
                with _told(f"{self.url}/{name}"):
                    fs.get_file(f"{root}/{name}", str(Path(folder, name)))
                here[name] = Path(folder, name)
            yield tuple(here[name] for name in sorted(here))

    def put_index(self, copy: Path, file: str) -> None:
        """Put the lines of a file that is kept away beside it."""
        fs, root = self._remote()
        with _told(self.url):
            fs.put_file(str(cdxj.beside(copy)), f"{root}/{cdxj.beside(Path(file)).name}")

    def remove(self, file: str) -> None:
        """Delete a file and its index, wherever they are."""
        for path in (self.folder / Path(file).name, cdxj.beside(self.folder / Path(file).name)):
            path.unlink(missing_ok=True)
            if self.url:
                fs, root = self._remote()
                with _told(self.url), suppress(FileNotFoundError):
                    fs.rm_file(f"{root}/{path.name}")

    @contextmanager
    def _copied(self, file: str) -> Iterator[Path]:
        """A copy of a file that is kept away, and of its index."""
        fs, root = self._remote()
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.folder, prefix="copy-") as folder:
            copy = Path(folder, Path(file).name)
            with _told(f"{self.url}/{file}"):
                fs.get_file(f"{root}/{copy.name}", str(copy))
            self._get_index(copy)
            yield copy

    def _get_index(self, copy: Path) -> None:
        """Fetch the lines of a file, if it has any, to beside a copy of it."""
        fs, root = self._remote()
        index = cdxj.beside(copy)
        with _told(self.url):
            if fs.isfile(f"{root}/{index.name}"):
                fs.get_file(f"{root}/{index.name}", str(index))

    def _put(self, path: Path, name: str) -> None:
        """Copy a file and its index to the other place; they get their names at last: no half of one has it."""
        fs, root = self._remote()
        with _told(self.url):
            fs.makedirs(root, exist_ok=True)
            for one, target in ((path, name), (cdxj.beside(path), cdxj.beside(Path(name)).name)):
                if one.exists():
                    fs.put_file(str(one), f"{root}/{target}{PART}")
                    fs.mv(f"{root}/{target}{PART}", f"{root}/{target}")

    def _is_there(self, file: str) -> bool:
        fs, root = self._remote()
        with _told(self.url):
            return bool(fs.isfile(f"{root}/{file}"))

    def _there(self) -> Iterator[tuple[str, int]]:
        fs, root = self._remote()
        with _told(self.url), suppress(FileNotFoundError):
            fs.invalidate_cache()
            for found in fs.ls(root, detail=True):
                if found["type"] == "file" and not found["name"].endswith(PART):
                    yield found["name"].rpartition("/")[2], int(found["size"] or 0)

    def _remote(self) -> tuple[Any, str]:
        """The file system of the other place, and the path in it. ArchiveError if the package for it is missing."""
        try:
            import fsspec

            fs, root = fsspec.url_to_fs(self.url)
        except ImportError as error:
            raise ArchiveError(
                f"archive {self.url}: {error}; `pip install 'copydesk[remote]'` and its package"
            ) from error
        except (ValueError, OSError) as error:
            raise ArchiveError(f"archive {self.url} is no address that fsspec knows: {error}") from error
        return fs, str(root).rstrip("/")


#: A folder alone is a place too.
Where = Path | Place


def place_of(where: Where) -> Place:
    """A folder as the place that it is."""
    return where if isinstance(where, Place) else Place(where)


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Whatever an object store says becomes an ArchiveError; drivers have exceptions of their own."""
    try:
        yield
    except (FileNotFoundError, ArchiveError):
        raise
    except Exception as error:
        raise ArchiveError(f"{what}: {type(error).__name__}: {error}; check that it can be reached") from error


@contextmanager
def _locked(file: Path | None) -> Iterator[None]:
    """Hold a lock of this host for the block, if there is a file for it."""
    if file is None:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
