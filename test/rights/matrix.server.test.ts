import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertAbsence } from '../../db/queries/absences.ts';
import { breakGlass } from '../../db/queries/views.ts';
import { trajectories } from '../../db/schema.ts';
import { staffId } from '../../db/seed-staff.ts';
import { instant } from '../../domain/calendar/index.ts';
import { operations } from '../../domain/rights/index.ts';
import { inDays, testDay } from '../support/day.ts';
import { createWorld, type World } from '../support/world.ts';
import { overVerbs, type Ask, type Outcome, type Things } from './asking.ts';
import { columns, expected, kindOf, seesAll, type Kind } from './expected.ts';
import { absent, callers, livesIn, stageOf, things, type Lives } from './ground.ts';

/**
 * Every operation × every relation × what is theirs, another's, and not there, against the real verbs. What is expected is in
 * docs/rights.md, which `table.test.ts` holds against the same table.
 */
let world: World;
let ask: Ask;
const around = new Map<string, Lives>();

beforeAll(async () => {
  world = await createWorld();
  ask = overVerbs(world.app);
  for (const province of ['limburg', 'antwerp'] as const) around.set(province, await livesIn(world, province));
});
afterAll(() => world.close());

/** Again for each column: coming back is one of the operations. */
const mediatorIsAway = () =>
  insertAbsence(world.app.db, {
    ...{ staffId: staffId('mediator-1', 'limburg'), deputyId: staffId('mediator-2', 'limburg') },
    ...{ fromOn: testDay, untilOn: inDays(3) },
  });

const isAbsent = ({ code }: Outcome): boolean =>
  ['trajectory.notFound', 'person.unknown', 'cohort.notFound', 'prospect.unknown', 'proposal.unknown'].includes(code) ||
  ['staff.unknown', 'mail.notFound', 'month.notFound'].includes(code);

function said(outcome: Outcome, kind: Kind): 'passes' | 'notAllowed' | 'absent' {
  if (outcome.code === 'rights.notAllowed') return 'notAllowed';
  // What is about nobody is there, whatever it answers.
  return kind !== 'programme' && isAbsent(outcome) ? 'absent' : 'passes';
}

describe('every operation of every relation', () => {
  it('does with what is theirs as the table says, and hides what is another’s as if it were not there', async () => {
    const differing: string[] = [];
    let cells = 0;
    const cell = (what: string, got: unknown, wanted: unknown) => {
      cells += 1;
      if (JSON.stringify(got) !== JSON.stringify(wanted))
        differing.push(`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
    };
    for (const column of columns) {
      await mediatorIsAway();
      const caller = (await callers(world, around.get('limburg')!, 'limburg', stageOf(column)))[column];
      if (column === 'brokeGlass' && caller.kind === 'colleague')
        await breakGlass(world.app.db, {
          ...{
            staffId: caller.staffId,
            trajectoryId: around.get('limburg')!.ids.inGroup,
            reason: 'inspection',
            toldId: null,
          },
          ...{ at: await world.app.now(), until: instant('2099-01-01T00:00:00.000Z') },
        });
      const mine = await things(world, around.get('limburg')!, 'limburg', column, caller);
      const about = await things(world, around.get('antwerp')!, 'antwerp', column, caller);
      for (const operation of operations) {
        if (operation === 'breakGlass') continue;
        const kind = kindOf(operation);
        if (column === 'brokeGlass' && kind !== 'life' && kind !== 'person') continue;
        const what = `${operation} × ${column}`;
        const own = await ask(caller, operation, mine);
        cell(`${what} × own (${own.code})`, said(own, kind), expected(operation, column));
        if (kind === 'programme' || kind === 'everywhere' || kind === 'province') continue;
        const gone = await ask(caller, operation, absent('limburg'));
        cell(`${what} × absent`, said(gone, kind), kind === 'mail' && column === 'operator' ? 'notAllowed' : 'absent');
        if (seesAll.includes(column)) continue;
        const other = await ask(caller, operation, about);
        // The very answer of one that is not there, but for the id that was asked for.
        const gives = (outcome: Outcome, id: Things) =>
          JSON.parse(
            JSON.stringify({ ...outcome, answer: null })
              .replaceAll(id.trajectoryId, '#')
              .replaceAll(id.cohortId, '#')
              .replaceAll(id.monthId, '#')
              .replaceAll(id.staffId, '#'),
          ) as unknown;
        if (kind !== 'mail' || column !== 'operator')
          cell(`${what} × other`, gives(other, about), gives(gone, absent('limburg')));
      }
    }
    expect(differing).toEqual([]);
    expect(cells).toBeGreaterThan(2000);
    // The log of who looked is kept of all of it.
    const { rows } = await world.app.db.execute<{ number: number }>(
      'select count(*)::int as number from views' as never,
    );
    expect(rows[0]!.number).toBeGreaterThan(50);
  }, 400_000);

  it('is the trajectory that the mediator of another one does not find', async () => {
    const { db } = world.app;
    const [row] = await db
      .select()
      .from(trajectories)
      .where(eq(trajectories.id, around.get('antwerp')!.ids.inGroup));
    expect(row?.mediatorId).toBe(staffId('mediator-1', 'antwerp'));
  });
});
