"""Typed errors of the reader: why a memo was refused.

Belongs here: the error classes, each with a stable code and public attributes.
Does not: deciding when a memo is refused (`source`) or refusing a single value (`facts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from pathlib import Path


class MemoError(Exception):
    """A memo that cannot be read. The other memos of a run are read all the same.

    `code` is stable and meant for tables and tests; `path` is the file; `found` and `expected` say
    what is wrong; `advice` says what to do.
    """

    code: ClassVar[str] = "memo_unreadable"

    def __init__(self, path: Path, *, found: str, expected: str, advice: str) -> None:
        self.path = path
        self.found = found
        self.expected = expected
        self.advice = advice
        super().__init__(f"{path.name}: found {found}, expected {expected}. {advice}")

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with the keyword arguments: errors cross the process pool."""
        return _rebuild, (type(self), self.path, self.found, self.expected, self.advice)


def _rebuild(kind: type[MemoError], path: Path, found: str, expected: str, advice: str) -> MemoError:
    return kind(path, found=found, expected=expected, advice=advice)


class MemoNotFoundError(MemoError):
    """The file is gone, is a folder, or may not be read."""

    code = "memo_not_found"


class MemoOutsideRootError(MemoError):
    """The path leaves the inbox, by `..` or by a symbolic link."""

    code = "memo_outside_root"


class MemoUnsupportedError(MemoError):
    """The file's ending names no format the reader knows."""

    code = "memo_unsupported"


class MemoTooLargeError(MemoError):
    """The file has more bytes or lines than the limits allow."""

    code = "memo_too_large"


class MemoBinaryError(MemoError):
    """The file is not text."""

    code = "memo_binary"


class MemoEmptyError(MemoError):
    """The file has no text in it."""

    code = "memo_empty"
