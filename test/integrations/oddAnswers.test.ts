import { describe, expect, it } from 'vitest';
import { MAX_SOAP_BYTES } from '../../integrations/limits.ts';
import { createRepertoriumClient } from '../../integrations/repertorium/client.ts';
import { anyServer, question } from './anyServer.ts';
import { ANOTHER, ASKED, employed, exceptions, inscribed, leefloonYes, level2, level3 } from './magdaAnswers.ts';

/** What registers really answer of some people: none of it may hide what they answer of the day asked about, 2026-11-22. */
const { says, leefloon, employment, inscribe, incapacity, url } = anyServer();

const status = /<SociaalStatuut>.*<\/SociaalStatuut>/.exec(leefloonYes)![0];
const statusOf = (code: string, ...periods: (readonly [string, string?])[]): string =>
  status
    .replace('<Code>1', `<Code>${code}`)
    .replace(
      /<Periodes>.*<\/Periodes>/,
      periods.length === 0
        ? ''
        : `<Periodes>${periods.map(([begin, end]) => `<Periode><Begindatum>${begin}</Begindatum>${end ? `<Einddatum>${end}</Einddatum>` : ''}</Periode>`).join('')}</Periodes>`,
    );
const leefloonOf = async (...statuses: string[]) => {
  says(leefloonYes.replace(status, statuses.join('')));
  return leefloon();
};

const contract = /<Contract>.*<\/Contract>/.exec(employed)![0];
const contractOf = (begin: string | undefined, end: string | undefined, spoil = (xml: string) => xml): string =>
  spoil(contract)
    .replace(/<Begin>.*<\/Begin>/, begin === undefined ? '' : `<Begin><Datum>${begin}</Datum></Begin>`)
    .replace(/<Einde>.*<\/Einde>/, end === undefined ? '' : `<Einde><Datum>${end}</Datum></Einde>`);
const employmentOf = async (...contracts: string[]) => {
  says(employed.replace(contract, contracts.join('')));
  return employment();
};

describe('a day that stands for none', () => {
  const stated = { leefloon: 'yes', certainty: 'stated' };
  it.each([
    ['2024-01-01', '9999-12-31', { ...stated, since: '2024-01-01' }],
    ['2024-01-01', '0001-01-01', { ...stated, since: '2024-01-01' }],
    ['2024-01-01', question.on, { ...stated, since: '2024-01-01' }],
    ['1899-12-31', '2030-01-01', stated],
    ['0001-01-01', undefined, stated],
  ])('leefloon from %s to %s goes on', async (begin, end, value) => {
    const outcome = await leefloonOf(statusOf('1', [begin, end]));
    expect(outcome).toMatchObject({ kind: 'answer', value });
    if (!('since' in value)) expect(outcome).not.toHaveProperty('value.since');
  });

  it.each([
    ['2024-01-01', '9999-12-31', '2024-01-01'],
    ['2024-01-01', '9999-99-99', '2024-01-01'],
    ['2024-01-01', '9999-00-00', '2024-01-01'],
    ['2024-99-99', undefined, '2024-01-01'],
    ['2024-01-01', '1900-00-00', undefined],
  ])('work from %s to %s', async (begin, end, since) => {
    expect(await employmentOf(contractOf(begin, end))).toMatchObject({
      kind: 'answer',
      value: since ? { employed: true, since } : { employed: false },
    });
  });
});

describe('a begin before our time', () => {
  it.each(['1800-05-01', '0000-00-00', '0001-01-01'])('%s is no day that is told', async (begin) => {
    const outcome = await employmentOf(contractOf(begin, undefined));
    expect(outcome).toMatchObject({ kind: 'answer', value: { employed: true, certainty: 'stated' } });
    expect(outcome).not.toHaveProperty('value.since');
  });

  it('nor of an incapacity, whose end in the year 9999 is none', async () => {
    const said = { reference: question.reference, insz: ASKED, status: 'recognisedIncapable' };
    says(JSON.stringify({ ...said, since: '1899-01-01', until: '9999-12-31' }), 'application/json');
    const outcome = await incapacity();
    expect(outcome).toMatchObject({ kind: 'answer', value: { status: 'recognisedIncapable' } });
    for (const day of ['since', 'until']) expect(outcome).not.toHaveProperty(`value.${day}`);
  });
});

