import { localDateOf } from '../domain/calendar/index.ts';
import type { Database } from '../db/connect.ts';
import { finishEffect } from '../db/queries/effects.ts';
import {
  beginDeregistration,
  beginInscription,
  inscriptionClosed,
  inscriptionOpened,
  inscriptionRefused,
} from '../db/queries/inscriptions.ts';
import { failed, type Failed } from '../integrations/outcome.ts';
import type { EffectCall, InscriptionAnswer } from '../workflows/contract.ts';
import { begun } from './begun.ts';
import { disclosed, saidNo } from './disclosed.ts';
import type { Outside, CallLimiter } from './outside.ts';
import { tryAgain } from './retry-later.ts';
import { droppedMeanwhile } from './wanted.ts';

/**
 * Registers our interest in the person at MAGDA. The row that owes its end is there before the call; registering twice has
 * the effect of once, so an attempt whose outcome is unknown is simply made again.
 */
export const inscribe =
  (db: Database, outside: Outside, limiter: CallLimiter) =>
  async (call: EffectCall): Promise<InscriptionAnswer> => {
    const { trajectoryId, effect, now } = call;
    if (effect.kind !== 'inscribe') throw new RangeError(`inscribe cannot do ${effect.kind}`);
    const key = { trajectoryId, key: effect.key };
    const row = await begun(db, call);
    if (row.status === 'done' && row.result) return row.result as InscriptionAnswer;
    // Perhaps a try before this one arrived: what it opened is ended by the deregistration that follows.
    if (row.status === 'dropped' || (await droppedMeanwhile(db, call))) return { inscribed: true };

    const finish = async (answer: InscriptionAnswer): Promise<InscriptionAnswer> => {
      await finishEffect(db, key, now, answer);
      return answer;
    };
    const registered = await registerInterest(db, outside, limiter, call);
    // What is no refusal is worth another try, by the lane.
    if ('kind' in registered) throw tryAgain(registered);
    return finish(registered);
  };

/**
 * Registers our interest in the person's present number, for this effect: once, however often it is called.
 * @returns a failure for what is no refusal: it is worth another try
 */
export async function registerInterest(
  db: Database,
  outside: Outside,
  limiter: CallLimiter,
  call: EffectCall,
): Promise<InscriptionAnswer | Failed> {
  const { trajectoryId, effect, now } = call;
  const key = { trajectoryId, key: effect.key };
  const owed = await beginInscription(db, key, now);
  if (owed === 'personErased') return { inscribed: false, code: 'personErased' };
  if (owed === 'busy') return failed('transient', 'repertorium.ending', '');
  const on = localDateOf(now);
  const outcome = await disclosed(
    db,
    limiter,
    { ...call, effect: { key: effect.key, lane: effect.lane, kind: 'inscribe', from: on } },
    (reference) => outside.inscribe({ insz: owed.insz, on, reference }),
    (done) => [done],
  );
  if (outcome.kind === 'answer') {
    await inscriptionOpened(db, key);
    return { inscribed: true };
  }
  if (!saidNo(outcome)) return outcome;
  await inscriptionRefused(db, key, now);
  return { inscribed: false, code: outcome.code };
}

/**
 * Ends our interest in the person. It is never given up: as long as MAGDA does not say that it is done, the lane comes
 * back to it. What was never begun needs no end, and what another trajectory of the person goes on with stays.
 */
export const deregister =
  (db: Database, outside: Outside, limiter: CallLimiter) =>
  async (call: EffectCall): Promise<void> => {
    const { trajectoryId, effect, now } = call;
    if (effect.kind !== 'deregister') throw new RangeError(`deregister cannot do ${effect.kind}`);
    const key = { trajectoryId, key: effect.key };
    const row = await begun(db, call);
    if (row.status === 'done') return;
    for (const insz of await beginDeregistration(db, trajectoryId, now)) {
      const outcome = await disclosed(
        db,
        limiter,
        call,
        (reference) => outside.deregister({ insz, on: localDateOf(now), reference }),
        (done) => [done],
      );
      if (outcome.kind === 'failure') throw tryAgain(outcome);
      await inscriptionClosed(db, trajectoryId, insz, now);
    }
    await finishEffect(db, key, now);
  };
