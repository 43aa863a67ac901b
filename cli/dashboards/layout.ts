/** Columns of the page. */
export const columns = 12;

/** The least columns that a widget of a type needs, and whether it may get more. */
const types: Record<string, { least: number; most: number }> = {
  query_value: { least: 2, most: 3 },
  timeseries: { least: 4, most: 6 },
  toplist: { least: 3, most: 6 },
  query_table: { least: 4, most: 6 },
  slo: { least: 3, most: 6 },
};

/**
 * How many columns each widget of a group gets: rows in the order of the widgets, and what is left of a
 * row is shared by those in it.
 */
export function layOut(widgetTypes: readonly string[]): number[] {
  const rows: { least: number; most: number }[][] = [];
  for (const type of widgetTypes) {
    const size = types[type] ?? { least: columns, most: columns };
    const row = rows.at(-1);
    if (row && sum(row.map(({ least }) => least)) + size.least <= columns) row.push(size);
    else rows.push([size]);
  }
  // None is left alone, where another can keep it company.
  const [before, last] = rows.slice(-2);
  if (before && last?.length === 1 && before.length > 2) last.unshift(...before.splice(-1));
  return rows.flatMap(stretch);
}

function stretch(row: readonly { least: number; most: number }[]): number[] {
  const spans = row.map(({ least }) => least);
  let grown = true;
  while (grown && sum(spans) < columns) {
    grown = false;
    // The one that has the most room left first.
    const room = row.map(({ most }, index) => most - (spans[index] ?? 0));
    const widest = room.indexOf(Math.max(...room));
    if ((room[widest] ?? 0) > 0) {
      spans[widest] = (spans[widest] ?? 0) + 1;
      grown = true;
    }
  }
  return spans;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
