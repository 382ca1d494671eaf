import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmploymentClient } from '../../integrations/employment/client.ts';
import { readDimonaDate } from '../../integrations/employment/dimonaDate.ts';
import { workPersona } from '../../integrations/employment/sandbox/personas.ts';
import { ANOTHER, ASKED, employed, REFERENCE } from './magdaAnswers.ts';
import { startProcess } from './sandboxProcess.ts';
import type { RunningSandbox } from './sandboxProcess.ts';
import { personInLot, testPersons } from './testPersons.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startProcess('employment');
});
afterAll(() => sandbox.stop());

function ask(insz: string, on = '2026-11-22', from = '2015-01-01') {
  const client = createEmploymentClient({ endpoint: sandbox.endpoint, sender: 'example.be/w2', capacityCode: '1300' });
  return client.employment({ insz, on, from, sentAt: '2026-11-22T08:30:00Z', reference: randomUUID() });
}

describe('employment of the documented test persons on 22 November 2026', () => {
  it.each([
    ['88691900114', '2024-01-01', 1],
    ['89622516332', '2024-01-01', 1],
    ['90651300312', '2024-01-01', 1],
    ['85640300207', '2023-04-01', 1],
    ['77670700132', '2024-01-01', 2],
    ['79621800296', '2024-01-01', 2],
    // Three and not four: the cancelled declaration is left out.
    ['01691214397', '2018-03-01', 3],
  ])('%s works since %s', async (insz, since, contracts) => {
    const outcome = await ask(insz);
    expect(outcome).toMatchObject({ kind: 'answer', value: { employed: true, since } });
    expect(outcome.kind === 'answer' && outcome.value.contracts).toHaveLength(contracts);
  });

  it.each([
    ['00630300287', 1],
    ['55671515945', 1],
    ['98712345651', 2],
  ])('%s worked once', async (insz, contracts) => {
    const outcome = await ask(insz);
    expect(outcome).toMatchObject({ kind: 'answer', value: { employed: false } });
    expect(outcome.kind === 'answer' && outcome.value.contracts).toHaveLength(contracts);
  });

  it('86710585636 has no contract at all', async () => {
    expect(await ask('86710585636')).toMatchObject({ kind: 'answer', value: { employed: false, contracts: [] } });
  });

  it.each([
    ['91610100176', 'askAgainLater', 'magda.99995'],
    ['94683186177', 'transient', 'magda.99994'],
    ['96622497873', 'askAgainLater', 'magda.99996'],
  ])('%s is %s', async (insz, failure, code) => {
    expect(await ask(insz)).toMatchObject({ kind: 'failure', failure, code });
  });
});

describe('the day asked about', () => {
  it.each([
    ['2023-12-31', false],
    ['2024-01-01', true],
    ['2028-01-01', true],
    ['2028-01-02', false],
  ])('%s: %s', async (on, employed) => {
    expect(await ask('88691900114', on)).toMatchObject({ value: { employed } });
  });

  it('is the running contract’s when two follow each other', async () => {
    expect(await ask('77670700132', '2023-06-30')).toMatchObject({ value: { employed: true, since: '2023-01-01' } });
    expect(await ask('77670700132', '2024-06-30')).toMatchObject({ value: { employed: true, since: '2024-01-01' } });
  });

  it('leaves out contracts that ended before the first day asked for', async () => {
    expect(await ask('77670700132', '2026-11-22', '2024-06-01')).toMatchObject({
      value: { contracts: [{ begin: '2024-01-01', end: '2029-01-01', employer: '0504123747' }] },
    });
  });

  it('keeps one whose last day that was', async () => {
    const begins = async (from: string) => {
      const asked = await ask('77670700132', '2026-11-22', from);
      return asked.kind === 'answer' ? asked.value.contracts.map(({ begin }) => begin) : asked.code;
    };
    expect(await begins('2023-12-31')).toEqual(['2023-01-01', '2024-01-01']);
    expect(await begins('2024-01-01')).toEqual(['2024-01-01']);
  });

  it('must not lie before that day', async () => {
    expect(await ask('77670700132', '2024-06-01', '2024-06-02')).toMatchObject({
      failure: 'permanent',
      code: 'magda.invalidQuestion',
    });
  });
});

