import { eq, sql } from 'drizzle-orm';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../api/server.ts';
import { AppError } from '../../app/errors.ts';
import { gates, guarded } from '../../app/rights/index.ts';
import { appVerbs, type Verbs } from '../../app/verbs.ts';
import { insertAbsence } from '../../db/queries/absences.ts';
import { breakGlass } from '../../db/queries/views.ts';
import { accounts } from '../../db/schema.ts';
import { staffId } from '../../db/seed-staff.ts';
import { instant } from '../../domain/calendar/index.ts';
import { operations, type Caller, type Operation, type Relation } from '../../domain/rights/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { operationsOf, type Document } from '../api/operations.ts';
import { inDays, testDay } from '../support/day.ts';
import { signIn } from '../support/sign-in.ts';
import { createWorld, type World } from '../support/world.ts';
import type { Things } from './asking.ts';
import { columns, kindOf, seesAll } from './expected.ts';
import { absent, callers, livesIn, stageOf, things, type Lives } from './ground.ts';
import { requestOf, type Documented } from './requests.ts';
import { forAnyone, open, rowOf, verdict, type Row, type Whose } from './routes.ts';
import { headersOf } from './sessions.ts';

/**
 * Every operation of the OpenAPI document × everybody × what is theirs, another's, and not there, over HTTP with sessions as
 * signing in makes them. Routes, sessions, gates and reading are those of the product; only what would change something stops
 * behind its gate, so that each cell finds the same world.
 */
let world: World;
let server: FastifyInstance;
let documented: readonly Documented[];
const around = new Map<Province, Lives>();
const reached = new Set<string>();
const provinces = ['limburg', 'antwerp'] as const;

beforeAll(async () => {
  world = await createWorld();
  const { app } = world;
  for (const province of provinces) around.set(province, await livesIn(world, province));
  for (const province of provinces)
    await insertAbsence(app.db, {
      ...{ staffId: staffId('mediator-1', province), deputyId: staffId('mediator-2', province) },
      ...{ fromOn: testDay, untilOn: inDays(3) },
    });
  server = createServer(app, { verbs: watched(), busyAfterMs: 0 });
  documented = operationsOf((await server.inject('/openapi.json')).json<Document>());
});
afterAll(async () => {
  await server.close();
  await world.close();
});

const stopped = 'trajectory.parked';
const reading =
  /^(show|list|waiting|why|eventsOf|forecast|commandsOf|planOf|planHistory|letters|notes|lookups|search)|^(personHistory|viewsOf|namesakes|agendaOf|capacity|organisations|calendarWith|figures|onwardFigures|workAhead)/;

/** The application's own verbs, of which is known which were reached. */
function watched(): Verbs {
  const stop = async (): Promise<never> => Promise.reject(new AppError(stopped, 'it came through', ''));
  const behindGates = guarded as unknown as (verbs: object, of: object) => Record<string, unknown>;
  const held = behindGates(Object.fromEntries(Object.keys(gates).map((name) => [name, stop])), gates);
  const behind = Object.entries(appVerbs).map(([name, verb]) => {
    const runs = name in gates && !reading.test(name) ? held[name] : verb;
    return [
      name,
      (...args: unknown[]) => {
        reached.add(name);
        return (runs as (...given: unknown[]) => unknown)(...args);
      },
    ];
  });
  return Object.fromEntries(behind) as Verbs;
}

let computers = 0;
async function asks(request: ReturnType<typeof requestOf>, headers: Record<string, string>) {
  // Each from another computer: how much one may ask is not what is asked here.
  computers += 1;
  const remoteAddress = `10.${computers >> 16}.${(computers >> 8) & 255}.${computers & 255}`;
  return server.inject({ ...request, remoteAddress, headers: { ...headers, ...request.headers } });
}

const codeOf = (reply: LightMyRequestResponse): string =>
  reply.statusCode < 400 ? '' : (reply.json<{ type?: string }>().type ?? '').split(':').at(-1)!;
const notThere = new Set([
  ...['trajectory.notFound', 'person.unknown', 'cohort.notFound', 'prospect.unknown', 'proposal.unknown'],
  ...['staff.unknown', 'mail.notFound', 'month.notFound', 'agreement.notFound'],
]);

