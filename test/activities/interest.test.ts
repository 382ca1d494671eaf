import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outside } from '../../activities/index.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { forgottenInscriptions, interestsOf } from '../../db/queries/inscriptions.ts';
import { answered, failed } from '../../integrations/outcome.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';
import { nobodyAsked } from '../support/outside.ts';
import * as kit from './outside-kit.ts';
import { yes } from './outside-kit.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const doing = (outside: Outside) => kit.doing(base.db, outside);
const someone = () => kit.someone(base.db);

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

  it('that cannot be registered anew leaves the question open, by its own cause', async () => {
    const { id, effect } = await someone();
    const { asked, outside } = registry();
    await doing(outside).inscribe(await effect('inscribe'));
    await base.db.execute(
      sql`update people set insz = '80610112444' where id = (select person_id from trajectories where id = ${id})`,
    );
    const unsigned: Outside = {
      ...outside,
      inscribe: async ({ reference }) => failed('permanent', 'magda.signature', reference),
    };
    const answer = await doing(unsigned).askOutside(await effect('askOutside', 'ocmw'));
    expect(answer).toEqual({ answered: false, code: 'magda.signature' });
    expect(asked).toHaveLength(1);
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
