import { localDateOf } from '../domain/calendar/index.ts';
import type { Effect } from '../domain/trajectory/index.ts';
import type { Database } from '../db/connect.ts';
import { agreementOf } from '../db/queries/agreements.ts';
import { finishEffect } from '../db/queries/effects.ts';
import { municipalityOf } from '../db/queries/municipalities.ts';
import { linkFor } from '../db/queries/ocmw-links.ts';
import { findPerson } from '../db/queries/people.ts';
import { answered, failed, ofOneQuestion, type Outcome } from '../integrations/outcome.ts';
import type { EffectCall } from '../workflows/contract.ts';
import { begun } from './begun.ts';
import { disclosed } from './disclosed.ts';
import { mailed, type Mail, type Mailer } from './mailer.ts';
import { ocmwMailNl } from '../words/index.ts';
import type { Outside, CallLimiter } from './outside.ts';
import { tryAgain } from './retry-later.ts';
import { droppedMeanwhile } from './wanted.ts';

type ToOcmw = Extract<Effect, { kind: 'tellOcmw' | 'askOcmw' }>;

/** What reaching an OCMW needs beside the database. */
export interface OcmwDependencies {
  readonly outside: Outside;
  readonly limiter: CallLimiter;
  readonly mailer: Mailer | null;
  /** Where the people of an OCMW open a link, up to and without the path. */
  readonly publicUrl: string;
}

/**
 * Tells or asks the OCMW of the municipality where the person lives, the way its cooperation agreement says: by its own
 * system, or by a mail with a link and nothing about the person. Without an agreement nothing leaves, and the log says so.
 */
export const toOcmw =
  (db: Database, reach: OcmwDependencies) =>
  async (call: EffectCall): Promise<void> => {
    const { trajectoryId, effect, now } = call;
    if (effect.kind !== 'tellOcmw' && effect.kind !== 'askOcmw')
      throw new RangeError(`toOcmw cannot do ${effect.kind}`);
    const key = { trajectoryId, key: effect.key };
    const row = await begun(db, call);
    if (row.status !== 'pending' || (await droppedMeanwhile(db, call))) return;
    const way = await wayTo(db, reach, { ...call, effect });
    const outcome = await disclosed(db, reach.limiter, call, ofOneOcmw(way), (how) => [how]);
    const known = outcome.kind === 'answer' || (outcome.failure === 'permanent' && nobodyThere.has(outcome.code));
    if (!known) throw tryAgain(outcome);
    await finishEffect(db, key, now, outcome.kind === 'answer' ? null : { code: outcome.code });
  };

/** Nobody to tell, or no way to them: that is no trouble of a system, so it is not tried again. */
const nobodyThere = new Set([
  'localOcmw.noAgreement',
  'localOcmw.noMunicipality',
  'localOcmw.personErased',
  'localOcmw.addressFails',
  'localOcmw.plainAddress',
]);

/** Each OCMW has a system of its own: that one is ill says nothing of the others, and its lanes wait for it as it asks. */
const ofOneOcmw =
  <Value>(way: (reference: string) => Promise<Outcome<Value>>) =>
  async (reference: string): Promise<Outcome<Value>> => {
    const outcome = await way(reference);
    return outcome.kind === 'failure' ? ofOneQuestion(outcome) : outcome;
  };

async function wayTo(
  db: Database,
  { outside, mailer, publicUrl }: OcmwDependencies,
  { trajectoryId, effect, now }: EffectCall & { readonly effect: ToOcmw },
): Promise<(reference: string) => Promise<Outcome<string>>> {
  const nobody = (code: string) => async (reference: string) => failed('permanent', `localOcmw.${code}`, reference);
  const person = await findPerson(db, trajectoryId);
  if (!person || !/^\d{11}$/.test(person.insz)) return nobody('personErased');
  const today = localDateOf(now);
  const where = await municipalityOf(db, person.postcode, person.municipality, today);
  if (!where) return nobody('noMunicipality');
  const agreement = await agreementOf(db, where.nis, today);
  if (!agreement) return nobody('noAgreement');
  const { key: effectKey } = effect;
  const link = async () => {
    const matter =
      effect.kind === 'tellOcmw'
        ? { about: effect.about, on: effect.on }
        : { question: effect.question, questionId: effect.questionId, on: effect.answerBy };
    const token = await linkFor(db, { trajectoryId, effectKey, nis: where.nis, ...matter, madeAt: now });
    return `${publicUrl}/ocmw/${token}`;
  };
  const key = `${trajectoryId}/${effectKey}`;
  if (agreement.channel === 'mail')
    return async (reference) => {
      const answerBy = effect.kind === 'askOcmw' ? effect.answerBy : null;
      const mail = { to: agreement.address, ...ocmwMailNl(await link(), answerBy), key: key.replaceAll('/', '-') };
      return byMail(db, mailer, mail, { reference, now });
    };
  const { insz } = person;
  const to = { baseUrl: agreement.address, insz, key };
  return async (reference) =>
    effect.kind === 'tellOcmw'
      ? outside.localOcmw.notify({ ...to, reference, about: effect.about, on: effect.on })
      : outside.localOcmw.ask({
          ...to,
          reference,
          question: effect.question,
          answerBy: effect.answerBy,
          answerUrl: await link(),
        });
}

/** Without a mail server the link stays here: whoever runs the demo opens it by hand. */
async function byMail(
  db: Database,
  mailer: Mailer | null,
  mail: Mail,
  { reference, now }: { readonly reference: string; readonly now: EffectCall['now'] },
): Promise<Outcome<string>> {
  if (!mailer) return answered('keptHere', reference);
  try {
    if (await mailed(db, mailer, mail, now)) return answered('mailed', reference);
    return failed('permanent', 'localOcmw.addressFails', reference);
  } catch {
    // It may have been taken all the same; sent again it is the same mail to the receiver, by its id.
    return failed('outcomeUnknown', 'localOcmw.mailRefused', reference);
  }
}
