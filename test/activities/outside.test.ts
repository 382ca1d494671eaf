import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createActivities, type Outside } from '../../activities/index.ts';
import { matterOf } from '../../activities/disclosed.ts';
import { localDate } from '../../domain/calendar/index.ts';
import type { Effect, Trajectory } from '../../domain/trajectory/index.ts';
import { readDisclosures } from '../../db/queries/disclosures.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { forgottenInscriptions, interestsOf } from '../../db/queries/inscriptions.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { answered, failed } from '../../integrations/outcome.ts';
import { begin, go, noon } from '../db/lives.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';
import { nobodyAsked } from '../support/outside.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const now = noon(localDate('2026-03-03'));
const yes: Outside = {
  ...nobodyAsked,
  lookUp: {
    ...nobodyAsked.lookUp,
    ocmw: async ({ reference }) =>
      answered({ answer: 'yes', since: localDate('2026-01-01'), certainty: 'stated' }, reference),
  },
  inscribe: async ({ reference }) => answered('done', reference),
  deregister: async ({ reference }) => answered('done', reference),
};

const noAnswerYet: Outside = {
  ...nobodyAsked,
  lookUp: { ...nobodyAsked.lookUp, riziv: async ({ reference }) => answered(null, reference) },
};

const doing = (outside: Outside) => createActivities({ db: base.db, mailer: null, outside });

/** Someone who consented; each effect is done by hand. */
async function someone() {
  const { id, state } = await begin(base.db, '2026-03-02');
  const consented = await go(base.db, id, state, 'giveConsent', '2026-03-03');
  const effect = async (kind: Effect['kind'], lane?: string) => {
    const found = (await pendingEffects(base.db, id)).find(
      (one) => one.kind === kind && (lane === undefined || one.lane === lane),
    );
    if (!found) throw new Error(`no ${kind}`);
    return { trajectoryId: id, effect: found, now };
  };
  const later = (state: Trajectory, ...rest: [name: string, data: Record<string, unknown>]) =>
    go(base.db, id, state, rest[0] as never, '2026-03-04', rest[1] as never);
  const log = async () =>
    (await readDisclosures(base.db, id)).map(({ operation, outcome, code, received, attempt }) => ({
      operation,
      outcome,
      code,
      received,
      attempt,
    }));
  return { id, state: consented, effect, later, log };
}

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
        askedByRole: expect.any(String) as unknown,
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

