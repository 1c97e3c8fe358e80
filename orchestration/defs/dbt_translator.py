"""What a dbt node becomes in Dagster: its key, group, owners, kinds and description.

Belongs here: the translator. Does not: running dbt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dagster import AssetCheckSpec, AssetKey, AssetSpec
from dagster_dbt import DagsterDbtTranslator, DagsterDbtTranslatorSettings, DbtProject

from orchestration.defs.names import DOMAIN_TAG, FRESHNESS, OWNER, raw_key

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEEDS = "seeds"


class MemoTranslator(DagsterDbtTranslator):
    """Keys are `<layer>/<model>`, groups `<layer>` or `marts_<folder>`; sources are the raw assets."""

    def __init__(self) -> None:
        super().__init__(DagsterDbtTranslatorSettings(enable_code_references=True, enable_source_tests_as_checks=True))
        # Asked for again by every test of a model, when the definitions load and at each of its results.
        self._specs: dict[tuple[int, str], AssetSpec] = {}

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> AssetKey:
        """`raw/<table>` for a source, else `<layer>/<name>`."""
        name = str(dbt_resource_props["name"])
        if dbt_resource_props["resource_type"] == "source":
            return raw_key(name)
        return AssetKey([_layer(dbt_resource_props), name])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """The layer; below marts the folder as well."""
        folders = dbt_resource_props["fqn"][1:-1]
        if dbt_resource_props["resource_type"] == "source":
            return "ingest"
        return "_".join([_layer(dbt_resource_props), *folders[1:]])

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """The description in the project's YAML; the SQL is one click away by its code reference."""
        return str(dbt_resource_props.get("description") or "")

    def get_asset_spec(self, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None) -> AssetSpec:
        """dagster-dbt's spec with our owner, tags and the kind of relation."""
        key = (id(manifest), unique_id)
        if key not in self._specs:
            self._specs[key] = self._spec(manifest, unique_id, project)
        return self._specs[key]

    def _spec(self, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None) -> AssetSpec:
        spec = super().get_asset_spec(manifest, unique_id, project)
        props = self.get_resource_props(manifest, unique_id)
        if props["resource_type"] == "source":
            return spec
        kind = "seed" if props["resource_type"] == "seed" else str(props["config"]["materialized"])
        return spec.replace_attributes(
            owners=[OWNER],
            tags={**spec.tags, **DOMAIN_TAG, "layer": _layer(props)},
            kinds={*spec.kinds, kind},
            freshness_policy=FRESHNESS if _layer(props) == "marts" else None,
        )

    def get_asset_check_spec(
        self, asset_spec: AssetSpec, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None
    ) -> AssetCheckSpec | None:
        """dagster-dbt's spec with the test's own description."""
        spec = super().get_asset_check_spec(asset_spec, manifest, unique_id, project)
        description = self.get_resource_props(manifest, unique_id).get("description")
        return spec._replace(description=str(description)) if spec is not None and description else spec


def _layer(props: Mapping[str, Any]) -> str:
    return _SEEDS if props["resource_type"] == "seed" else str(props["fqn"][1])
