import type { CohortEffect, CohortRecipient } from '../../domain/cohort/index.ts';
import type { Database } from '../../db/connect.ts';
import {
  beginCohortAttempt,
  finishCohortEffect,
  insertCohortMessages,
  markCohortMessageSent,
  membersOf,
  readCohort,
  unsentCohortMessages,
  type CohortRow,
} from '../../db/queries/cohorts.ts';
import { ruleSetOf } from '../../db/queries/rules.ts';
import { listStaff, readStaff, type StaffRow } from '../../db/queries/staff.ts';
import type { CohortEffectCall } from '../../workflows/cohorts/contract.ts';
import { notRecorded } from '../failure.ts';
import type { Mailer } from '../mailer.ts';
import { cohortMessageNl } from '../../words/index.ts';

type Notify = Extract<CohortEffect, { kind: 'notify' }>;

/** Tells people about a group, once per person, into their mailbox and by mail where there is a mail server. */
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
    const recipients = await recipientsOf(db, cohort, effect.to);
    await db.transaction(async (tx) => {
      await insertCohortMessages(
        tx,
        recipients.map(({ id }) => ({ ...rowOf(cohortId, effect), recipientId: id, ...message, at: now })),
      );
      if (!mailer) await finishCohortEffect(tx, { cohortId, key }, now);
    });
    if (!mailer) return;
    for (const { id, recipientId, email, subject, text } of await unsentCohortMessages(db, cohortId, key)) {
      await mailer.send({ to: email, subject, text, key: `${cohortId}.${key.replace('/', '-')}.${recipientId}` });
      await markCohortMessageSent(db, id, now);
    }
    await finishCohortEffect(db, { cohortId, key }, now);
  };

const rowOf = (cohortId: string, { key, to, about, rule }: Notify) => ({
  cohortId,
  effectKey: key,
  recipientRole: to,
  about,
  rule,
});

/** As things stand now. A group without anyone of the role tells the team lead of the province: never nobody. */
async function recipientsOf(db: Database, cohort: CohortRow, to: CohortRecipient): Promise<StaffRow[]> {
  const { province } = cohort;
  const lead = () => listStaff(db, { role: 'teamLead', province });
  switch (to) {
    case 'groupWorker': {
      const worker = await readStaff(db, cohort.groupWorkerId);
      return worker ? [worker] : recipientsOf(db, cohort, 'partnerCoordinator');
    }
    case 'mediator': {
      const members = await membersOf(db, cohort.id);
      const ids = new Set(
        members.flatMap(({ member, mediatorId }) => (member.status === 'left' || !mediatorId ? [] : [mediatorId])),
      );
      const found = await Promise.all([...ids].sort().map((id) => readStaff(db, id)));
      const mediators = found.filter((row) => row !== null);
      return mediators.length > 0 ? mediators : lead();
    }
    case 'partnerCoordinator': {
      const found = await listStaff(db, { role: to, province, organisationId: cohort.partner });
      return found.length > 0 ? found : lead();
    }
    case 'teamLead':
      return lead();
    case 'programmeCoordinator': {
      const found = await listStaff(db, { role: to, province });
      return found.length > 0 ? found : lead();
    }
  }
}
