"""How plots look, and how a chart becomes an image.

Belongs here: sizes, colours, fonts, PNG. Does not: what a plot shows.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any

import altair as alt
import vl_convert

WIDTH, HEIGHT = 520, 280
# Dark blue for the memo's own path, a lighter one for what spreads around it, red and green for less and more.
MEMO, SPREAD, LESS, MORE = "#1b3a5b", "#5b8db8", "#b5493c", "#3f7f5f"
# Told apart by people who do not see all colours alike (Okabe and Ito), the memo's own path apart.
LINES = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f7f7f")
_SCALE_FACTOR = 1.5
_PNG_MARK = b"\x89PNG\r\n\x1a\n"


def chart_of(values: list[dict[str, Any]]) -> alt.Chart:
    """A chart over `values`, which travel inside it."""
    return alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]  # altair 6.3 leaves it untyped


def year_axis() -> alt.Axis:
    """Years as they are written: no thousands, one tick a year."""
    return alt.Axis(format="d", tickMinStep=1, title=None, grid=False)


def png(chart: Any, title: str, subtitle: str) -> bytes:
    """The chart with its titles as PNG."""
    titled = chart.properties(title=alt.TitleParams(title, subtitle=subtitle, anchor="start"), background="white")
    styled = titled.configure_view(strokeWidth=0).configure_axis(labelFontSize=11, titleFontSize=11)
    image: bytes = vl_convert.vegalite_to_png(styled.to_json(), scale=_SCALE_FACTOR)
    return _packed(image)


def _packed(image: bytes) -> bytes:
    """The same PNG, its pixels packed as tight as they go: vl-convert is quick and leaves them three times as large.

    The images stand in the record of each run, which is kept for months.
    """
    head, pixels, at = b"", b"", len(_PNG_MARK)
    while at < len(image):
        (size,) = struct.unpack_from(">I", image, at)
        kind, data, chunk = image[at + 4 : at + 8], image[at + 8 : at + 8 + size], image[at : at + 12 + size]
        if kind == b"IDAT":
            pixels += data
        elif kind != b"IEND":
            head += chunk
        at += len(chunk)
    packed = zlib.compress(zlib.decompress(pixels), 9)
    return _PNG_MARK + head + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
