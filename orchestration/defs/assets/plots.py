"""Images of the what-if marts as metadata of one asset: fan, scenario lines, tornado.

Belongs here: which series are drawn and where the images stand. Does not: the drawing (`plots`).
"""

import base64
from collections.abc import Mapping
from typing import Any

from dagster import AssetExecutionContext, AssetKey, AssetsDefinition, MaterializeResult, MetadataValue, asset

from orchestration.defs.names import DOMAIN_TAG, OWNER
from orchestration.defs.resources import BuildSession
from orchestration.storage.warehouse import arrow, held_open, query

# An event is kept for ever and the UI loads it whole: three images of 150 KB a series.
_DRAWN_SERIES = 4
PLOTTED = [AssetKey(["marts", f"mart_projection_{name}"]) for name in ("drivers", "fan", "scenarios", "sensitivity")]
_SERIES = """
    select series_id, entity from marts.mart_projection_drivers
    group by series_id, entity order by count(ebitda) desc, count(*) desc, entity, series_id
"""


def plots_asset() -> AssetsDefinition:
    """The asset that draws the first few series; the others are counted."""

    @asset(
        key="projection_plots",
        deps=PLOTTED,
        group_name="marts_projections",
        owners=[OWNER],
        tags=DOMAIN_TAG,
        kinds={"altair"},
        description="Plots of the projections, drawn from the marts: how far a projection may be missed, what each "
        "scenario comes to, which driver moves earnings most. The images stand in the metadata.",
    )
    def projection_plots(context: AssetExecutionContext, session: BuildSession) -> MaterializeResult[None]:
        # Altair takes a second to import, which a run that draws nothing need not spend.
        from orchestration import plots

        images: dict[str, MetadataValue[Any]] = {}
        with held_open(session.settings.build_database):
            series = query(session.settings.build_database, _SERIES)
            for series_id, entity in series[:_DRAWN_SERIES]:
                context.log.info(f"drawing {entity}")
                for name, draw, mart in (
                    ("fan", plots.fan, "mart_projection_fan"),
                    ("scenarios", plots.scenario_lines, "mart_projection_scenarios"),
                    ("tornado", plots.tornado, "mart_projection_sensitivity"),
                ):
                    # A memo that states revenue alone has no tornado.
                    if rows := _rows(session, mart, series_id):
                        images[f"{name} {entity} {series_id[:6]}"] = _as_markdown(name, draw(rows))
        left_out = max(len(series) - _DRAWN_SERIES, 0)
        return MaterializeResult(
            metadata={"series": len(series), "series_not_drawn": left_out, **images},
        )

    return projection_plots


def _rows(session: BuildSession, mart: str, series_id: str) -> list[Mapping[str, Any]]:
    # The marts are the three named above.
    sql = f"select * from marts.{mart} where series_id = ?"  # noqa: S608
    rows: list[Mapping[str, Any]] = arrow(session.settings.build_database, sql, [series_id]).to_pylist()
    return rows


def _as_markdown(name: str, image: bytes) -> MetadataValue[Any]:
    return MetadataValue.md(f"![{name}](data:image/png;base64,{base64.b64encode(image).decode()})")
