import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyServer, expectFailure } from './anyServer.ts';
import { hostileEmployment, hostileInscription, hostileLeefloon } from './hostileMagda.ts';
import { ANOTHER, ASKED, employed, inscribed, leefloonYes } from './magdaAnswers.ts';

const { answers, says, leefloon, employment, inscribe, incapacity } = anyServer();

describe('hostile MAGDA answers', () => {
  it('are not believed only because everything is refused', async () => {
    says(leefloonYes);
    expect(await leefloon()).toMatchObject({ value: { leefloon: 'yes', since: '2024-01-01' } });
    says(employed);
    expect(await employment()).toMatchObject({ value: { employed: true, since: '2024-01-01' } });
    says(inscribed);
    expect(await inscribe()).toMatchObject({ value: 'done' });
  });

  it.each(['Z', '+01:00'])('a date may carry the zone %s', async (zone) => {
    says(leefloonYes.replace('2024-01-01', `2024-01-01${zone}`));
    expect(await leefloon()).toMatchObject({ value: { leefloon: 'yes', since: '2024-01-01' } });
  });

  it('a begin of which Dimona knows the year only counts from its first day', async () => {
    says(employed.replace('2024-01-01', '2024-00-00'));
    expect(await employment()).toMatchObject({
      value: { employed: true, since: '2024-01-01', contracts: [{ begin: '2024-01-01', approximate: true }] },
    });
  });

  it('are more than three hundred, the texts of chance below not counted', () =>
    expect(hostileLeefloon.length + hostileEmployment.length + hostileInscription.length).toBeGreaterThan(300));

  it.each(hostileInscription)('inscription: %s', async (_what, body) => {
    says(body);
    expectFailure(await inscribe());
  });

  it.each(hostileLeefloon)('leefloon: %s', async (_what, body) => {
    says(body);
    expectFailure(await leefloon());
  });

  it.each(hostileEmployment)('employment: %s', async (_what, body) => {
    says(body);
    expectFailure(await employment());
  });

  it.each(['text/html', 'application/json', 'text/plain', ''])('a sound answer sent as %j', async (contentType) => {
    says(leefloonYes, contentType);
    expect(await leefloon()).toMatchObject({ code: 'magda.malformed' });
  });

  it('another person’s data is for a human to look at', async () => {
    says(leefloonYes.replace(ASKED, ANOTHER));
    expect(await leefloon()).toMatchObject({ failure: 'permanent', code: 'magda.personMismatch' });
  });

  it('any text at all is a failure', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        says(text);
        expectFailure(await leefloon());
      }),
      { numRuns: 150 },
    ));

  it('a sound answer with one piece overwritten never crashes the reader', () =>
    fc.assert(
      fc.asyncProperty(
        fc.nat(leefloonYes.length),
        fc.nat(20),
        fc.oneof(
          fc.string({ maxLength: 8 }),
          fc.constantFrom('<', '>', '&lt;', ']]>', '<a/>', '<!--', 'xmlns=""', '/'),
        ),
        async (at, length, piece) => {
          says(leefloonYes.slice(0, at) + piece + leefloonYes.slice(at + length));
          const outcome = await leefloon();
          if (outcome.kind === 'failure') return expectFailure(outcome);
          expect(['yes', 'no']).toContain(outcome.value.leefloon);
        },
      ),
      { numRuns: 300 },
    ));
});

describe('answers too large or never whole', () => {
  it('50 MB are not read', async () => {
    let sent = 0;
    answers((response) => {
      const chunk = Buffer.alloc(64 * 1024, '<a>');
      const pump = (): void => {
        while (sent < 50 * 1024 * 1024 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', pump);
        }
        response.end();
      };
      response.writeHead(200, { 'content-type': 'text/xml' });
      pump();
    });
    expect(await leefloon()).toMatchObject({ failure: 'permanent', code: 'magda.tooLarge' });
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  it('a promise of 50 MB that breaks off is a cut', async () => {
    answers((response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-length': 50 * 1024 * 1024 });
      response.write(leefloonYes, () => response.destroy());
    });
    expect(await leefloon()).toMatchObject({ failure: 'outcomeUnknown', code: 'magda.cut' });
  });

  it('a line dropped without a word is a cut', async () => {
    answers((response) => void response.destroy());
    expect(await leefloon()).toMatchObject({ failure: 'outcomeUnknown', code: 'magda.cut' });
    expect(await incapacity()).toMatchObject({ failure: 'outcomeUnknown', code: 'riziv.cut' });
  });

  it('an answer that stops in the middle and never ends times out', async () => {
    answers(
      (response) => void response.writeHead(200, { 'content-type': 'text/xml' }).write(leefloonYes.slice(0, 100)),
    );
    expect(await leefloon({ timeoutMs: 200 })).toMatchObject({
      failure: 'outcomeUnknown',
      code: 'magda.timedOut',
    });
  });

  it('compressed bytes are not unpacked', async () => {
    says(Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0xff]), 'text/xml', 200, { 'content-encoding': 'gzip' });
    expectFailure(await leefloon());
  });
});