describe('what does not matter on the day', () => {
  it('a date of another period of leefloon, and all dates of a status that does not apply', async () => {
    const value = { leefloon: 'yes', since: '2024-01-01', certainty: 'stated' };
    expect(await leefloonOf(statusOf('1', ['soon', 'later'], ['2024-01-01']))).toMatchObject({ value });
    expect(await leefloonOf(statusOf('0', ['soon']))).toMatchObject({ value: { leefloon: 'no' } });
    expect(await leefloonOf(statusOf('1', ['soon', '2020-01-01']))).toMatchObject({
      value: { leefloon: 'yes', certainty: 'notStated' },
    });
  });

  it.each([
    ['no worker', (xml: string) => xml.replace(/<Werknemer>.*<\/Werknemer>/, '')],
    ['no relation', (xml: string) => xml.replace(/<Relatie>.*<\/Relatie>/, '')],
    ['no begin', (xml: string) => xml.replace(/<Begin>.*<\/Begin>/, '')],
    ['a begin that is no day', (xml: string) => xml.replace('2019-01-01', 'ooit')],
    ['a worker without a number', (xml: string) => xml.replace(`<INSZ>${ASKED}</INSZ>`, '')],
    ['an empty number', (xml: string) => xml.replace(ASKED, '')],
    ['no mark', (xml: string) => xml.replace(/<Geannuleerd>.*<\/Geannuleerd>/, '')],
    ['two relations', (xml: string) => xml.replace(/<Relatie>.*<\/Relatie>/, '$&$&')],
    ['two periods', (xml: string) => xml.replace(/<PeriodeTijdstip>.*<\/PeriodeTijdstip>/, '$&$&')],
    ['two declarations', (xml: string) => xml.replace(/<Aangifte>.*<\/Aangifte>/, '$&$&')],
    ['an unknown mark', (xml: string) => xml.replace('<Geannuleerd>0', '<Geannuleerd>3')],
  ])('an old contract with %s', async (_what, spoil) => {
    const old = contractOf('2019-01-01', '2020-01-01');
    expect(spoil(old)).not.toBe(old);
    expect(await employmentOf(spoil(old), contract)).toMatchObject({
      value: { employed: true, since: '2024-01-01', contracts: [{ begin: '2024-01-01' }] },
    });
    // The same flaw in one that may run is for a human to look at, and says nothing of the register.
    const perhaps = spoil(old.replace('2020-01-01', '2028-01-01'));
    expect(await employmentOf(perhaps)).toMatchObject({ kind: 'failure', failure: 'permanent' });
  });

  it('the number of an employer, also where it is none', async () => {
    const outcome = await employmentOf(contract.replace('0408123441', 'Bakkerij Peeters'));
    expect(outcome).toMatchObject({ value: { employed: true, contracts: [{ begin: '2024-01-01' }] } });
    expect(JSON.stringify(outcome)).not.toContain('Bakkerij');
  });

  it('an old contract of somebody else is refused all the same', async () => {
    const other = contractOf('2019-01-01', '2020-01-01').replace(ASKED, ANOTHER);
    expect(await employmentOf(other, contract)).toMatchObject({ code: 'magda.personMismatch' });
  });

  it('another status without a name, and a period with two begins', async () => {
    const value = { leefloon: 'yes', since: '2024-01-01' };
    const nameless = statusOf('1', ['2020-01-01']).replace(/<Naam>.*<\/Naam>/, '');
    expect(await leefloonOf(nameless, statusOf('1', ['2024-01-01']))).toMatchObject({ value });
    const twice = statusOf('1', ['2019-01-01', '2020-01-01'], ['2024-01-01']).replace(
      /<Begindatum>.*?<\/Begindatum>/,
      '$&$&',
    );
    expect(await leefloonOf(twice)).toMatchObject({ value });
  });

  it.each([
    ['that was withdrawn before it began', '2026-11-23', '2026-11-21'],
    ['of which the days stand the wrong way around', '2026-11-22', '2026-11-10'],
  ])('a contract %s, beside one that has run for longer', async (_which, begin, end) => {
    expect(await employmentOf(contractOf(begin, end), contract)).toMatchObject({
      value: { employed: true, since: '2024-01-01', contracts: [{}] },
    });
    // Alone, or where it may have begun before the other, it makes a difference.
    expect(await employmentOf(contractOf(begin, end))).toMatchObject({ code: 'magda.badContent' });
    const since2020 = contractOf('2026-11-22', '2020-01-01');
    expect(await employmentOf(since2020, contract)).toMatchObject({ code: 'magda.badContent' });
  });

  it('an empty content beside the news that there is none', async () => {
    for (const type of ['FOUT', 'WAARSCHUWING', 'INFORMATIE']) {
      const none = exceptions({ code: '30001', type });
      says(employed.replace(/<Inhoud>.*<\/Inhoud>/, `<Inhoud/>${none}`));
      expect(await employment()).toMatchObject({ value: { employed: false, contracts: [] } });
      says(employed.replace('</Inhoud>', `</Inhoud>${exceptions({ code: '30001', type: 'FOUT' })}`));
      expect(await employment()).toMatchObject({ code: 'magda.badContent' });
    }
  });

  it('a document type that a remark quotes', async () => {
    const quoted = exceptions({ code: '12345', type: 'WAARSCHUWING' }).replace(
      /<Diagnose>.*?<\/Diagnose>/,
      '<Diagnose><![CDATA[<!DOCTYPE html>]]></Diagnose><!-- <!ENTITY x "y"> -->',
    );
    says(leefloonYes.replace('</Inhoud>', `</Inhoud>${quoted}`));
    expect(await leefloon()).toMatchObject({ value: { leefloon: 'yes' } });
    for (const real of ['<!DOCTYPE x>', '<!-- <![CDATA[ --><!DOCTYPE x>', '<![CDATA[<!DOCTYPE x>']) {
      says(`${real}${leefloonYes}`);
      expect(await leefloon()).toMatchObject({ code: 'magda.malformed' });
    }
  });

  it('an old contract that ended before it began', async () => {
    expect(await employmentOf(contractOf('2021-01-01', '2020-01-01'), contract)).toMatchObject({
      value: { employed: true, since: '2024-01-01', contracts: [{}] },
    });
  });
});

