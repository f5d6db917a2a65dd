import { cpus, loadavg } from 'node:os';
import process from 'node:process';
import type { Figure } from './figure';

const FIELDS = ['name', 'value', 'unit', 'limit', 'ratio', 'budget', 'met'] as const;

/** Three digits that matter, and none after the point from 100 on. */
function short(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

const HEADS = ['figure', 'median', 'p95', 'spread', 'n', 'raw limit', 'ratio', 'budget', 'met'] as const;

function cellsOf(figure: Figure): string[] {
  const { name, unit, summed, limit, limitOf, ratio, budget, judged, met } = figure;
  const isCost = unit === 'ms' || unit === 'count';
  const allowed = budget === null ? '' : `${judged} ${isCost ? '≤' : '≥'} ${short(budget)}`;
  return [
    `${name}, ${unit}`,
    short(summed.median),
    short(summed.p95),
    `${Math.round(summed.spread * 100)} %`,
    String(summed.count),
    limit === null ? '' : `${short(limit)} (${limitOf ?? ''})`,
    ratio === null ? '' : ratio.toFixed(2),
    allowed,
    budget === null ? '' : met ? 'yes' : 'NO',
  ];
}

/** The table for people, in Markdown, so that it can be kept as it is. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [[...HEADS], ...figures.map(cellsOf)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...body.map(line)].join('\n');
}

/** One array of plain figures. */
export const jsonOf = (figures: readonly Figure[]): string =>
  JSON.stringify(
    figures.map((figure) => Object.fromEntries(FIELDS.map((field) => [field, figure[field]]))),
    null,
    1,
  );

/** What the figures were measured on, and how busy it was. */
export function machine(): string {
  const load = loadavg().map((value) => value.toFixed(1));
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, load ${load.join(' ')}`;
}

/** Tells the person at the terminal; standard output belongs to the figures. */
export const tell = (text: string): void => {
  process.stderr.write(`[bench] ${text}\n`);
};
