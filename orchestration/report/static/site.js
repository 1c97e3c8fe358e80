// What every page can do: theme, filters and sorting of tables, "/" to search. Pages are complete without it.
"use strict";
(() => {
  const themes = ["auto", "light", "dark"];
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };
  let theme = themes.includes(stored()) ? stored() : "auto";
  apply(theme);

  const themeButton = (button) => {
    const show = () => { button.textContent = { auto: "Auto", light: "Light", dark: "Dark" }[theme]; button.setAttribute("aria-label", `Colour theme: ${theme}`); };
    button.hidden = false;
    button.addEventListener("click", () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      try { localStorage.setItem("theme", theme); } catch { /* A page opened as a file may store nothing. */ }
      apply(theme);
      show();
    });
    show();
  };

  const filterTable = (input) => {
    const table = document.getElementById(input.dataset.filter);
    const output = input.parentElement.querySelector("output");
    const rows = [...table.tBodies].flatMap((body) => [...body.rows].filter((row) => !row.classList.contains("h")).map((row) => ({ row, body })));
    let texts = null;
    const run = () => {
      texts ??= rows.map(({ row }) => row.textContent.toLowerCase());
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const used = new Set();
      let left = 0;
      rows.forEach(({ row, body }, place) => {
        const keep = words.every((word) => texts[place].includes(word));
        row.hidden = !keep;
        if (keep) { used.add(body); left += 1; }
      });
      for (const body of table.tBodies) body.hidden = words.length > 0 && !used.has(body);
      output.textContent = words.length ? `${left.toLocaleString("en")} of ${rows.length.toLocaleString("en")}` : "";
    };
    input.addEventListener("input", run);
    // A link to a fact that the filter hides must still find it.
    addEventListener("hashchange", () => { if (input.value) { input.value = ""; run(); document.getElementById(location.hash.slice(1))?.scrollIntoView(); } });
  };

  const sortTable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (!head.dataset.sort) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") !== "descending" && head.dataset.sort === "number" || head.getAttribute("aria-sort") === "ascending";
        const key = (row) => { const cell = row.cells[column]; const text = cell.dataset.value ?? cell.textContent.trim(); return head.dataset.sort === "number" ? (text === "" ? -Infinity : Number(text)) : text; };
        const rows = [...table.tBodies[0].rows].map((row) => [key(row), row]);
        const order = head.dataset.sort === "number" ? (a, b) => a[0] - b[0] : (a, b) => a[0].localeCompare(b[0], "en");
        rows.sort((a, b) => (down ? -1 : 1) * order(a, b));
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        table.tBodies[0].append(...rows.map((row) => row[1]));
      });
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    themeButton(document.getElementById("theme"));
    document.querySelectorAll("[data-filter]").forEach(filterTable);
    document.querySelectorAll("table[data-sortable]").forEach(sortTable);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(input|select|textarea)$/i.test(event.target.tagName)) return;
    event.preventDefault();
    const field = document.querySelector("input[type=search]");
    if (field) field.focus();
    else location.href = `${document.body.dataset.root}search.html`;
  });
})();
