import { createHash } from 'node:crypto';
import { addDays, isLocalDate, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import {
  methodVersion,
  publishedFigures,
  releasePeriodOf,
  type Release,
  type ReleasePeriod,
} from '../../domain/statistics/publication/index.ts';
import { idOfCaller } from '../../domain/rights/index.ts';
import { recordsOf } from '../../db/queries/figure-counts.ts';
import { catchUpFigures } from '../../db/queries/figure-facts.ts';
import { allReleases, findRelease, writeRelease, type ReleaseRow } from '../../db/queries/releases.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { annexOf } from './annex.ts';
import { makeTablesAside } from './aside.ts';

export interface AskedRelease {
  readonly year: number;
  /** As known at the end of this day, which is over; left out: yesterday, or as it was made before. */
  readonly asOf?: string | undefined;
}

/** A release, and the closed year before it to compare with; null: nothing was published of that. */
export interface ReleaseView {
  readonly release: Release;
  readonly before: Release | null;
}

/**
 * The release of a year: of one that is closed all of it, of one that runs up to its last quarter that is over. Made at most
 * once, and from then on the same; with it the year before, when there is one to compare with.
 * @throws AppError `release.badDay`, `release.tooEarly`, `release.madeAsOf`, `release.laterThere`, `release.notSafe`
 */
export async function makeRelease(app: App, { year, asOf }: AskedRelease): Promise<ReleaseView> {
  // What is known at the end of a day is known once that day is over.
  const yesterday = addDays(localDateOf(await app.now()), -1);
  const day = asOf ?? yesterday;
  if (!isLocalDate(day) || day > yesterday)
    throw new AppError('release.badDay', 'no day before today', 'write it as YYYY-MM-DD', { yesterday });
  const period = releasePeriodOf(year, day);
  if (!period)
    throw new AppError('release.tooEarly', 'no quarter of that year is over', 'wait, or choose a year before', {
      year,
    });
  return app.alone('releases', async () => {
    const there = await findRelease(app.db, period.id);
    if (there && asOf !== undefined && there.asOf !== asOf)
      throw new AppError('release.madeAsOf', 'it was made as of another day', 'leave the day out', {
        id: there.id,
        asOf: there.asOf,
      });
    if (!there) {
      const later = (await allReleases(app.db)).find(isLater(period));
      // What was shown of a longer part of the year was rounded without regard to this one.
      if (later)
        throw new AppError('release.laterThere', 'a later part of that year was published', 'show that one', {
          id: later.id,
        });
      const last = releasePeriodOf(year - 1, day);
      if (last?.kind === 'year' && !(await findRelease(app.db, last.id))) await makeToCompare(app, last, day);
      await make(app, period, day);
    }
    return showRelease(app, period.id);
  });
}

/** Of the same year and more of it; its last quarter is a part of the closed year, though both end on the same day. */
const isLater =
  ({ year, until, kind }: ReleasePeriod) =>
  (one: ReleaseRow): boolean =>
    one.year === year && (one.until > until || (one.kind === 'year' && kind === 'quarter'));

/** The year before: what was asked does not wait for it, so where it is not safe there is no comparison. */
async function makeToCompare(app: App, period: ReleasePeriod, asOf: LocalDate): Promise<void> {
  try {
    await make(app, period, asOf, 'unlessEmpty');
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'release.notSafe')) throw error;
  }
}

async function make(app: App, period: ReleasePeriod, asOf: LocalDate, unlessEmpty?: 'unlessEmpty'): Promise<void> {
  await catchUpFigures(app.db);
  const records = await recordsOf(app.db, publishedFigures, { from: period.from, until: period.until, asOf }, null);
  if (unlessEmpty && records.length === 0) return;
  const inputHash = sha256(JSON.stringify(records));
  // Whoever has the exact input can draw the lots again, and nobody else.
  const seed = sha256(`seed of ${period.id} ${inputHash}`);
  const before = (await allReleases(app.db)).map(({ year, tables }) => ({ year, tables }));
  const first = Math.min(period.year, ...before.map(({ year }) => year));
  const earliest = { from: '2000-01-01' as LocalDate, until: `${first - 1}-12-31` as LocalDate, asOf };
  const unpublished = await recordsOf(app.db, publishedFigures, earliest, null);
  const since = unpublished.length === 0 ? 'theFirstDay' : 'somewhere';
  const made = await makeTablesAside({ period, records, before, seed, since, rules: methodVersion });
  if (!made.gate.safe)
    throw new AppError('release.notSafe', 'the attack narrowed a protected number', 'nothing was published', {
      narrowed: made.gate.narrowed,
      fewest: made.gate.fewest,
    });
  await writeRelease(app.db, {
    ...period,
    asOf,
    ...made,
    seed,
    inputHash,
    annex: await annexOf(app.db, period),
    madeAt: await app.now(),
    madeBy: app.caller.kind === 'direct' ? 'direct' : `${app.caller.kind}:${idOfCaller(app.caller)}`,
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export type ReleaseLine = Pick<Release, 'id' | 'kind' | 'year' | 'from' | 'until' | 'asOf' | 'gate' | 'madeAt'>;

/** What was published, the newest period first. */
export async function listReleases(app: App): Promise<readonly ReleaseLine[]> {
  const rows = await allReleases(app.db);
  return rows
    .map(({ id, kind, year, from, until, asOf, gate, madeAt }) => ({ id, kind, year, from, until, asOf, gate, madeAt }))
    .toSorted((one, other) =>
      one.until === other.until ? (one.id < other.id ? 1 : -1) : one.until < other.until ? 1 : -1,
    );
}

/** One release as it was published, for ever the same. @throws AppError `release.unknown` */
export async function showRelease(app: App, id: string): Promise<ReleaseView> {
  const row = await findRelease(app.db, id);
  if (!row)
    throw new AppError('release.unknown', 'there is no such release', 'w2 report YEAR makes one', {
      id: id.slice(0, 20),
    });
  const before = await findRelease(app.db, `${row.year - 1}`);
  // What was published later than this changes nothing in it.
  return { release: shown(row), before: before && before.madeAt <= row.madeAt ? shown(before) : null };
}

/** Without the seed and the hash, which stay here, and without who made it. */
const shown = ({ seed: _seed, inputHash: _hash, madeBy: _by, ...release }: ReleaseRow): Release => release;
