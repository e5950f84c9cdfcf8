"use strict";
// Draws every <figure> of the page: log-log, points with error bars, solid, dashed and dotted curves, marked places.
(() => {
  const COLOURS = 7;
  const DASHES = { exact: [], asymptote: [9, 6], published: [1.5, 5] };
  const STYLES = {
    measured: "measured, ± one standard error",
    exact: "exact",
    asymptote: "asymptotic law",
    published: "published form",
  };
  const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
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
    const exponent = value => Math.floor(Math.log10(value) + 1e-9);
    if (values.every(value => exponent(value) >= -3 && exponent(value) < 5)) {
      return values.map(value => String(Number(value.toPrecision(6))));
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
  function splits(min, max, most) {
    const from = Math.log10(min), to = Math.log10(max), decades = to - from;
    const marks = [];
    if (decades >= 2) {
      const stride = Math.max(1, Math.ceil(decades / most));
      for (let e = Math.ceil(from / stride) * stride; e <= to; e += stride) marks.push(10 ** e);
    } else if (decades >= 0.7) {
      for (let e = Math.floor(from); e <= to; e++) for (const m of [1, 2, 5]) marks.push(Number(`${m}e${e}`));
    } else {
      const rough = (max - min) / most, unit = 10 ** Math.floor(Math.log10(rough));
      const step = unit * [1, 2, 5, 10].find(m => m * unit >= rough);
      for (let k = Math.ceil(min / step); k * step <= max; k++) marks.push(k * step);
    }
    return marks.filter(m => m >= min * (1 - 1e-9) && m <= max * (1 + 1e-9));
  }

  /** The range of the values, with a margin of 4 % of its decades. */
  function padded(values) {
    const logs = values.map(Math.log10);
    const low = logs.reduce((a, b) => Math.min(a, b)), high = logs.reduce((a, b) => Math.max(a, b));
    const margin = Math.max(0.04 * (high - low), 0.01);
    return [10 ** (low - margin), 10 ** (high + margin)];
  }

  /** Heights shown: all that was measured and every exact curve; an asymptote may leave the picture. */
  function heights(series) {
    const sure = series.filter(s => s.style === "measured" || s.style === "exact");
    const [low, high] = padded((sure.length ? sure : series).flatMap(s => s.points.map(p => p[1])));
    const all = padded(series.flatMap(s => s.points.map(p => p[1])));
    const room = (high / low) ** 0.25;
    return [Math.max(all[0], low / room), Math.min(all[1], high * room)];
  }

  /** A curve's height at x: straight between its points on the log-log plot. */
  function heightAt(points, x) {
    const next = points.findIndex(p => p[0] >= x);
    if (next < 0 || (next === 0 && points[0][0] > x)) return null;
    const [x1, y1] = points[next];
    if (x1 === x) return y1;
    const [x0, y0] = points[next - 1];
    return Math.exp(Math.log(y0) + Math.log(y1 / y0) * Math.log(x / x0) / Math.log(x1 / x0));
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
      const y = heightAt(s.points, x);
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

  function sample(style) {
    const drawing = style === "measured"
      ? '<path d="M14 1v12M11 1h6M11 13h6"/><circle cx="14" cy="7" r="3"/>'
      : `<path d="M0 7h28" stroke-width="2" stroke-linecap="round" stroke-dasharray="${DASHES[style].join(" ")}"/>`;
    const key = element("span", { className: "style" });
    key.innerHTML = `<svg width="28" height="14" aria-hidden="true">${drawing}</svg>`;
    key.append(STYLES[style]);
    return key;
  }

  function draw(figure) {
    const plot = figure.querySelector(".plot");
    const data = JSON.parse(figure.querySelector("script").textContent);
    if (data.series.length === 0) return;
    const groups = [...new Set(data.series.map(s => s.group))];
    // Curves first, so that points lie upon them.
    data.series.sort((a, b) => (a.style === "measured") - (b.style === "measured"));
    data.series.forEach(s => { s.colour = groups.indexOf(s.group); });
    const hidden = new Set();
    const columns = uPlot.join(data.series.map(s => [s.points.map(p => p[0]), s.points.map(p => p[1])]));
    const xRange = padded(columns[0]), yRange = heights(data.series);
    const tip = element("div", { className: "tip", hidden: true });

    const options = () => {
      const width = plot.clientWidth, small = width < 560;
      const axis = most => ({
        stroke: css("--soft"), font: "12px system-ui, sans-serif", labelFont: "13px system-ui, sans-serif", labelSize: 22,
        grid: { stroke: css("--grid"), width: 1 }, ticks: { stroke: css("--line"), width: 1, size: 5 },
        splits: (u, index, min, max) => splits(min, max, most),
        filter: (u, marks) => marks,
        values: (u, marks) => ticks(marks),
      });
      const yMarks = ticks(splits(...yRange, 8));
      const ySize = Math.max(...yMarks.map(mark => mark.length)) * 7 + 20;
      return {
        width, height: Math.round(Math.min(460, Math.max(300, width * 0.56))),
        padding: [10, 14, 0, 0],
        scales: { x: { time: false, distr: 3, range: () => xRange }, y: { distr: 3, range: () => yRange } },
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
            label: s.name, stroke: colour(s.colour), width: s.style === "published" ? 2 : 1.6, dash: DASHES[s.style],
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
    if (groups.length > 1 || !data.series.every(s => s.name === s.group)) {
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
    styles.append(...Object.keys(STYLES).filter(style => data.series.some(s => s.style === style)).map(sample));
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
