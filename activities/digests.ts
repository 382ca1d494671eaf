import { addDays, startOfDay, type Instant, type LocalDate } from '../domain/calendar/index.ts';
import type { Owner } from '../domain/rules/index.ts';
import { toldAt } from '../domain/trajectory/index.ts';
import { presenceOn, type Presence, type Told } from '../db/queries/absences.ts';
import type { Database } from '../db/connect.ts';
import {
  insertDigest,
  lastDigests,
  mattersOnTheLadder,
  newcomers,
  sendDigest,
  unsentDigests,
  type Matter,
} from '../db/queries/digests.ts';
import { recipientsOf } from '../db/queries/recipients.ts';
import type { DigestMatter } from '../db/schema.ts';
import type { DigestsMailed } from '../workflows/contract.ts';
import { digestNl, mailPage, ruleTitle } from '../words/index.ts';
import { groupMatters } from './cohorts/digest-matters.ts';
import { agreementConcerns } from './things/agreements.ts';
import { monthMatters } from './things/contract-months.ts';
import { concernsOf, rulesByVersion, type Concern } from './concern.ts';
import { mailEach, mailed as delivered, type Mailer } from './mailer.ts';
import { unreachableLines } from './unreachable.ts';

/**
 * One digest per person and day, with everything that is still true then, whoever was told of it before: what is done is
 * not in it, what a colleague handed over is. A matter stands in it once, at its highest rung; its owner keeps seeing
 * it after it went up, so that nothing old drops out of sight.
 */
export async function writeDigests(db: Database, day: LocalDate, now: Instant): Promise<number> {
  const last = await lastDigests(db);
  let written = 0;
  const presence = await presenceOn(db, day);
  const boxes = await letterboxes(db, day, presence);
  const unreachable = await unreachableLines(db, day, presence);
  const came = await newcomersOf(db, day, presence);
  for (const staffId of new Set([...boxes.keys(), ...unreachable.keys(), ...came.keys()])) {
    const letters = boxes.get(staffId) ?? [];
    const before = last.get(staffId);
    // A later one covers this day too; a second one of this day would be a second mail.
    if (before && before.day >= day) continue;
    const lines = letters.map(({ concern: { about, isNewSince, told: _told, ...line }, insteadOf }) => ({
      ...line,
      id: about.trajectoryId ?? about.cohortId ?? about.thingId ?? '',
      isNew: !before || isNewSince(before),
      insteadOf,
    }));
    const cameSince = (came.get(staffId) ?? []).filter(({ at }) => !before || at > before.at);
    if (lines.length === 0 && cameSince.length === 0 && !unreachable.has(staffId)) continue;
    const kept: DigestMatter[] = letters.map(({ concern: { about, rung } }) => ({ ...about, rung }));
    const text = digestNl(lines, day, { newcomers: cameSince, unreachable: unreachable.get(staffId) ?? [] });
    if (await insertDigest(db, { staffId, day, ...text, matters: kept, at: now })) written += 1;
  }
  return written;
}

/** Who came in is told in the first digest after that; one who was away for longer finds them in the work list. */
const daysOfNews = 14;

interface Came {
  readonly id: string;
  readonly enteredOn: LocalDate;
  readonly at: Instant;
}

/** Whom each person got of late. */
async function newcomersOf(db: Database, day: LocalDate, presence: Presence): Promise<Map<string, Came[]>> {
  const came = new Map<string, Came[]>();
  for (const { trajectory, at } of await newcomers(db, startOfDay(addDays(day, -daysOfNews))))
    for (const { id } of await recipientsOf(db, trajectory, 'mediator', day, presence))
      came.set(id, [...(came.get(id) ?? []), { id: trajectory.id, enteredOn: trajectory.enteredOn, at }]);
  return came;
}

interface Letter {
  readonly concern: Concern;
  readonly insteadOf: string | null;
}

/** Who is concerned by what today. */
async function letterboxes(db: Database, day: LocalDate, presence: Presence): Promise<Map<string, Letter[]>> {
  const boxes = new Map<string, Letter[]>();
  const concerns = [
    ...(await personalMatters(db, day, presence)),
    ...(await groupMatters(db, day, presence)),
    ...(await monthMatters(db, day, presence)),
    ...(await agreementConcerns(db, day, presence)),
  ];
  for (const concern of concerns)
    for (const [id, { insteadOf }] of once(concern.told)) {
      if (!boxes.has(id)) boxes.set(id, []);
      boxes.get(id)?.push({ concern, insteadOf });
    }
  return boxes;
}

/** Who is meant themself and stands in for another too is told as themself. */
function once(told: readonly Told[]): Map<string, Told> {
  const each = new Map<string, Told>();
  for (const one of told) if (one.insteadOf === null || !each.has(one.id)) each.set(one.id, one);
  return each;
}

async function personalMatters(db: Database, day: LocalDate, presence: Presence): Promise<Concern[]> {
  const rulesOf = rulesByVersion(db);
  // The same few people own most matters: asked once for each kind of answer.
  const asked = new Map<string, Promise<Told[]>>();
  const ask = (trajectory: Matter['trajectory'], to: Owner | ReturnType<typeof toldAt>[number]): Promise<Told[]> => {
    const { province, partner, partnerProvince, mediatorId, state } = trajectory;
    const coach = 'coaching' in state ? (state.coaching?.coachId ?? '') : '';
    const key = [province, partner, partnerProvince, mediatorId, coach, to].join('/');
    const found = asked.get(key) ?? recipientsOf(db, trajectory, to, day, presence);
    asked.set(key, found);
    return found;
  };
  return concernsOf(await mattersOnTheLadder(db), async (matter) => {
    const { trajectory, deadlineId, rule, ruleVersion, owner, rung, dueOn, toldAt: at, messageIds } = matter;
    const told: Told[] = [];
    for (const to of new Set([...toldAt(rung, owner), owner])) told.push(...(await ask(trajectory, to)));
    return [
      {
        about: { trajectoryId: trajectory.id, deadlineId, messageIds },
        task: ruleTitle(rule, 'nl', (await rulesOf(ruleVersion)).rules),
        rule: `${rule} (versie ${ruleVersion})`,
        owner,
        rung,
        dueOn,
        isNewSince: (last) => at === null || at > last.at,
        told,
      },
    ];
  });
}

/**
 * Mails the day's digests that were not mailed yet; one that cannot be mailed holds up no other. The id of a mail follows
 * from person and day: a repeat is the same mail.
 * @throws the first failure that is worth another try, after each was tried
 */
export async function mailDigests(
  db: Database,
  mailer: Mailer | null,
  day: LocalDate,
  now: Instant,
): Promise<DigestsMailed> {
  if (!mailer) return { mailed: 0, refused: 0 };
  const due = await unsentDigests(db, day);
  let mailed = 0;
  const refused = await mailEach(due, async (staffId) => {
    const page = mailPage('digest', null, null);
    const sent = await sendDigest(db, { day, at: now, staffId }, ({ email: to, subject, text }) =>
      delivered(db, mailer, { to, subject, text, key: `digest.${day}.${staffId}`, page }, now),
    );
    if (sent) mailed += 1;
    return sent !== false;
  });
  return { mailed, refused };
}