function said(reply: LightMyRequestResponse, isRead: boolean, abouts: boolean): string {
  const code = codeOf(reply);
  if (code === 'rights.notAllowed') return reply.statusCode === 403 ? 'notAllowed' : `${reply.statusCode}`;
  if (abouts && notThere.has(code)) return reply.statusCode === 404 ? 'absent' : `${reply.statusCode}`;
  const good = isRead ? ![400, 401, 403].includes(reply.statusCode) && reply.statusCode < 500 : code === stopped;
  return good ? 'passes' : `${reply.statusCode} ${code}`;
}

/** All that somebody can see of an answer, but for the id that was asked for and that of the answer itself. */
function seenOf(reply: LightMyRequestResponse, asked: Things): string {
  const { date: _date, 'belgov-trace-id': _trace, 'content-length': _length, ...rest } = reply.headers;
  const headers = Object.entries(rest).filter(([name]) => !name.startsWith('x-ratelimit'));
  const body = reply.body.replace(/"instance":"[^"]*"/, '');
  return [asked.trajectoryId, asked.cohortId, asked.monthId, asked.agreementId, asked.staffId, asked.personId].reduce(
    (text, id) => text.replaceAll(id, '#'),
    JSON.stringify([reply.statusCode, headers, body]),
  );
}

/** Whom a column is, with a session that runs. */
async function comesIn(
  column: Relation,
  province: Province,
): Promise<{ caller: Caller; headers: Record<string, string> }> {
  const { app } = world;
  const lives = around.get(province)!;
  const caller = (await callers(world, lives, province, stageOf(column)))[column];
  const headers = await headersOf(app, caller);
  if (caller.kind === 'expert') {
    const [mine] = await app.db
      .select()
      .from(accounts)
      .where(eq(accounts.kind, 'expert'))
      .orderBy(sql`created_at desc`);
    await app.db.execute(
      sql`update trajectories set state = replace(state::text, ${caller.accountId}, ${mine!.id})::jsonb where province = ${province}`,
    );
  }
  if (column === 'brokeGlass' && caller.kind === 'colleague')
    await breakGlass(app.db, {
      ...{ staffId: caller.staffId, trajectoryId: lives.ids.inGroup, reason: 'inspection', toldId: null },
      ...{ at: await app.now(), until: instant('2099-01-01T00:00:00.000Z') },
    });
  return { caller, headers };
}

/**
 * Of so many commands, each of which has a route and a what-if, one run takes some, of the other operations half, and the long
 * one all; behind the routes every cell of the table is asked in each run (matrix.server.test.ts).
 */
const all = process.env['W2_LONG_TESTS'] !== undefined;
const seed = Number(process.env['W2_SEED'] ?? Math.floor(Math.random() * 1e6));
let drawn = seed;
function drawnNow({ command, cohortCommand }: Row): boolean {
  drawn = (drawn * 1_103_515_245 + 12_345) % 2 ** 31;
  const isCommand = command !== undefined || cohortCommand !== undefined;
  return all || (drawn >> 8) % 1000 < (isCommand ? 100 : 500);
}

