import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  afterFailure,
  afterSuccess,
  longestRestMs,
  mayCall,
  opensAfter,
  paced,
  well,
} from '../../activities/call-limits/circuit-breaker.ts';
import { createCallLimiter } from '../../activities/call-limits/call-limiter.ts';
import { connect } from '../../db/connect.ts';
import { beginCall, changeSystem, readSystems } from '../../db/queries/systems.ts';
import { answered, failed, ofOneQuestion, type Outcome } from '../../integrations/outcome.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';

const limits = { concurrency: 4, perSecond: 10, coolDownMs: 1_000 };

describe('the breaker', () => {
  it('lets calls through until so many fail in a row, then one to see, then step by step all', () => {
    let health = well(limits);
    for (let failures = 1; failures < opensAfter; failures += 1) {
      health = afterFailure(health, limits, 0);
      expect(mayCall(health, 0, 0)).toBe('yes');
    }
    health = afterFailure(health, limits, 0);
    expect(mayCall(health, 0, 999)).toBe('resting');
    expect(mayCall(health, 0, 1_000)).toBe('probe');
    expect(mayCall(health, 1, 1_000)).toBe('resting');
    health = afterSuccess(health, limits);
    expect([mayCall(health, 0, 1_000), mayCall(health, 1, 1_000)]).toEqual(['yes', 'full']);
    for (let calls = 0; calls < 10; calls += 1) health = afterSuccess(health, limits);
    expect(health.allowed).toBe(limits.concurrency);
  });

  it('leaves a system alone until the moment it named', () => {
    const health = afterFailure(well(limits), limits, 0, 60_000);
    expect([mayCall(health, 0, 59_999), mayCall(health, 0, 60_000)]).toEqual(['resting', 'probe']);
  });

  it('counts one that may be called again at once as any other failure', () => {
    expect(mayCall(afterFailure(well(limits), limits, 0, 0), 0, 0)).toBe('yes');
  });

  it('rests longer after every relapse, never longer than it takes to drain by itself, and never less than it was told', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('ok'), fc.constant('ill'), fc.nat(100_000)), { maxLength: 60 }),
        (steps) => {
          let health = well(limits);
          let now = 0;
          for (const step of steps) {
            now += 500;
            const rest = typeof step === 'number' ? step : 0;
            health =
              step === 'ok'
                ? afterSuccess(health, limits)
                : afterFailure(health, limits, now, typeof step === 'number' ? step : undefined);
            expect(health.allowed).toBeGreaterThanOrEqual(1);
            expect(health.allowed).toBeLessThanOrEqual(limits.concurrency);
            if (step === 'ok') expect(health.state).toBe('closed');
            if (health.tryAt !== null && typeof step === 'number')
              expect(health.tryAt).toBeGreaterThanOrEqual(now + rest);
            if (health.tryAt !== null) expect(health.tryAt - now).toBeLessThanOrEqual(Math.max(longestRestMs, 100_000));
          }
        },
      ),
    );
  });

  it('paces: in no second more than a second’s worth at once and as many again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 80 }), (pauses) => {
        let now = 1_000_000;
        let nextAt = 0;
        const left: number[] = [];
        for (const pause of pauses) {
          now += pause;
          const turn = paced(nextAt, limits, now);
          ({ nextAt } = turn);
          left.push(now + turn.waitMs);
          now += turn.waitMs;
        }
        for (const start of left)
          expect(left.filter((at) => at >= start && at < start + 1_000).length).toBeLessThanOrEqual(
            2 * limits.perSecond,
          );
      }),
    );
  });
});

