import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyServer, expectFailure } from './anyServer.ts';
import { ANOTHER, ASKED, REFERENCE } from './magdaAnswers.ts';

const { says, incapacity } = anyServer();

describe('hostile RIZIV answers', () => {
  const sound = { reference: REFERENCE, insz: ASKED, status: 'recognisedIncapable', since: '2025-01-01' };

  it('are not believed only because everything is refused', async () => {
    says(JSON.stringify({ ...sound, diagnosis: 'F32' }), 'application/json');
    // The medical fact that should never have been sent goes no further.
    expect(await incapacity()).toEqual({
      kind: 'answer',
      value: { status: 'recognisedIncapable', since: '2025-01-01' },
      ref: REFERENCE,
    });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', [sound]],
    ['a word', 'recognisedIncapable'],
    ['no status', { ...sound, status: undefined }],
    ['another status', { ...sound, status: 'incapable' }],
    ['a status of its own prototype', { ...sound, status: { toString: 'none' } }],
    ['no since', { ...sound, since: undefined }],
    ['text for since', { ...sound, since: 'last year' }],
    ['no such day', { ...sound, since: '2025-02-30' }],
    ['since after the day asked', { ...sound, since: '2026-11-23' }],
    ['until before the day asked', { ...sound, until: '2026-11-21' }],
    ['text for until', { ...sound, until: 'soon' }],
    ['text for a yes or no', { ...sound, partTimeAllowed: 'yes' }],
    ['a number for a yes or no', { ...sound, returnToWorkStarted: 1 }],
    ['a none with a since', { ...sound, status: 'none' }],
    [
      'not yet known, with what is allowed',
      { ...sound, status: 'notYetKnown', since: undefined, partTimeAllowed: true },
    ],
    ['another reference', { ...sound, reference: '00000000-0000-4000-8000-000000000000' }],
    ['no reference', { ...sound, reference: undefined }],
    ['another person', { ...sound, insz: ANOTHER }],
    ['no person', { ...sound, insz: undefined }],
    ['the person as a number', { ...sound, insz: Number(ASKED) }],
  ])('%s', async (_what, body) => {
    says(JSON.stringify(body) ?? '', 'application/json');
    expectFailure(await incapacity());
  });

  it.each([
    ['HTML', '<html></html>', 'text/html'],
    ['sound JSON as text', JSON.stringify(sound), 'text/plain'],
    ['half', JSON.stringify(sound).slice(0, 40), 'application/json'],
    ['50 000 brackets', '['.repeat(50_000), 'application/json'],
    ['a megabyte', JSON.stringify({ ...sound, padding: ' '.repeat(1024 * 1024) }), 'application/json'],
    ['__proto__', `{"__proto__":${JSON.stringify(sound)}}`, 'application/json'],
  ])('%s', async (_what, body, contentType) => {
    says(body, contentType);
    expectFailure(await incapacity());
  });

  it('any JSON at all is a failure', () =>
    fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        says(text, 'application/json');
        expectFailure(await incapacity());
      }),
      { numRuns: 150 },
    ));
});
