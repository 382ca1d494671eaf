import { and, between, eq, gte, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Owner, Partner, Province, RuleKey } from '../../domain/rules/index.ts';
import type { Phase } from '../../domain/trajectory/index.ts';
import { owners } from '../codes.ts';
import type { Database } from '../connect.ts';
import { cohorts, cohortSessions, people, places, trajectories } from '../schema.ts';
import { isMeantBy } from './person-search.ts';
import { trajectoriesWithin } from './scope.ts';
import { waitsOf, type Within } from './waits.ts';

export interface TrajectoryFilter {
  readonly phase?: Exclude<Phase, 'none'>;
  readonly province?: Province;
  readonly mediatorId?: string;
  /** The partner of the last referral. */
  readonly partner?: Partner;
  /** A rule (`REF-1`) or whose turn it is (`partner`). */
  readonly waitingFor?: RuleKey | Owner;
  /** Overdue on this day: an open task was due before it, during a pause too, or one of the person's group. */
  readonly overdueOn?: LocalDate;
  readonly paused?: boolean;
  readonly open?: boolean;
  readonly personId?: string;
  /** Whose turn it is, beside what `waitingFor` asks. */
  readonly waitingWho?: Owner;
  /** Something is due on a day of these, both included. */
  readonly due?: { readonly from: LocalDate; readonly until: LocalDate };
  /** Waits for a place in the line of the province. */
  readonly inLine?: boolean;
  /** The group the person is in, or was put in. */
  readonly cohortId?: string;
  /** Escalated at least so far. */
  readonly escalation?: number;
  /** A name, phone or number that means the person. */
  readonly text?: string;
  /** For whom the list is; left out, for the application itself. */
  readonly within?: Within;
}

/**
 * What the person's group owes is late: the same that `cohortWaiting` calls overdue. The late groups are looked for once, not
 * for each row.
 */
const groupIsLate = (day: LocalDate): SQL => sql`${trajectories.cohortId} = any(array(
  select ${cohorts.id} from ${cohorts} where ${cohorts.phase} <> 'ended' and (
    (${cohorts.phase} = 'planned' and ${cohorts.startsOn} < ${day})
    or (${cohorts.phase} = 'running' and (
      exists (select 1 from jsonb_array_elements(${cohorts.state} -> 'deadlines') as open where (open ->> 'dueOn')::date < ${day})
      or exists (
        select 1 from ${cohortSessions} where ${cohortSessions.cohortId} = ${cohorts.id}
        and ${cohortSessions.status} in ('planned', 'asked') and ${cohortSessions.day} < ${day}
      )
    ))
  )
))`;

const waitsInLine = sql`exists (
  select 1 from ${places} where ${places.trajectoryId} = ${trajectories.id} and ${places.status} = 'queued'
)`;

/** The condition that list, badge and figure share. */
export const filterOf = (db: Database, filter: TrajectoryFilter): SQL | undefined =>
  and(partOf(db, filter), filter.within ? trajectoriesWithin(filter.within.scope, filter.within.on) : undefined);

/** The same, but for whose they are. */
export function partOf(db: Database, filter: TrajectoryFilter): SQL | undefined {
  const { phase, province, mediatorId, partner, waitingFor, overdueOn, paused, open, personId, within } = filter;
  const { waitingWho, due, inLine, cohortId, escalation, text } = filter;
  const waits = waitsOf(within);
  const isOwner = (owners as readonly (string | undefined)[]).includes(waitingFor);
  return and(
    phase ? eq(trajectories.phase, phase) : undefined,
    province ? eq(trajectories.province, province) : undefined,
    mediatorId ? eq(trajectories.mediatorId, mediatorId) : undefined,
    partner ? eq(trajectories.partner, partner) : undefined,
    personId ? eq(trajectories.personId, personId) : undefined,
    waitingFor
      ? isOwner
        ? sql`${waits.waitingWho} = ${waitingFor}`
        : sql`${waits.waitingRule} = ${waitingFor}`
      : undefined,
    overdueOn ? or(lt(waits.taskDueOn, overdueOn), seesGroup(within) ? groupIsLate(overdueOn) : undefined) : undefined,
    paused === undefined
      ? undefined
      : paused
        ? sql`${trajectories.pausedUntil} is not null`
        : isNull(trajectories.pausedUntil),
    open === undefined ? undefined : open ? isNull(trajectories.closedOn) : sql`${trajectories.closedOn} is not null`,
    waitingWho ? sql`${waits.waitingWho} = ${waitingWho}` : undefined,
    due ? between(waits.sortOn, due.from, due.until) : undefined,
    inLine ? waitsInLine : undefined,
    cohortId ? eq(trajectories.cohortId, cohortId) : undefined,
    escalation ? gte(waits.escalation, escalation) : undefined,
    text
      ? inArray(trajectories.personId, db.select({ id: people.id }).from(people).where(isMeantBy(db, text)))
      : undefined,
  );
}

const seesGroup = (within: Within | undefined): boolean => !within?.rules || within.rules.includes('GRP-1');

/** Where somebody lives stands with the person, and is asked of by an OCMW alone. */
export const needsPerson = ({ within }: TrajectoryFilter): boolean => within?.scope.of === 'ocmw';
