import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMagdaClient } from '../../integrations/ocmw/client.ts';
import { writeRequest } from '../../integrations/magda/request.ts';
import { SOCIAL_STATUS } from '../../integrations/magda/services.ts';
import { socialPersona } from '../../integrations/ocmw/sandbox/personas.ts';
import { startProcess } from './sandboxProcess.ts';
import type { RunningSandbox } from './sandboxProcess.ts';
import { personInLot, testPersons } from './testPersons.ts';

const sentAt = '2026-11-22T08:30:00Z';
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startProcess('ocmw');
});
afterAll(() => sandbox.stop());

interface How {
  readonly on?: string;
  readonly of?: RunningSandbox;
  readonly endpoint?: string;
}

function ask(insz: string, { on = '2026-11-22', of = sandbox, endpoint = of.endpoint }: How = {}) {
  const client = createMagdaClient({ endpoint, sender: 'example.be/w2' });
  return client.receivesLeefloon({ insz, on, sentAt, reference: randomUUID() });
}

const yes = { leefloon: 'yes', certainty: 'stated' };
const yesInPeriod = { ...yes, since: '2024-01-01' };
const no = { leefloon: 'no', certainty: 'notStated' };
const notYetKnown = { leefloon: 'notYetKnown', certainty: 'notStated' };

describe('leefloon of the documented test persons', () => {
  it.each([
    ['86710585636', yesInPeriod],
    ['91671721308', yesInPeriod],
    ['62691699717', yes],
    ['75652299881', yes],
    ['44640618933', no],
    ['71640618918', no],
    ['75710585696', no],
    ['76642812413', no],
    ['84640618997', no],
    ['66691666644', no],
    ['84640438954', no],
    ['08670548333', no],
    ['88681575651', no],
    ['06671797413', no],
    ['06691087347', notYetKnown],
    ['11691489807', notYetKnown],
    ['69650368562', notYetKnown],
  ])('%s', async (insz, value) => {
    expect(await ask(insz)).toMatchObject({ kind: 'answer', value });
  });

  it('is the same on the path without /api', async () => {
    const endpoint = sandbox.endpoint.replace('/api', '');
    expect(await ask('86710585636', { endpoint })).toMatchObject({ kind: 'answer', value: yesInPeriod });
  });

  it('is not stated with certainty on a day outside the periods that come with the yes', async () => {
    expect(await ask('86710585636', { on: '2023-12-31' })).toMatchObject({
      value: { leefloon: 'yes', certainty: 'notStated' },
    });
  });
});

describe('leefloon of the other test persons', () => {
  it('gives every answer, in about the documented shares', () => {
    const answers = [...testPersons()].map((insz) => {
      const persona = socialPersona(insz, 0);
      return persona.kind === 'noData' ? 'notYetKnown' : persona.names.length > 0 ? 'yes' : 'no';
    });
    const share = (answer: string): number => answers.filter((each) => each === answer).length / answers.length;
    expect(share('yes')).toBeCloseTo(0.4, 1);
    expect(share('no')).toBeCloseTo(0.45, 1);
    expect(share('notYetKnown')).toBeCloseTo(0.15, 1);
  });

  it('becomes known to who asks again, for some and not for all, and across a restart', async () => {
    const [soon, later, never] = [17, 18, 19].map((lot) => personInLot(997, lot)) as [string, string, string];
    const first = await startProcess('ocmw');
    expect(await ask(soon, { of: first })).toMatchObject({ value: notYetKnown });
    expect(await ask(later, { of: first })).toMatchObject({ value: notYetKnown });
    expect(await ask(later, { of: first })).toMatchObject({ value: notYetKnown });
    expect(await first.stop()).toBe(0);
    const second = await startProcess('ocmw', first.dataDir);
    expect(await ask(soon, { of: second })).toMatchObject({ value: { leefloon: 'yes', certainty: 'stated' } });
    expect(await ask(later, { of: second })).toMatchObject({ value: no });
    expect(await ask(never, { of: second })).toMatchObject({ value: notYetKnown });
    expect(await ask(never, { of: second })).toMatchObject({ value: notYetKnown });
    expect(await second.ledger()).toHaveLength(7);
    expect(await second.stop('SIGINT')).toBe(0);
  });
});

describe('the process', () => {
  it('says on stdout where it listens and nothing else', () => {
    expect(sandbox.lines).toHaveLength(1);
    expect(sandbox.lines[0]).toMatch(/^LISTENING \{"url":"http:\/\/127\.0\.0\.1:\d+"/);
  });

  it('answers /health', async () => {
    expect(await (await fetch(`${sandbox.url}/health`)).json()).toMatchObject({ status: 'UP' });
  });

  it('keeps a ledger without person numbers', async () => {
    await ask('86710585636');
    const last = (await sandbox.ledger()).at(-1);
    expect(last).toMatchObject({ operation: 'GeefSociaalStatuut', answer: 'yes' });
    expect(readFileSync(join(sandbox.dataDir, 'ledger.jsonl'), 'utf8')).not.toContain('86710585636');
  });
});

describe('HTTP manners of the mock', () => {
  const request = (insz = '86710585636'): string =>
    writeRequest({
      service: SOCIAL_STATUS,
      sender: 'example.be/w2',
      reference: randomUUID(),
      sentAt,
      content: {
        Criteria: { INSZ: insz, SocialeStatuten: { SociaalStatuut: { Naam: 'X', Datum: { Datum: '2026-11-22' } } } },
      },
    });
  const xml = { 'content-type': 'text/xml;charset=UTF-8' };
  it.each<[string, number, () => [string, RequestInit]]>([
    ['a sound request', 200, () => ['', { method: 'POST', headers: xml, body: request() }]],
    [
      'application/xml',
      200,
      () => ['', { method: 'POST', headers: { 'content-type': 'application/xml' }, body: request() }],
    ],
    ['no content type of XML', 415, () => ['', { method: 'POST', body: request() }]],
    [
      'application/soap+xml',
      415,
      () => ['', { method: 'POST', headers: { 'content-type': 'application/soap+xml' }, body: request() }],
    ],
    [
      'only application/xml accepted',
      406,
      () => ['', { method: 'POST', headers: { ...xml, accept: 'application/xml' }, body: request() }],
    ],
    ['an empty body', 400, () => ['', { method: 'POST', headers: xml, body: '' }]],
    ['a trailing slash', 404, () => ['/', { method: 'POST', headers: xml, body: request() }]],
    ['GET', 405, () => ['', { method: 'GET' }]],
    ['malformed XML', 500, () => ['', { method: 'POST', headers: xml, body: '<a>' }]],
    [
      'another version',
      500,
      () => ['', { method: 'POST', headers: xml, body: request().replace('03.00.0000', '02.00.0000') }],
    ],
    ['a slash in the person number', 500, () => ['', { method: 'POST', headers: xml, body: request('867105/85636') }]],
    [
      'qualified children',
      500,
      () => ['', { method: 'POST', headers: xml, body: request().replaceAll('q:', '').replace('xmlns:q', 'xmlns') }],
    ],
  ])('%s gives %i', async (_what, status, build) => {
    const [suffix, init] = build();
    const response = await fetch(sandbox.endpoint + suffix, init);
    expect(response.status).toBe(status);
    if (status === 200) expect(response.headers.get('content-type')).toBe('text/xml');
  });
});
