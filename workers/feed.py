"""An iterator read by a thread of its own, with a file descriptor that says when an item is there."""

import os
import threading
from collections.abc import Iterable
from queue import SimpleQueue
from typing import Any

#: Comes after the last item.
END = object()


class Feed:
    """Items taken from an iterator by a thread, so that waiting for input does not keep back results.

    At most ``room`` items are taken ahead of ``give_room``; ``more`` says whether an end was not yet taken.
    """

    def __init__(self, source: Iterable[Any], room: int) -> None:
        self.more = True
        self._queue: SimpleQueue[Any] = SimpleQueue()
        self._room = threading.Semaphore(room)
        self._read, self._write = os.pipe()
        self._lock = threading.Lock()
        threading.Thread(target=self._run, args=(source,), daemon=True).start()

    def _run(self, source: Iterable[Any]) -> None:
        try:
            for item in source:
                self._room.acquire()
                if not self.more:
                    return
                self._put(item)
            self._put(END)
        except BaseException as error:  # raised again by take(), in the thread that asked
            self._put(_Raised(error))

    def _put(self, item: Any) -> None:
        self._queue.put(item)
        with self._lock:
            if self._write >= 0:
                os.write(self._write, b".")

    def fileno(self) -> int:
        """Readable when ``take`` has something to give."""
        return self._read

    def take(self) -> Any:
        """The item that is ready, or ``END``; raises what the iterator raised."""
        os.read(self._read, 1)
        item = self._queue.get()
        if item is END or isinstance(item, _Raised):
            self.more = False
        if isinstance(item, _Raised):
            raise item.error
        return item

    def give_room(self) -> None:
        """One item is done with: another may be taken ahead."""
        self._room.release()

    def close(self) -> None:
        """Stop taking items; the thread ends with the item that it waits for."""
        self.more = False
        self._room.release()
        with self._lock:
            os.close(self._read)
            os.close(self._write)
            self._write = -1


class _Raised:
    def __init__(self, error: BaseException) -> None:
        self.error = error
