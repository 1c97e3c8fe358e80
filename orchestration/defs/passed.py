"""What of the build is fit to be published: loaded, built since, and passed by the checks that block.

A run of a part works on a build that other runs have made, perhaps not to their end, and knows only its own
checks. Belongs here: the small file that says what held of the whole. Does not: publishing (`assets.publish`).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dagster import AssetCheckKey, AssetCheckSeverity

from orchestration.storage.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from dagster import AssetCheckResult, AssetKey, AssetsDefinition

    from orchestration.settings import Settings

_SHOWN = 3
_CHECK = ", check "
_PLAIN = "every model, in one run that assumes nothing beside the seeds"


class NotWholeError(RuntimeError):
    """The build may not be published. Attributes: `path`, `missing` (what was not built or did not pass)."""

    def __init__(self, path: Path, missing: Collection[str]) -> None:
        self.path, self.missing = path, tuple(missing)
        more = len(self.missing) - _SHOWN
        shown = "; ".join(self.missing[:_SHOWN]) + (f"; and {more} more" if more > 0 else "")
        super().__init__(
            f"{path}: found a build in which these were not built, or did not pass, since the memos were loaded: "
            f"{shown}; expected all of it; nothing is published, run `memomart refresh --force`, or materialize these"
        )


def wanted_of(*definitions: AssetsDefinition) -> list[str]:
    """What of `definitions` must hold before the build is published: every asset, every check that blocks."""
    wanted: list[str] = []
    for made in definitions:
        wanted += [_spoken(key) for key in sorted(made.keys)]
        wanted += [_spoken(spec.asset_key, spec.name) for spec in made.check_specs if spec.blocking]
    return wanted


def forget_all(settings: Settings) -> None:
    """Note that nothing holds of the build, before its memos are loaded anew."""
    _write(settings, set())


def forget(settings: Settings, assets: Iterable[AssetKey], checks: Iterable[AssetCheckKey]) -> None:
    """Note that `assets` are to be built and `checks` asked anew: until then none holds, nor what was asked of them."""
    rebuilt = {_spoken(key) for key in assets}
    asked = {_spoken(key.asset_key, key.name) for key in checks}
    _write(settings, {name for name in _read(settings) - {*asked, _PLAIN} if name.partition(_CHECK)[0] not in rebuilt})


def note_passed(settings: Settings, assets: Iterable[AssetKey], checks: Mapping[AssetCheckKey, bool]) -> None:
    """Note that `assets` were built, and of each of `checks` whether it lets what follows go on."""
    asked = {_spoken(key.asset_key, key.name): is_good for key, is_good in checks.items()}
    held = _read(settings) | {_spoken(key) for key in assets}
    _write(settings, {name for name in held | set(asked) if asked.get(name, True)})


def note_plain(settings: Settings) -> None:
    """Note that one run has built every model, and as the seeds say."""
    _write(settings, _read(settings) | {_PLAIN})


def is_plain(settings: Settings) -> bool:
    """Whether no run of a part, or of what somebody assumes, has built a model since one run built them all."""
    return _PLAIN in _read(settings)


def answers(results: Iterable[AssetCheckResult]) -> dict[AssetCheckKey, bool]:
    """Of each check that was asked whether it lets what follows go on."""
    return {
        AssetCheckKey(result.asset_key, result.check_name): result.passed or result.severity == AssetCheckSeverity.WARN
        for result in results
        if result.asset_key is not None and result.check_name is not None
    }


def require_whole(settings: Settings, wanted: Iterable[str]) -> None:
    """Raise NotWholeError unless each of `wanted` holds of the build."""
    held = _read(settings)
    if missing := [name for name in wanted if name not in held]:
        raise NotWholeError(settings.build_database, missing)


def _spoken(asset: AssetKey, check: str | None = None) -> str:
    """An asset, or a check of one, as alerts name it too."""
    name = asset.to_user_string()
    return f"{name}{_CHECK}{check}" if check is not None else name


def _read(settings: Settings) -> set[str]:
    try:
        # Of a build that somebody removed the next run of a part makes a new one, which holds nothing else.
        return set(json.loads(_file(settings).read_text())) if settings.build_database.exists() else set()
    except (FileNotFoundError, ValueError, TypeError):
        # None yet, or no JSON of ours, as a loss of power may leave it.
        return set()


def _write(settings: Settings, names: set[str]) -> None:
    text = json.dumps(sorted(names), indent=0)
    replace_file(_file(settings), lambda fresh: fresh.write_text(text))


def _file(settings: Settings) -> Path:
    return settings.build_folder / "passed.json"
