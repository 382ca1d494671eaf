import { isLadderRung } from '../../domain/trajectory/index.ts';
import type { Notice } from '../../domain/durable/index.ts';
import type { Database } from '../../db/connect.ts';
import { insertNotices } from '../../db/queries/things.ts';
import { recordThing } from '../../db/record-thing.ts';
import { mailPage } from '../../words/index.ts';
import type {
  NoticeCall,
  ThingKind,
  ThingOutsideActivities,
  ThingRecordActivities,
} from '../../workflows/things/contract.ts';
import { guarded, held, notRecorded } from '../failure.ts';
import { heldUntil, mailTold, type Mailer } from '../mailer.ts';
import { agreementTelling } from './agreements.ts';
import { contractMonthTelling } from './contract-months.ts';
import type { Telling } from './telling.ts';

const tellings: Readonly<Record<ThingKind, Telling<never>>> = {
  agreement: agreementTelling,
  contractMonth: contractMonthTelling,
};
const tellingOf = (kind: ThingKind) => tellings[kind] as unknown as Telling<Notice>;

/** Everything that the workflows of things ask for that tell the world nothing but notices. */
export const thingActivities = (
  db: Database,
  mailer: Mailer | null,
): ThingRecordActivities & ThingOutsideActivities => ({
  recordThing: guarded(async ({ kind, ...batch }) => {
    await recordThing(db, kind, batch);
  }),
  giveNotice: guarded((call) => giveNotice(db, mailer, call)),
  dropNotice: guarded(({ kind, id, effect, now }) =>
    tellingOf(kind).queries.finish(db, id, effect.key, now, 'dropped'),
  ),
});

/**
 * Tells people, once per person, into their mailbox and by mail where there is a mail server. What stands on its ladder is
 * mailed by the daily round, in each person's one digest. Who is away is replaced by their deputy.
 */
async function giveNotice(db: Database, mailer: Mailer | null, { kind, id, effect, now }: NoticeCall): Promise<void> {
  const { key, to, about, rule } = effect;
  const { queries, page, tell } = tellingOf(kind);
  const row = await queries.beginAttempt(db, id, key);
  if (!row) throw notRecorded(id, key);
  if (row.status !== 'pending') return;
  const told = await tell(db, id, effect, now);
  if (!told) throw notRecorded(id, key);
  const mailNow = isLadderRung(about) ? null : mailer;
  const until = mailNow && heldUntil(mailNow, now, 'atWork');
  const what = {
    aboutId: id,
    effectKey: key,
    recipientRole: to,
    about,
    rule,
    ...told.message,
    at: now,
    leavesAt: until,
  };
  await db.transaction(async (tx) => {
    await insertNotices(
      tx,
      told.recipients.map(({ id: recipientId }) => ({ ...what, recipientId })),
    );
    if (!mailNow) await queries.finish(tx, id, key, now);
  });
  if (!mailNow) return;
  if (until) throw held(until);
  await mailTold(db, mailNow, {
    ...{ kind: 'notice', id, effectKey: key },
    page: mailPage(page, id, to),
    now,
  });
  await queries.finish(db, id, key, now);
}
