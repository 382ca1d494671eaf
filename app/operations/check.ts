import { setTimeout as wait } from 'node:timers/promises';
import { instantOfMs, localDateOf, msOf, type LocalDate } from '../../domain/calendar/index.ts';
import { fingerprintOf } from '../../domain/durable/index.ts';
import { fnv1a } from '../../domain/fnv1a.ts';
import { quotaMismatches } from '../../db/queries/capacity-view.ts';
import { keepChecked, standings, type Checked } from '../../db/queries/checked.ts';
import { countEvents } from '../../db/queries/counts.ts';
import { forgottenInscriptions } from '../../db/queries/inscriptions.ts';
import { deadlineBalance, lateEffects, sequenceGaps } from '../../db/queries/reconcile.ts';
import { trajectoryWorkflow } from '../../workflows/contract.ts';
import { checkOne, outlives, type Silence } from './compare.ts';
import { difference, type Difference } from './difference.ts';
import { each } from '../each.ts';
import type { App } from '../open.ts';
import { currentBuild, isServed, scheduled } from '../runs/deployment.ts';
import type { Kind } from '../runs/kind.ts';
import { kinds } from '../runs/kinds.ts';
import { owingWithoutRun } from './rebuild.ts';
import { senses, type SenseFinding } from './sense.ts';
import { openRun, openRuns, troubledRuns } from '../runs/running.ts';

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

/** Which runs are asked whatever they said of themselves: the first of each kind, and each day others of the rest. */
export interface Sample {
  readonly first: number;
  /** One in so many; Infinity: none. */
  readonly oneIn: number;
}
const usualSample: Sample = { first: 200, oneIn: 20 };

/**
 * Compares Postgres, Temporal and the dates with each other, and looks for sense; says every finding, changes nothing. Page
 * by page: by the database where it can; events are read again, and runs asked again, only of what changed since they were.
 */