describe('the call limiter', () => {
  let base: TestDatabase;
  beforeAll(async () => {
    base = await startDatabase();
    await readSystems(base.db, Date.now());
  }, 60_000);
  afterAll(() => base.close());
  const ok = async (): Promise<Outcome<string>> => answered('yes', 'r');
  const ill = async (): Promise<Outcome<string>> => failed('transient', 'riziv.http503', 'r');

  it('lets no more through at a time than the limit, over two workers', async () => {
    await changeSystem(base.db, 'ocmw', { concurrency: 3, allowed: 3, perSecond: 500 });
    const other = connect(base.url, { max: 10 });
    // A slow clock: on a busy machine the last of them wait longer than a call may.
    const from = Date.now();
    const slow = () => from + Math.floor((Date.now() - from) / 30);
    const gates = [createCallLimiter(base.db, slow), createCallLimiter(other.db, slow)];
    let inside = 0;
    let most = 0;
    const attempt = async (): Promise<Outcome<string>> => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 120));
      inside -= 1;
      return ok();
    };
    const outcomes = await Promise.all(Array.from({ length: 24 }, (_, index) => gates[index % 2]!('ocmw', attempt)));
    await other.close();
    expect(most).toBeLessThanOrEqual(3);
    expect(most).toBeGreaterThan(1);
    expect(outcomes.every(({ kind }) => kind === 'answer')).toBe(true);
  });

  it('gives the place of a worker that died to the next, after its time', async () => {
    await changeSystem(base.db, 'employment', { concurrency: 1, allowed: 1 });
    let now = 1_000_000;
    const gate = createCallLimiter(base.db, () => (now += 400));
    await beginCall(base.db, {
      id: '00000000-0000-4000-8000-000000000001',
      system: 'employment',
      expiresAt: now + 60_000,
    });
    expect(await gate('employment', ok)).toMatchObject({ failure: 'askAgainLater', code: 'employment.busy' });
    now += 60_000;
    expect(await gate('employment', ok)).toMatchObject({ kind: 'answer' });
  });

  it('keeps calls from a system that is ill, lets one see, and never counts a refused question', async () => {
    let now = 5_000_000;
    const gate = createCallLimiter(base.db, () => now);
    await changeSystem(base.db, 'riziv', { coolDownMs: 1_000, perSecond: 1_000 });
    for (let calls = 0; calls < 8; calls += 1)
      await gate('riziv', async () => failed('permanent', 'riziv.http404', 'r'));
    expect((await readSystems(base.db, now)).find(({ system }) => system === 'riziv')).toMatchObject({
      state: 'closed',
      failures: 0,
    });
    for (let calls = 0; calls < opensAfter; calls += 1) await gate('riziv', ill);
    let called = 0;
    const counting = async (): Promise<Outcome<string>> => ((called += 1), ok());
    expect(await gate('riziv', counting)).toMatchObject({
      failure: 'askAgainLater',
      code: 'riziv.circuitOpen',
      retryAfterMs: 1_000,
    });
    expect(called).toBe(0);
    now += 1_000;
    const both = await Promise.all([gate('riziv', counting), gate('riziv', counting)]);
    expect(both.filter(({ kind }) => kind === 'answer').length).toBeGreaterThanOrEqual(1);
    expect((await readSystems(base.db, now)).find(({ system }) => system === 'riziv')).toMatchObject({
      state: 'closed',
    });
  });

  it('stays open to all, however often one person’s answer is of no use', async () => {
    const gate = createCallLimiter(base.db);
    const odd = async () => ofOneQuestion(failed('transient', 'magda.60007', 'r', 60_000));
    for (let calls = 0; calls < opensAfter + 1; calls += 1) await gate('repertorium', odd);
    expect(await gate('repertorium', ok)).toMatchObject({ kind: 'answer' });
    for (let calls = 0; calls < opensAfter; calls += 1) await gate('repertorium', ill);
    expect(await gate('repertorium', ok)).toMatchObject({ code: 'repertorium.circuitOpen' });
  });

  it('lets go of its place when a call breaks', async () => {
    const gate = createCallLimiter(base.db);
    await expect(gate('localOcmw', async () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(
      await base.db.execute(`select count(*)::integer as left from system_calls where system = 'localOcmw'`),
    ).toMatchObject({ rows: [{ left: 0 }] });
  });
});
