"use strict";
// Draws the roofline: log-log, the slanted roofs of each memory level under the flat roof of arithmetic, kernels as points.
(() => {
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const element = (tag, props = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), props);
    made.append(...children);
    return made;
  };
  const three = value => String(Number(value.toPrecision(3)));

  const figure = document.querySelector(".roofline");
  const plot = figure.querySelector(".plot");
  const data = JSON.parse(figure.querySelector("script").textContent);
  const groups = [...new Set(data.points.map(p => p.group))];
  const slowest = data.roofs.reduce((a, b) => (a.bandwidth < b.bandwidth ? a : b));

  const intensities = data.points.map(p => p.intensity);
  const xRange = [
    Math.min(...intensities, data.peak / data.roofs[0].bandwidth) / 3,
    Math.max(...intensities, data.peak / slowest.bandwidth) * 2,
  ];
  const yRange = [
    Math.min(...data.points.map(p => p.rate), xRange[0] * slowest.bandwidth) / 1.6,
    data.peak * 1.9,
  ];
  const roof = (x, bandwidth) => Math.min(data.peak, x * bandwidth);

  // A roof bends where it meets the peak, so that its ends and its bend are all there is to draw.
  const lines = data.roofs.map(r => [xRange[0], Math.min(data.peak / r.bandwidth, xRange[1]), xRange[1]].map(x => [x, roof(x, r.bandwidth)]));
  const columns = uPlot.join([
    ...lines.map(points => [points.map(p => p[0]), points.map(p => p[1])]),
    ...groups.map(group => {
      const own = data.points.filter(p => p.group === group).sort((a, b) => a.intensity - b.intensity);
      return [own.map(p => p.intensity), own.map(p => p.rate)];
    }),
  ]);

  /** Names each roof along its slope, in the part that shows, and the peak above its line. */
  function labels(u) {
    const ctx = u.ctx, ratio = uPlot.pxRatio, { left, top, width } = u.bbox;
    ctx.save();
    ctx.font = `${12 * ratio}px system-ui, sans-serif`;
    ctx.fillStyle = css("--soft");
    ctx.textBaseline = "bottom";
    ctx.textAlign = "right";
    ctx.fillText(`FMA peak ${three(data.peak)} Gflop/s`, left + width - 6 * ratio, u.valToPos(data.peak, "y", true) - 4 * ratio);
    ctx.textAlign = "left";
    data.roofs.forEach(r => {
      const from = Math.max(xRange[0], yRange[0] / r.bandwidth) * 1.12;
      const x1 = u.valToPos(from, "x", true), y1 = u.valToPos(from * r.bandwidth, "y", true);
      const x2 = u.valToPos(from * 2, "x", true), y2 = u.valToPos(from * 2 * r.bandwidth, "y", true);
      ctx.save();
      ctx.translate(x1, y1);
      ctx.rotate(Math.atan2(y2 - y1, x2 - x1));
      ctx.fillText(`${r.name}: ${three(r.bandwidth)} GB/s`, 0, -3 * ratio);
      ctx.restore();
    });
    ctx.restore();
  }

  function follow(u, tip) {
    const { left, top } = u.cursor;
    let best = null, distance = 30;
    if (left >= 0) {
      for (const p of data.points) {
        const d = Math.hypot(u.valToPos(p.intensity, "x") - left, u.valToPos(p.rate, "y") - top);
        if (d < distance) [distance, best] = [d, p];
      }
    }
    tip.hidden = best === null;
    if (best === null) return;
    tip.replaceChildren(
      element("b", { textContent: best.group }),
      `${best.name}\n${three(best.rate)} Gflop/s, ${three(100 * best.rate / data.peak)} % of the peak\n${three(best.intensity)} flop per byte`,
    );
    const over = u.over.getBoundingClientRect(), outer = tip.parentElement.getBoundingClientRect();
    const place = over.left - outer.left + u.valToPos(best.intensity, "x") + 14;
    tip.style.left = `${Math.max(0, place + tip.offsetWidth > outer.width ? place - tip.offsetWidth - 28 : place)}px`;
    tip.style.top = `${Math.max(0, over.top - outer.top + u.valToPos(best.rate, "y") - tip.offsetHeight - 10)}px`;
  }

  const tip = element("div", { className: "tip", hidden: true });
  const options = () => {
    const axis = label => ({
      label, stroke: css("--soft"), font: "12px system-ui, sans-serif", labelFont: "13px system-ui, sans-serif", labelSize: 22,
      grid: { stroke: css("--grid"), width: 1 }, ticks: { stroke: css("--line"), width: 1, size: 5 },
      // The axis starts where the data do: only round marks are labelled.
      values: (u, marks) => marks.map(mark => (/^[125]e/.test(Number(mark).toExponential()) ? three(mark) : "")),
    });
    return {
      width: plot.clientWidth, height: Math.round(Math.min(480, Math.max(320, plot.clientWidth * 0.55))),
      padding: [10, 14, 0, 0],
      scales: { x: { time: false, distr: 3, range: () => xRange }, y: { distr: 3, range: () => yRange } },
      axes: [{ ...axis("flop per byte"), size: 34 }, { ...axis("Gflop/s"), size: 52 }],
      series: [
        {},
        ...data.roofs.map(r => ({ label: r.name, stroke: css("--soft"), width: 1.4, points: { show: false } })),
        ...groups.map((group, i) => ({
          label: group, stroke: css(`--c${i % 7}`), paths: () => null,
          points: { show: true, size: 9, width: 2, fill: css(`--c${i % 7}`) },
        })),
      ],
      legend: { show: false },
      cursor: { points: { show: false }, drag: { x: false, y: false } },
      hooks: { draw: [labels], setCursor: [u => follow(u, tip)] },
    };
  };

  let chart;
  const redraw = () => {
    chart?.destroy();
    chart = new uPlot(options(), columns, plot);
    plot.append(tip);
  };
  const keys = element("div", { className: "keys" });
  groups.forEach((group, i) => {
    const dot = element("span", { className: "dot" });
    dot.style.background = `var(--c${i % 7})`;
    keys.append(element("span", { className: "style" }, dot, group));
  });
  plot.before(keys);
  redraw();
  let width = plot.clientWidth;
  new ResizeObserver(() => {
    if (plot.clientWidth !== width && plot.clientWidth > 0) {
      width = plot.clientWidth;
      redraw();
    }
  }).observe(plot);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
})();
