import { addDays, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { Owner, RuleKey } from '../../domain/rules/index.ts';
import { listCohorts, placeTexts } from '../../db/queries/cohorts.ts';
import { listDeadlines, type DeadlineFilter } from '../../db/queries/deadlines.ts';
import type { App } from '../open.ts';

/** Something on a day of somebody's own: a session of a group, or the last day of what is theirs to do. No name, no text. */
export interface CalendarEntry {
  /** The same as long as it is the same thing, whatever day it moves to. */
  readonly id: string;
  /** null: a session. */
  readonly rule: RuleKey | null;
  readonly sessionId: string | null;
  /** The trajectory or the group. */
  readonly of: string;
  readonly day: LocalDate;
  /** `09:30`; null: the whole day. */
  readonly time: string | null;
  /** Where a session is. */
  readonly place: string | null;
}

/** So far ahead; a calendar is fetched again before that. */
const daysAhead = 60;
const most = 1000;

/** Whose tasks are in the calendar of a role; limits act by themselves. */
const ownedBy: Readonly<Partial<Record<string, readonly Owner[]>>> = {
  mediator: ['mediator'],
  teamLead: ['teamLead'],
  groupWorker: ['groupWorker'],
  partnerCoordinator: ['partner'],
  jobCoach: ['jobCoach'],
};

/** What is a talk with the person: the first, the plan, contact, the review in the group, coaching. */
const talks: readonly RuleKey[] = ['INT-1', 'PLAN-1', 'PLAN-2', 'MED-1', 'WAIT-2', 'GRP-7', 'JC-3'];

/**
 * The sessions that are ahead and the last days of one's own tasks; of a jobseeker their group's sessions and the last days of
 * their talks. In order of day.
 * @param within said by the gate: whose
 */
export async function ownCalendar(app: App, within?: DeadlineFilter['within']): Promise<readonly CalendarEntry[]> {
  const { db, caller } = app;
  const today = localDateOf(await app.now());
  const until = addDays(today, daysAhead);
  const role = caller.kind === 'colleague' ? caller.role : '';
  const whose = caller.kind === 'citizen' ? { rules: talks } : { owners: ownedBy[role] ?? [] };
  const { rows: dues } = await listDeadlines(db, { ...whose, until, within }, most);
  const own = caller.kind === 'colleague' && role === 'groupWorker' ? caller.staffId : null;
  const groups = (await listCohorts(db, { within }, most)).filter(
    ({ phase, groupWorkerId }) => phase !== 'ended' && (own === null || groupWorkerId === own),
  );
  const sessions = groups.flatMap(({ id: of, state }) =>
    state.sessions
      .filter(({ status, day }) => status === 'planned' && day >= today)
      .map(({ id: sessionId, day, time, place }) => ({ of, sessionId, day, time, place })),
  );
  const places = await placeTexts(
    db,
    sessions.flatMap(({ place }) => (place === null ? [] : [place])),
  );
  return [
    ...sessions.map((session) => ({
      ...session,
      id: `${session.of}-${session.sessionId}`,
      rule: null,
      place: session.place === null ? null : (places.get(session.place) ?? null),
    })),
    ...dues.map(({ trajectoryId, deadlineId, rule, dueOn }) => ({
      ...{ id: `${trajectoryId}-${deadlineId}`, rule, sessionId: null, of: trajectoryId },
      ...{ day: dueOn, time: null, place: null },
    })),
    ...groups.flatMap(({ id: of, state }) =>
      state.deadlines
        .filter(({ owner, dueOn }) => (ownedBy[role] ?? []).includes(owner) && dueOn <= until)
        .map(({ id, rule, dueOn }) => ({
          ...{ id: `${of}-${id}`, rule, sessionId: null, of },
          ...{ day: dueOn, time: null, place: null },
        })),
    ),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
