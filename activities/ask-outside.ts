import { localDateOf } from '../domain/calendar/index.ts';
import type { Database } from '../db/connect.ts';
import { finishEffect } from '../db/queries/effects.ts';
import { interestsOf } from '../db/queries/inscriptions.ts';
import { inszOf } from '../db/queries/lookups.ts';
import type { EffectCall, OutsideAnswer } from '../workflows/contract.ts';
import type { Failed, Outcome } from '../integrations/outcome.ts';
import { begun } from './begun.ts';
import { disclosed } from './disclosed.ts';
import { registerInterest } from './inscription.ts';
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

/**
 * A gate that is shut to us, or a set-up of ours that is refused, is mended without the person, and so is an interest that
 * MAGDA does not know of: the question comes again. All else is said of this person, and is said again each time.
 */
const mendedByUs = /\.(http\d{3}|noToken|signature|fault|answerNotSigned|15021|20005|40003|40006|50000)$/;
const saidSoForGood = ({ failure, code }: Failed): boolean => failure === 'permanent' && !mendedByUs.test(code);

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
  const lookUp = () =>
    disclosed(
      db,
      limiter,
      call,
      (reference) => outside.lookUp[system]({ insz, on: localDateOf(now), reference }),
      (fact) => (fact ? [fact.answer, ...(fact.since ? ['since'] : [])] : ['notYetKnown']),
    );
  const asked = system === 'riziv' ? await lookUp() : await withInterest(db, outside, limiter, call, insz, lookUp);
  if (asked.kind === 'notRegistered') {
    const { why } = asked;
    if (why && worthAnotherTry(why)) throw tryAgain(why);
    return { answered: false, code: why?.code ?? 'notInscribed' };
  }
  if (asked.kind === 'answer')
    return asked.value ? { answered: true, ...asked.value } : { answered: false, code: 'notYetKnown' };
  if (worthAnotherTry(asked)) throw tryAgain(asked);
  return { answered: false, code: asked.code, ...(saidSoForGood(asked) ? { final: true } : {}) };
}

/** With which MAGDA says that it knows of no interest of ours in this person. */
const noInterest = 'magda.40003';

/** No interest stands, so that nothing may be asked: none was registered, it was refused, or (why) it could not be. */
interface NotRegistered {
  readonly kind: 'notRegistered';
  readonly why: Failed | null;
}

/**
 * MAGDA tells nothing of someone we did not register an interest in; asked all the same, it would learn of them. When the
 * person has another number since, or the interest was lost there, it is registered anew, once for each question.
 */
async function withInterest<Value>(
  db: Database,
  outside: Outside,
  limiter: CallLimiter,
  call: EffectCall,
  insz: string,
  lookUp: () => Promise<Outcome<Value>>,
): Promise<Outcome<Value> | NotRegistered> {
  const interests = await interestsOf(db, call.trajectoryId);
  if (interests.length === 0) return { kind: 'notRegistered', why: null };
  const registerAnew = async (): Promise<NotRegistered | null> => {
    const registered = await registerInterest(db, outside, limiter, call);
    if ('kind' in registered) return { kind: 'notRegistered', why: registered };
    return registered.inscribed ? null : { kind: 'notRegistered', why: null };
  };
  const knowsNumber = interests.some((interest) => interest.insz === insz);
  const refused = knowsNumber ? null : await registerAnew();
  if (refused) return refused;
  const outcome = await lookUp();
  const anew = !knowsNumber || interests.some(({ effectKey }) => effectKey === call.effect.key);
  if (anew || outcome.kind === 'answer' || outcome.code !== noInterest) return outcome;
  const again = await registerAnew();
  if (!again) return lookUp();
  // Refused for good, what MAGDA said of the question is the answer.
  return again.why ? again : outcome;
}
