"use strict";
// Draws every <figure> of the page: log-log or linear, points with error bars, solid, dashed and dotted curves, marked places.
(() => {
  const COLOURS = 7;
  const DASHES = { exact: [], asymptote: [9, 6], fitted: [9, 6], published: [1.5, 5], chance: [] };
  const WIDTHS = { exact: 1.6, asymptote: 1.6, fitted: 1.6, published: 2, chance: 0.7 };
  const STYLES = {
    measured: "measured, ± one standard error",
    exact: "exact",
    asymptote: "asymptotic law",
    fitted: "fitted",
    published: "published form",
    chance: "95 % by chance",
  };
  /** A scale: where its numbers lie on an even one, and how low an error bar may pull its range. */
  const SCALES = {
    log_log: { distr: 3, to: Math.log10, from: e => 10 ** e, splits: logarithmicSplits, leastMargin: 0.01,
      lowest: y => y / 2 },
    linear: { distr: 1, to: x => x, from: x => x, splits: evenSplits, leastMargin: 1e-9,
      lowest: () => -Infinity },
  };
  const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  // Canvas text knows no markup: exponents and indices as the characters that look so, where there are such.
  const RAISED = { ...Object.fromEntries([...SUPERSCRIPTS].map((c, i) => [i, c])),
    "−": "⁻", "-": "⁻", n: "ⁿ", b: "ᵇ", c: "ᶜ", r: "ʳ", "β": "ᵝ", "γ": "ᵞ" };
  const LOWERED = { ...Object.fromEntries([..."₀₁₂₃₄₅₆₇₈₉"].map((c, i) => [i, c])),
    i: "ᵢ", j: "ⱼ", k: "ₖ", m: "ₘ", n: "ₙ", r: "ᵣ", t: "ₜ", "β": "ᵦ" };
  const small = (text, map) => [...text].every(c => map[c]) ? [...text].map(c => map[c]).join("") : null;
  const plain = text => text
    .replace(/\^([−-]?[\p{L}\p{N}]+)/gu, (all, part) => small(part, RAISED) ?? all)
    .replace(/(?<=\p{L})_(\p{L}|\p{N})(?![\p{L}\p{N}])/gu, (all, part) => small(part, LOWERED) ?? all);
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colour = index => css(`--c${index % COLOURS}`);
  const element = (tag, props = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), props);
    made.append(...children);
    return made;
  };

  const power = exponent =>
    "10" + (exponent < 0 ? "⁻" : "") + [...String(Math.abs(exponent))].map(d => SUPERSCRIPTS[d]).join("");

  /** The labels of an axis, all in one manner: 0.01, 2000; or, when one of them is too long for that, 10⁻⁵, 3·10⁶. */
  function ticks(values) {
    const exponent = value => Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    if (values.every(value => value === 0 || exponent(value) >= -3 && exponent(value) < 5)) {
      return values.map(value => String(Number(value.toPrecision(6))).replace("-", "−"));
    }
    return values.map(value => {
      const e = exponent(value), mantissa = Number((value / 10 ** e).toPrecision(4));
      if (e === 0) return String(mantissa);
      return mantissa === 1 ? power(e) : `${mantissa}·${power(e)}`;
    });
  }

  function number(value) {
    if (Number.isInteger(value) && value < 1e15) return value.toLocaleString("en").replaceAll(",", " ");
    const exponent = Math.floor(Math.log10(Math.abs(value)));
    if (exponent >= -4 && exponent < 7) return String(Number(value.toPrecision(5)));
    return `${Number((value / 10 ** exponent).toPrecision(5))}·${power(exponent)}`;
  }

  /** Decades when there are some, else 1-2-5, else even steps; never closer than the space allows. */
  function logarithmicSplits(min, max, most) {
    const from = Math.log10(min), to = Math.log10(max), decades = to - from;
    const marks = [];
    if (decades >= 2) {
      const stride = Math.max(1, Math.ceil(decades / most));
      for (let e = Math.ceil(from / stride) * stride; e <= to; e += stride) marks.push(10 ** e);
    } else if (decades >= 0.7) {
      for (let e = Math.floor(from); e <= to; e++) for (const m of [1, 2, 5]) marks.push(Number(`${m}e${e}`));
    } else {
      return evenSplits(min, max, most);
    }
    return marks.filter(m => m >= min * (1 - 1e-9) && m <= max * (1 + 1e-9));
  }

  function evenSplits(min, max, most) {
    const rough = (max - min) / most, unit = 10 ** Math.floor(Math.log10(rough));
    const step = unit * [1, 2, 5, 10].find(m => m * unit >= rough);
    const marks = [];
    for (let k = Math.ceil(min / step); k * step <= max; k++) marks.push(k * step);
    return marks;
  }

  /** The range of the values, with a margin of 4 % of its length. */
  function padded(values, scale) {
    const places = values.map(scale.to);
    const low = places.reduce((a, b) => Math.min(a, b)), high = places.reduce((a, b) => Math.max(a, b));
    const margin = Math.max(0.04 * (high - low), scale.leastMargin);
    return [scale.from(low - margin), scale.from(high + margin)];
  }

  /** Heights shown: all that was measured, with its error bars, and every exact curve; an asymptote may leave the picture. */
  function heights(series, scale) {
    const ends = ([, y, error]) => [Math.max(y - error, scale.lowest(y)), y + error];
    const range = some => padded(some.flatMap(s => s.points.flatMap(ends)), scale).map(scale.to);
    const sure = series.filter(s => s.style === "measured" || s.style === "exact");
    const [low, high] = range(sure.length ? sure : series), all = range(series);
    const room = (high - low) / 4;
    return [Math.max(all[0], low - room), Math.min(all[1], high + room)].map(scale.from);
  }

  /** A curve's height at x: straight between its points on the plot. */
  function heightAt(points, x, scale) {
    const next = points.findIndex(p => p[0] >= x);
    if (next < 0 || (next === 0 && points[0][0] > x)) return null;
    const [x1, y1] = points[next];
    if (x1 === x) return y1;
    const [x0, y0] = points[next - 1];
    const { to, from } = scale, share = (to(x) - to(x0)) / (to(x1) - to(x0));
    return from(to(y0) + (to(y1) - to(y0)) * share);
  }

  function errorBars(u, data) {
    const { ctx } = u;
    const ratio = devicePixelRatio, { left, top, width, height } = u.bbox;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, width, height);
    ctx.clip();
    data.series.forEach((s, i) => {
      if (s.style !== "measured" || !u.series[i + 1].show) return;
      ctx.strokeStyle = colour(s.colour);
      ctx.lineWidth = 1.4 * ratio;
      for (const [x, y, error] of s.points) {
        if (error === 0) continue;
        const px = u.valToPos(x, "x", true), cap = 3 * ratio;
        const high = u.valToPos(y + error, "y", true);
        const low = y - error > u.scales.y.min ? u.valToPos(y - error, "y", true) : top + height;
        ctx.beginPath();
        ctx.moveTo(px, high);
        ctx.lineTo(px, low);
        for (const end of [high, low]) {
          ctx.moveTo(px - cap, end);
          ctx.lineTo(px + cap, end);
        }
        ctx.stroke();
      }
    });
    ctx.restore();
  }

  function markers(u, data) {
    const { ctx } = u;
    const ratio = devicePixelRatio, { left, top, width, height } = u.bbox;
    ctx.save();
    ctx.font = `${12 * ratio}px system-ui, sans-serif`;
    ctx.fillStyle = ctx.strokeStyle = css("--soft");
    ctx.textBaseline = "top";
    const ends = [];
    for (const { x, label } of data.markers) {
      const px = u.valToPos(x, "x", true);
      if (px < left || px > left + width) continue;
      ctx.setLineDash([3 * ratio, 3 * ratio]);
      ctx.beginPath();
      ctx.moveTo(px, top);
      ctx.lineTo(px, top + height);
      ctx.stroke();
      const room = ctx.measureText(label).width, flip = px + 5 * ratio + room > left + width;
      const start = flip ? px - 5 * ratio - room : px + 5 * ratio;
      // The first line of labels in which this one covers no other.
      let line = ends.findIndex(end => end < start);
      if (line < 0) line = ends.length;
      ends[line] = start + room + 8 * ratio;
      ctx.fillText(label, start, top + (4 + 16 * line) * ratio);
    }
    ctx.restore();
  }

  /** Shows, beside the nearest point, every value of its group at that place. */
  function follow(u, data, tip) {
    const { left, top } = u.cursor;
    let best = null, distance = 30;
    if (left >= 0) {
      data.series.forEach((s, i) => {
        if (!u.series[i + 1].show) return;
        for (const point of s.points) {
          const d = Math.hypot(u.valToPos(point[0], "x") - left, u.valToPos(point[1], "y") - top)
            - (s.style === "measured" ? 8 : 0);
          if (d < distance) [distance, best] = [d, { group: s.group, point }];
        }
      });
    }
    tip.hidden = best === null;
    if (best === null) return;
    const x = best.point[0];
    tip.replaceChildren(element("b", { textContent: best.group }), `${data.xLabel}: ${number(x)}`);
    for (const s of data.series) {
      if (s.group !== best.group) continue;
      const y = heightAt(s.points, x, SCALES[data.axes]);
      const hit = s.points.find(p => p[0] === x);
      if (y === null || (s.style === "measured" && !hit)) continue;
      const error = hit && hit[2] > 0 ? ` ± ${number(Number(hit[2].toPrecision(2)))}` : "";
      tip.append(`\n${s.style === "measured" ? "measured" : STYLES[s.style]}: ${number(y)}${error}`);
    }
    const px = u.valToPos(x, "x"), py = u.valToPos(best.point[1], "y");
    const over = u.over.getBoundingClientRect(), plot = tip.parentElement.getBoundingClientRect();
    const place = over.left - plot.left + px + 14;
    tip.style.left = `${Math.max(0, place + tip.offsetWidth > plot.width ? place - tip.offsetWidth - 28 : place)}px`;
    tip.style.top = `${Math.max(0, over.top - plot.top + py - tip.offsetHeight - 10)}px`;
  }

  function sample(style, label = STYLES[style]) {
    const bars = label === STYLES.measured ? '<path d="M14 1v12M11 1h6M11 13h6"/>' : "";
    const drawing = style === "measured"
      ? `${bars}<circle cx="14" cy="7" r="3"/>`
      : `<path d="M0 7h28" stroke-width="${WIDTHS[style]}" stroke-linecap="round" stroke-dasharray="${DASHES[style].join(" ")}"/>`;
    const key = element("span", { className: "style" });
    key.innerHTML = `<svg width="28" height="14" aria-hidden="true">${drawing}</svg>`;
    key.append(label);
    return key;
  }

  function draw(figure) {
    const plot = figure.querySelector(".plot");
    const data = JSON.parse(figure.querySelector("script").textContent);
    if (data.series.length === 0) return;
    data.xLabel = plain(data.xLabel);
    data.yLabel = plain(data.yLabel);
    const groups = [...new Set(data.series.map(s => s.group))];
    // Curves first, so that points lie upon them.
    data.series.sort((a, b) => (a.style === "measured") - (b.style === "measured"));
    data.series.forEach(s => { s.colour = groups.indexOf(s.group); });
    const hidden = new Set();
    const columns = uPlot.join(data.series.map(s => [s.points.map(p => p[0]), s.points.map(p => p[1])]));
    const scale = SCALES[data.axes];
    const xRange = padded(columns[0], scale), yRange = heights(data.series, scale);
    const tip = element("div", { className: "tip", hidden: true });

    const options = () => {
      const width = plot.clientWidth, small = width < 560;
      const axis = most => ({
        stroke: css("--soft"), font: "12px system-ui, sans-serif", labelFont: "13px system-ui, sans-serif", labelSize: 22,
        grid: { stroke: css("--grid"), width: 1 }, ticks: { stroke: css("--line"), width: 1, size: 5 },
        splits: (u, index, min, max) => scale.splits(min, max, most),
        filter: (u, marks) => marks,
        values: (u, marks) => ticks(marks),
      });
      const yMarks = ticks(scale.splits(...yRange, 8));
      const ySize = Math.max(...yMarks.map(mark => mark.length)) * 7 + 20;
      return {
        width, height: Math.round(Math.min(460, Math.max(300, width * 0.56))),
        padding: [10, 14, 0, 0],
        scales: {
          x: { time: false, distr: scale.distr, range: () => xRange },
          y: { distr: scale.distr, range: () => yRange },
        },
        axes: [
          { ...axis(small ? 4 : 10), label: data.xLabel, size: 34 },
          { ...axis(8), label: data.yLabel, size: ySize },
        ],
        series: [{}, ...data.series.map(s => s.style === "measured"
          ? {
            label: s.name, stroke: colour(s.colour), show: !hidden.has(s.group), paths: () => null,
            points: { show: true, size: 7, width: 1.5, fill: css("--paper") },
          }
          : {
            label: s.name, stroke: colour(s.colour), width: WIDTHS[s.style], dash: DASHES[s.style],
            cap: "round", show: !hidden.has(s.group), points: { show: false },
          })],
        legend: { show: false },
        cursor: { points: { show: false }, drag: { x: false, y: false } },
        hooks: {
          drawClear: [u => markers(u, data)],
          draw: [u => errorBars(u, data)],
          setCursor: [u => follow(u, data, tip)],
        },
      };
    };

    let chart;
    const redraw = () => {
      chart?.destroy();
      chart = new uPlot(options(), columns, plot);
      plot.append(tip);
    };

    const keys = element("div", { className: "keys" });
    if (groups.length > 1) {
      groups.forEach((group, index) => {
        const dot = element("span", { className: "dot" });
        dot.style.background = `var(--c${index % COLOURS})`;
        const button = element("button", { type: "button", ariaPressed: "true" }, dot, group);
        button.onclick = () => {
          hidden.has(group) ? hidden.delete(group) : hidden.add(group);
          button.ariaPressed = String(!hidden.has(group));
          redraw();
        };
        keys.append(button);
      });
    }
    const styles = element("div", { className: "keys" });
    const bars = data.series.some(s => s.points.some(p => p[2] > 0));
    styles.append(...Object.keys(STYLES)
      .filter(style => data.series.some(s => s.style === style))
      .map(style => style === "measured" && !bars ? sample(style, "measured") : sample(style)));
    plot.before(keys, styles);

    redraw();
    let width = plot.clientWidth;
    new ResizeObserver(() => {
      if (plot.clientWidth !== width && plot.clientWidth > 0) {
        width = plot.clientWidth;
        redraw();
      }
    }).observe(plot);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  }

  document.querySelectorAll("figure").forEach(draw);
})();
