"""What a run needs besides its inputs: its settings and the right to build.

Belongs here: `BuildSession`. Does not: how dbt is run (`dbt_runner`).
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dagster import ConfigurableResource, InitResourceContext
from pydantic import Field, PrivateAttr

from orchestration.expectations.worker import Examiner
from orchestration.settings import Settings
from orchestration.storage.lock import BuildBusyError, build_lock

if TYPE_CHECKING:
    from collections.abc import Iterator


class BuildSession(ConfigurableResource[Any]):
    """The folders and limits of a run, and the build lock from its first step to its last.

    Every asset and check that touches the build database requires it, so of two runs at once, from
    whatever trigger, one waits and, if the other does not end in time, fails before it did anything.
    """

    raw: str = Field(description="Folder of the memos.")
    warehouse: str = Field(description="Folder of everything generated.")
    dbt_project: str = Field(description="Folder of the dbt project.")
    workers: int = Field(description="Reading processes.")
    max_file_bytes: int = Field(description="Size from which a memo is refused unread.")
    lock_wait_seconds: float = Field(description="How long to wait for another run to end.")
    _examiner: Examiner = PrivateAttr(default_factory=Examiner)

    @classmethod
    def of(cls, settings: Settings, lock_wait_seconds: float) -> BuildSession:
        """The session of runs over `settings`."""
        return cls(
            raw=str(settings.raw),
            warehouse=str(settings.warehouse),
            dbt_project=str(settings.dbt_project),
            workers=settings.workers,
            max_file_bytes=settings.max_file_bytes,
            lock_wait_seconds=lock_wait_seconds,
        )

    @property
    def settings(self) -> Settings:
        """The same as typed settings."""
        return Settings(
            raw=Path(self.raw),
            warehouse=Path(self.warehouse),
            dbt_project=Path(self.dbt_project),
            workers=self.workers,
            max_file_bytes=self.max_file_bytes,
        )

    @property
    def examiner(self) -> Examiner:
        """great-expectations in its own process; ends with the run."""
        return self._examiner

    @contextmanager
    def yield_for_execution(self, context: InitResourceContext) -> Iterator[BuildSession]:
        """Hold the build lock for the run. Raises BuildBusyError if another run does not end in time."""
        settings = self.settings
        settings.export()
        with self._lock(settings.lock, context):
            try:
                yield self
            finally:
                self._examiner.stop()

    @contextmanager
    def _lock(self, path: Path, context: InitResourceContext) -> Iterator[None]:
        with ExitStack() as held:
            try:
                held.enter_context(build_lock(path))
            except BuildBusyError as busy:
                if context.log is not None:
                    context.log.info(f"{busy}; waiting up to {self.lock_wait_seconds:.0f} s")
                held.enter_context(build_lock(path, self.lock_wait_seconds))
            yield
