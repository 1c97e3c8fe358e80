// The search page: names from the catalogue at once, words of labels from one small file a first letter.
"use strict";
(() => {
  const MOST = 60;
  const shards = new Map();
  const letters = new Set();
  const load = (file) => new Promise((done) => {
    const script = document.createElement("script");
    script.src = `data/${file}`;
    script.onload = script.onerror = () => { script.remove(); done(); };
    document.head.append(script);
  });
  const take = (name) => (window.memomart?.[`on_${name}`] ?? []).splice(0);
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const start = async () => {
    const input = document.getElementById("query");
    const state = document.getElementById("state");
    const list = document.getElementById("results");
    const catalog = take("catalog")[0]?.[0];
    if (!catalog) { state.textContent = "The catalogue of this report is missing."; return; }
    await load("words/letters.js");
    for (const [found] of take("letters")) found.forEach((letter) => letters.add(letter));
    const named = [
      ...catalog.entities.map(([name, page, aliases, memos, kind]) => ({ title: name, page, note: `${kind || "entity"}, in ${memos} ${memos === 1 ? "memo" : "memos"}`, text: plain(`${name} ${aliases}`), rank: 2 })),
      ...catalog.memos.map(([name, edition, page, subject]) => ({ title: edition ? `${name}, ${edition}` : name, page, note: subject || "memo", text: plain(`${name} ${edition} ${subject}`), rank: 1 })),
      ...catalog.concepts.map(([concept, name, , count]) => ({ title: name, page: `explore.html#concept=${encodeURIComponent(concept)}`, note: `measure, ${count} series`, text: plain(name), rank: 0 })),
    ];

    const shardOf = (word) => (/^[a-z0-9]/.test(word) ? word[0] : "other");
    const memosOf = async (word) => {
      const letter = shardOf(word);
      if (!letters.has(letter)) return new Map();
      if (!shards.has(letter)) {
        await load(`words/${letter}.js`);
        for (const [name, words] of take("words")) shards.set(name, words);
      }
      const found = new Map();
      for (const [other, steps] of Object.entries(shards.get(letter) ?? {})) {
        if (!other.startsWith(word)) continue;
        let place = 0;
        for (const step of steps) { place += step; if (!found.has(place)) found.set(place, other); }
      }
      return found;
    };
    const item = ({ title, page, note }) => {
      const li = document.createElement("li");
      const link = document.createElement("a");
      link.href = page;
      link.textContent = title;
      const small = document.createElement("small");
      small.textContent = note;
      li.append(link, small);
      return li;
    };

    let turn = 0;
    const run = async () => {
      const mine = ++turn;
      const query = plain(input.value.trim());
      const words = query.split(/\s+/).filter(Boolean);
      if (!words.length) { list.replaceChildren(); state.textContent = ""; return; }
      const score = (entry) => (entry.text === query ? 8 : entry.text.startsWith(query) ? 4 : 0) + entry.rank;
      const byName = named.filter((entry) => words.every((word) => entry.text.includes(word))).sort((a, b) => score(b) - score(a));
      let memos = null;
      for (const word of input.value.trim().toLowerCase().split(/\s+/).filter((one) => one.length > 2)) {
        const found = await memosOf(word);
        memos = memos === null ? found : new Map([...memos].filter(([place]) => found.has(place)));
      }
      if (mine !== turn) return;
      const pages = new Set(byName.map((entry) => entry.page));
      const byWord = [...(memos ?? [])].map(([place, word]) => ({ memo: catalog.memos[place], word })).filter(({ memo }) => !pages.has(memo[2]))
        .map(({ memo, word }) => ({ title: memo[1] ? `${memo[0]}, ${memo[1]}` : memo[0], page: memo[2], note: `speaks of “${word}”` }));
      const all = [...byName, ...byWord];
      list.replaceChildren(...all.slice(0, MOST).map(item));
      state.textContent = all.length === 0 ? "Nothing found." : all.length > MOST ? `${all.length.toLocaleString("en")} found, the first ${MOST} shown.` : `${all.length} found.`;
      const hash = `#q=${encodeURIComponent(input.value)}`;
      if (location.hash !== hash) history.replaceState(null, "", hash);
    };
    input.addEventListener("input", run);
    const asked = /^#q=(.*)$/.exec(location.hash);
    if (asked) { input.value = decodeURIComponent(asked[1]); run(); }
    input.focus();
  };
  document.addEventListener("DOMContentLoaded", start);
})();
