import type { Instant, LocalDate } from '../domain/calendar/index.ts';
import type { RuleSet } from '../domain/rules/index.ts';
import { toldAt } from '../domain/trajectory/index.ts';
import { presenceOn, type Told } from '../db/queries/absences.ts';
import type { Database } from '../db/connect.ts';
import { insertDigest, lastDigests, mattersOnTheLadder, sendDigests, type Matter } from '../db/queries/digests.ts';
import { ruleSetOf } from '../db/queries/rules.ts';
import { recipientsOf } from '../db/queries/recipients.ts';
import type { DigestMatter } from '../db/schema.ts';
import { digestNl, ruleTitle } from '../words/index.ts';
import type { Mailer } from './mailer.ts';

interface Letterbox {
  readonly matters: { readonly matter: Matter; readonly insteadOf: string | null }[];
}

/**
 * One digest per person and day, with everything that is still true then, whoever was told of it before: what is done is
 * not in it, what a colleague handed over is. A matter stands in it once, at its highest rung; its owner keeps seeing
 * it after it went up, so that nothing old drops out of sight.
 */
export async function writeDigests(db: Database, day: LocalDate, now: Instant): Promise<number> {
  const last = await lastDigests(db);
  let written = 0;
  for (const [staffId, { matters }] of await letterboxes(db, day)) {
    const before = last.get(staffId);
    // A later one covers this day too; a second one of this day would be a second mail.
    if (before && before.day >= day) continue;
    // Each by the title of the very rules that made its date.
    const titles = new Map<string, RuleSet>();
    for (const { matter } of matters) titles.set(matter.ruleVersion, await ruleSetOf(db, matter.ruleVersion));
    const lines = matters.map(({ matter, insteadOf }) => ({
      trajectoryId: matter.trajectory.id,
      task: ruleTitle(matter.rule, 'nl', titles.get(matter.ruleVersion)?.rules),
      rule: `${matter.rule} (versie ${matter.ruleVersion})`,
      dueOn: matter.dueOn,
      rung: matter.rung,
      isNew: !before || matter.toldAt === null || matter.toldAt > before.at,
      insteadOf,
    }));
    const kept: DigestMatter[] = matters.map(({ matter: { trajectory, deadlineId, rung, messageIds } }) => ({
      trajectoryId: trajectory.id,
      deadlineId,
      rung,
      messageIds,
    }));
    if (await insertDigest(db, { staffId, day, ...digestNl(lines, day), matters: kept, at: now })) written += 1;
  }
  return written;
}

/** Who is concerned by what today. */
async function letterboxes(db: Database, day: LocalDate): Promise<Map<string, Letterbox>> {
  const presence = await presenceOn(db, day);
  const boxes = new Map<string, Letterbox>();
  // The same few people own most matters: asked once for each kind of answer.
  const asked = new Map<string, Promise<Told[]>>();
  for (const matter of await mattersOnTheLadder(db)) {
    const { trajectory, owner, rung } = matter;
    const { state } = trajectory;
    const coach = 'coaching' in state ? (state.coaching?.coachId ?? '') : '';
    const told = new Map<string, Told>();
    for (const to of new Set([...toldAt(rung, owner), owner])) {
      const key = [trajectory.province, trajectory.partner, trajectory.mediatorId, coach, to].join('/');
      if (!asked.has(key)) asked.set(key, recipientsOf(db, trajectory, to, day, presence));
      for (const one of (await asked.get(key)) ?? [])
        if (one.insteadOf === null || !told.has(one.id)) told.set(one.id, one);
    }
    for (const { id, insteadOf } of told.values()) {
      if (!boxes.has(id)) boxes.set(id, { matters: [] });
      boxes.get(id)?.matters.push({ matter, insteadOf });
    }
  }
  return boxes;
}

/** Mails the day's digests that were not mailed yet. The id of a mail follows from person and day: a repeat is the same mail. */
export async function mailDigests(db: Database, mailer: Mailer | null, day: LocalDate, now: Instant): Promise<number> {
  if (!mailer) return 0;
  return sendDigests(db, { day, at: now }, ({ staffId, email, subject, text }) =>
    mailer.send({ to: email, subject, text, key: `digest.${day}.${staffId}` }),
  );
}
