import { isBelgianHoliday, isLocalDate, weekdayOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import type { closingReasons } from '../../db/codes.ts';
import {
  changeClosingDay,
  readCalendar,
  readCalendarVersion,
  readClosingDays,
  type ClosingDay,
} from '../../db/queries/calendar.ts';
import { openCohorts } from '../../db/queries/cohorts.ts';
import { listOrganisations } from '../../db/queries/organisations.ts';
import { adopt, type AdoptReport } from './adopt.ts';
import { giveCohortCommand } from '../cohorts/command.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

export interface CalendarView {
  readonly version: number;
  readonly days: readonly ClosingDay[];
}

export async function showCalendar(app: App): Promise<CalendarView> {
  return { version: await readCalendarVersion(app.db), days: await readClosingDays(app.db) };
}

export type CalendarChange = { readonly organisationId: string; readonly day: LocalDate } & (
  { readonly add: true; readonly reason: (typeof closingReasons)[number] } | { readonly add: false }
);

export interface CalendarOptions {
  readonly by: Actor;
  readonly dryRun: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Adds or takes away a closing day of an organisation, and gives the calendar that follows from it to every open trajectory:
 * pending deadlines that count working days move, visibly. With `dryRun` it only says which.
 */
export async function changeCalendar(
  app: App,
  change: CalendarChange,
  options: CalendarOptions,
): Promise<AdoptReport & { readonly version: number }> {
  await mustMatter(app, change);
  const version = options.dryRun ? await readCalendarVersion(app.db) : await changeClosingDay(app.db, change);
  if (version === null)
    throw new AppError('calendar.unchanged', 'that day is so already', 'w2 calendar shows the closing days', {
      organisation: change.organisationId,
      day: change.day,
    });
  const calendar = options.dryRun
    ? withChange(await readCalendar(app.db), change)
    : await readCalendar(app.db, version);
  if (!options.dryRun) await giveToCohorts(app, calendar, options.by);
  return { ...(await adopt(app, { name: 'adoptCalendar', data: { calendar } }, options)), version };
}

/** Sessions that would fall on a day that is closed now move to the next working day. */
async function giveToCohorts(app: App, calendar: Present, by: Actor): Promise<void> {
  for (const { id, state } of await openCohorts(app.db))
    if (state.calendarVersion < (calendar.version ?? 0))
      await giveCohortCommand(app, { cohortId: id, name: 'adoptCalendar', by, data: { calendar } });
}

/** The present calendar with one closing day more, as it would be: for looking ahead. */
export async function calendarWith(app: App, organisationId: string, day: string): Promise<Present> {
  if (!isLocalDate(day))
    throw new AppError('calendar.noWorkingDay', 'that is no day', 'write YYYY-MM-DD', { day: day.slice(0, 20) });
  const change = { organisationId, day, add: true, reason: 'other' } as const;
  await mustMatter(app, change);
  return withChange(await readCalendar(app.db), change);
}

/** Gives the present calendar to whoever does not have it yet: where a change was interrupted. */
export async function spreadCalendar(app: App, options: CalendarOptions): Promise<AdoptReport> {
  const calendar = await readCalendar(app.db);
  if (!options.dryRun) await giveToCohorts(app, calendar, options.by);
  return adopt(app, { name: 'adoptCalendar', data: { calendar } }, options);
}

async function mustMatter(app: App, { organisationId, day, add }: CalendarChange): Promise<void> {
  const known = (await listOrganisations(app.db)).map(({ id }) => id);
  if (!known.includes(organisationId))
    throw new AppError(
      'calendar.unknownOrganisation',
      'there is no such organisation',
      'choose one of those there are',
      {
        known: known.join(', '),
      },
    );
  if (add && (weekdayOf(day) > 5 || isBelgianHoliday(day)))
    throw new AppError('calendar.noWorkingDay', 'that is no working day anyway', 'choose a day from Monday to Friday', {
      day,
    });
}

type Present = Awaited<ReturnType<typeof readCalendar>>;

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
