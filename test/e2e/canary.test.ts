import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForwardReport } from '../../app/demo/index.ts';
import type { App } from '../../app/open.ts';
import { limitSystem } from '../../app/operations/index.ts';
import { isTrajectoryId } from '../../domain/trajectory/index.ts';
import { EncryptionCodec } from '../../codec/codec.ts';
import { newDataDir, removeDataDir, startStack, type RunningStack } from '../support/running-stack.ts';
import { mediators } from '../support/sign-in.ts';
import { eventually } from '../support/world.ts';
import { filesBelow, finder, needlesOf, plantedPerson, rowOf } from './kit/canaries.ts';
import { clearFaults, setFaults } from './kit/outside-ledger.ts';
import { everyRun } from './kit/temporal-contents.ts';
import { eligible } from '../support/eligible.ts';

const [anna, bea, cor] = [plantedPerson(811), plantedPerson(822), plantedPerson(833)] as const;
const strangers = [plantedPerson(844), plantedPerson(855)] as const;
const notes = ['notakanarie-api slaapt slecht', 'notakanarie-cli belt liever niet', 'notakanarie-geweigerd'] as const;
const typed = 'typkanarie';
const lookupSystems = ['ocmw', 'riziv', 'employment'] as const;
const callersKey = 'sleutelkanarie';
/** Of people and free text: allowed in the side store alone. */
const needles = [
  ...[anna, bea, cor, ...strangers].flatMap(needlesOf),
  ...notes.map((note) => note.split(' ')[0] ?? ''),
  typed,
];
const control = { id: 'controlekanarie-naam', input: 'controlekanarie-inhoud' };
const find = finder([...needles, callersKey]);
const findControl = finder(Object.values(control));

