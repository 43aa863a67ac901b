import { plainColours } from "./colours";
import { Html } from "./html";

/** How the page looks, by day and by night. */
export const style = new Html(`
:root {
  --page: #f5f6f8; --card: #fff; --ink: #1b1f27; --dim: #667085; --line: #e3e6ec; --lane: #f1f3f7;
  --good: #16845b; --warn: #b7791f; --bad: #c9302c; --accent: #3455db;
  --c0: #3d6fe0; --c1: #12977f; --c2: #d9822b; --c3: #8a57d6; --c4: #c2417c;
  --c5: #4c9fd6; --c6: #86a80e; --c7: #b3703a; --c8: #6b7690; --c9: #d0a215;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12151b; --card: #1b1f27; --ink: #e7eaf0; --dim: #98a2b3; --line: #2d333e; --lane: #232833;
    --good: #3fbf8a; --warn: #e0a63f; --bad: #f0706b; --accent: #8aa4ff;
    --c0: #7098f5; --c1: #3cc4a9; --c2: #f0a45a; --c3: #b48cf0; --c4: #ea7aab;
    --c5: #7cc3ee; --c6: #b2d13c; --c7: #d69a68; --c8: #97a3bd; --c9: #e8c549;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 14px/1.45 system-ui, sans-serif; }
header, main { max-width: 1560px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 24px; }
h1 { font-size: 24px; margin: 0 0 8px; }
h1 span { color: var(--dim); font-weight: 400; }
h2 { font-size: 20px; margin: 0; }
h2 + p { color: var(--dim); margin: 2px 0 0; }
h3 { font-size: 13px; margin: 20px 0 8px; color: var(--dim); text-transform: uppercase; letter-spacing: .06em; }
h4 { font-size: 13px; margin: 0; font-weight: 600; overflow-wrap: anywhere; }
header p { max-width: 900px; margin: 8px 0; }
main { padding-top: 28px; padding-bottom: 12px; }
main + main { border-top: 1px solid var(--line); margin-top: 20px; }
nav a { display: inline-block; padding: 6px 14px; border-radius: 8px; background: var(--card); border: 1px solid var(--line); color: var(--accent); text-decoration: none; font-weight: 600; }
.chips span { display: inline-block; padding: 1px 9px; margin: 0 2px 4px 0; border-radius: 99px; background: var(--card); border: 1px solid var(--line); color: var(--dim); font-size: 12px; }
.gaps { color: var(--warn); overflow-wrap: anywhere; }
.grid { display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); gap: 12px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 12px 14px; min-width: 0; display: flex; flex-direction: column; }
${Array.from({ length: 12 }, (_, index) => `.s${index + 1} { grid-column: span ${index + 1}; }`).join("\n")}
.description, .foot, .empty { color: var(--dim); font-size: 12px; margin: 2px 0 0; }
.empty { margin: auto; padding: 20px 8px; text-align: center; font-size: 13px; }
.number { font-size: 28px; font-weight: 650; margin: 4px 0 2px; letter-spacing: -.01em; font-variant-numeric: tabular-nums; }
.note { color: var(--dim); margin: 0; }
details { font-size: 12px; }
.card > details { padding-top: 6px; }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 8px; }
.head h4 { flex: 1; }
.query[open] { flex-basis: 100%; }
.query summary { font-size: 11px; opacity: .8; list-style: none; }
.head summary { margin-left: auto; }
.monitors .query[open] { max-width: 640px; }
summary { cursor: pointer; color: var(--dim); width: fit-content; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 4px 0 0; padding: 8px; background: var(--lane); border-radius: 6px; font-size: 11px; }
svg { display: block; width: 100%; height: auto; margin-top: 6px; }
.grid line, line.grid { stroke: var(--line); stroke-width: 1; }
.lane { fill: var(--lane); }
.tick { fill: var(--dim); font-size: 10.5px; }
line.marker { stroke: var(--bad); stroke-dasharray: 5 4; }
.marker-label { fill: var(--bad); font-size: 10.5px; }
polyline { fill: none; stroke-width: 2; stroke-linejoin: round; }
table { width: 100%; border-collapse: collapse; font-size: 12.5px; font-variant-numeric: tabular-nums; margin-top: 6px; }
th { text-align: right; font-weight: 500; color: var(--dim); font-size: 11px; padding: 2px 0 2px 12px; white-space: nowrap; }
td { text-align: right; padding: 3px 0 3px 12px; border-top: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; overflow-wrap: anywhere; }
.legend td { padding-top: 1px; padding-bottom: 1px; border: 0; }
.swatch { display: inline-block; width: 10px; height: 10px; border-radius: 3px; margin-right: 7px; }
.monitors th, .monitors td { text-align: left; vertical-align: top; white-space: normal; overflow-wrap: anywhere; }
.top { list-style: none; margin: 6px 0 0; padding: 0; }
.top li { position: relative; display: flex; gap: 10px; padding: 3px 8px; margin-bottom: 3px; font-size: 12.5px; font-variant-numeric: tabular-nums; }
.top .bar { position: absolute; inset: 0 auto 0 0; background: var(--c0); opacity: .18; border-radius: 4px; }
.top .name { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.budget { height: 8px; border-radius: 4px; background: var(--lane); overflow: hidden; margin-top: 6px; }
.budget span { display: block; height: 100%; }
.state { display: inline-block; padding: 0 8px; border-radius: 99px; font-size: 12px; border: 1px solid; white-space: nowrap; }
.chips .state.ok, .state.ok, .number.good { color: var(--good); }
.chips .state.warn, .state.warn { color: var(--warn); }
.chips .state.alert, .state.alert, .number.bad { color: var(--bad); }
.state.no-data, .state.not-here { color: var(--dim); }
${["good", "warn", "bad", ...Array.from({ length: plainColours }, (_, index) => `c${index}`)]
  .map(
    (name) =>
      `rect.${name}, .${name} circle { fill: var(--${name}); } .${name} polyline { stroke: var(--${name}); } .swatch.${name}, .budget .${name} { background: var(--${name}); }`,
  )
  .join("\n")}
@media (max-width: 1000px) {
  .grid { display: flex; flex-wrap: wrap; }
  .card { flex: 1 1 340px; }
  .card.query_value { flex-basis: 230px; }
  .card.query_table, .card.manage_status, .note { flex-basis: 100%; }
  svg { max-width: 560px; }
}
@media (max-width: 620px) {
  header, main { padding-left: 12px; padding-right: 12px; }
  .card { flex-basis: 100%; }
  .card.query_value { flex-basis: 140px; }
}
@media print { details { display: none; } .card { break-inside: avoid; } }
`);
