/** Our side: trajectories, driven through the application as every door drives them. */
import { sql } from 'drizzle-orm';
import { giveCommand } from '../../app/trajectories/index.ts';
import { openApp, type App } from '../../app/open.ts';
import { registerRow } from '../../app/intake/index.ts';
import { startRun } from '../../app/runs/start-run.ts';
import { moveTo } from '../../app/runs/time-skipping.ts';
import { seedStaff } from '../../db/seed-staff.ts';
import { addMonths, instantOfMs, localDateOf, msOf, startOfDay, type LocalDate } from '../../domain/calendar/index.ts';
import { codes, firesAt, trajectoryNumber, type CommandInput } from '../../domain/trajectory/index.ts';
import { parsePayloadKeys } from '../../codec/codec.ts';
import { aPerson } from '../db/lives.ts';
import { namespace, type Servers } from './servers.ts';
import { makePeople, mediator, type Registered } from './population.ts';
import type { Side } from './side.ts';
import type { WorkerProcess } from './worker-process.ts';

/** The middle of a working day, after the hours over which timers are spread. */
const middayMs = 12 * 3_600_000;
/** At 24 months guidance ends, and with it the run: the history of that life is the one before. */
const months = 23;

export async function openBenchApp(servers: Servers, payloadKeys: string): Promise<App> {
  const nowhere = 'http://127.0.0.1:9';
  const app = await openApp({
    ...{ mode: 'demo', dataDir: servers.folder, logLevel: 'silent', codecToken: 'not used in the bench' },
    ...{ databaseUrl: servers.databaseUrl, temporalAddress: servers.temporalAddress, temporalNamespace: namespace },
    ...{ payloadKeys: parsePayloadKeys(payloadKeys), ocmwUrl: nowhere, rizivUrl: nowhere, employmentUrl: nowhere },
    repertoriumUrl: nowhere,
  });
  await seedStaff(app.db);
  return app;
}

export function oursSide(app: App, worker: WorkerProcess): Side {
  const ready = new Map<string, Registered>();
  const commands = new Map<string, number>();
  let made = 0;
  return {
    name: 'ours',
    worker,
    async prepare(count) {
      const people = await makePeople(app, made + 1, count);
      made += count;
      for (const state of people) ready.set(state.id, state);
      return people.map(({ id }) => id);
    },
    async start(id) {
      const state = ready.get(id);
      if (!state) throw new Error(`${id} was not prepared`);
      ready.delete(id);
      await startRun(app, { state, epoch: 1, pending: [] });
    },
    async startWhole() {
      const registered = await registerRow(app, aPerson(), mediator);
      if (!registered.ok) throw new Error('registered before');
    },
    async command(id) {
      // What is noted twice on one day the second time changes nothing: that would be no command to measure.
      const given = commands.get(id) ?? 0;
      commands.set(id, given + 1);
      const data = { how: codes.contactWays[given % codes.contactWays.length] };
      const request = { trajectoryId: id, name: 'recordContact', by: mediator, data } as const;
      const result = await giveCommand(app, request);
      if (!result.ok) throw new Error(`refused: ${result.refusal.refused}`);
      if (result.events.length === 0)
        throw new Error(
          'a command that changes nothing is none to measure: more rounds need more that are open (--open)',
        );
    },
    nextDue: (ids) => nextDue(app, ids),
    liveOn: (id) => liveOn(app, id),
  };
}

async function nextDue({ db }: App, ids: readonly string[]) {
  const among = sql`id = any(${sql.param([...ids])}::text[])`;
  const { rows } = await db.execute<{ id: string; on: LocalDate }>(
    sql`select id, next_on::text as on from trajectories where ${among}`,
  );
  const on = new Map(rows.map((row) => [row.id, row.on]));
  const last = rows
    .map((row) => row.on)
    .sort()
    .at(-1);
  const dateOf = (id: string): LocalDate => {
    const date = on.get(id);
    if (!date) throw new Error(`${id} has no next date`);
    return date;
  };
  return {
    firesAt: ids.map((id) => firesAt(id, dateOf(id))),
    async left() {
      const found = await db.execute<{ count: number }>(
        sql`select count(*)::integer as count from trajectories where ${among} and next_on <= ${last}`,
      );
      return found.rows[0]?.count ?? 0;
    },
  };
}

/** A contact each month, a review of the plan each third, and what time does in between. */
async function liveOn({ client }: App, id: string): Promise<void> {
  if (trajectoryNumber(id) === null) throw new Error(`${id} is no trajectory`);
  const handle = client.workflow.getHandle(id);
  const give = (name: string, data: CommandInput['data']) =>
    handle.executeUpdate<unknown, [CommandInput]>(name, { args: [{ by: mediator, data }] });
  const today = localDateOf(instantOfMs(Date.now()));
  for (let month = 1; month <= months; month += 1) {
    await moveTo(client, id, msOf(startOfDay(addMonths(today, month))) + middayMs);
    await give('recordContact', { how: 'phone' });
    if (month % 3 === 0) await give('reviewPlan', {});
  }
}