describe('what is known about people', () => {
  const dataDir = newDataDir();
  let stack: RunningStack;
  let app: App;
  let by: ReturnType<typeof mediators>;
  const ids: string[] = [];

  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const json = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${stack.urls['api']}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await by(/T-\d+/.exec(path)?.[0] ?? '')), ...headers },
      body: json,
    });
    return { status: response.status, text: await response.text() };
  };
  const command = (id: string | undefined, name: string, body: object = {}, headers = {}) =>
    post(`/v1/trajectories/${id}/commands/${name}`, body, headers);
  const must = async (id: string | undefined, name: string, body: object = {}) =>
    expect(await command(id, name, body), name).toMatchObject({ status: 200 });

  beforeAll(async () => {
    stack = await startStack({ dataDir, env: { W2_LOG_LEVEL: 'trace' } });
    app = await stack.openApp();
    by = mediators(app.db);
    await spoilLookups();
    await playLives();
    await makeMistakes();
    await stack.w2Json<ForwardReport>('forward', '20d');
    await untilAllIsTold();
  });
  afterAll(async () => {
    await stack?.stop();
    removeDataDir(dataDir);
  });

  async function spoilLookups(): Promise<void> {
    const kinds = ['apply-then-503', 'apply-then-cut', 'wrong-correlation'];
    // Each way once, and then nothing that can be read: until it is mended, no look-up is answered.
    const rules = [...kinds.map((kind) => ({ kind, rate: 1, times: 1 })), { kind: 'malformed', rate: 1 }];
    for (const system of lookupSystems) {
      await limitSystem(app, system, { coolDownMs: 500 });
      await setFaults(stack.urls[system] ?? '', { seed: 3, rules });
    }
  }

  /** The look-ups of the first are not answered, those that come later are. */
  async function mendLookups(): Promise<void> {
    await eventually(
      () => typesThere(),
      (types) => types.includes('LookupUnanswered'),
    );
    for (const system of lookupSystems) await clearFaults(stack.urls[system] ?? '');
  }

  const typesThere = async (): Promise<string[]> => {
    const { rows } = await app.db.execute<{ type: string }>(sql`select distinct type from trajectory_events`);
    return rows.map(({ type }) => type);
  };

  /** One through the API as far as a place in a group, one by a list and refused, one stopped with a note. */
  async function playLives(): Promise<void> {
    const registered = await post('/v1/registrations', rowOf(anna), { 'idempotency-key': callersKey });
    expect(registered.status).toBe(201);
    const list = [bea, cor].map((person) => rowOf(person));
    const csv = join(dataDir, '..', 'list.csv');
    writeFileSync(
      csv,
      [Object.keys(list[0] ?? {}), ...list.map((row) => Object.values(row))].map((row) => row.join(';')).join('\n'),
    );
    expect((await stack.w2('register', csv)).exitCode).toBe(0);
    const { rows } = await app.db.execute<{ id: string }>(sql`select id from trajectories order by id`);
    ids.push(...rows.map(({ id }) => id));
    expect(ids).toHaveLength(3);
    await must(ids[0], 'giveConsent', { note: notes[0] });
    await mendLookups();
    for (const id of ids.slice(1)) await must(id, 'giveConsent', { note: notes[0] });
    expect((await stack.w2('do', ids[1] ?? '', 'holdIntakeTalk', '--note', notes[1])).exitCode).toBe(0);
    await must(ids[1], 'decideEligibility', {
      ...eligible,
      verdict: 'notEligible',
      reason: 'other',
      redirectTo: 'care',
      note: notes[0],
    });
    await must(ids[2], 'stop', { reason: 'movedAway', note: notes[1] });
    await must(ids[0], 'holdIntakeTalk');
    await must(ids[0], 'decideEligibility', eligible);
    await must(ids[0], 'addGoal', { theme: 'work' });
    await must(ids[0], 'agreePlan', { how: 'orally', note: notes[0] });
    await must(ids[0], 'refer', { note: notes[0] });
  }

  /** People type names into the wrong places; whatever is answered, what they typed must not stay anywhere. */
  async function makeMistakes(): Promise<void> {
    const [anything = ''] = ids;
    const refused = [
      command(anything, 'giveConsent', { note: notes[2] }),
      command(anything, 'acceptReferral', { referralId: typed }),
      command(anything, 'recordContact', { how: typed }),
      command(anything, 'recordContact', { how: 'phone', [typed]: typed }),
      command(anything, typed),
      command(typed, 'giveConsent'),
      command(anything, 'giveConsent', {}, { 'w2-actor': `mediator:${typed} ${typed}` }),
      command(anything, 'recordContact', { how: 'phone', note: `${typed}\u0000` }),
      post('/v1/registrations', rowOf(anna)),
      post('/v1/registrations', rowOf(strangers[0], { Postcode: '1000' })),
      post('/v1/registrations', rowOf(strangers[1], { Naam: `${strangers[1].lastName}\u0000` })),
      post('/v1/registrations', `{"Naam":"${typed}"`),
      fetch(`${stack.urls['api']}/v1/trajectories?phase=${typed}`, { headers: await by(anything) }),
      fetch(`${stack.urls['api']}/v1/me`, { headers: { authorization: `Bearer ${typed}`, cookie: `w2=${typed}` } }),
      fetch(`${stack.urls['api']}/aanmelden/terug?code=${typed}&state=${typed}`),
      fetch(`${stack.urls['api']}/${typed}/${typed}?naam=${typed}`),
    ];
    for (const answer of refused) expect((await answer).status).toBeGreaterThanOrEqual(400);
    expect((await stack.w2('do', anything, 'giveConsent', '--data', `{"on":"${typed}"}`)).exitCode).toBe(1);
    expect((await stack.w2('do', anything, typed)).exitCode).toBe(2);
    // A mistake of ours: Postgres refuses the row, and must not repeat it in its log.
    const wrong = sql`insert into people (insz, last_name) values (${strangers[0].insz}, ${typed})`;
    await expect(app.db.execute(wrong)).rejects.toThrow();
  }

  async function untilAllIsTold(): Promise<void> {
    const underWay = () =>
      app.db.execute<{ id: string; key: string }>(sql`
        select trajectory_id as id, key from effects where status = 'pending' and kind <> 'askOutside'
        union all select trajectory_id, lookup_id from lookups where status = 'asked'`);
    await eventually(
      async () => (await underWay()).rows,
      (rows) => rows.length === 0,
    );
  }

  it('was asked about, with answers that came and answers that did not', async () => {
    expect(await typesThere()).toEqual(
      expect.arrayContaining(['LookupUnanswered', 'LookupAnswered', 'TrajectoryClosed', 'Referred']),
    );
  });

  it('lies in Postgres in the side store alone: people and notes, no message, no event, no request', async () => {
    const tables = await app.db.execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    const places = new Map<string, string[]>();
    for (const { name } of tables.rows) {
      const { rows } = await app.db.execute<{ row: string }>(sql`select t::text as row from ${sql.identifier(name)} t`);
      const found = find(rows.map(({ row }) => row).join('\n'));
      if (found.length > 0) places.set(name, found);
    }
    expect([...places.keys()].toSorted()).toEqual(['idempotency_keys', 'inscriptions', 'notes', 'people']);
    expect(places.get('people')).toEqual(expect.arrayContaining([anna, bea, cor].map(({ lastName }) => lastName)));
    expect(places.get('notes')).toEqual(expect.arrayContaining(['notakanarie-api', 'notakanarie-cli']));
    // What a caller chooses as its key is the caller's own.
    expect(places.get('idempotency_keys')).toEqual([callersKey]);
  });

  it('is in no history, search attribute, memo, summary or detail, decrypted or not', async () => {
    await app.client.workflow.start('noSuchWorkflow', {
      workflowId: control.id,
      taskQueue: 'nobody',
      args: [control.input],
    });
    const codec = new EncryptionCodec(app.settings.payloadKeys);
    const seen = new Set<string>();
    let controls: Record<'raw' | 'decoded', string[]> | undefined;
    for await (const { workflowId, raw, decoded } of everyRun(app.client, codec)) {
      seen.add(workflowId);
      expect({ workflowId, raw: find(raw), decoded: find(decoded) }).toEqual({ workflowId, raw: [], decoded: [] });
      if (isTrajectoryId(workflowId)) expect(decoded).toContain('"state"');
      if (workflowId === control.id) controls = { raw: findControl(raw), decoded: findControl(decoded) };
    }
    // Beside these there are the sweep's schedule and its runs, which are searched as well.
    const ours = [...seen].filter((id) => isTrajectoryId(id) || id === control.id);
    expect(ours.toSorted()).toEqual([...ids, control.id].toSorted());
    // The search finds what is there: an id in the open, an input only once it is decrypted.
    expect(controls).toEqual({ raw: [control.id], decoded: Object.values(control) });
  });

  it('is in no file of the stack: no log, no store of Temporal, no ledger of a sandbox', async () => {
    await stack.stop();
    const files = filesBelow(dataDir, ['postgres']);
    const names = files.map(({ path }) => path.slice(dataDir.length + 1));
    for (const expected of [
      'temporal/temporal.db',
      'logs/worker.log',
      'logs/api.log',
      'logs/postgres.log',
      'sandboxes/ocmw/ledger.jsonl',
    ])
      expect(names).toContain(expected);
    const found = files.flatMap(({ path, bytes }) => find(bytes).map((word) => `${path}: ${word}`));
    expect(found).toEqual([]);
    expect(find(stack.said())).toEqual([]);
    // And again the search finds what is there.
    expect(findControl(Buffer.concat(files.map(({ bytes }) => bytes)))).toEqual([control.id]);
  });
});
