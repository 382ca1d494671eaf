import type { Instant } from '../domain/calendar/index.ts';
import { isLadderRung, stillWanted, type Effect, type RecordBatch } from '../domain/trajectory/index.ts';
import type { Database } from '../db/connect.ts';
import { finishEffect } from '../db/queries/effects.ts';
import { insertMessages } from '../db/queries/messages.ts';
import { listOrganisations } from '../db/queries/organisations.ts';
import { messageMatter } from '../db/queries/tellings.ts';
import { readTrajectory, type TrajectoryRow } from '../db/queries/trajectories.ts';
import type { EffectCall } from '../workflows/contract.ts';
import { begun } from './begun.ts';
import { held, notRecorded } from './failure.ts';
import { heldUntil, mailTold, type Mailer } from './mailer.ts';
import { droppedMeanwhile } from './wanted.ts';
import { learnOrganisations, mailPage, messageNl } from '../words/index.ts';

type Notify = Extract<Effect, { kind: 'notify' }>;

/**
 * Tells people: into their mailbox, and by mail where there is a mail server. The rungs of the ladder are not mailed one
 * by one: the sweep mails each person one digest a day. Who they are is looked up now, not when it was decided. Tried again, nobody is told twice: mailbox rows are unique per effect and recipient, and a mail carries an
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
    await db.transaction(async (tx) => {
      await tell(tx, found.trajectory, [effect], { now, leavesAt: until });
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

/** What a rung of the ladder says leaves in the digest of the day. */
const mailerFor = ({ about }: Notify, mailer: Mailer | null): Mailer | null => (isLadderRung(about) ? null : mailer);

/** What is told in the mailboxes alone. */
export const forMailboxes = (effects: readonly Effect[], mailer: Mailer | null): readonly Notify[] =>
  effects.filter((effect) => effect.kind === 'notify' && mailerFor(effect, mailer) === null) as Notify[];

/**
 * Tells it in the transaction that records it: the same rows as `notify` writes, without a step of their own for each. A
 * flood of deadlines is mostly this.
 * @returns the keys of what was told; what is not wanted any more is left to its lane
 */
export async function tellAlong(
  tx: Database,
  { trajectoryId, events }: Pick<RecordBatch, 'trajectoryId' | 'events'>,
  telling: readonly Notify[],
): Promise<string[]> {
  const now = events.at(-1)?.at;
  const found = await readTrajectory(tx, trajectoryId);
  if (!found || !now) return [];
  const { trajectory } = found;
  const wanted = telling.filter((effect) => stillWanted(effect, trajectory.state));
  if (wanted.length > 0) await tell(tx, trajectory, wanted, { now, leavesAt: null });
  for (const { key } of wanted) await finishEffect(tx, { trajectoryId, key }, now);
  return wanted.map(({ key }) => key);
}

async function tell(
  db: Database,
  trajectory: TrajectoryRow,
  effects: readonly Notify[],
  { now, leavesAt }: { readonly now: Instant; readonly leavesAt: Instant | null },
): Promise<void> {
  // A partner that came in while this worker runs is called by its name.
  learnOrganisations(await listOrganisations(db));
  for (const effect of effects) {
    const { recipients, matter } = await messageMatter(db, trajectory, effect, now);
    await insertMessages(
      db,
      recipients.map(({ id }) => ({
        trajectoryId: trajectory.id,
        effectKey: effect.key,
        recipientId: id,
        recipientRole: effect.to,
        about: effect.about,
        rule: effect.rule,
        deadlineId: effect.deadlineId,
        ...messageNl(matter),
        at: now,
        leavesAt,
      })),
    );
  }
}
