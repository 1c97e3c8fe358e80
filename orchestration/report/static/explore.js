// The exploring page: one measure at a time is loaded, then entities, part, unit and scenarios narrow its series.
"use strict";
(() => {
  const MOST_LINES = 24;
  const MOST_CHOICES = 200;
  const COLOURS = 6;
  const NAMES = { unspecified: "as stated", base: "base", bear: "bear", bull: "bull" };
  const files = new Map();
  const byId = (id) => document.getElementById(id);
  const take = (name) => (window.memomart?.[`on_${name}`] ?? []).splice(0);
  const load = (file) => new Promise((done) => {
    const script = document.createElement("script");
    script.src = `data/${file}`;
    script.onload = script.onerror = () => { script.remove(); done(); };
    document.head.append(script);
  });
  const element = (name, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  };

  const start = () => {
    const catalog = take("catalog")[0]?.[0];
    const state = byId("state");
    if (!catalog) { state.textContent = "The catalogue of this report is missing."; return; }
    if (!catalog.concepts.length) { state.textContent = "No memo follows a measure over several years."; return; }
    const chosen = { concept: null, entities: new Set(), scenarios: new Set(["unspecified", "base", "bear", "bull"]), member: null, unit: null };
    let series = [];

    const choices = (box, find, entries, kind, isOn, pick) => {
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      const fits = entries.filter((entry) => words.every((word) => entry.text.includes(word)));
      const shown = [...fits.filter((entry) => isOn(entry.key)), ...fits.filter((entry) => !isOn(entry.key))].slice(0, MOST_CHOICES);
      box.replaceChildren(...shown.map((entry) => {
        const input = element("input", { type: kind, name: box.id, value: String(entry.key), checked: isOn(entry.key) });
        input.addEventListener("change", () => pick(entry.key, input.checked));
        return element("label", {}, input, element("span", { textContent: entry.name }), element("small", { textContent: entry.count }));
      }));
      if (fits.length > shown.length) box.append(element("p", { className: "note", textContent: `${fits.length - shown.length} more: type to narrow.` }));
    };
    const concepts = catalog.concepts.map(([key, name, file, count]) => ({ key, name, file, count, text: name.toLowerCase() }));
    const drawConcepts = () => choices(byId("concepts"), byId("concept-find"), concepts, "radio", (key) => key === chosen.concept, choose);
    const entityEntries = () => {
      const counts = new Map();
      for (const row of series) counts.set(row[1], (counts.get(row[1]) ?? 0) + 1);
      return [...counts].map(([key, count]) => ({ key, count, name: catalog.entities[key][0], text: `${catalog.entities[key][0]} ${catalog.entities[key][2]}`.toLowerCase() }))
        .sort((a, b) => catalog.entities[b.key][3] - catalog.entities[a.key][3] || a.name.localeCompare(b.name, "en"));
    };
    const drawEntities = () => choices(byId("entities"), byId("entity-find"), entityEntries(), "checkbox", (key) => chosen.entities.has(key), (key, on) => { if (on) chosen.entities.add(key); else chosen.entities.delete(key); narrow(); });

    const options = (select, values, value) => {
      select.replaceChildren(...values.map(([key, name]) => element("option", { value: key, textContent: name, selected: key === value })));
      select.disabled = values.length < 2;
    };
    const counted = (rows, place, name) => {
      const counts = new Map();
      for (const row of rows) counts.set(row[place], (counts.get(row[place]) ?? 0) + 1);
      return [...counts].sort((a, b) => (b[0] === "") - (a[0] === "") || b[1] - a[1]).map(([key, count]) => [key, `${name(key)} (${count})`]);
    };
    const picked = () => series.filter((row) => chosen.entities.has(row[1]));

    // Part and unit can only be what the entities picked have; what was picked before is kept where it still exists.
    const narrow = () => {
      const rows = picked();
      const members = counted(rows, 2, (key) => key || "the whole");
      if (!members.some(([key]) => key === chosen.member)) chosen.member = members[0]?.[0] ?? null;
      options(byId("member"), members, chosen.member);
      const units = counted(rows.filter((row) => row[2] === chosen.member), 4, (key) => (key === "pure" ? "percent or ratio" : key));
      if (!units.some(([key]) => key === chosen.unit)) chosen.unit = units[0]?.[0] ?? null;
      options(byId("unit"), units, chosen.unit);
      draw();
    };

    const choose = async (concept) => {
      const entry = concepts.find(({ key }) => key === concept) ?? concepts[0];
      chosen.concept = entry.key;
      state.textContent = `Loading ${entry.name}.`;
      if (!files.has(entry.key)) {
        await load(entry.file);
        for (const [key, rows] of take("series")) files.set(key, rows);
      }
      if (chosen.concept !== entry.key) return;
      series = files.get(entry.key) ?? [];
      const held = new Set(series.map((row) => row[1]));
      for (const key of [...chosen.entities]) if (!held.has(key)) chosen.entities.delete(key);
      if (!chosen.entities.size) for (const { key } of entityEntries().slice(0, 3)) chosen.entities.add(key);
      drawConcepts();
      drawEntities();
      narrow();
    };

    const lineOf = (row, colour) => {
      const [memo, entity, , scenario, , , , year, values, lows, highs, anchors] = row;
      const [name, edition, page] = catalog.memos[memo];
      const isIndex = document.querySelector("input[name=form]:checked").value === "index";
      const scale = isIndex ? 100 / values[0] : 1;
      const scaled = (value) => (value === null ? null : value * scale);
      const points = values.map((value, place) => ({ year: year + place, value: scaled(value), low: scaled((lows || values)[place]), high: scaled((highs || values)[place]), href: anchors[place] ? `${page}#${anchors[place]}` : null }));
      const parts = [catalog.entities[entity][0]];
      if (catalog.entities[entity][0] !== name || edition) parts.push([catalog.entities[entity][0] === name ? "" : name, edition].filter(Boolean).join(" "));
      if (scenario !== "unspecified") parts.push(NAMES[scenario] ?? scenario);
      return { name: parts.join(" · "), colour, dash: { bear: 2, bull: 3 }[scenario] ?? 1, points, isIndex };
    };

    const draw = () => {
      const entry = concepts.find(({ key }) => key === chosen.concept);
      const isIndex = document.querySelector("input[name=form]:checked").value === "index";
      const fits = picked().filter((row) => row[2] === chosen.member && row[4] === chosen.unit && chosen.scenarios.has(row[3]) && !(isIndex && !(row[8][0] > 0)));
      const rows = fits.slice(0, MOST_LINES);
      const colours = new Map();
      for (const row of rows) if (!colours.has(row[0] + ":" + row[1])) colours.set(row[0] + ":" + row[1], colours.size % COLOURS + 1);
      const lines = rows.map((row) => lineOf(row, colours.get(row[0] + ":" + row[1])));
      const kind = isIndex ? "index" : rows[0]?.[5];
      state.textContent = !rows.length ? "Nothing fits: pick an entity or another scenario." : fits.length > rows.length ? `${entry.name}: the first ${rows.length} of ${fits.length} series.` : `${entry.name}: ${rows.length} series.`;
      byId("plot").replaceChildren();
      byId("figures").replaceChildren();
      remember();
      if (!rows.length) return;
      const legend = element("ul", { className: "legend" }, ...lines.map((line) => element("li", {}, element("i", { className: `key c${line.colour}` }), line.name)));
      byId("plot").append(element("figcaption", { textContent: entry.name + (chosen.member ? ` · ${chosen.member}` : "") }), legend, memomart.plot(lines, chosen.unit, kind, `${entry.name} of ${lines.map((line) => line.name).join(", ")}`, byId("plot").clientWidth));
      byId("figures").append(table(lines, kind));
    };

    const table = (lines, kind) => {
      const years = [...new Set(lines.flatMap((line) => line.points.map((point) => point.year)))].sort((a, b) => a - b);
      const head = element("tr", {}, element("th", { scope: "col", textContent: "Series" }), ...years.map((year) => element("th", { scope: "col", textContent: year })));
      const body = lines.map((line) => element("tr", {}, element("th", { scope: "row", textContent: line.name }), ...years.map((year) => {
        const point = line.points.find((one) => one.year === year);
        if (!point) return element("td", { textContent: "—" });
        const text = memomart.figure(!point.href && kind === "count" && point.value > 100 ? Math.round(point.value) : point.value, chosen.unit, kind) + (point.high === null ? "+" : "");
        return element("td", {}, point.href ? element("a", { className: "f", href: point.href, textContent: text }) : element("span", { className: "d", title: "interpolated", textContent: text }));
      })));
      return element("table", { className: "num" }, element("thead", {}, head), element("tbody", {}, ...body));
    };

    // The address holds what was picked, so that a view can be sent to somebody.
    const remember = () => {
      const parts = new URLSearchParams({ concept: chosen.concept });
      if (chosen.entities.size) parts.set("entities", [...chosen.entities].map((key) => catalog.entities[key][1].replace(/^entity\/|\.html$/g, "")).join(","));
      if (chosen.member) parts.set("part", chosen.member);
      history.replaceState(null, "", `#${parts}`);
    };
    const recall = () => {
      const parts = new URLSearchParams(location.hash.slice(1));
      const wanted = new Set((parts.get("entities") ?? "").split(","));
      catalog.entities.forEach(([, page], key) => { if (wanted.has(page.replace(/^entity\/|\.html$/g, ""))) chosen.entities.add(key); });
      chosen.member = parts.get("part") ?? "";
      choose(parts.get("concept"));
    };

    byId("scenarios").append(...Object.entries(NAMES).map(([key, name]) => {
      const input = element("input", { type: "checkbox", checked: true });
      input.addEventListener("change", () => { if (input.checked) chosen.scenarios.add(key); else chosen.scenarios.delete(key); draw(); });
      return element("label", {}, input, name);
    }));
    byId("concept-find").addEventListener("input", drawConcepts);
    byId("entity-find").addEventListener("input", drawEntities);
    byId("member").addEventListener("change", (event) => { chosen.member = event.target.value; narrow(); });
    byId("unit").addEventListener("change", (event) => { chosen.unit = event.target.value; draw(); });
    document.querySelectorAll("input[name=form]").forEach((input) => input.addEventListener("change", draw));
    byId("picker").addEventListener("submit", (event) => event.preventDefault());
    recall();
  };
  document.addEventListener("DOMContentLoaded", start);
})();
