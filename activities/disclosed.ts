import { randomUUID } from 'node:crypto';
import { assertNever } from '../domain/assert-never.ts';
import { lookupRetryRule, sequenceOf, type Effect, type OutsideSystem } from '../domain/trajectory/index.ts';
import type { DisclosurePurpose, LegalGround } from '../db/codes.ts';
import type { Database } from '../db/connect.ts';
import { beginDisclosure, endDisclosure, type DisclosureEnd } from '../db/queries/disclosures.ts';
import { readActorOf } from '../db/queries/events.ts';
import type { Failed, Outcome } from '../integrations/outcome.ts';
import type { EffectCall } from '../workflows/contract.ts';
import type { CallLimiter } from './outside.ts';

/** What is told or asked, why it may be, and which fields leave: codes only. */
interface Matter {
  readonly system: OutsideSystem;
  readonly operation: string;
  readonly purpose: DisclosurePurpose;
  readonly ground: LegalGround;
  readonly sent: readonly string[];
}

/** The one table of what leaves this house about a person, and on which ground. */
export function matterOf(effect: Effect): Matter {
  const consented = { ground: 'consent' } as const;
  switch (effect.kind) {
    case 'askOutside':
      switch (effect.system) {
        case 'ocmw':
          return {
            ...consented,
            system: 'ocmw',
            operation: 'GeefSociaalStatuut',
            purpose: 'factsForIntake',
            sent: ['insz', 'day', 'status'],
          };
        case 'employment':
          return {
            ...consented,
            system: 'employment',
            operation: 'GeefWerkrelaties',
            purpose: 'jobCoachingCondition',
            sent: ['insz', 'period'],
          };
        case 'riziv':
          return {
            ...consented,
            system: 'riziv',
            operation: 'incapacityStatus',
            purpose: 'factsForIntake',
            sent: ['insz', 'day', 'consentReference'],
          };
        default:
          return assertNever(effect.system);
      }
    case 'inscribe':
      return {
        ...consented,
        system: 'repertorium',
        operation: 'RegistreerInschrijving',
        purpose: 'interest',
        sent: ['insz', 'begin'],
      };
    case 'deregister':
      return {
        system: 'repertorium',
        operation: 'RegistreerUitschrijving',
        purpose: 'interest',
        ground: 'endOfConsent',
        sent: ['insz'],
      };
    case 'tellOcmw':
      return {
        system: 'localOcmw',
        operation: effect.about,
        purpose: 'cooperation',
        ground: 'consentAndAgreement',
        sent: ['insz', 'day', 'about'],
      };
    case 'askOcmw':
      return {
        system: 'localOcmw',
        operation: effect.question,
        purpose: 'cooperation',
        ground: 'consentAndAgreement',
        sent: ['insz', 'question', 'answerBy'],
      };
    default:
      throw new RangeError(`${effect.kind} discloses nothing`);
  }
}

/**
 * One attempt at another system: on record before anything leaves, and ended there by how it ended. An attempt whose
 * worker dies in between stays `asked` until the next one, which calls it unanswered.
 */
export async function disclosed<Value>(
  db: Database,
  limiter: CallLimiter,
  { trajectoryId, effect, now }: EffectCall,
  attempt: (reference: string) => Promise<Outcome<Value>>,
  received: (value: Value) => readonly string[],
): Promise<Outcome<Value>> {
  const reference = randomUUID();
  const { sent, ...matter } = matterOf(effect);
  const by = await readActorOf(db, trajectoryId, sequenceOf(effect));
  await beginDisclosure(db, {
    reference,
    trajectoryId,
    effectKey: effect.key,
    ...matter,
    askedByRole: by?.role ?? 'system',
    askedById: by && 'id' in by ? by.id : null,
    rule: effect.kind === 'askOutside' ? lookupRetryRule(effect.attempt) : null,
    sent: [...sent],
    at: now,
  });
  const outcome = await limiter(matter.system, () => attempt(reference));
  await endDisclosure(db, reference, endOf(outcome, received));
  return outcome;
}

function endOf<Value>(outcome: Outcome<Value>, received: (value: Value) => readonly string[]): DisclosureEnd {
  if (outcome.kind === 'answer') return { outcome: 'answered', received: [...received(outcome.value)] };
  return { outcome: lack(outcome), code: outcome.code };
}

/** No connection ever stood, or we did not even try. */
const neverLeft =
  /\.(unreachable|circuitOpen|busy|invalidQuestion|noAgreement|noMunicipality|personErased|addressFails|plainAddress|noToken)$/;
/** The other side read the question and said no for good, with a code of its own. */
export const saidNo = ({ code, failure }: Failed): boolean =>
  failure === 'permanent' && /\.(\d{5}|unlisted(\.\d{5})?|notDone)$/.test(code);

function lack(failed: Failed): 'refused' | 'unanswered' | 'notDelivered' {
  if (neverLeft.test(failed.code)) return 'notDelivered';
  return saidNo(failed) ? 'refused' : 'unanswered';
}
