import { isForDigests, type Effect, type RecordBatch } from '../domain/trajectory/index.ts';
import type { Database } from '../db/connect.ts';
import { putIntoMailboxes, tellAlong, type Notify } from '../db/mailboxes.ts';
import { finishEffect } from '../db/queries/effects.ts';
import { listOrganisations } from '../db/queries/organisations.ts';
import { readTrajectory } from '../db/queries/trajectories.ts';
import type { EffectCall } from '../workflows/contract.ts';
import { begun } from './begun.ts';
import { held, notRecorded } from './failure.ts';
import { heldUntil, mailTold, type Mailer } from './mailer.ts';
import { droppedMeanwhile } from './wanted.ts';
import { learnOrganisations, mailPage, messageNl } from '../words/index.ts';

/**
 * Tells people: into their mailbox, and by mail where there is a mail server. What is for digests is not mailed one
 * by one: the sweep mails each person one a day. Who they are is looked up now, not when it was decided. Tried again, nobody is told twice: mailbox rows are unique per effect and recipient, and a mail carries an
 * id that follows from them.
 * @throws ApplicationFailure `held` in quiet hours, once it stands in the mailboxes
 */
export const notify =
  (db: Database, mailer: Mailer | null) =>
  async (call: EffectCall): Promise<void> => {
    const { trajectoryId, effect, now } = call;
    if (effect.kind !== 'notify') throw new RangeError(`notify cannot do ${effect.kind}`);
    const key = { trajectoryId, key: effect.key };
    const row = await begun(db, call);
    if (row.status !== 'pending' || (await droppedMeanwhile(db, call))) return;

    const found = await readTrajectory(db, trajectoryId);
    if (!found) throw notRecorded(trajectoryId, effect.key);
    const mailNow = mailerFor(effect, mailer);
    const until = mailNow && heldUntil(mailNow, now, 'atWork');
    await learnNames(db);
    await db.transaction(async (tx) => {
      await putIntoMailboxes(tx, found.trajectory, [effect], { now, words: messageNl, leavesAt: until });
      if (!mailNow) await finishEffect(tx, key, now);
    });
    if (!mailNow) return;
    if (until) throw held(until);
    await mailTold(db, mailNow, {
      ...{ kind: 'message', id: trajectoryId, effectKey: effect.key },
      page: mailPage('message', trajectoryId, effect.to),
      now,
    });
    await finishEffect(db, key, now);
  };

/** What goes into digests is mailed there alone. */
const mailerFor = ({ about }: Notify, mailer: Mailer | null): Mailer | null => (isForDigests(about) ? null : mailer);

/** What is told in the mailboxes alone. */
export const forMailboxes = (effects: readonly Effect[], mailer: Mailer | null): readonly Notify[] =>
  effects.filter((effect) => effect.kind === 'notify' && mailerFor(effect, mailer) === null) as Notify[];

/** Tells it with what is recorded: a flood of deadlines is mostly this. @returns the keys of what was told */
export async function tellRecorded(
  tx: Database,
  { trajectoryId, events }: Pick<RecordBatch, 'trajectoryId' | 'events'>,
  telling: readonly Notify[],
): Promise<string[]> {
  const now = events.at(-1)?.at;
  const found = await readTrajectory(tx, trajectoryId);
  if (!found || !now) return [];
  await learnNames(tx);
  return tellAlong(tx, found.trajectory, telling, { now, words: messageNl });
}

/** A partner that came in while this worker runs is called by its name. */
const learnNames = async (db: Database): Promise<void> => learnOrganisations(await listOrganisations(db));
