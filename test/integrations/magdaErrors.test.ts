import { describe, expect, it } from 'vitest';
import { createMagdaClient } from '../../integrations/ocmw/client.ts';
import { createRizivClient } from '../../integrations/riziv/client.ts';
import { anyServer, expectFailure, question } from './anyServer.ts';
import { ASKED, exceptions, fault, leefloonYes, level2, level3 } from './magdaAnswers.ts';

const { answers, says, leefloon, url } = anyServer();

describe('what MAGDA’s errors mean', () => {
  it.each([
    [301, 'permanent'],
    [400, 'permanent'],
    [404, 'permanent'],
    [415, 'permanent'],
    [429, 'askAgainLater'],
    [500, 'transient'],
    [502, 'transient'],
    [503, 'transient'],
    [504, 'transient'],
  ])('HTTP %i is %s', async (status, failure) => {
    says(leefloonYes, 'text/xml', status, { location: `${url()}/elsewhere` });
    expect(await leefloon()).toMatchObject({ failure, code: `magda.http${status}` });
  });

  it.each([201, 202, 204])('HTTP %i is no answer', async (status) => {
    says(status === 204 ? '' : leefloonYes, 'text/xml', status);
    expectFailure(await leefloon());
  });

  it.each([
    ['120', 120_000],
    ['99999999', 86_400_000],
    ['Sun, 22 Nov 2026 09:01:00 GMT', 60_000],
    ['soon', undefined],
    ['-5', undefined],
  ])('Retry-After %j', async (header, retryAfterMs) => {
    says('', 'text/plain', 503, { 'retry-after': header, date: 'Sun, 22 Nov 2026 09:00:00 GMT' });
    const outcome = await leefloon();
    expectFailure(outcome);
    expect(outcome.retryAfterMs).toBe(retryAfterMs);
  });

  it.each([
    [level2({ code: '99994' }), 'transient', 'magda.99994'],
    [level2({ code: '99995' }), 'askAgainLater', 'magda.99995'],
    [level2({ code: '99996' }), 'askAgainLater', 'magda.99996'],
    [level2({ code: '99995', type: 'WAARSCHUWING' }), 'askAgainLater', 'magda.99995'],
    [level2({ code: '30001' }), 'permanent', 'magda.unlisted.30001'],
    [level2({ code: '12345' }), 'permanent', 'magda.unlisted.12345'],
    [level2({ code: '0408123441' }), 'permanent', 'magda.unlisted'],
    [level3({ code: '60006' }), 'transient', 'magda.60006'],
    [level3({ code: '70002', origin: 'KSZ' }), 'transient', 'magda.70002'],
    [level3({ code: '30003', origin: 'KSZ' }), 'permanent', 'magda.30003'],
    [level3({ code: '40003' }), 'permanent', 'magda.40003'],
    [level3({ code: '30001', origin: 'RR' }), 'permanent', 'magda.unlisted.30001'],
    [level3({ code: '60006' }, { code: '40006' }), 'permanent', 'magda.40006'],
    [level3({ code: '30001' }, { code: '60006' }), 'transient', 'magda.60006'],
    [fault('ERR_025: signature'), 'permanent', 'magda.signature'],
    [fault(`Jan Peeters ${ASKED}`), 'permanent', 'magda.fault'],
  ])('%# %s', async (body, failure, code) => {
    says(body);
    const outcome = await leefloon();
    expectFailure(outcome);
    expect(outcome).toMatchObject({ failure, code });
  });

  it.each(['WAARSCHUWING', 'INFORMATIE', 'INFO'])('%s beside content is a remark', async (type) => {
    says(leefloonYes.replace('</Antwoord>', `${exceptions({ code: '12345', type })}</Antwoord>`));
    expect(await leefloon()).toMatchObject({ kind: 'answer', value: { leefloon: 'yes' } });
  });

  it.each(['MAGDA', 'KSZ'])('30001 of %s is an answer', async (origin) => {
    says(level3({ code: '30001', origin }));
    expect(await leefloon()).toMatchObject({ kind: 'answer', value: { leefloon: 'notYetKnown' } });
  });
});

describe('a question that cannot be asked', () => {
  it.each([{ insz: '867105/5636' }, { insz: '' }, { reference: 'x' }, { on: '2026-02-30' }, { sentAt: 'now' }])(
    '%j is never sent',
    async (wrong) => {
      answers(() => expect.unreachable('it was sent'));
      const client = createMagdaClient({ endpoint: url(), sender: 'example.be/w2' });
      expect(await client.receivesLeefloon({ ...question, ...wrong })).toMatchObject({
        failure: 'permanent',
        code: 'magda.invalidQuestion',
      });
    },
  );

  it('an endpoint that is no URL is told at once', () => {
    expect(() => createMagdaClient({ endpoint: 'magda', sender: 'x' })).toThrow(TypeError);
    expect(() => createRizivClient({ baseUrl: 'riziv' })).toThrow(TypeError);
  });
});
