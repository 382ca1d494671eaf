import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmploymentClient } from '../../integrations/employment/client.ts';
import type { InscriptionVersion } from '../../integrations/magda/services.ts';
import { createMagdaClient } from '../../integrations/ocmw/client.ts';
import { createRepertoriumClient } from '../../integrations/repertorium/client.ts';
import { fetchWithConnectTimeout, type Fetch } from '../../integrations/transport.ts';
import { startProcess, type RunningSandbox } from './sandboxProcess.ts';
import { testPersons } from './testPersons.ts';

const sentAt = '2026-11-22T08:30:00Z';
const from = '2026-11-22';
const sender = 'example.be/w2';
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startProcess('wholeMagda');
});
afterAll(() => sandbox.stop());

const persons = testPersons();
const someone = (): string => persons.next().value as string;
const client = (inscriptionVersion: InscriptionVersion = '02.01', of = sandbox) =>
  createRepertoriumClient({ endpoint: of.endpoint, sender, capacityCode: '1300', inscriptionVersion });
const inscribe = (insz: string, version?: InscriptionVersion, of = sandbox) =>
  client(version, of).inscribe({ insz, from, sentAt, reference: randomUUID() });
const deregister = (insz: string, of = sandbox) =>
  client('02.01', of).deregister({ insz, sentAt, reference: randomUUID() });

describe('the documented test persons', () => {
  const overload = { failure: 'askAgainLater', code: 'magda.99996' };
  const refuses = { failure: 'permanent', code: 'magda.notDone' };
  const done = { kind: 'answer' };
  it.each([
    ['91610100176', overload, overload, overload],
    ['14620915640', overload, done, done],
    ['74612515707', overload, done, done],
    ['91610100275', refuses, refuses, refuses],
    ['89610532179', refuses, refuses, done],
    ['56663058952', refuses, done, done],
    ['74612515608', refuses, done, done],
    ['79661275833', refuses, done, done],
    ['86710585636', done, done, done],
  ])('%s', async (insz, old, newer, ended) => {
    expect(await inscribe(insz, '02.00')).toMatchObject(old);
    expect(await inscribe(insz, '02.01')).toMatchObject(newer);
    expect(await deregister(insz)).toMatchObject(ended);
  });
});

describe('our interest in a person', () => {
  it('is opened once, whichever version says so, and closed once', async () => {
    const insz = someone();
    expect(await inscribe(insz)).toMatchObject({ kind: 'answer', value: 'done' });
    expect(await inscribe(insz, '02.00')).toMatchObject({ kind: 'answer', value: 'already' });
    expect(await deregister(insz)).toMatchObject({ kind: 'answer', value: 'done' });
    expect(await deregister(insz)).toMatchObject({ kind: 'answer' });
    const effects = (await sandbox.ledger()).slice(-4).map(({ effect }) => effect);
    expect(effects).toEqual(['opened', 'already', 'closed', 'none']);
  });

  it('is remembered over a kill', async () => {
    const insz = someone();
    const first = await startProcess('repertorium');
    await inscribe(insz, '02.01', first);
    await first.stop();
    const second = await startProcess('repertorium', first.dataDir);
    expect(await inscribe(insz, '02.01', second)).toMatchObject({ value: 'already' });
    await second.stop();
  });

  it.each(['apply-then-503', 'apply-then-cut', 'malformed', 'wrong-correlation'])(
    'has an unknown outcome after %s, and is opened once all the same',
    async (kind) => {
      const insz = someone();
      await sandbox.setFaults({ seed: 3, rules: [{ kind, rate: 1, times: 1, route: 'RegistreerInschrijving' }] });
      const opened = (await sandbox.ledger()).length;
      expect(await inscribe(insz)).toMatchObject({ kind: 'failure', failure: 'outcomeUnknown' });
      expect(await inscribe(insz)).toMatchObject({ value: 'already' });
      expect((await sandbox.exercised())[kind]).toBe(1);
      const effects = (await sandbox.ledger()).slice(opened).map(({ effect }) => effect);
      expect(effects).toEqual(['opened', 'already']);
      await sandbox.clearFaults();
    },
  );

  it.each([
    ['refuse', 'outcomeUnknown'],
    ['429', 'askAgainLater'],
    ['99995', 'askAgainLater'],
  ])('is not opened by a call that meets %s', async (kind, failure) => {
    const insz = someone();
    await sandbox.setFaults({ rules: [{ kind, rate: 1, times: 1 }] });
    expect(await inscribe(insz)).toMatchObject({ failure });
    expect(await inscribe(insz)).toMatchObject({ value: 'done' });
    await sandbox.clearFaults();
  });

  it('asks nothing that makes no sense', async () => {
    expect(await inscribe('123')).toMatchObject({ failure: 'permanent', code: 'magda.invalidQuestion' });
    const asked = { insz: someone(), from: '31/12/2026', sentAt, reference: randomUUID() };
    expect(await client().inscribe(asked)).toMatchObject({ code: 'magda.invalidQuestion' });
  });
});

it.each([
  [
    'without the role that the schema demands',
    (xml: string) => xml.replaceAll(/<Hoedanigheid>[^<]*<\/Hoedanigheid>/g, ''),
  ],
  [
    'in another order',
    (xml: string) =>
      xml.replace(/(<Identificatie>[^<]*<\/Identificatie>)(<Hoedanigheid>[^<]*<\/Hoedanigheid>)(?=<B)/, '$2$1'),
  ],
  ['with something beside', (xml: string) => xml.replace('</Periode>', '</Periode><Reden/>')],
  ['on no day', (xml: string) => xml.replace(/<Begin>[^<]*/, '<Begin>2026-02-30')],
  ['by half a second', (xml: string) => xml.replace('.000</Tijd>', '.500</Tijd>')],
])('a request %s is refused, as the platform does and the public mock does not', async (_what, spoil) => {
  let sent = '';
  const fetch: Fetch = async (url, init) => {
    sent = spoil(init.body ?? '');
    expect(sent).not.toBe(init.body);
    return fetchWithConnectTimeout(5_000)(url, { ...init, body: sent });
  };
  const asked = createRepertoriumClient({ endpoint: sandbox.endpoint, sender, capacityCode: '1300', fetch });
  expect(await asked.inscribe({ insz: someone(), from, sentAt, reference: randomUUID() })).toMatchObject({
    failure: 'permanent',
    code: 'magda.50000',
  });
});

it('one server answers all five operations on one URL', async () => {
  const magda = { endpoint: sandbox.endpoint, sender };
  const asked = { insz: '86710585636', on: from, sentAt };
  const leefloon = await createMagdaClient(magda).receivesLeefloon({ ...asked, reference: randomUUID() });
  expect(leefloon).toMatchObject({ value: { leefloon: 'yes' } });
  const work = createEmploymentClient(magda);
  const question = { ...asked, insz: '88691900114', from: '2023-11-22', reference: randomUUID() };
  expect(await work.employment(question)).toMatchObject({ value: { employed: true, since: '2024-01-01' } });
});
