import { setTimeout as wait } from 'node:timers/promises';
import type { Instant } from '../../domain/calendar/index.ts';
import type { AnyState, StateOf } from '../../workflows/durable/contract.ts';
import { each } from '../each.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import type { AboutDeadline, Waits } from '../runs/kind.ts';
import { currentBuild } from '../runs/deployment.ts';
import { kindOf, kinds } from '../runs/kinds.ts';
import { openRuns } from '../runs/running.ts';

export interface RefreshReport {
  readonly build: string;
  readonly runs: readonly {
    readonly id: string;
    readonly result: 'unchanged' | 'moved' | 'alreadyNewest' | 'failed';
    readonly moves: readonly string[];
    /** Why it failed: `trajectory.parked` or such, or `run.noAnswer`. */
    readonly code?: string;
  }[];
}

const patienceMs = 60_000;

/** The build that new runs start on. */
async function newestBuild({ client }: App): Promise<string> {
  const build = await currentBuild(client);
  if (!build) throw new AppError('worker.none', 'no build is current', 'start a worker first: npm start', {});
  return build;
}

type Line = RefreshReport['runs'][number];

/** Moves every open run to the newest build, and says for each whether anything about it moved: a date, or what it waits for. */
export async function refresh(
  app: App,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<RefreshReport> {
  const build = await newestBuild(app);
  const ids = (await Promise.all(kinds.map((kind) => openRuns(app, kind)))).flatMap((some) => [...some.keys()]).sort();
  const now = await app.now();
  let done = 0;
  const runs = await each(ids, 16, async (id): Promise<Line> => {
    const line = await refreshOne(app, id, build, now);
    onProgress((done += 1), ids.length);
    return line;
  });
  return { build, runs };
}

async function refreshOne(app: App, id: string, build: string, now: Instant): Promise<Line> {
  const kind = kindOf(id);
  const handle = app.client.workflow.getHandle(id);
  const ask = () => handle.query<StateOf<AnyState>>('state');
  const waits = async () => kind.waits(await handle.query<unknown, [Instant]>('waiting', now));
  try {
    const before = await ask();
    if (before.build === build) return { id, result: 'alreadyNewest', moves: [] };
    // Parked, it waits for a person: it takes nothing up.
    if (before.parked) return { id, result: 'failed', moves: [], code: `${kind.code}.parked` };
    const waited = await waits();
    await handle.signal('refresh');
    for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt; await wait(50)) {
      const after = await ask();
      // One that ended meanwhile has no more use for a newer build.
      if (!kind.isOpen(after.state)) return { id, result: 'unchanged', moves: [] };
      if (after.build !== build) continue;
      const waitsNow = await waits();
      const moves = differences(
        waited,
        waitsNow,
        await eventsSince(app, id, sequenceOf(before), sequenceOf(await ask())),
      );
      return { id, result: moves.length === 0 ? 'unchanged' : 'moved', moves };
    }
    return { id, result: 'failed', moves: [], code: 'run.noAnswer' };
  } catch {
    return { id, result: 'failed', moves: [], code: 'run.noAnswer' };
  }
}

const sequenceOf = ({ state }: StateOf<AnyState>): number => ('sequence' in state ? state.sequence : 0);

/** What happened in the life itself meanwhile, once it is in Postgres as far as the run has decided. */
async function eventsSince(app: App, id: string, from: number, to: number): Promise<AboutDeadline[]> {
  if (to === from) return [];
  for (const giveUpAt = Date.now() + patienceMs; ; await wait(50)) {
    const events = await kindOf(id).events(app.db, id);
    if ((events.at(-1)?.sequence ?? 0) >= to || Date.now() > giveUpAt)
      return events.filter(({ sequence }) => sequence > from);
  }
}

/**
 * What differs between the answers of the old and of the new build, each asked itself, as lines of ids and dates. A date
 * that an event explains was moved by a command or by time, not by the new build.
 */
function differences(before: Waits, after: Waits, meanwhile: readonly AboutDeadline[]): string[] {
  const explained = new Set(meanwhile.flatMap(({ deadlineId, deadline }) => deadlineId ?? deadline?.id ?? []));
  const moved = [...new Set([...before.dates.keys(), ...after.dates.keys()])]
    .filter((id) => !explained.has(id) && before.dates.get(id) !== after.dates.get(id))
    .map((id) => `${id}: ${before.dates.get(id) ?? 'none'} -> ${after.dates.get(id) ?? 'none'}`);
  return before.first === after.first || meanwhile.length > 0
    ? moved
    : [...moved, `waits for ${before.first ?? 'nothing'} -> ${after.first ?? 'nothing'}`];
}
