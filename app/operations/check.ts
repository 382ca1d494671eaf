import { instantOfMs, localDateOf, msOf } from '../../domain/calendar/index.ts';
import { quotaMismatches } from '../../db/queries/capacity-view.ts';
import { changedSinceChecked, keepChecked } from '../../db/queries/checked.ts';
import { countEvents } from '../../db/queries/counts.ts';
import { forgottenInscriptions } from '../../db/queries/inscriptions.ts';
import { deadlineBalance, lateEffects, sequenceGaps } from '../../db/queries/reconcile.ts';
import { trajectoryWorkflow } from '../../workflows/contract.ts';
import { checkOne, outlives } from './compare.ts';
import { difference, type Difference } from './difference.ts';
import { each } from '../each.ts';
import type { App } from '../open.ts';
import { currentBuild, isScheduled } from '../runs/deployment.ts';
import type { Kind } from '../runs/kind.ts';
import { kinds } from '../runs/kinds.ts';
import { senses, type SenseFinding } from './sense.ts';
import { runningIds } from '../runs/running.ts';

export interface CheckReport {
  readonly trajectories: number;
  readonly openRuns: number;
  readonly events: number;
  readonly deadlines: {
    readonly opened: number;
    readonly metInTime: number;
    readonly metLate: number;
    readonly fell: number;
    readonly cancelled: number;
    readonly openInTime: number;
    readonly openOverdue: number;
  };
  readonly differences: readonly Difference[];
  /** What agrees everywhere and makes no sense all the same. */
  readonly sense: readonly SenseFinding[];
}

/** What the world must be told may wait this long for its system before it is a difference. */
const mostEffectAgeMs = 2 * 24 * 60 * 60 * 1000;

/** So many are compared before the next are looked up. */
const pageSize = 200;
/** Compared at once. */
const atOnce = 16;

/**
 * Compares Postgres, Temporal and the dates with each other, and looks for sense; says every finding, changes nothing. Page
 * by page: by the database where it can, and events are read again only of what changed since they were.
 */
export async function check(
  app: App,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<CheckReport> {
  const now = await app.now();
  const today = localDateOf(now);
  const differences: Difference[] = [
    ...(await sequenceGaps(app.db)).map(({ id, ...details }) => difference(id, 'events.gap', details)),
  ];
  for (const details of await quotaMismatches(app.db)) differences.push(difference(null, 'places.taken', details));
  for (const { id, ...details } of await lateEffects(app.db, instantOfMs(msOf(now) - mostEffectAgeMs)))
    differences.push(difference(id, 'effect.waits', details));
  for (const { id, ...details } of await forgottenInscriptions(app.db))
    differences.push(difference(id, 'inscription.goesOn', details));
  const build = await currentBuild(app.client);
  if (build === null) differences.push(difference(null, 'deployment.noCurrent'));
  if (!(await isScheduled(app.client))) differences.push(difference(null, 'schedule.missing'));
  const counts = { trajectories: 0, openRuns: 0 };
  for (const kind of kinds) {
    const running = await runningIds(app, kind);
    const open: string[] = [];
    for await (const id of kind.open(app.db)) open.push(id);
    for (let from = 0; from < open.length; from += pageSize) {
      const page = { kind, ids: open.slice(from, from + pageSize), running, nowMs: msOf(now), build: build ?? 'none' };
      differences.push(...(await checkPage(app, page)));
      onProgress(from + page.ids.length, open.length);
    }
    const known = new Set(open);
    const strays = [...running].filter((id) => !known.has(id));
    for (const id of await each(strays, atOnce, async (stray) => ((await outlives(app, stray)) ? stray : null)))
      if (id !== null) differences.push(difference(id, 'run.ofNothingOpen'));
    if (kind.workflow === trajectoryWorkflow)
      Object.assign(counts, { trajectories: open.length, openRuns: running.size });
  }
  const {
    openedByEvents: opened,
    byStatus,
    openInTime,
    openLimits,
    overdue: openOverdue,
  } = await deadlineBalance(app.db, today);
  const { metInTime, metLate, fell, cancelled } = byStatus;
  // Limits, openings and retries act by themselves: open, they are in time.
  const balance = { opened, metInTime, metLate, fell, cancelled, openInTime: openInTime + openLimits, openOverdue };
  if (opened !== metInTime + metLate + fell + cancelled + balance.openInTime + openOverdue)
    differences.push(difference(null, 'deadlines.balance', balance));
  return {
    ...counts,
    events: await countEvents(app.db),
    deadlines: balance,
    differences,
    sense: await senses(app),
  };
}

interface Page {
  readonly kind: Kind;
  readonly ids: readonly string[];
  readonly running: ReadonlySet<string>;
  readonly nowMs: number;
  readonly build: string;
}

async function checkPage(app: App, { kind, ids, running, nowMs, build }: Page): Promise<Difference[]> {
  const changed = await changedSinceChecked(app.db, kind.root, ids, build);
  const found = await each(ids, atOnce, (id) =>
    checkOne(app, id, { nowMs, listed: running.has(id), followsEvents: !changed.has(id) }),
  );
  const wrong = new Set(found.flat().flatMap(({ id, what }) => (what === 'state.notItsEvents' ? [id] : [])));
  await keepChecked(
    app.db,
    [...changed.values()].filter(({ id }) => !wrong.has(id)),
  );
  return found.flat();
}
