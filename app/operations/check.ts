import { instantOfMs, localDateOf, msOf, type LocalDate } from '../../domain/calendar/index.ts';
import { quotaMismatches } from '../../db/queries/capacity-view.ts';
import { fingerprintOf, type AnyState } from '../../domain/durable/index.ts';
import { keepChecked, standings, type Checked, type Standing } from '../../db/queries/checked.ts';
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
import { openRun, runningIds, type OpenRun } from '../runs/running.ts';

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
  if (!(await isScheduled(app.client))) differences.push(difference(null, 'schedule.missing'));
  const counts = { trajectories: 0, openRuns: 0 };
  const upTo = { nowMs: msOf(now), today, build: build ?? 'none', sample };
  for (const kind of kinds) {
    const running = await runningIds(app, kind);
    const open: string[] = [];
    for await (const id of kind.open(app.db)) open.push(id);
    const pages = { ...upTo, kind, open, onProgress };
    // One whose word was wrong, and nobody's is taken: a mistake that made one wrong may have made others so.
    differences.push(...((await checkPages(app, pages, true)) ?? (await checkPages(app, pages, false)) ?? []));
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

interface Pages {
  readonly kind: Kind;
  readonly open: readonly string[];
  readonly nowMs: number;
  readonly today: LocalDate;
  readonly build: string;
  readonly sample: Sample;
  onProgress(done: number, total: number): void;
}

/** Null when words are taken and one that was asked all the same was not what it had said. */
async function checkPages(app: App, pages: Pages, takesWords: boolean): Promise<Difference[] | null> {
  const { kind, open, nowMs, today, build, sample, onProgress } = pages;
  const isAsked = (id: string, index: number): boolean =>
    index < sample.first || Number.parseInt(fingerprintOf([today, id]).slice(0, 8), 16) % sample.oneIn === 0;
  const differences: Difference[] = [];
  for (let from = 0; from < open.length; from += pageSize) {
    const ids = open.slice(from, from + pageSize);
    const asked = new Set(ids.filter((id, index) => !takesWords || isAsked(id, from + index)));
    const page = await checkPage(app, { kind, ids, nowMs, build, asked });
    if (takesWords && page.brokenWord) return null;
    differences.push(...page.differences);
    onProgress(from + ids.length, open.length);
  }
  return differences;
}

interface Page {
  readonly kind: Kind;
  readonly ids: readonly string[];
  readonly nowMs: number;
  readonly build: string;
  /** Whatever they said of themselves. */
  readonly asked: ReadonlySet<string>;
}

/** Not asked, or it did not answer the same. */
const nobody = { runId: null, historyLength: null } as const;

/**
 * What can be read of many at once is. A run is asked for its state only when its history has grown, or what Postgres has
 * is another, since it answered the same: asked again it would only be played again and say it again. Nor when it says the
 * same of itself: with all that a run records it tells what it holds, so that most of them need never be asked.
 */
async function checkPage(
  app: App,
  { kind, ids, nowMs, build, asked }: Page,
): Promise<{ readonly differences: Difference[]; readonly brokenWord: boolean }> {
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
    const { sequence, hash, followsEvents } = standing;
    const run = await openRun(app, id);
    const answeredBefore = run !== null && run.runId === standing.runId && run.historyLength === standing.historyLength;
    const saysTheSame = run !== null && isSaid(standing, run, row.state);
    const answered = answeredBefore || (saysTheSame && !asked.has(id));
    // Written to between the two looks, or with dates that differ: one by one, with everything read anew.
    const sure = row.state.sequence === sequence && (otherDates?.get(id) ?? []).length === 0;
    const differences = await checkOne(
      app,
      id,
      sure ? { nowMs, kept: row, followsEvents, run, answered } : { nowMs, followsEvents: false },
    );
    brokenWord ||= saysTheSame && !answered && differences.some(({ what }) => what === 'run.otherState');
    const follows = sure && !differences.some(({ what }) => what === 'state.notItsEvents');
    const wasAsked = answeredBefore || !answered;
    const same = run !== null && wasAsked && differences.length === 0 ? run : nobody;
    const isNew = !followsEvents || same.runId !== standing.runId || same.historyLength !== standing.historyLength;
    if (follows && isNew)
      checked.push({ id, sequence, hash, build, runId: same.runId, historyLength: same.historyLength });
    return differences;
  });
  await keepChecked(app.db, checked);
  return { differences: found.flat(), brokenWord };
}

/** It said that it holds this very state, and is at rest: what it has not recorded yet, or cannot, it has not said. */
const isSaid = ({ said }: Standing, run: OpenRun, state: AnyState): boolean =>
  !run.isBusy && said?.id === run.runId && said.state === fingerprintOf(state);
