/** All figures in the order in which one run can take them, and what was promised about them. */
import type { Bench } from './bench.ts';
import { measureCommands, medianOf } from './figures/commands.ts';
import { measureDeadlines } from './figures/deadlines.ts';
import { memories, memoryFigures, perCached } from './figures/memory.ts';
import { measureReplay } from './figures/replay.ts';
import { measureRegistrations, measureRuns } from './figures/starts.ts';
import type { Part } from './options.ts';
import type { Demand } from './report.ts';
import { summaryOf, type Figure } from './stats.ts';

const mostMbPerWorkflow = 0.6;
const mostMsPerCommand = 100;
const afterStart = 'after the start';
const afterCommands = 'after commands';

/** Open beside those that fall due: people who work on while the others' deadlines fire. */
const othersOf = (open: number): number => Math.min(100, Math.max(10, Math.floor(open / 10)));

/** The figures, and lines that say what they were taken on. */
export async function measure(
  bench: Bench,
  open: number,
  only: ReadonlySet<Part>,
): Promise<{ figures: Figure[]; notes: string[] }> {
  const figures: Figure[] = [];
  const notes: string[] = [];
  const [floor, ours] = bench.sides;
  const empty = await memories(bench);
  const runs = await measureRuns(bench, open + othersOf(open));
  const started = await memories(bench);
  if (only.has('commands')) {
    const commands = await measureCommands(bench, runs.open);
    figures.push(...commands.figures);
    notes.push(...commands.notes);
  }
  if (only.has('starts')) figures.push(runs.figure);
  if (only.has('memory')) {
    const used = await memories(bench);
    figures.push(...memoryFigures(bench, afterStart, empty, started));
    if (only.has('commands')) figures.push(...memoryFigures(bench, afterCommands, empty, used));
    notes.push(
      `Cached when memory was measured: ${used.get(floor)?.cached} bare workflows, ${used.get(ours)?.cached} trajectories.`,
    );
  }
  if (only.has('starts')) figures.push(await measureRegistrations(bench));
  if (only.has('deadlines')) {
    const deadlines = await measureDeadlines(bench, runs.open, open);
    figures.push(...deadlines.figures);
    notes.push(...deadlines.notes);
  }
  if (only.has('replay')) {
    // The last is among those that had nothing due: its clock is still that of the machine.
    const lives = new Map(bench.sides.map((side) => [side, runs.open.get(side)?.at(-1) ?? '']));
    const { figure, events } = await measureReplay(bench, lives);
    figures.push(figure);
    notes.push(`The replayed histories: ${events.get(floor)} events (floor), ${events.get(ours)} events (ours).`);
  }
  return { figures, notes };
}

/** What is demanded of those figures that were taken. */
export function demandsOn(figures: readonly Figure[], open: number): Demand[] {
  const demand = (what: string, atMost: number, unit: Figure['unit']): Demand[] => {
    const figure = figures.find(({ name }) => name === what);
    return figure ? [{ what, atMost, unit, measured: summaryOf(figure).ours }] : [];
  };
  return [
    ...[afterStart, afterCommands].flatMap((when) => demand(perCached(when), mostMbPerWorkflow, 'MB')),
    ...demand(medianOf(1, open + othersOf(open)), mostMsPerCommand, 'ms'),
  ];
}