describe('employment of the other test persons', () => {
  it('is none for most, running for some and ended for a few', async () => {
    const kinds = [...testPersons()].map((insz) => workPersona(insz).kind);
    expect(kinds.filter((kind) => kind === 'noData').length / kinds.length).toBeCloseTo(0.85, 1);
    expect(await ask(personInLot(983, 0), '2026-12-31')).toMatchObject({ value: { employed: true } });
    expect(await ask(personInLot(983, 2))).toMatchObject({ value: { employed: false, contracts: [{}] } });
    expect(await ask(personInLot(983, 3))).toMatchObject({ value: { employed: false, contracts: [] } });
  });
});

describe('what a declaration says of itself', () => {
  const reading = async (xml: string) => {
    const fetch = async () => new Response(xml, { headers: { 'content-type': 'text/xml' } });
    const client = createEmploymentClient({ endpoint: 'http://magda.invalid', sender: 'example.be/w2', fetch });
    const sentAt = '2026-11-20T08:30:00.000Z';
    return client.employment({ insz: ASKED, on: '2026-11-20', from: '2023-11-20', reference: REFERENCE, sentAt });
  };
  const flagged = (flag: string) =>
    employed.replace('</INSZ>', `</INSZ><IdentificatiePersoonGevalideerd>${flag}</IdentificatiePersoonGevalideerd>`);
  const contract = /<Contract>.*<\/Contract>/.exec(employed)![0];

  it('counts for how sure it is that someone works', async () => {
    const yes = { employed: true, since: '2024-01-01' };
    expect(await reading(flagged('1'))).toMatchObject({ value: { ...yes, certainty: 'stated' } });
    expect(await reading(flagged('0'))).toMatchObject({ value: { ...yes, certainty: 'notStated' } });
    const both = flagged('0').replace('</Contracten>', `${contract}</Contracten>`);
    expect(await reading(both)).toMatchObject({ value: { ...yes, certainty: 'stated' } });
  });

  it('is passed over when it was cancelled, with or without a worker, but not when it is another person’s', async () => {
    const cancelled = contract.replace('<Geannuleerd>0', '<Geannuleerd>1').replace(/<PeriodeTijdstip>.*Tijdstip>/, '');
    const beside = (other: string) => employed.replace('</Contracten>', `${other}</Contracten>`);
    const nobody = cancelled.replace(/<Relatie>.*<\/Relatie>/, '');
    for (const other of [cancelled, nobody])
      expect(await reading(beside(other))).toMatchObject({ value: { employed: true, contracts: [{}] } });
    expect(await reading(beside(cancelled.replace(ASKED, ANOTHER)))).toMatchObject({ code: 'magda.personMismatch' });
  });
});

describe('a Dimona date with unknown parts', () => {
  it.each([
    ['2024-02-00', 'begin', '2024-02-01', false],
    ['2024-02-00', 'end', '2024-02-29', false],
    ['2024-00-00', 'begin', '2024-01-01', false],
    ['2024-00-15', 'end', '2024-12-31', false],
    ['2024-02-29', 'end', '2024-02-29', true],
  ] as const)('%s as %s is %s', (text, side, date, exact) => {
    expect(readDimonaDate(text, side)).toEqual({ edge: { kind: 'day', date }, exact });
  });

  it.each([
    ['0000-00-00', 'begin'],
    ['0001-01-01', 'begin'],
    ['1899-12-31', 'end'],
    ['9999-12-31', 'end'],
  ] as const)('%s as %s bounds nothing', (text, side) => {
    expect(readDimonaDate(text, side).edge).toEqual({ kind: 'open' });
  });

  it.each(['2024-02-30', '2024-13-00', '9999-12-31', '2024-00-32', '2024-2-1', 'today', ''])('%j is none', (text) => {
    expect(readDimonaDate(text, 'begin').edge).toEqual({ kind: 'unreadable' });
  });
});