describe('the order of an answer', () => {
  it('does not say since when somebody receives leefloon', async () => {
    const [first, second] = [['2023-05-01', '2027-01-01'] as const, ['2025-01-01'] as const];
    for (const periods of [
      [first, second],
      [second, first],
    ])
      expect(await leefloonOf(statusOf('1', ...periods))).toMatchObject({ value: { since: '2023-05-01' } });
  });

  it('nor which of two statuses of the same name counts: a "no" states nothing', async () => {
    const [yes, no] = [statusOf('1', ['2024-01-01']), statusOf('0')];
    for (const statuses of [
      [yes, no],
      [no, yes],
      [yes, yes],
    ])
      expect(await leefloonOf(...statuses)).toMatchObject({ value: { leefloon: 'yes', since: '2024-01-01' } });
    expect(await leefloonOf(no, no)).toMatchObject({ value: { leefloon: 'no' } });
  });
});

it('780 contracts of a day fit, whatever they say of themselves', async () => {
  const details = `<PlaatsTewerkstelling><Naam>${'Magazijn '.repeat(200)}</Naam></PlaatsTewerkstelling></Contract>`;
  const one = contractOf('2026-11-22', '2026-11-22').replace('</Contract>', details);
  const answer = employed.replace(contract, one.repeat(780));
  expect(answer.length).toBeGreaterThan(1.5 * 1024 * 1024);
  expect(answer.length).toBeLessThan(MAX_SOAP_BYTES / 2);
  expect(await employmentOf(one.repeat(780))).toMatchObject({ value: { employed: true, since: '2026-11-22' } });
});

describe('what a code means, at either level', () => {
  it.each([
    ['60007', 'transient', true],
    ['60009', 'transient', true],
    ['99994', 'transient', true],
    ['99996', 'askAgainLater', undefined],
    ['99995', 'askAgainLater', undefined],
    ['60013', 'transient', undefined],
    ['40143', 'permanent', undefined],
  ])('%s is %s, of one question: %s', async (code, failure, ofOneQuestion) => {
    for (const body of [level2({ code }), level3({ code })]) {
      says(body);
      const outcome = await leefloon();
      expect(outcome).toMatchObject({ failure, code: `magda.${code}` });
      expect(outcome.kind === 'failure' && outcome.ofOneQuestion).toBe(ofOneQuestion);
    }
  });

  const said = (code: string, type: string, origin?: string) =>
    inscribed.replace(
      /<Inhoud>.*<\/Inhoud>/,
      `$&${exceptions({ code, type, ...(origin === undefined ? {} : { origin }) })}`,
    );
  it('a registration that exists already is done as a warning, and an error as an error', async () => {
    says(said('40143', 'WAARSCHUWING'));
    expect(await inscribe()).toMatchObject({ value: 'already' });
    says(said('40143', 'FOUT').replace(/<Inhoud>.*<\/Inhoud>/, ''));
    expect(await inscribe()).toMatchObject({ failure: 'permanent', code: 'magda.40143' });
  });

  it('only MAGDA itself says that there is no registration to end', async () => {
    const deregister = () =>
      createRepertoriumClient({ endpoint: url(), sender: 'example.be/w2', capacityCode: '1300' }).deregister(question);
    const ended = (origin: string) =>
      said('40003', 'FOUT', origin)
        .replace(/<Inhoud>.*<\/Inhoud>/, '')
        .replace(/RegistreerInschrijving/g, 'RegistreerUitschrijving')
        .replace(/inschrijvingdienst-02_01.repertorium-02_01/, 'uitschrijvingdienst-02_00.repertorium-02_00')
        .replace('02.01.0000', '02.00.0000');
    says(ended('MAGDA'));
    expect(await deregister()).toMatchObject({ value: 'already' });
    says(ended('RR'));
    expect(await deregister()).toMatchObject({ failure: 'permanent', code: 'magda.40003' });
  });
});

