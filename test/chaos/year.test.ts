import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../app/operations/index.ts';
import { places, quotas, trajectoryEvents } from '../../db/schema.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/index.ts';
import { writeReport } from '../support/report.ts';
import { createWorld, type World } from '../support/world.ts';
import { liveThroughAYear, peopleOfLimburg } from '../support/year.ts';

const people = Number(process.env['W2_YEAR_PEOPLE'] ?? 320);
const weeks = Number(process.env['W2_YEAR_WEEKS'] ?? 52);
const seed = 5;

describe('a year of Limburg on the real server', { timeout: 90 * 60_000 }, () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const eventsOf = async (type: TrajectoryEvent['type']) =>
    world.app.db
      .select({ id: trajectoryEvents.trajectoryId, body: trajectoryEvents.body })
      .from(trajectoryEvents)
      .where(eq(trajectoryEvents.type, type))
      .orderBy(asc(trajectoryEvents.at));

  it('keeps the quota and the order of waiting, and everything agrees at its end', async () => {
    const { db } = world.app;
    const from = Date.now();
    const year = await liveThroughAYear(world.app, { rows: peopleOfLimburg(people), weeks, seed });
    const seconds = Math.round((Date.now() - from) / 1000);
    expect(year.registered).toBe(people);

    const quotaRows = await db.select().from(quotas);
    for (const quota of quotaRows) expect(quota.taken).toBeLessThanOrEqual(quota.places);
    const rows = await db.select().from(places).orderBy(asc(places.queueNumber));
    for (const { province, year: of, places: most, taken } of quotaRows) {
      const held = rows.filter(
        (row) => row.province === province && row.year === of && ['granted', 'offered'].includes(row.status),
      );
      expect(held.length).toBe(taken);
      expect(held.length).toBeLessThanOrEqual(most);
    }
    // Whoever waits longest is offered first: among those still in line nobody was queued before one who got a place later.
    const waiting = rows.filter(({ status }) => status === 'queued');
    const offered = rows.filter(({ status, queueNumber }) => status === 'offered' && queueNumber !== null);
    for (const one of offered)
      for (const other of waiting) expect(one.queueNumber ?? 0).toBeLessThan(other.queueNumber ?? Infinity);

    const report = await check(world.app);
    expect(report.differences).toEqual([]);
    const closed = await eventsOf('TrajectoryClosed');
    writeReport(
      'A year of one province',
      `Limburg, week by week on the real server: people with random behaviour from seed ${seed}, moved by the time machine; \`check\` clean.`,
      [
        ['trajectories registered', year.registered],
        ['weeks', year.weeks],
        ['commands done', year.given],
        ['commands refused, as two acts of one day can exclude each other', year.refused],
        ['referrals', (await eventsOf('Referred')).length],
        ['places held at the end', quotaRows.reduce((sum, { taken }) => sum + taken, 0)],
        ['had to wait', (await eventsOf('PlaceQueued')).length],
        ['places offered', (await eventsOf('PlaceOffered')).length],
        ['still waiting', waiting.length],
        ['groups started', (await eventsOf('GroupStarted')).length],
        ['closed', closed.length],
        ['events recorded', report.events],
        ['deadlines opened', report.deadlines.opened],
        ['… met in time', report.deadlines.metInTime],
        ['… met late', report.deadlines.metLate],
        ['seconds', seconds],
      ],
    );
  });
});