describe('over HTTP', () => {
  it('every operation has a row, and nobody is let in who is not signed in', async () => {
    const differing: string[] = [];
    for (const operation of documented) {
      const { operationId } = operation;
      const free = open.includes(operationId);
      if (!free && !forAnyone.includes(operationId) && !rowOf(operationId, operations))
        differing.push(`${operationId} has no row`);
      const { statusCode } = await asks(requestOf(operation, absent('limburg')), {});
      if (free ? statusCode === 401 : statusCode !== 401) differing.push(`${operationId} × nobody: ${statusCode}`);
      const forged = await asks(requestOf(operation, absent('limburg')), { authorization: `Bearer ${'x'.repeat(43)}` });
      if (!free && forged.statusCode !== 401) differing.push(`${operationId} × forged: ${forged.statusCode}`);
    }
    expect(differing).toEqual([]);
    expect(documented.length).toBeGreaterThan(200);
  });

  it.each(columns)('%s may what docs/rights.md says, and does not see what is another’s', async (column) => {
    const differing: string[] = [];
    // Whoever broke the glass in one province and in the other sees both.
    for (const province of all && column !== 'brokeGlass' ? provinces : [provinces[seed % 2]!]) {
      const elsewhere = province === 'limburg' ? 'antwerp' : 'limburg';
      const { caller, headers } = await comesIn(column, province);
      const of: Record<Whose, Things> = {
        own: await things(world, around.get(province)!, province, column, caller, true),
        other: await things(world, around.get(elsewhere)!, elsewhere, column, caller, false),
        absent: absent(province),
      };
      for (const operation of documented) {
        const row = rowOf(operation.operationId, operations);
        if (!row || !drawnNow(row)) continue;
        const last: Operation = row.reaches.at(-1)!;
        const kind = row.kind ?? kindOf(last);
        if (column === 'brokeGlass' && kind !== 'life' && kind !== 'person') continue;
        const isRead = reading.test(last);
        const about = last === 'breakGlass' || !['programme', 'everywhere', 'province'].includes(kind);
        const seen: Partial<Record<Whose, string>> = {};
        for (const whose of ['own', 'other', 'absent'] as const) {
          if (whose !== 'own' && kind === 'programme' && last !== 'breakGlass') continue;
          reached.clear();
          const reply = await asks(requestOf(operation, of[whose]), headers);
          seen[whose] = seenOf(reply, of[whose]);
          const wanted = column === 'selfByLink' ? '401 signIn.needed' : verdict(row, column, whose);
          const got = said(reply, isRead, about);
          const cell = `${operation.operationId} × ${column} × ${whose} (${province})`;
          if (got !== wanted) differing.push(`${cell}: ${got} (${reply.statusCode} ${codeOf(reply)}), not ${wanted}`);
          const wrongly = [...reached].filter(
            (name) => name !== 'withIdempotency' && !row.reaches.includes(name as Operation),
          );
          if (wrongly.length > 0) differing.push(`${cell} reached ${wrongly.join()}`);
        }
        if (
          about &&
          !seesAll.includes(column) &&
          verdict(row, column, 'other') === 'absent' &&
          seen.other !== seen.absent
        )
          differing.push(`${operation.operationId} × ${column}: ${seen.other} tells it from ${seen.absent}`);
      }
    }
    expect(differing, `W2_SEED=${seed}`).toEqual([]);
  });

  it.each(['read', 'command', 'webhooks'])('a program with the scope %s may nothing else', async (scope) => {
    const lives = around.get('limburg')!;
    const machine = (await callers(world, lives, 'limburg', 'inGroup')).partnerMachine;
    const headers = await headersOf(world.app, machine, [scope]);
    const own = await things(world, lives, 'limburg', 'partnerMachine', machine, true);
    const differing: string[] = [];
    let through = 0;
    for (const operation of documented) {
      const row = rowOf(operation.operationId, operations);
      if (!row || verdict(row, 'partnerMachine', 'own') !== 'passes') continue;
      const gives = /\/commands\/|\/attendance$/.test(operation.path);
      const needs = operation.path.startsWith('/v1/webhooks') ? 'webhooks' : gives ? 'command' : 'read';
      const got = said(await asks(requestOf(operation, own), headers), reading.test(row.reaches.at(-1)!), false);
      if (got === 'passes') through += 1;
      if (got !== (needs === scope ? 'passes' : 'notAllowed')) differing.push(`${operation.operationId}: ${got}`);
    }
    expect(differing).toEqual([]);
    expect(through).toBeGreaterThan(4);
  });

  it('what an operator ends is dead at once on every other server', async () => {
    const another = createServer(world.app, { busyAfterMs: 0 });
    const mine = await signIn(world.app.db, { kind: 'operator' });
    const theirs = await signIn(world.app.db, { staffId: staffId('mediator-1', 'limburg') });
    const at = async (which: FastifyInstance, { headers }: typeof mine, url = '/v1/trajectories') =>
      (await which.inject({ url, headers })).statusCode;
    expect([await at(server, theirs), await at(another, theirs)]).toEqual([200, 200]);
    const real = createServer(world.app, { busyAfterMs: 0 });
    const ended = await real.inject({
      ...{ method: 'DELETE', url: `/v1/access/sessions/${theirs.sessionId}`, headers: mine.headers },
    });
    expect(ended.statusCode).toBe(204);
    for (const which of [server, another, real]) expect(await at(which, theirs)).toBe(401);
    await another.close();
    await real.close();
  });
});
