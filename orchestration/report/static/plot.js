// Yearly lines as SVG, drawn in the browser for the exploring page. Text goes in as text, never as markup.
"use strict";
window.memomart ??= {};
memomart.figure = (value, unit, kind) => {
  const short = (number, decimals) => number.toLocaleString("en", { maximumFractionDigits: decimals });
  const scaled = (size) => { for (const [scale, letter] of [[1e12, "T"], [1e9, "B"], [1e6, "M"]]) if (size >= scale * 0.99995) return short(size / scale, 2) + letter; return short(size, size < 1e4 ? 2 : 0); };
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  const symbols = { USD: "$", EUR: "€", GBP: "£", INR: "₹", JPY: "¥", KRW: "₩", BRL: "R$" };
  const text = () => {
    if (kind === "index") return short(size, 1);
    if (kind === "percent") return `${short(size * 100, size >= 0.001 ? 1 : 3)}%`;
    if (kind === "percentage_point") return `${short(size * 100, 2)} pp`;
    if (kind === "basis_point") return `${short(size * 1e4, 1)} bps`;
    if (kind === "multiple") return `${short(size, 2)}×`;
    if (kind === "ratio") return short(size, 2);
    if (kind === "duration") return `${short(size, 2)} ${unit}s`;
    if (unit.startsWith("other:")) return `${scaled(size)} ${unit.slice(6)}`;
    if (kind === "money") return (symbols[unit] ?? `${unit} `) + scaled(size);
    return scaled(size);
  };
  return sign + text();
};
memomart.plot = (lines, unit, kind, label, room) => {
  const width = Math.max(320, Math.min(900, room));
  const [height, left, right, top, bottom] = [width < 600 ? 260 : 400, 68, 18, 14, 30];
  const make = (name, attributes, text) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const points = lines.flatMap((line) => line.points);
  const years = points.map((point) => point.year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  let low = Infinity, high = -Infinity;
  for (const point of points) for (const end of [point.value, point.low, point.high]) if (end !== null) { low = Math.min(low, end); high = Math.max(high, end); }
  if (low > 0 && low < high * 0.6) low = 0;
  if (high < 0 && high > low * 0.6) high = 0;
  // As on the memos' pages: an axis spans a fifth of its figures at least, so that a small step looks small.
  const lacking = 0.2 * Math.max(Math.abs(low), Math.abs(high)) - (high - low);
  if (lacking > 0) { low -= lacking / 2; high += lacking / 2; }
  const rough = ((high - low) || Math.abs(high) || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough * 0.999);
  let start = Math.floor(low / step + 1e-9) * step;
  let end = Math.ceil(high / step - 1e-9) * step;
  if (end <= start) { start -= step; end += step; }
  const x = (year) => (last > first ? left + (year - first) / (last - first) * (width - left - right) : (left + width - right) / 2);
  const y = (value) => height - bottom - (value - start) / (end - start) * (height - top - bottom);
  const svg = make("svg", { class: "chart wide", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label });
  for (let place = 0; place <= Math.round((end - start) / step); place += 1) {
    const value = Math.abs(start + place * step) < step / 1e6 ? 0 : start + place * step;
    svg.append(make("path", { class: value === 0 ? "axis" : "grid", d: `M${left} ${y(value)}H${width - right}` }));
    svg.append(make("text", { x: left - 8, y: y(value), class: "e" }, memomart.figure(value, unit, kind)));
  }
  const every = Math.ceil((last - first + 1) / (width / 64));
  for (let year = first; year <= last; year += 1) if ((last - year) % every === 0) svg.append(make("text", { x: x(year), y: height - 8, class: "m" }, year));
  for (const line of lines) {
    const bounded = line.points.filter((point) => point.low !== null && point.high !== null);
    if (bounded.some((point) => point.low !== point.high)) {
      const over = bounded.map((point) => `${x(point.year)},${y(point.high)}`);
      const under = bounded.map((point) => `${x(point.year)},${y(point.low)}`).reverse();
      svg.append(make("polygon", { class: `band c${line.colour}`, points: [...over, ...under].join(" ") }));
    }
  }
  for (const line of lines) svg.append(make("polyline", { class: `line c${line.colour} dash${line.dash}`, points: line.points.map((point) => `${x(point.year)},${y(point.value)}`).join(" ") }));
  for (const line of lines) for (const point of line.points) {
    const dot = make("circle", { class: `${point.href ? "dot" : "between"} c${line.colour}`, cx: x(point.year), cy: y(point.value), r: point.href ? 4 : 2 });
    dot.append(make("title", {}, `${line.name}, ${point.year}: ${memomart.figure(point.value, unit, kind)}${point.href ? "" : " (interpolated)"}`));
    if (!point.href) { svg.append(dot); continue; }
    const link = make("a", { href: point.href, tabindex: "-1" });
    link.append(dot);
    svg.append(link);
  }
  return svg;
};
