import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmploymentClient } from '../../integrations/employment/client.ts';
import { createMagdaClient } from '../../integrations/ocmw/client.ts';
import type { Outcome } from '../../integrations/outcome.ts';
import { createRizivClient } from '../../integrations/riziv/client.ts';
import { startProcess } from './sandboxProcess.ts';
import type { RunningSandbox } from './sandboxProcess.ts';

const on = '2026-11-22';
const sentAt = '2026-11-22T08:30:00Z';
const sender = 'example.be/w2';

type Ask = (endpoint: string, timeoutMs?: number) => Promise<Outcome<unknown>>;
const SYSTEMS: readonly (readonly ['ocmw' | 'employment' | 'riziv', string, Ask])[] = [
  [
    'ocmw',
    'magda',
    (endpoint, timeoutMs) =>
      createMagdaClient({ endpoint, sender, ...(timeoutMs && { timeoutMs }) }).receivesLeefloon({
        insz: '86710585636',
        on,
        sentAt,
        reference: randomUUID(),
      }),
  ],
  [
    'employment',
    'magda',
    (endpoint, timeoutMs) =>
      createEmploymentClient({ endpoint, sender, ...(timeoutMs && { timeoutMs }) }).employment({
        insz: '88691900114',
        on,
        from: '2023-11-22',
        sentAt,
        reference: randomUUID(),
      }),
  ],
  [
    'riziv',
    'riziv',
    (baseUrl, timeoutMs) =>
      createRizivClient({ baseUrl, ...(timeoutMs && { timeoutMs }) }).incapacity({
        insz: '86710585636',
        on,
        reference: randomUUID(),
      }),
  ],
];

describe.each(SYSTEMS)('faults of %s', (system, prefix, ask) => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startProcess(system);
  });
  afterAll(() => sandbox.stop());

  /** Kind, further fields of the rule, what the client makes of it, and whether the question was taken in. */
  const rows: [string, object, object, boolean][] = [
    ['refuse', {}, { failure: 'transient', code: `${prefix}.http503` }, false],
    [
      'refuse',
      { retryAfterSeconds: 120 },
      { failure: 'askAgainLater', code: `${prefix}.http503`, retryAfterMs: 120_000 },
      false,
    ],
    ['apply-then-503', {}, { failure: 'transient', code: `${prefix}.http503` }, true],
    ['apply-then-cut', {}, { failure: 'outcomeUnknown', code: `${prefix}.cut` }, true],
    ['malformed', {}, { failure: 'transient', code: `${prefix}.malformed` }, true],
    ['wrong-correlation', {}, { failure: 'transient', code: `${prefix}.correlation` }, true],
    ['429', {}, { failure: 'askAgainLater', code: `${prefix}.http429`, retryAfterMs: 1_000 }, false],
    ['slow', { delayMs: 1 }, { kind: 'answer' }, true],
  ];
  if (prefix === 'magda') rows.push(['99995', {}, { failure: 'askAgainLater', code: 'magda.99995' }, false]);

  it.each(rows)('%s %j', async (kind, more, expected, takenIn) => {
    await sandbox.setFaults({ seed: 7, rules: [{ kind, rate: 1, ...more }] });
    const before = (await sandbox.ledger()).length;
    expect(await ask(sandbox.endpoint)).toMatchObject(expected);
    expect(await sandbox.exercised()).toMatchObject({ [kind]: 1 });
    expect((await sandbox.ledger()).length - before).toBe(takenIn ? 1 : 0);
    if (takenIn) expect((await sandbox.ledger()).at(-1)).toMatchObject({ fault: kind });
    await sandbox.clearFaults();
    expect(await ask(sandbox.endpoint)).toMatchObject({ kind: 'answer' });
  });

  it('an answer that takes too long leaves the outcome unknown', async () => {
    await sandbox.setFaults({ rules: [{ kind: 'slow', rate: 1, delayMs: 60_000 }] });
    expect(await ask(sandbox.endpoint, 150)).toMatchObject({ failure: 'outcomeUnknown', code: `${prefix}.timedOut` });
    await sandbox.clearFaults();
  });

  it('no variant of a malformed answer is believed', async () => {
    await sandbox.setFaults({ seed: 3, rules: [{ kind: 'malformed', rate: 1 }] });
    for (let times = 0; times < 25; times += 1) {
      expect(await ask(sandbox.endpoint)).toMatchObject({ failure: 'transient', code: `${prefix}.malformed` });
    }
    await sandbox.clearFaults();
  });

  it('come as often as asked, and the same with the same seed', async () => {
    const play = async (): Promise<string> => {
      await sandbox.setFaults({ seed: 42, rules: [{ kind: 'refuse', rate: 0.5 }] });
      const kinds: string[] = [];
      for (let times = 0; times < 20; times += 1) kinds.push((await ask(sandbox.endpoint)).kind);
      return kinds.join();
    };
    const first = await play();
    expect(await play()).toBe(first);
    expect(first).toContain('answer');
    expect(first).toContain('failure');
  });

  it('stop after the number of times asked for, and hold for their route only', async () => {
    await sandbox.setFaults({ rules: [{ kind: 'refuse', rate: 1, times: 1 }] });
    expect(await ask(sandbox.endpoint)).toMatchObject({ kind: 'failure' });
    expect(await ask(sandbox.endpoint)).toMatchObject({ kind: 'answer' });
    await sandbox.setFaults({ rules: [{ kind: 'refuse', rate: 1, route: 'AnotherOperation' }] });
    expect(await ask(sandbox.endpoint)).toMatchObject({ kind: 'answer' });
    await sandbox.clearFaults();
  });

  it('are refused when the plan makes no sense', async () => {
    expect((await sandbox.setFaults({ rules: [{ kind: 'explode', rate: 1 }] })).status).toBe(400);
    expect((await sandbox.setFaults({ rules: [{ kind: 'refuse', rate: 2 }] })).status).toBe(400);
    if (prefix === 'riziv') expect((await sandbox.setFaults({ rules: [{ kind: '99995', rate: 1 }] })).status).toBe(400);
  });

  it('a system that is not there was never asked', async () => {
    const gone = await startProcess(system);
    await gone.stop();
    expect(await ask(gone.endpoint)).toMatchObject({ failure: 'transient', code: `${prefix}.unreachable` });
  });
});
