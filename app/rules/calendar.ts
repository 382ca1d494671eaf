import {
  addMonths,
  isBelgianHoliday,
  isLocalDate,
  localDateOf,
  weekdayOf,
  type LocalDate,
} from '../../domain/calendar/index.ts';
import {
  cohortContextAt,
  decideCohort,
  isCohortRefusal,
  isOpenCohort,
  type Cohort,
  type CohortRefusal,
  type CohortRefusalCode,
  type OpenCohort,
} from '../../domain/cohort/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import type { closingReasons } from '../../db/codes.ts';
import {
  changeClosingDay,
  readCalendar,
  readCalendarVersion,
  readClosingDays,
  type ClosingDay,
} from '../../db/queries/calendar.ts';
import { openAgreementRuns } from '../../db/queries/agreement-runs.ts';
import { openCohorts, readCohort } from '../../db/queries/cohorts.ts';
import { listOrganisations } from '../../db/queries/organisations.ts';
import { adopt, type AdoptReport } from './adopt.ts';
import { giveAgreementCommand } from '../agreements/index.ts';
import { giveToMonths, type MonthMoves } from './calendar-months.ts';
import { movedDays, spreadOver, type Present } from './calendar-spread.ts';
import { basisOf } from '../basis.ts';
import { giveCohortCommand } from '../cohorts/command.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { unlessSpoilt } from '../../db/spoilt.ts';

/** Nobody knows closing days further ahead: a year typed wrongly [D]. */
const mostMonthsAhead = 24;

export interface CalendarView {
  readonly version: number;
  readonly days: readonly ClosingDay[];
}

export async function showCalendar(app: App): Promise<CalendarView> {
  return { version: await readCalendarVersion(app.db), days: await readClosingDays(app.db) };
}

export type CalendarChange = { readonly organisationId: string; readonly day: LocalDate } & (
  | { readonly add: true; readonly reason: (typeof closingReasons)[number] }
  | { readonly add: false }
);

