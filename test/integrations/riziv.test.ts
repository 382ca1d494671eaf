import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRizivClient } from '../../integrations/riziv/client.ts';
import { incapacityPersona } from '../../integrations/riziv/sandbox/personas.ts';
import { startProcess } from './sandboxProcess.ts';
import type { RunningSandbox } from './sandboxProcess.ts';
import { personInLot, testPersons } from './testPersons.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startProcess('riziv');
});
afterAll(() => sandbox.stop());

function ask(insz: string, on = '2026-11-22') {
  const client = createRizivClient({ baseUrl: sandbox.endpoint });
  return client.incapacity({ insz, on, reference: randomUUID(), consentReference: 'consent-1' });
}

const person = (lot: number): string => personInLot(991, lot);
const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${sandbox.url}/v1/incapacityStatusQueries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-correlation-id': randomUUID(), ...headers },
    body: JSON.stringify(body),
  });

describe('incapacity of test persons', () => {
  it('says recognised, with since and what is allowed, and nothing medical', async () => {
    const outcome = await ask(person(5));
    expect(outcome).toMatchObject({
      kind: 'answer',
      value: { status: 'recognisedIncapable', partTimeAllowed: true, returnToWorkStarted: false },
    });
    const known = ['status', 'since', 'until', 'partTimeAllowed', 'returnToWorkStarted'];
    expect(outcome.kind === 'answer' && Object.keys(outcome.value).filter((key) => !known.includes(key))).toEqual([]);
  });

  it('is about the day asked', async () => {
    expect(await ask(person(6), '2029-12-31')).toMatchObject({
      value: { status: 'recognisedIncapable', until: '2029-12-31' },
    });
    expect(await ask(person(6), '2030-01-01')).toMatchObject({ value: { status: 'none' } });
    expect(await ask(person(4), '2024-12-31')).toMatchObject({ value: { status: 'none' } });
  });

  it('says none', async () => {
    expect(await ask(person(12))).toMatchObject({ kind: 'answer', value: { status: 'none' } });
  });

  it('becomes known to who asks again, for some and not for all', async () => {
    const statuses = async (insz: string) => {
      const seen: string[] = [];
      for (let times = 0; times < 4; times += 1) {
        const outcome = await ask(insz);
        if (outcome.kind === 'answer') seen.push(outcome.value.status);
      }
      return seen;
    };
    const unknown = 'notYetKnown';
    const incapable = 'recognisedIncapable';
    expect(await statuses(person(0))).toEqual([unknown, incapable, incapable, incapable]);
    expect(await statuses(person(1))).toEqual([unknown, unknown, 'none', 'none']);
    expect(await statuses(person(2))).toEqual([unknown, unknown, unknown, 'none']);
    expect(await statuses(person(3))).toEqual([unknown, unknown, unknown, unknown]);
  });

  it('comes in about the documented shares', () => {
    const statuses = [...testPersons()].map((insz) => incapacityPersona(insz, '2026-11-22', 0).status);
    const share = (status: string): number => statuses.filter((each) => each === status).length / statuses.length;
    expect(share('notYetKnown')).toBeCloseTo(0.2, 1);
    expect(share('recognisedIncapable')).toBeCloseTo(0.15, 1);
  });
});

describe('the contract', () => {
  const sound = { insz: '86710585636', on: '2026-11-22', consentReference: 'consent-1' };
  it.each([
    ['no consent', { insz: sound.insz, on: sound.on }, {}, 400, 'badRequest'],
    ['a short person number', { ...sound, insz: '1' }, {}, 400, 'badRequest'],
    ['no such day', { ...sound, on: '2026-02-30' }, {}, 400, 'badRequest'],
    ['a field too many', { ...sound, why: 'curious' }, {}, 400, 'badRequest'],
    ['no reference', sound, { 'x-correlation-id': 'x' }, 400, 'badRequest'],
    ['another type', sound, { 'content-type': 'text/xml' }, 415, 'unsupportedMediaType'],
    ['another answer wanted', sound, { accept: 'text/html' }, 406, 'notAcceptable'],
  ])('%s is a problem', async (_what, body, headers, status, type) => {
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = await response.text();
    expect(JSON.parse(problem)).toMatchObject({ type: `urn:problem-type:belgif:${type}`, status });
    expect(problem).not.toContain(sound.insz);
  });

  it('names every field that the sandbox answers', async () => {
    const contract = JSON.parse(
      readFileSync(new URL('../../integrations/riziv/openapi.json', import.meta.url), 'utf8'),
    );
    const documented = Object.keys(contract.components.schemas.IncapacityStatus.properties);
    const answer = (await (await post({ ...sound, insz: person(6) })).json()) as Record<string, unknown>;
    expect(documented).toEqual(expect.arrayContaining(Object.keys(answer)));
    expect(Object.keys(answer)).toHaveLength(documented.length);
  });
});