export async function check(
  app: App,
  onProgress: (done: number, total: number) => void = () => {},
  sample: Sample = usualSample,
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
  else if (await isUnserved(app, build)) differences.push(difference(null, 'deployment.notServed', { build }));
  // One that an operator paused is there: a metric and an alert say so, and it is no difference.
  if ((await scheduled(app.client)) === 'no') differences.push(difference(null, 'schedule.missing'));
  const counts = { trajectories: 0, openRuns: 0 };
  const upTo = { nowMs: msOf(now), build: build ?? 'none', silence: { heard: false } };
  for (const kind of kinds) {
    const running = await openRuns(app, kind);
    const troubled = await troubledRuns(app, kind);
    const open: string[] = [];
    for await (const id of kind.open(app.db)) open.push(id);
    const pages = { ...upTo, kind, open, running, troubled, onProgress };
    const sampled = await checkPages(app, pages, (id, index) => isInSample(sample, today, id, index));
    // One whose word was wrong, and nobody's is taken: a mistake that made one wrong may have made others so.
    const { differences: found } = sampled.brokenWord ? await checkPages(app, pages, () => true) : sampled;
    differences.push(...found);
    for (const id of await owingWithoutRun(app, kind, running)) differences.push(difference(id, 'run.missing'));
    const known = new Set(open);
    const strays = [...running.keys()].filter((id) => !known.has(id));
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

/** Looked at some times: whoever only just began to ask for work is not told of at once. */
async function isUnserved({ client }: App, build: string): Promise<boolean> {
  for (let look = 1; look <= 5; look += 1) {
    if (await isServed(client, build)) return false;
    if (look < 5) await wait(300 * look);
  }
  return true;
}

interface Pages {
  readonly kind: Kind;
  readonly open: readonly string[];
  /** As the server lists them: the open run of each, and those whose tasks fail. */
  readonly running: ReadonlyMap<string, string>;
  readonly troubled: ReadonlySet<string>;
  readonly nowMs: number;
  readonly build: string;
  readonly silence: Silence;
  onProgress(done: number, total: number): void;
}

const isInSample = ({ first, oneIn }: Sample, today: LocalDate, id: string, index: number): boolean =>
  index < first || fnv1a(`${today} ${id}`) % oneIn === 0;

interface Compared {
  readonly differences: readonly Difference[];
  /** One that was asked all the same was not what it had said. */
  readonly brokenWord: boolean;
}

/** @param isAsked who is compared and asked whatever was said, by id and place among the open */
async function checkPages(
  app: App,
  { open, onProgress, ...rest }: Pages,
  isAsked: (id: string, index: number) => boolean,
): Promise<Compared> {
  const pages: Compared[] = [];
  for (let from = 0; from < open.length; from += pageSize) {
    const ids = open.slice(from, from + pageSize);
    const asked = new Set(ids.filter((id, index) => isAsked(id, from + index)));
    pages.push(await checkPage(app, { ...rest, ids, asked }));
    onProgress(from + ids.length, open.length);
  }
  return {
    differences: pages.flatMap(({ differences }) => differences),
    brokenWord: pages.some(({ brokenWord }) => brokenWord),
  };
}

interface Page extends Omit<Pages, 'open' | 'onProgress'> {
  readonly ids: readonly string[];
  /** Compared and asked, whatever was said of them. */
  readonly asked: ReadonlySet<string>;
}

/** Not asked, or it did not answer the same. */
const nobody = { runId: null, historyLength: null } as const;

/**
 * What can be read of many at once is. Events are read, and a run is asked, only of what differs from what the run said with
 * all that it recorded: it came to this state by the same events in its own memory, so that two who agree need no third.
 * Nor is a run asked again that answered the same, as long as its history is not longer than then.
 */
async function checkPage(
  app: App,
  { kind, ids, running, troubled, nowMs, build, silence, asked }: Page,
): Promise<Compared> {
  const before = await standings(app.db, kind.root, ids, build);
  const kept = await kind.readMany(app.db, ids);
  const open = [...kept.values()].filter(({ state }) => kind.isOpen(state));
  const otherDates = await kind.otherDates?.(
    app.db,
    open.map(({ state }) => state),
  );
  const checked: Checked[] = [];
  let brokenWord = false;
  const found = await each(ids, atOnce, async (id) => {
    const standing = before.get(id);
    const row = kept.get(id);
    if (!standing || !row) return [];
    const { sequence, hash, followsEvents, said } = standing;
    // Closed or written to between the two looks, spoilt, or with dates that differ: one by one, with everything read anew.
    if (!kind.isOpen(row.state) || row.state.sequence !== sequence || (otherDates?.get(id) ?? []).length > 0)
      return checkOne(app, id, { nowMs, silence });
    const isAtRest = said !== null && said.id === running.get(id) && !troubled.has(id);
    const saysTheSame = isAtRest && said.state === fingerprintOf(row.state);
    const known = { nowMs, silence, kept: row };
    if (saysTheSame && !asked.has(id))
      return checkOne(app, id, { ...known, followsEvents: true, run: { runId: said.id }, answered: true });
    const run = await openRun(app, id);
    const answered = run !== null && run.runId === standing.runId && run.historyLength === standing.historyLength;
    const differences = await checkOne(app, id, { ...known, followsEvents, run, answered });
    const differs = (...codes: readonly string[]) => differences.some(({ what }) => codes.includes(what));
    brokenWord ||= saysTheSame && differs('state.notItsEvents', 'run.otherState');
    const same = run !== null && differences.length === 0 ? run : nobody;
    const isNew = !followsEvents || same.runId !== standing.runId || same.historyLength !== standing.historyLength;
    if (isNew && !differs('state.notItsEvents'))
      checked.push({ id, sequence, hash, build, runId: same.runId, historyLength: same.historyLength });
    return differences;
  });
  await keepChecked(app.db, checked);
  return { differences: found.flat(), brokenWord };
}