export interface CalendarOptions {
  readonly by: Actor;
  readonly dryRun: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The sessions of a group that move, or would: a day that is closed now goes to the next working day. */
interface CohortMoves {
  readonly cohortId: string;
  /** Why it was refused, or failed, as a code. */
  readonly refusal: CohortRefusalCode | (string & {}) | null;
  readonly moves: readonly { readonly sessionId: string; readonly from: LocalDate; readonly to: LocalDate }[];
}

/** An agreement that did not take it, and why as a code. */
interface AgreementLeft {
  readonly agreementId: string;
  readonly refusal: string;
}

export interface CalendarReport extends AdoptReport {
  readonly cohorts: readonly CohortMoves[];
  readonly months: readonly MonthMoves[];
  /** Those that did not take it. Their due dates are calendar days: only reminders and escalations move, of which nobody plans anything. */
  readonly agreements: readonly AgreementLeft[];
}

/**
 * Adds or takes away a closing day of an organisation, and gives the calendar that follows from it to every open trajectory
 * and group: pending deadlines that count working days move, visibly, and so do sessions. With `dryRun` it only says which.
 */
export async function changeCalendar(
  app: App,
  change: CalendarChange,
  options: CalendarOptions,
): Promise<CalendarReport & { readonly version: number }> {
  await mustMatter(app, change);
  const version = options.dryRun ? await readCalendarVersion(app.db) : await changeClosingDay(app.db, change);
  if (version === null) throw unchanged(change);
  const calendar = options.dryRun
    ? withChange(await readCalendar(app.db), change)
    : await readCalendar(app.db, version);
  return { ...(await giveToAll(app, calendar, options)), version };
}

const unchanged = ({ organisationId, day }: CalendarChange): AppError =>
  new AppError('calendar.unchanged', 'that day is so already', 'w2 calendar shows the closing days', {
    organisation: organisationId,
    day,
  });

async function giveToAll(app: App, calendar: Present, options: CalendarOptions): Promise<CalendarReport> {
  const cohorts = await giveToCohorts(app, calendar, options);
  const agreements = options.dryRun ? [] : await giveToAgreements(app, calendar, options.by);
  const months = await giveToMonths(app, calendar, options);
  const adopted = await adopt(app, { name: 'adoptCalendar', data: { calendar } }, options);
  const ofMonths = months.reduce((sum, { moves }) => sum + moves.length, 0);
  return { ...adopted, moves: adopted.moves + ofMonths, cohorts, months, agreements };
}

/** Each group that does not have it yet; foretold by the very decision that its workflow takes. */
async function giveToCohorts(app: App, calendar: Present, { by, dryRun }: CalendarOptions): Promise<CohortMoves[]> {
  const open = (await openCohorts(app.db)).flatMap(({ id, state }) => (isOpenOrSpoilt(state) ? [{ id, state }] : []));
  const take = (state: OpenCohort) => (dryRun ? foretell : give)(app, state, calendar, by);
  const found = await spreadOver(open, calendar, take, (before, after) =>
    movedDays(before.sessions, after.sessions, ({ day }) => day),
  );
  return found.map(({ id: cohortId, refusal, moves }) => ({
    cohortId,
    refusal,
    moves: moves.map(({ id: sessionId, from, to }) => ({ sessionId, from, to })),
  }));
}

/** Of one that was spoilt to nothing it is said that it did not take it; the comparison names others. */
const isOpenOrSpoilt = (state: Cohort): state is OpenCohort => unlessSpoilt(() => isOpenCohort(state), true);

/** Each agreement that does not have it yet. */
async function giveToAgreements(app: App, calendar: Present, by: Actor): Promise<AgreementLeft[]> {
  const open = await openAgreementRuns(app.db);
  const take = async (state: (typeof open)[number]['state']) => {
    const request = { agreementId: state.id, name: 'adoptCalendar', by, data: { calendar } } as const;
    const result = await giveAgreementCommand(app, request);
    return result.ok ? state : result.refusal;
  };
  const found = await spreadOver(open, calendar, take, () => []);
  return found.flatMap(({ id: agreementId, refusal }) => (refusal === null ? [] : [{ agreementId, refusal }]));
}

type Give = (app: App, state: OpenCohort, calendar: Present, by: Actor) => Promise<OpenCohort | CohortRefusal>;

const foretell: Give = async (app, state, calendar, by) => {
  const context = cohortContextAt(state, await app.now(), await basisOf(app.db, state));
  const decided = decideCohort(state, 'adoptCalendar', { by, data: { calendar } }, context);
  return isCohortRefusal(decided) ? decided : (decided.state as OpenCohort);
};

const give: Give = async (app, state, calendar, by) => {
  const { id: cohortId } = state;
  const result = await giveCohortCommand(app, { cohortId, name: 'adoptCalendar', by, data: { calendar } });
  if (!result.ok) return result.refusal;
  return ((await readCohort(app.db, cohortId))?.state ?? state) as OpenCohort;
};

/** The present calendar with one closing day more, as it would be: for looking ahead. */
export async function calendarWith(app: App, organisationId: string, day: string): Promise<Present> {
  if (!isLocalDate(day))
    throw new AppError('calendar.noWorkingDay', 'that is no day', 'write YYYY-MM-DD', { day: day.slice(0, 20) });
  const change = { organisationId, day, add: true, reason: 'other' } as const;
  await mustMatter(app, change);
  return withChange(await readCalendar(app.db), change);
}

/** Gives the present calendar to whoever does not have it yet: where a change was interrupted. */
export async function spreadCalendar(app: App, options: CalendarOptions): Promise<CalendarReport> {
  return giveToAll(app, await readCalendar(app.db), options);
}

/** A preview refuses what the change would. A day that is over stays as it was: dates that are missed would move without a word. */
async function mustMatter(app: App, change: CalendarChange): Promise<void> {
  const { organisationId, day, add } = change;
  const known = (await listOrganisations(app.db)).map(({ id }) => id);
  if (!known.includes(organisationId))
    throw new AppError(
      'calendar.unknownOrganisation',
      'there is no such organisation',
      'choose one of those there are',
      {
        ids: known.join(', '),
      },
    );
  if (add && (weekdayOf(day) > 5 || isBelgianHoliday(day)))
    throw new AppError('calendar.noWorkingDay', 'that is no working day anyway', 'choose a day from Monday to Friday', {
      day,
    });
  const today = localDateOf(await app.now());
  if (day < today)
    throw new AppError('calendar.dayOver', 'that day is over', 'choose today or a later day', { day, today });
  const last = addMonths(today, mostMonthsAhead);
  if (add && day > last)
    throw new AppError('calendar.tooFar', 'that day is too far ahead', 'look at the year', { day, last });
  const closed = (await readClosingDays(app.db)).some(
    (one) => one.organisationId === organisationId && one.day === day,
  );
  if (closed === add) throw unchanged(change);
}

function withChange(calendar: Present, { organisationId, day, add }: CalendarChange): Present {
  const change = (days: readonly LocalDate[]) => (add ? [...days, day] : days.filter((one) => one !== day));
  const version = (calendar.version ?? 0) + 1;
  if (organisationId === 'vdab') return { ...calendar, version, closingDays: change(calendar.closingDays) };
  const { ofPartners = {} } = calendar;
  return {
    ...calendar,
    version,
    ofPartners: { ...ofPartners, [organisationId]: change(ofPartners[organisationId] ?? []) },
  };
}