describe('a remark', () => {
  const beside = (...all: Readonly<Record<'code' | 'type', string> & { origin?: string }>[]) =>
    leefloonYes.replace('</Inhoud>', `</Inhoud>${exceptions(...all)}`);
  it.each([
    ['without a code', beside({ code: '', type: 'INFORMATIE' })],
    ['with a code of letters', beside({ code: 'KSZ1', type: 'WAARSCHUWING' })],
    ['of an origin that is too long', beside({ code: '12345', type: 'INFO', origin: 'KSZ_BCSS' })],
    [
      'at level 2',
      leefloonYes.replace('<Antwoorden>', `${exceptions({ code: '00001', type: 'INFORMATIE' })}<Antwoorden>`),
    ],
    ['of which there is none', beside()],
  ])('%s takes nothing away from an answer', async (_what, body) => {
    says(body);
    expect(await leefloon()).toMatchObject({ kind: 'answer', value: { leefloon: 'yes' } });
  });

  it('alone says why there is no answer', async () => {
    says(level3({ code: '60007', type: 'WAARSCHUWING' }));
    expect(await leefloon()).toMatchObject({ failure: 'transient', code: 'magda.60007', ofOneQuestion: true });
  });

  it('that a registration exists is good news at level 2 too', async () => {
    says(inscribed.replace(/<Antwoorden>.*<\/Antwoorden>/, exceptions({ code: '40143', type: 'WAARSCHUWING' })));
    expect(await inscribe()).toMatchObject({ value: 'already' });
  });
});

describe('a SOAP fault', () => {
  const fault = (text: string) =>
    `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>e:Server</faultcode><faultstring>${text}</faultstring></e:Fault></e:Body></e:Envelope>`;
  it('is read where HTTP says 500, as SOAP 1.1 has it', async () => {
    says(fault('ERR_025: signature'), 'text/xml', 500);
    expect(await leefloon()).toMatchObject({ failure: 'permanent', code: 'magda.signature' });
    says('<html>500</html>', 'text/html', 500, { 'retry-after': '120' });
    expect(await leefloon()).toMatchObject({ failure: 'transient', code: 'magda.http500', retryAfterMs: 120_000 });
  });
});

describe('a flaw in one answer', () => {
  it('is told apart from an illness of the system', async () => {
    expect(await leefloonOf(statusOf('1', ['soon']))).toMatchObject({ failure: 'permanent', code: 'magda.badContent' });
    const none = leefloonYes.replace(/<Inhoud>.*<\/Inhoud>/, '');
    const contradicts = leefloonYes.replace('</Inhoud>', `</Inhoud>${exceptions({ code: '30001', type: 'FOUT' })}`);
    const unknown = leefloonYes.replace(/<Inhoud>.*<\/Inhoud>/, exceptions({ code: 'KSZ1', type: 'FATAAL' }));
    for (const [body, code] of [
      [none, 'magda.badContent'],
      [contradicts, 'magda.badContent'],
      [unknown, 'magda.unlisted'],
    ] as const) {
      says(body);
      expect(await leefloon()).toMatchObject({ failure: 'permanent', code });
    }
    says(inscribed.replace('>1<', '>2<'));
    expect(await inscribe()).toMatchObject({ failure: 'outcomeUnknown', ofOneQuestion: true });
    says(JSON.stringify({ insz: ASKED }), 'application/json');
    expect(await incapacity()).toMatchObject({ code: 'riziv.malformed', ofOneQuestion: true });
    for (const [body, contentType] of [
      ['<html/>', 'text/html'],
      ['<a/>', 'text/xml'],
    ] as const) {
      says(body, contentType);
      expect(await leefloon()).not.toHaveProperty('ofOneQuestion');
      expect(await incapacity()).not.toHaveProperty('ofOneQuestion');
    }
  });
});
