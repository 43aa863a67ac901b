import { html, type Content, type Html } from "./html";
import { format, type Unit } from "./units";

/** A line, or a part of each bar. */
export interface ChartLine {
  name: string;
  /** CSS class of its colour. */
  colour: string;
  /** A value for each step; undefined where there is none. */
  values: readonly (number | undefined)[];
}

/** Lines and axes of a chart. */
export interface Chart {
  title: string;
  display: "line" | "bars" | "area";
  unit: Unit;
  lines: readonly ChartLine[];
  /** Lines across. */
  markers: readonly { label: string; value: number }[];
  /** When each step began, as text; the first is all before the first look. */
  steps: readonly string[];
  /** Width in units of the drawing: how many columns of the page it gets. */
  width: number;
}

const height = 170;
const margin = { left: 60, right: 10, top: 12, bottom: 20 };
/** Width of the place for what was before the first look. */
const lane = 44;
const bottom = height - margin.bottom;

/** A chart as SVG; the numbers show when the mouse rests on them. */
export function drawChart(chart: Chart): Html {
  const { width, steps, title, unit } = chart;
  const top = scaleTop(chart);
  const y = (value: number) => bottom - (Math.max(0, value) / top) * (bottom - margin.top);
  const first = margin.left + lane + 8;
  const stepWidth = (width - margin.right - first) / Math.max(1, steps.length - 1);
  const x = (step: number) =>
    step === 0 ? margin.left + lane / 2 : first + (step - 0.5) * stepWidth;
  const place = {
    x,
    y,
    barWidth: (step: number) => (step === 0 ? lane - 14 : Math.min(48, stepWidth * 0.7)),
  };
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
    <rect
      class="lane"
      x="${margin.left}"
      y="${margin.top - 8}"
      width="${lane}"
      height="${bottom - margin.top + 8}"
      rx="3"
    />
    ${ticks(top).map((value) => gridLine(y(value), format(value, unit), width))}
    ${timeLabels(steps, x, stepWidth)}
    ${chart.display === "line" ? lines(chart, place) : stacks(chart, place)}
    ${chart.markers.map(({ label, value }) => markerLine(y(value), label, width))}
  </svg>`;
}

interface Place {
  x: (step: number) => number;
  y: (value: number) => number;
  barWidth: (step: number) => number;
}

const gridLine = (y: number, label: string, width: number) =>
  html`<line
      class="grid"
      x1="${margin.left}"
      x2="${width - margin.right}"
      y1="${fixed(y)}"
      y2="${fixed(y)}"
    /><text class="tick" x="${margin.left - 6}" y="${fixed(y + 3)}" text-anchor="end"
      >${label}</text
    >`;

const markerLine = (y: number, label: string, width: number) =>
  html`<line
      class="marker"
      x1="${margin.left}"
      x2="${width - margin.right}"
      y1="${fixed(y)}"
      y2="${fixed(y)}"
    /><text class="marker-label" x="${width - margin.right}" y="${fixed(y - 4)}" text-anchor="end"
      >${label}</text
    >`;

/** Picks as many times for the axis as there is room for, the last among them. */
function timeLabels(steps: readonly string[], x: Place["x"], stepWidth: number): Content[] {
  const every = Math.ceil(62 / stepWidth);
  return steps.flatMap((label, step) =>
    step === 0 || (steps.length - 1 - step) % every === 0
      ? [
          html`<text class="tick" x="${fixed(x(step))}" y="${height - 5}" text-anchor="middle"
            >${label}</text
          >`,
        ]
      : [],
  );
}

/** Dots, and lines between those of the watched time. */
function lines(chart: Chart, { x, y }: Place): Content {
  return chart.lines.map(({ name, colour, values }) => {
    const points = values.flatMap((value, step) => (value === undefined ? [] : [{ step, value }]));
    const path = points
      .filter(({ step }) => step > 0)
      .map(({ step, value }) => `${fixed(x(step))},${fixed(y(value))}`)
      .join(" ");
    return html`<g class="${colour}"
      ><polyline points="${path}" />${points.map(
        ({ step, value }) =>
          html`<circle cx="${fixed(x(step))}" cy="${fixed(y(value))}" r="3"
            ><title>${told(chart, step, name, value)}</title></circle
          >`,
      )}</g
    >`;
  });
}

/**
 * Bars, one part upon the other. What was counted before the first look can be days of work, so beside
 * others its bar has a height of its own, and a number.
 */
function stacks(chart: Chart, { x, y, barWidth }: Place): Content {
  const isApart = chart.display === "bars" && isWatched(chart);
  return chart.steps.map((_, step) => {
    const total = sumAt(chart, step);
    const ownScale = step === 0 && isApart;
    const at = (value: number) =>
      ownScale ? y(0) - (value / total) * (y(0) - margin.top - 12) : y(value);
    const width = barWidth(step);
    let below = 0;
    const parts = chart.lines.flatMap(({ name, colour, values }) => {
      const value = values[step];
      if (value === undefined || value <= 0) return [];
      const [from, to] = [at(below), at(below + value)];
      below += value;
      return [
        html`<rect
          class="${colour}"
          x="${fixed(x(step) - width / 2)}"
          y="${fixed(to)}"
          width="${fixed(width)}"
          height="${fixed(from - to)}"
          ><title>${told(chart, step, name, value)}</title></rect
        >`,
      ];
    });
    const number =
      ownScale && total > 0
        ? html`<text class="tick" x="${fixed(x(0))}" y="${margin.top + 6}" text-anchor="middle"
            >${format(total, chart.unit)}</text
          >`
        : undefined;
    return html`${parts}${number}`;
  });
}

const told = ({ steps, unit }: Chart, step: number, name: string, value: number) =>
  `${name}: ${format(value, unit)} (${step === 0 ? "before the first look" : (steps[step] ?? "")})`;

const sumAt = ({ lines }: Chart, step: number) =>
  lines.reduce((sum, { values }) => sum + Math.max(0, values[step] ?? 0), 0);

/** Whether anything was counted since the first look. */
const isWatched = (chart: Chart) =>
  chart.steps.some((_, step) => step > 0 && sumAt(chart, step) > 0);

/** The top of the scale: a round number above all that is drawn by it. */
function scaleTop(chart: Chart): number {
  const sums = chart.steps.map((_, step) => sumAt(chart, step));
  const drawn =
    chart.display === "line"
      ? chart.lines.flatMap(({ values }) => values.map((value) => value ?? 0))
      : chart.display === "bars" && isWatched(chart)
        ? sums.slice(1)
        : sums;
  const most = Math.max(...drawn, ...chart.markers.map(({ value }) => value), 0);
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step =
    [1, 2, 2.5, 5, 10].map((digit) => digit * power).find((size) => size * 4 >= most) ?? most;
  return step * 4;
}

const ticks = (top: number) => [0, top / 2, top];

/** Two digits behind the point: enough for a drawing, and the page stays small. */
const fixed = (value: number) => String(Number(value.toFixed(2)));
