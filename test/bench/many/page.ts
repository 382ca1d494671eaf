import type { Timed } from './time.ts';
import type { Crowd } from './crowd.ts';

export interface Taken extends Crowd {
  readonly rounds: number;
  readonly date: string;
  readonly cores: number;
}

const begin = '<!-- reads: written by `npm run bench -- --trajectories N` -->';
const end = '<!-- end of reads -->';

/** The page with this section in it, in the place of the one before. */
export function sectionIn(page: string, taken: Taken, timed: readonly Timed[]): string {
  const from = page.indexOf(begin);
  const until = page.indexOf(end);
  const section = `${begin}\n\n${sectionOf(taken, timed)}\n${end}\n`;
  if (from < 0 || until < 0) return `${page.trimEnd()}\n\n${section}`;
  return page.slice(0, from) + section + page.slice(until + end.length).replace(/^\n/, '');
}

/** The section as it stands there; nothing when there is none. */
export function sectionOfPage(page: string): string {
  const from = page.indexOf(begin);
  const until = page.indexOf(end);
  return from < 0 || until < 0 ? '' : `\n${page.slice(from, until + end.length)}\n`;
}

const number = (value: number): string => value.toLocaleString('en');
const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function sectionOf({ trajectories, open, events, rounds, date, cores }: Taken, timed: readonly Timed[]): string {
  const rows = timed
    .toSorted((a, b) => (b.workMs ?? b.medianMs) - (a.workMs ?? a.medianMs))
    .map(
      ({ verb, what, who, medianMs, p99Ms, workMs }) =>
        `| \`${verb}\` | ${what} | ${who} | ${workMs === null ? '' : ms(workMs)} | ${ms(medianMs)} | ${ms(p99Ms)} |`,
    );
  return `## Reads of a large programme

Made by \`npm run bench -- --trajectories ${trajectories}\`: the people of the demo's past many times over, ${number(trajectories)} trajectories, ${number(open)} open,
${number(events)} events, in a Postgres of their own. In ms, in the application: from the call of the verb to its answer, with its gate and the
log of who looked; ${rounds} times each after two that do not count. *Work* is the processor time of application and Postgres, which is what
it takes on a machine that nobody else wants at the moment; median and p99 are by the clock, with all that others took meanwhile.

| read | of what | by whom | work | median | p99 |
|---|---|---|--:|--:|--:|
${rows.join('\n')}

${date} · ${cores} cores.
`;
}
