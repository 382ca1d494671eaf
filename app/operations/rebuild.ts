import { setTimeout as wait } from 'node:timers/promises';
import { each, failureOf } from '../each.ts';
import { notFound } from '../errors.ts';
import type { App } from '../open.ts';
import type { Kind } from '../runs/kind.ts';
import { kindOf, kinds } from '../runs/kinds.ts';
import { isRunning, openRuns } from '../runs/running.ts';
import { restartRun } from '../runs/start-run.ts';

export interface RebuildReport {
  readonly rebuilt: readonly string[];
  readonly running: number;
  /** Not started, with why as a code; `run.noAnswer`: started, and its first step is not done yet. */
  readonly failed: readonly { readonly id: string; readonly code: string }[];
}

type Line = 'rebuilt' | 'running' | { readonly code: string };

/** Started at once; each holds a connection until its start is known. */
const atOnce = 6;
/** For the first step of a run that was started: a worker may have thousands of them before it. */
const patienceMs = 60_000;
const shortPatienceMs = 5_000;

/**
 * Starts again, from their events in Postgres, the workflows that are lost, and ends when each has done its first step: the
 * next command to it has an answer. Acts only where no run is open. May run twice, at once and beside the daily round. A
 * run that turns up later with the old epoch cannot write any more.
 */
export async function rebuild(
  app: App,
  only?: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<RebuildReport> {
  const { lost, running } = only === undefined ? await lostOnes(app) : { lost: [await known(app, only)], running: 0 };
  const report = await rebuildThese(app, lost, onProgress);
  return { ...report, running: running + report.running };
}

/** As `rebuild`, for those that are known to be open and were found without a run. */
export async function rebuildThese(
  app: App,
  lost: readonly string[],
  onProgress: (done: number, total: number) => void = () => {},
): Promise<RebuildReport> {
  const answering = createAnswering(app);
  let done = 0;
  const lines = await each(lost, atOnce, async (id): Promise<Line> => {
    const line = await rebuildOne(app, id, answering);
    onProgress((done += 1), lost.length);
    return line;
  });
  const of = (wanted: Line) => lost.filter((_id, index) => lines[index] === wanted);
  const failed = lost.flatMap((id, index) => {
    const line = lines[index];
    return typeof line === 'object' ? [{ id, code: line.code }] : [];
  });
  return { rebuilt: of('rebuilt').sort(), running: of('running').length, failed };
}

async function rebuildOne(app: App, id: string, answers: (id: string) => Promise<boolean>): Promise<Line> {
  try {
    // The list of runs may lag a moment.
    if ((await isRunning(app, id)) || !(await restartRun(app, id))) return 'running';
    return (await answers(id)) ? 'rebuilt' : { code: 'run.noAnswer' };
  } catch (error) {
    return { code: failureOf(error) };
  }
}

async function lostOnes(app: App): Promise<{ lost: string[]; running: number }> {
  const lost: string[] = [];
  let running = 0;
  for (const kind of kinds) {
    const runs = await openRuns(app, kind);
    for await (const id of kind.open(app.db)) {
      if (runs.has(id)) running += 1;
      else lost.push(id);
    }
    lost.push(...(await owingWithoutRun(app, kind, runs)));
  }
  return { lost, running };
}

async function known(app: App, id: string): Promise<string> {
  const kind = kindOf(id);
  const found = await kind.read(app.db, id);
  if (!found || (!kind.isOpen(found.state) && (await kind.pending(app.db, id)).length === 0)) throw notFound(id);
  return id;
}

/**
 * Those that are over, owe the world something that was never done, and have no run to do it: it was lost before it could end.
 * @param runs the open ones, listed before
 */
export async function owingWithoutRun(app: App, kind: Kind, runs: ReadonlyMap<string, string>): Promise<string[]> {
  const without = (await kind.owing(app.db)).filter((id) => !runs.has(id));
  const kept = await kind.readMany(app.db, without);
  const over = without.filter((id) => {
    const found = kept.get(id);
    return found !== undefined && !kind.isOpen(found.state);
  });
  // The list of runs may lag a moment.
  const lost = await each(over, atOnce, async (id) => ((await isRunning(app, id)) ? null : id));
  return lost.filter((id) => id !== null);
}

/** Whether a run answers in time. Without a worker none does: after one that did not, the others are asked once, and shortly. */
function createAnswering({ client }: App): (id: string) => Promise<boolean> {
  let silent = false;
  return async (id) => {
    const giveUpAt = Date.now() + (silent ? shortPatienceMs : patienceMs);
    do {
      try {
        await client.withDeadline(giveUpAt, () => client.workflow.getHandle(id).query('state'));
        silent = false;
        return true;
      } catch {
        // Perhaps no build is current yet, as after a loss of Temporal's store: a worker that lives on mends that.
        await wait(500);
      }
    } while (!silent && Date.now() < giveUpAt);
    silent = true;
    return false;
  };
}
