import { addMonths, isLocalDate, localDateOf, maxDate, minDate, type LocalDate } from '../../domain/calendar/index.ts';
import { absencesFrom, insertAbsence, withAbsencesHeld, type AbsenceRow } from '../../db/queries/absences.ts';
import { colleagueOf } from '../trajectories/preconditions.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

/** An absence that is longer is a departure; further ahead than this its days are a slip [D]. */
const mostMonths = 12;
const mostMonthsAhead = 24;

export interface Absence {
  readonly staffId: string;
  /** Both days included. */
  readonly from: string;
  readonly until: string;
  readonly deputyId?: string | null;
  /** Refuses what would be refused, and notes nothing. */
  readonly dryRun?: boolean;
}

/** Somebody is away; the deputy is told what is meant for them. Said again, it is the same absence. @throws AppError */
export async function planAbsence(
  app: App,
  { staffId, from, until, deputyId = null, dryRun = false }: Absence,
): Promise<Absence> {
  const today = localDateOf(await app.now());
  if (!isLocalDate(from) || !isLocalDate(until) || from > until)
    throw new AppError('staff.badPeriod', 'the absence is no period', 'write two days as YYYY-MM-DD');
  if (until < today)
    throw new AppError('staff.absencePassed', 'the absence is over', 'note it from today', { until, today });
  const last = minDate(addMonths(from, mostMonths), addMonths(today, mostMonthsAhead));
  if (until > last)
    throw new AppError('staff.absenceTooLong', 'the absence is too long', 'w2 staff leave', { until, last });
  const who = await colleagueOf(app, staffId, null, today);
  if (deputyId === staffId)
    throw new AppError('staff.badDeputy', 'nobody is their own deputy', 'choose somebody else', { staffId });
  if (deputyId !== null) {
    const { role, organisationId } = await colleagueOf(app, deputyId, null, today);
    // What is told to a mediator is for mediators of the same house: anybody else may not even read it.
    if (role !== who.role || organisationId !== who.organisationId)
      throw new AppError('staff.otherDeputy', 'the deputy has another role or organisation', 'choose a colleague', {
        deputyId,
        role: who.role,
        organisationId: who.organisationId,
      });
  }
  await withAbsencesHeld(app.db, async (tx) => {
    const all = await absencesFrom(tx, minDate(from, today));
    const twice = all.find(
      (one) =>
        one.staffId === staffId && overlap(one, { from, until }) && !(one.fromOn === from && one.untilOn === until),
    );
    if (twice) {
      const { fromOn, untilOn } = twice;
      throw new AppError('staff.awayThen', 'an absence covers these days', 'note the days beside it', {
        staffId,
        fromOn,
        untilOn,
      });
    }
    if (deputyId !== null && comesRound(all, { staffId, deputyId, from, until }))
      throw new AppError('staff.deputyCircle', 'the deputies stand in for each other', 'choose somebody else', {
        deputyId,
        staffId,
      });
    if (!dryRun) await insertAbsence(tx, { staffId, fromOn: from, untilOn: until, deputyId });
  });
  return { staffId, from, until, deputyId };
}

interface Period {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

const overlap = ({ fromOn, untilOn }: AbsenceRow, { from, until }: Period): boolean =>
  fromOn <= until && untilOn >= from;

/** Whether on some day of the period the deputy's own deputies lead back to the person. */
function comesRound(
  all: readonly AbsenceRow[],
  { staffId, deputyId, ...period }: Period & { readonly staffId: string; readonly deputyId: string },
  seen: readonly string[] = [],
): boolean {
  if (deputyId === staffId) return true;
  if (seen.includes(deputyId)) return false;
  return all.some(
    (one) =>
      one.staffId === deputyId &&
      one.deputyId !== null &&
      overlap(one, period) &&
      comesRound(
        all,
        {
          staffId,
          deputyId: one.deputyId,
          from: maxDate(period.from, one.fromOn),
          until: minDate(period.until, one.untilOn),
        },
        [...seen, deputyId],
      ),
  );
}
