import { join } from 'node:path';
import { projectRoot } from '../../../settings/index.ts';
import type { Timed } from './time.ts';
import type { Crowd } from './crowd.ts';

export interface Taken extends Crowd {
  readonly rounds: number;
  readonly date: string;
  readonly cores: number;
  /** How many processes wanted the machine in the last minute, when the timing began and when it ended. */
  readonly load: readonly [begin: number, end: number];
}

export const benchPage = join(projectRoot, 'docs', 'bench.md');

const begin = '<!-- reads: written by `npm run bench -- --trajectories N` -->';
const end = '<!-- end of reads -->';

/** The page with this section in it, in the place of the one before. */
export function sectionIn(page: string, taken: Taken, timed: readonly Timed[]): string {
  return replaced(page, { begin, end }, sectionOf(taken, timed));
}

/** The page with this text between the marks; a page without them has it at its end. */
export function replaced(page: string, marks: { readonly begin: string; readonly end: string }, text: string): string {
  const from = page.indexOf(marks.begin);
  const until = page.indexOf(marks.end);
  const section = `${marks.begin}\n\n${text}\n${marks.end}\n`;
  if (from < 0 || until < 0) return `${page.trimEnd()}\n\n${section}`;
  return page.slice(0, from) + section + page.slice(until + marks.end.length).replace(/^\n/, '');
}

/** The section as it stands there, with all that follows on it; nothing when there is none. */
export function sectionOfPage(page: string): string {
  const from = page.indexOf(begin);
  return from < 0 ? '' : `\n${page.slice(from)}`;
}

/** What a read may take, of the machine's work. */
const wantedMs = 10;

export const number = (value: number): string => value.toLocaleString('en');
const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function sectionOf({ trajectories, open, events, rounds, date, cores, load }: Taken, timed: readonly Timed[]): string {
  const rows = timed
    .toSorted((a, b) => (b.workMs ?? b.medianMs) - (a.workMs ?? a.medianMs))
    .map(
      ({ verb, what, who, medianMs, p99Ms, workMs }) =>
        `| \`${verb}\` | ${what} | ${who} | ${workMs === null ? '' : ms(workMs)} | ${ms(medianMs)} | ${ms(p99Ms)} |`,
    );
  const [begun, ended] = load.map((one) => one.toFixed(1));
  const quick = timed.filter(({ workMs, medianMs }) => (workMs ?? medianMs) <= wantedMs).length;
  return `## Reads of a large programme

Made by \`npm run bench -- --trajectories ${trajectories}\`: the people of the demo's past many times over, ${number(trajectories)} trajectories, ${number(open)} open,
${number(events)} events, in a Postgres of their own. In ms, in the application: from the call of the verb to its answer, with its gate and the
log of who looked; ${rounds} times each, after all were asked some times as in an application that has run for a while. *Work* is the processor time of application and Postgres, which is what
it takes on a machine that nobody else wants at the moment; median and p99 are by the clock, with all that others took meanwhile.

| read | of what | by whom | work | median | p99 |
|---|---|---|--:|--:|--:|
${rows.join('\n')}

${quick} of ${timed.length} take at most ${wantedMs} ms of work. ${date} · ${cores} cores, wanted by ${begun} processes on average when the timing began and by ${ended} when it ended:
the more there are, the longer the clock runs, and the dearer the work is too.
`;
}
