import type { Crowd } from './crowd.ts';
import { number, replaced } from './page.ts';

export interface DailyLine {
  readonly what: string;
  /** Codes of what was found, and how often. */
  readonly found: Readonly<Record<string, number>>;
  /** By the clock. */
  readonly seconds: number;
  /** Processor time in seconds: of application, worker, Temporal, Postgres. */
  readonly spent: readonly number[];
}

export interface DailyTaken extends Crowd {
  readonly date: string;
  readonly cores: number;
  readonly load: number;
  readonly lines: readonly DailyLine[];
}

const begin = '<!-- daily: written by `npm run bench -- --trajectories N --daily` -->';
const end = '<!-- end of daily -->';
const s = (value: number): string => value.toFixed(1);

/** The page with this section in it, in the place of the one before. */
export function dailyPage(page: string, { trajectories, open, events, date, cores, load, lines }: DailyTaken): string {
  const rows = lines.map(({ what, found, seconds, spent }) => {
    const kinds = Object.entries(found).map(([code, count]) => `${code} ${number(count)}`);
    return `| ${what} | ${s(seconds)} | ${spent.map(s).join(' | ')} | ${kinds.join(', ') || 'nothing'} |`;
  });
  const section = `## The daily comparison of a large programme

Made by \`npm run bench -- --trajectories ${trajectories} --daily\`: ${number(trajectories)} trajectories, ${number(open)} open, ${number(events)} events, on a real Temporal
server that keeps its store on disk; a worker that keeps 4,000 workflows in memory. In seconds, by the clock and of the processor.

| what | by the clock | application | worker | Temporal server | Postgres | found |
|---|--:|--:|--:|--:|--:|---|
${rows.join('\n')}

${date} · ${cores} cores, wanted by ${load.toFixed(1)} processes on average at the end.
`;
  return replaced(page, { begin, end }, section);
}
