import { localDateOf } from '../domain/calendar/index.ts';
import type { Effect, TrajectoryEvent } from '../domain/trajectory/index.ts';
import type { Database } from '../db/connect.ts';
import { finishEffect } from '../db/queries/effects.ts';
import { readEvents } from '../db/queries/events.ts';
import { insertLetter, letterAddress, markLetterSent } from '../db/queries/letters.ts';
import { ruleSetOf } from '../db/queries/rules.ts';
import { readStaff } from '../db/queries/staff.ts';
import { readTrajectory } from '../db/queries/trajectories.ts';
import type { EffectCall } from '../workflows/contract.ts';
import { begun } from './begun.ts';
import { notRecorded } from './failure.ts';
import { letterNl, type LetterFacts } from '../words/index.ts';
import type { Mailer } from './mailer.ts';
import { droppedMeanwhile } from './wanted.ts';

type Letter = Extract<Effect, { kind: 'letter' }>;

/**
 * Writes a letter and keeps it; where there is a mail server and an address, it is mailed too. Tried again, it is the same
 * letter: one per effect.
 */
export const letter =
  (db: Database, mailer: Mailer | null) =>
  async (call: EffectCall): Promise<void> => {
    const { trajectoryId, effect, now } = call;
    if (effect.kind !== 'letter') throw new RangeError(`letter cannot do ${effect.kind}`);
    const key = { trajectoryId, key: effect.key };
    const row = await begun(db, call);
    if (row.status !== 'pending' || (await droppedMeanwhile(db, call))) return;
    const facts = await factsOf(db, trajectoryId, effect);
    const { to, about, actorId } = effect;
    const written = await insertLetter(db, {
      trajectoryId,
      effectKey: effect.key,
      to,
      actorId,
      about,
      ...letterNl({ ...facts, on: facts.decision?.on ?? localDateOf(now) }),
      at: now,
    });
    const address = mailer && written.sentAt === null ? await letterAddress(db, trajectoryId, effect) : null;
    if (mailer && address) {
      await mailer.send({
        to: address,
        subject: written.subject,
        text: written.text,
        key: `${trajectoryId}.${effect.key.replace('/', '-')}.letter`,
      });
      await markLetterSent(db, written.id, now);
    }
    await finishEffect(db, key, now);
  };

async function factsOf(db: Database, trajectoryId: string, { about, askId }: Letter): Promise<Omit<LetterFacts, 'on'>> {
  const found = await readTrajectory(db, trajectoryId);
  if (!found) throw notRecorded(trajectoryId, 'letter');
  const { state } = found.trajectory;
  const rules = await ruleSetOf(db, state.ruleVersion);
  const decisions = (await readEvents(db, trajectoryId)).filter(
    (event): event is Extract<TrajectoryEvent, { type: 'EligibilityDecided' }> => event.type === 'EligibilityDecided',
  );
  const ask = state.asks.find(({ id }) => id === askId);
  const action = state.plan.actions.find(({ id }) => id === ask?.actionId);
  return {
    trajectoryId,
    about,
    decision: decisions.at(-1) ?? null,
    theme: action?.theme ?? null,
    reconsiderationDays: rules.reconsiderationDays ?? 30,
    guidanceUntil: state.deadlines.find(({ rule }) => rule === 'CAP-1/end')?.dueOn ?? null,
    answerBy: state.deadlines.find(({ rule, about: id }) => rule === 'WEL-1' && id === askId)?.dueOn ?? null,
    mediatorId: state.mediatorId,
    mediator: state.mediatorId === null ? null : await readStaff(db, state.mediatorId),
  };
}
