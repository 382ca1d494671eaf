import { localDateOf } from '../../domain/calendar/index.ts';
import type { CohortEffect, CohortSubject } from '../../domain/cohort/index.ts';
import { isLadderRung } from '../../domain/trajectory/index.ts';
import type { Database } from '../../db/connect.ts';
import { beginCohortAttempt, finishCohortEffect, insertCohortMessages, readCohort } from '../../db/queries/cohorts.ts';
import { cohortRecipientsOf } from '../../db/queries/recipients.ts';
import { ruleSetOf } from '../../db/queries/rules.ts';
import type { CohortEffectCall } from '../../workflows/cohorts/contract.ts';
import { held, notRecorded } from '../failure.ts';
import { heldUntil, mailTold, type Mailer } from '../mailer.ts';
import { cohortMessageNl, mailPage } from '../../words/index.ts';

type Notify = Extract<CohortEffect, { kind: 'notify' }>;

/** What stands open in a group is mailed by the sweep, in each person's one digest of the day. */
const inDigests = (about: CohortSubject): boolean => isLadderRung(about) || about === 'attendance';

/**
 * Tells people about a group, once per person, into their mailbox and by mail where there is a mail server. Who is away is
 * replaced by their deputy.
 */
export const notifyCohort =
  (db: Database, mailer: Mailer | null) =>
  async ({ cohortId, effect, now }: CohortEffectCall): Promise<void> => {
    if (effect.kind !== 'notify') throw new RangeError(`notifyCohort cannot do ${effect.kind}`);
    const { key } = effect;
    const row = await beginCohortAttempt(db, cohortId, key);
    if (!row) throw notRecorded(cohortId, key);
    if (row.status !== 'pending') return;
    const cohort = await readCohort(db, cohortId);
    if (!cohort) throw notRecorded(cohortId, key);
    const rules = await ruleSetOf(db, cohort.state.ruleVersion);
    const message = cohortMessageNl({ cohortId, effect, state: cohort.state, rules });
    const recipients = await cohortRecipientsOf(db, cohort, effect.to, localDateOf(now));
    const mailNow = inDigests(effect.about) ? null : mailer;
    const until = mailNow && heldUntil(mailNow, now, 'atWork');
    await db.transaction(async (tx) => {
      await insertCohortMessages(
        tx,
        recipients.map(({ id }) => ({
          ...rowOf(cohortId, effect),
          recipientId: id,
          ...message,
          at: now,
          leavesAt: until,
        })),
      );
      if (!mailNow) await finishCohortEffect(tx, { cohortId, key }, now);
    });
    if (!mailNow) return;
    if (until) throw held(until);
    await mailTold(db, mailNow, {
      ...{ kind: 'groupMessage', id: cohortId, effectKey: key },
      page: mailPage('groupMessage', cohortId, effect.to),
      now,
    });
    await finishCohortEffect(db, { cohortId, key }, now);
  };

const rowOf = (cohortId: string, { key, to, about, rule }: Notify) => ({
  cohortId,
  effectKey: key,
  recipientRole: to,
  about,
  rule,
});
