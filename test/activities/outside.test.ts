import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outside } from '../../activities/index.ts';
import { matterOf } from '../../activities/disclosed.ts';
import { readDisclosures } from '../../db/queries/disclosures.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { interestsOf } from '../../db/queries/inscriptions.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { answered, failed } from '../../integrations/outcome.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';
import { nobodyAsked } from '../support/outside.ts';
import * as kit from './outside-kit.ts';
import { now, yes } from './outside-kit.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const noAnswerYet: Outside = {
  ...nobodyAsked,
  lookUp: { ...nobodyAsked.lookUp, riziv: async ({ reference }) => answered(null, reference) },
};

const doing = (outside: Outside) => kit.doing(base.db, outside);
const someone = () => kit.someone(base.db);

type Someone = Awaited<ReturnType<typeof someone>>;
/** Whose look-up is out when its worker dies. */
type Died = Pick<Someone, 'state' | 'later'> & { readonly call: Awaited<ReturnType<Someone['effect']>> };

describe('A look-up', () => {
  it('is made once, by person number, after the interest is registered; a repeat is answered from what was heard', async () => {
    const { id, effect, log } = await someone();
    const { askOutside, inscribe } = doing(yes);
    const call = await effect('askOutside', 'ocmw');
    expect(await inscribe(await effect('inscribe'))).toEqual({ inscribed: true });
    expect(await interestsOf(base.db, id)).toHaveLength(1);
    const answer = { answered: true, answer: 'yes', since: '2026-01-01', certainty: 'stated' };
    expect(await askOutside(call)).toEqual(answer);
    expect(await askOutside(call)).toEqual(answer);
    expect(await log()).toEqual([
      { operation: 'RegistreerInschrijving', outcome: 'answered', code: null, received: ['done'], attempt: 1 },
      { operation: 'GeefSociaalStatuut', outcome: 'answered', code: null, received: ['yes', 'since'], attempt: 1 },
    ]);
  });

  it('behind MAGDA is not made without the interest: nothing leaves', async () => {
    const { effect, log } = await someone();
    const answer = await doing(nobodyAsked).askOutside(await effect('askOutside', 'ocmw'));
    expect(answer).toEqual({ answered: false, code: 'notInscribed' });
    expect(await log()).toEqual([]);
  });

  it('says who asked, why, on which ground, and which fields left', async () => {
    const { id, effect } = await someone();
    const riziv: Outside = {
      ...nobodyAsked,
      lookUp: { ...nobodyAsked.lookUp, riziv: async ({ reference }) => answered(null, reference) },
    };
    const answer = await doing(riziv).askOutside(await effect('askOutside', 'riziv'));
    expect(answer).toEqual({ answered: false, code: 'notYetKnown' });
    expect(await readDisclosures(base.db, id)).toMatchObject([
      {
        system: 'riziv',
        purpose: 'factsForIntake',
        ground: 'consent',
        askedByRole: 'operator',
        askedById: 'test',
        rule: null,
        sent: ['insz', 'day', 'consentReference'],
        received: ['notYetKnown'],
        outcome: 'answered',
        at: now,
      },
    ]);
  });

  it.each([
    ['permanent', 'riziv.30003', 'refused', true],
    ['permanent', 'riziv.personMismatch', 'unanswered', true],
    ['permanent', 'riziv.badContent', 'unanswered', true],
    ['permanent', 'riziv.unlisted.12345', 'refused', true],
    ['permanent', 'riziv.http403', 'unanswered', false],
    ['permanent', 'riziv.noToken', 'notDelivered', false],
    ['permanent', 'riziv.signature', 'unanswered', false],
    ['permanent', 'riziv.fault', 'unanswered', false],
    ['permanent', 'riziv.answerNotSigned', 'unanswered', false],
    ['permanent', 'riziv.40006', 'refused', false],
    ['permanent', 'riziv.15021', 'refused', false],
    ['permanent', 'riziv.50000', 'refused', false],
    ['askAgainLater', 'riziv.circuitOpen', 'notDelivered', false],
  ] as const)('that fails (%s, %s) is %s in the log; for good: %s', async (failure, code, outcome, final) => {
    const { effect, log } = await someone();
    const riziv: Outside = {
      ...nobodyAsked,
      lookUp: { ...nobodyAsked.lookUp, riziv: async ({ reference }) => failed(failure, code, reference, 60_000) },
    };
    const answer = await doing(riziv).askOutside(await effect('askOutside', 'riziv'));
    // Said of the person, it would be said again. What is wrong with our set-up is mended, and then it is asked again.
    expect(answer).toEqual({ answered: false, code, ...(final ? { final } : {}) });
    expect(await log()).toMatchObject([{ outcome, code }]);
  });

  it.each([
    ['the next attempt', async ({ call }: Died) => void (await doing(noAnswerYet).askOutside(call))],
    ['the moment it is not wanted any more', ({ call }: Died) => doing(nobodyAsked).dropEffect(call)],
    [
      'the moment the trajectory gives it up',
      async ({ call: { effect }, state, later }: Died) => {
        const lookupId = effect.kind === 'askOutside' ? effect.lookupId : '';
        await later(state, 'lookupUnanswered', { lookupId, code: 'unreachable' });
      },
    ],
  ])('whose worker died in between is unanswered from %s on', async (_when, goOn) => {
    const { id, effect, log, state, later } = await someone();
    const call = await effect('askOutside', 'riziv');
    const dying: Outside = {
      ...nobodyAsked,
      lookUp: {
        ...nobodyAsked.lookUp,
        riziv: async () => {
          throw new Error(`no answer for ${(await readTrajectory(base.db, id))?.person.insz}`);
        },
      },
    };
    await expect(doing(dying).askOutside(call)).rejects.toMatchObject({
      message: 'failed: Error',
      nonRetryable: false,
    });
    expect(await log()).toMatchObject([{ outcome: 'asked', attempt: 1 }]);
    await goOn({ call, state, later });
    expect((await log())[0]).toMatchObject({ outcome: 'unanswered', code: 'lost', attempt: 1 });
    expect((await pendingEffects(base.db, id)).map(({ key }) => key)).not.toContain(call.effect.key);
  });

  it('once logged cannot be changed by anyone', async () => {
    const { id, effect } = await someone();
    await doing(yes).inscribe(await effect('inscribe'));
    const change = base.db.execute(
      `update disclosures set outcome = 'refused', code = 'x' where trajectory_id = '${id}'`,
    );
    await expect(change).rejects.toThrow();
    await expect(base.db.execute(`delete from disclosures where trajectory_id = '${id}'`)).rejects.toThrow();
  });
});

it('only what is in the one table leaves the house', () => {
  expect(() => matterOf({ kind: 'releasePlace', referralId: 'R1', key: '1/1', lane: 'places' })).toThrow('nothing');
});
