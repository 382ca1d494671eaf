import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCallLimiter } from '../../activities/call-limits/call-limiter.ts';
import { opensAfter } from '../../activities/call-limits/circuit-breaker.ts';
import { createActivities } from '../../activities/index.ts';
import { localDate } from '../../domain/calendar/index.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { readDisclosures } from '../../db/queries/disclosures.ts';
import { seedAgreements } from '../../db/seed-agreements.ts';
import { createLocalOcmwClient, type LocalOcmwClient } from '../../integrations/localOcmw/client.ts';
import { answered, failed } from '../../integrations/outcome.ts';
import { startLocalOcmwSandbox } from '../../integrations/localOcmw/sandbox/main.ts';
import type { Sandbox } from '../../integrations/sandbox/server.ts';
import { fetchWithConnectTimeout, type Fetch } from '../../integrations/transport.ts';
import { begin, go, noon } from '../db/lives.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';
import { appliedTwice, ledgerOf, setFaults } from '../e2e/kit/outside-ledger.ts';
import { nobodyAsked } from '../support/outside.ts';
import { eligible } from '../support/eligible.ts';

let base: TestDatabase;
let sandbox: Sandbox;
beforeAll(async () => {
  base = await startDatabase();
  sandbox = await startLocalOcmwSandbox({ port: 0, dataDir: mkdtempSync(join(tmpdir(), 'ocmw-')) });
  await seedAgreements(base.db, sandbox.endpoint);
});
afterAll(async () => {
  await sandbox.close();
  await base.close();
});

const now = noon(localDate('2026-03-05'));
/** The same client, but for the header that makes a repeat harmless. */
const withoutKey: Fetch = (url, init) => {
  const { 'idempotency-key': _dropped, ...headers } = init.headers;
  return fetchWithConnectTimeout(5_000)(url, { ...init, headers });
};

/** Of someone who may start, the notice to the OCMW. */
async function aNotice() {
  const { id, state } = await begin(base.db, '2026-03-02');
  let life = await go(base.db, id, state, 'giveConsent', '2026-03-03');
  life = await go(base.db, id, life, 'holdIntakeTalk', '2026-03-04');
  await go(base.db, id, life, 'decideEligibility', '2026-03-05', eligible as never);
  const effect = (await pendingEffects(base.db, id)).find(({ kind }) => kind === 'tellOcmw');
  if (!effect) throw new Error('nothing to tell');
  return { id, call: { trajectoryId: id, effect, now } };
}

/** Tells the OCMW of the start; the first attempt arrives, and its answer is lost. */
async function toldTwice(fetch?: Fetch): Promise<{ id: string; twice: string[] }> {
  const { id, call } = await aNotice();
  await setFaults(sandbox.url, { rules: [{ kind: 'apply-then-cut', rate: 1, times: 1 }] });
  const outside = { ...nobodyAsked, localOcmw: createLocalOcmwClient(fetch ? { fetch } : {}) };
  const { tellOcmw } = createActivities({ db: base.db, mailer: null, outside });
  const before = (await ledgerOf(sandbox.url)).length;
  await expect(tellOcmw(call)).rejects.toMatchObject({ type: 'localOcmw.cut' });
  await tellOcmw(call);
  await tellOcmw(call);
  return { id, twice: appliedTwice((await ledgerOf(sandbox.url)).slice(before)) };
}

describe('A notice to the OCMW', () => {
  it('carries no number over a line that anybody reads', async () => {
    const question = {
      insz: '07690409061',
      reference: randomUUID(),
      key: 'k',
      about: 'started',
      on: '2026-03-02',
    } as const;
    const unread: Fetch = () => expect.unreachable('it was sent');
    const client = createLocalOcmwClient({ fetch: unread, sealedOnly: true });
    expect(await client.notify({ ...question, baseUrl: 'http://ocmw.example.be' })).toMatchObject({
      failure: 'permanent',
      code: 'localOcmw.plainAddress',
    });
  });

  it('that one OCMW cannot take now is waited with as it asks, and keeps no other from hearing', async () => {
    const limiter = createCallLimiter(base.db);
    type Tell = LocalOcmwClient['notify'];
    const full: Tell = async ({ reference }) => failed('askAgainLater', 'localOcmw.http429', reference, 3_600_000);
    const tell = (notify: Tell) => {
      const outside = { ...nobodyAsked, localOcmw: { ...nobodyAsked.localOcmw, notify } };
      return createActivities({ db: base.db, mailer: null, outside, limiter }).tellOcmw;
    };
    const { call } = await aNotice();
    const refused = { type: 'localOcmw.http429', nonRetryable: true };
    for (let time = 0; time < opensAfter + 1; time += 1) await expect(tell(full)(call)).rejects.toMatchObject(refused);
    const { id, call: another } = await aNotice();
    await tell(async ({ reference }) => answered('received', reference))(another);
    expect(await readDisclosures(base.db, id)).toMatchObject([{ outcome: 'answered' }]);
  });

  it('whose answer was lost is sent again, and has one effect', async () => {
    const { id, twice } = await toldTwice();
    expect(twice).toEqual([]);
    expect((await readDisclosures(base.db, id)).map(({ outcome }) => outcome)).toEqual(['unanswered', 'answered']);
  });

  it('has two effects without its idempotency key: so this is what prevents it', async () => {
    expect((await toldTwice(withoutKey)).twice).toHaveLength(1);
  });
});