describe('Our interest at MAGDA', () => {
  /** Knows of whom it was told, and answers of nobody else, as MAGDA does. */
  function registry() {
    const known = new Set<string>();
    const asked: string[] = [];
    const outside: Outside = {
      ...nobodyAsked,
      inscribe: async ({ insz, reference }) => {
        known.add(insz);
        asked.push(`in ${insz}`);
        return answered('done', reference);
      },
      deregister: async ({ insz, reference }) => {
        asked.push(`out ${insz}`);
        return answered(known.delete(insz) ? 'done' : 'already', reference);
      },
      lookUp: {
        ...nobodyAsked.lookUp,
        ocmw: async ({ insz, reference }) => {
          asked.push(`ask ${insz}`);
          return known.has(insz)
            ? answered({ answer: 'no', since: null, certainty: 'stated' }, reference)
            : failed('permanent', 'magda.40003', reference);
        },
      },
    };
    return { known, asked, outside };
  }

  it('is registered anew for whoever has another number since, before anything is asked of it; both are ended', async () => {
    const { id, effect, state, later } = await someone();
    const { asked, outside, known } = registry();
    await doing(outside).inscribe(await effect('inscribe'));
    const [before] = await interestsOf(base.db, id);
    const number = '80610112345';
    await base.db.execute(
      sql`update people set insz = ${number} where id = (select person_id from trajectories where id = ${id})`,
    );
    const call = await effect('askOutside', 'ocmw');
    expect(await doing(outside).askOutside(call)).toMatchObject({ answered: true, answer: 'no' });
    expect(asked).toEqual([`in ${before!.insz}`, `in ${number}`, `ask ${number}`]);
    await later(state, 'stop', { reason: 'byPerson' });
    await doing(outside).deregister(await effect('deregister'));
    expect([...known]).toEqual([]);
    expect(await forgottenInscriptions(base.db)).toEqual([]);
  });

  it('that MAGDA lost is registered anew, once, and the question asked again', async () => {
    const { effect, log } = await someone();
    const { asked, outside, known } = registry();
    await doing(outside).inscribe(await effect('inscribe'));
    known.clear();
    const answer = await doing(outside).askOutside(await effect('askOutside', 'ocmw'));
    expect(answer).toMatchObject({ answered: true, answer: 'no' });
    expect(asked.map((one) => one.split(' ')[0])).toEqual(['in', 'ask', 'in', 'ask']);
    expect((await log()).map(({ operation, code }) => `${operation} ${code ?? 'answered'}`)).toEqual([
      'RegistreerInschrijving answered',
      'GeefSociaalStatuut magda.40003',
      'RegistreerInschrijving answered',
      'GeefSociaalStatuut answered',
    ]);
  });

  it('that MAGDA does not know of, however often it is told, leaves the question for another day', async () => {
    const { effect } = await someone();
    const { asked, outside } = registry();
    const deaf: Outside = { ...outside, inscribe: async ({ reference }) => answered('done', reference) };
    await doing(deaf).inscribe(await effect('inscribe'));
    const answer = await doing(deaf).askOutside(await effect('askOutside', 'ocmw'));
    expect(answer).toEqual({ answered: false, code: 'magda.40003' });
    expect(asked).toHaveLength(2);
  });

  it('owes its end from before the call on, also when the call was lost', async () => {
    const { id, effect, state, later, log } = await someone();
    const lost: Outside = {
      ...yes,
      inscribe: async ({ reference }) => failed('outcomeUnknown', 'magda.cut', reference),
    };
    await expect(doing(lost).inscribe(await effect('inscribe'))).rejects.toMatchObject({ type: 'magda.cut' });
    expect(await interestsOf(base.db, id)).toEqual([]);
    await later(state, 'stop', { reason: 'byPerson' });
    await doing(yes).deregister(await effect('deregister'));
    expect(await log()).toMatchObject([
      { operation: 'RegistreerInschrijving', outcome: 'unanswered', code: 'magda.cut' },
      { operation: 'RegistreerUitschrijving', outcome: 'answered' },
    ]);
    expect(await forgottenInscriptions(base.db)).toEqual([]);
  });

  it('that was never begun needs no call to end', async () => {
    const { effect, state, later, log } = await someone();
    await later(state, 'stop', { reason: 'byPerson' });
    await doing(nobodyAsked).deregister(await effect('deregister'));
    expect(await log()).toEqual([]);
  });

  it('refused for good is told to the trajectory, and owes nothing', async () => {
    const { effect, state, later } = await someone();
    const no: Outside = {
      ...nobodyAsked,
      inscribe: async ({ reference }) => failed('permanent', 'magda.notDone', reference),
    };
    expect(await doing(no).inscribe(await effect('inscribe'))).toEqual({ inscribed: false, code: 'magda.notDone' });
    await later(state, 'stop', { reason: 'byPerson' });
    await doing(nobodyAsked).deregister(await effect('deregister'));
  });

  it('that cannot be ended is not given up: a wrong signature is for an operator to mend', async () => {
    const { id, effect, state, later } = await someone();
    await doing(yes).inscribe(await effect('inscribe'));
    await later(state, 'stop', { reason: 'deceased' });
    const call = await effect('deregister');
    const signature: Outside = {
      ...nobodyAsked,
      deregister: async ({ reference }) => failed('permanent', 'magda.signature', reference),
    };
    await expect(doing(signature).deregister(call)).rejects.toMatchObject({ type: 'magda.signature' });
    expect((await pendingEffects(base.db, id)).map(({ kind }) => kind)).toContain('deregister');
    await doing(yes).deregister(call);
    expect((await pendingEffects(base.db, id)).map(({ kind }) => kind)).not.toContain('deregister');
  });
});

it('only what is in the one table leaves the house', () => {
  expect(() => matterOf({ kind: 'releasePlace', referralId: 'R1', key: '1/1', lane: 'places' })).toThrow('nothing');
});
