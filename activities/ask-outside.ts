import { localDateOf } from '../domain/calendar/index.ts';
import type { Database } from '../db/connect.ts';
import { beginAttempt, finishEffect } from '../db/queries/effects.ts';
import { inszOf } from '../db/queries/lookups.ts';
import type { EffectCall, OutsideAnswer } from '../workflows/contract.ts';
import { notRecorded } from './failure.ts';
import { droppedMeanwhile } from './wanted.ts';
import type { Outside } from './outside.ts';

/**
 * Asks an outside system about the person. The person number is read here and goes no further: neither the call nor the
 * answer carries it. What the answer means is told by the workflow's own events.
 */
export const askOutside =
  (db: Database, outside: Outside) =>
  async ({ trajectoryId, effect, now }: EffectCall): Promise<OutsideAnswer> => {
    if (effect.kind !== 'askOutside') throw new RangeError(`askOutside cannot do ${effect.kind}`);
    const key = { trajectoryId, key: effect.key };
    const row = await beginAttempt(db, key);
    if (!row) throw notRecorded(trajectoryId, effect.key);
    // Answered before, and only the way back failed: nothing is disclosed a second time.
    if (row.status === 'done' && row.result) return row.result as OutsideAnswer;
    if (row.status === 'dropped' || (await droppedMeanwhile(db, { trajectoryId, effect, now })))
      return { answered: false, code: 'notWanted' };
    const insz = await inszOf(db, trajectoryId);
    const answer: OutsideAnswer = insz
      ? await outside[effect.system](insz, localDateOf(now))
      : { answered: false, code: 'personErased' };
    await finishEffect(db, key, now, answer);
    return answer;
  };
