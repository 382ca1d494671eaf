import { localDateOf } from '../domain/calendar/index.ts';
import type { Database } from '../db/connect.ts';
import { finishEffect } from '../db/queries/effects.ts';
import { isInscribed } from '../db/queries/inscriptions.ts';
import { inszOf } from '../db/queries/lookups.ts';
import type { EffectCall, OutsideAnswer } from '../workflows/contract.ts';
import type { Failed } from '../integrations/outcome.ts';
import { begun } from './begun.ts';
import { disclosed } from './disclosed.ts';
import type { Outside, CallLimiter } from './outside.ts';
import { tryAgain, worthAnotherTry } from './retry-later.ts';
import { droppedMeanwhile } from './wanted.ts';

/**
 * Asks an outside system about the person. The person number is read here and goes no further: neither the call nor the
 * answer carries it. What the answer means is told by the workflow's own events.
 */
export const askOutside =
  (db: Database, outside: Outside, limiter: CallLimiter) =>
  async (call: EffectCall): Promise<OutsideAnswer> => {
    const { trajectoryId, effect, now } = call;
    if (effect.kind !== 'askOutside') throw new RangeError(`askOutside cannot do ${effect.kind}`);
    const key = { trajectoryId, key: effect.key };
    const row = await begun(db, call);
    // Answered before, and only the way back failed: nothing is disclosed a second time.
    if (row.status === 'done' && row.result) return row.result as OutsideAnswer;
    if (row.status === 'dropped' || (await droppedMeanwhile(db, call))) return { answered: false, code: 'notWanted' };
    const answer = await ask(db, outside, limiter, call, effect.system);
    await finishEffect(db, key, now, answer);
    return answer;
  };

/** What the system itself answers each time; a gate that is shut to us opens again, and says nothing about the person. */
const saidSoForGood = ({ failure, code }: Failed): boolean => failure === 'permanent' && !/\.http\d{3}$/.test(code);

async function ask(
  db: Database,
  outside: Outside,
  limiter: CallLimiter,
  call: EffectCall,
  system: keyof Outside['lookUp'],
): Promise<OutsideAnswer> {
  const { trajectoryId, now } = call;
  const insz = await inszOf(db, trajectoryId);
  if (!insz) return { answered: false, code: 'personErased' };
  // MAGDA tells nothing of someone we did not register an interest in; asked all the same, it would learn of them.
  if (system !== 'riziv' && !(await isInscribed(db, trajectoryId))) return { answered: false, code: 'notInscribed' };
  const outcome = await disclosed(
    db,
    limiter,
    call,
    (reference) => outside.lookUp[system]({ insz, on: localDateOf(now), reference }),
    (fact) => (fact ? [fact.answer, ...(fact.since ? ['since'] : [])] : ['notYetKnown']),
  );
  if (outcome.kind === 'answer')
    return outcome.value ? { answered: true, ...outcome.value } : { answered: false, code: 'notYetKnown' };
  if (worthAnotherTry(outcome)) throw tryAgain(outcome);
  return { answered: false, code: outcome.code, ...(saidSoForGood(outcome) ? { final: true } : {}) };
}
