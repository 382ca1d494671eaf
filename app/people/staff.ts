import { addMonths, isLocalDate, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { staffRoles, provinces, type StaffRole } from '../../db/codes.ts';
import { absencesFrom, endAbsences, hasLeft } from '../../db/queries/absences.ts';
import { listOrganisations } from '../../db/queries/organisations.ts';
import { caseloads, insertStaff, listStaff, readStaff, setLeftOn } from '../../db/queries/staff.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

export interface StaffView {
  readonly id: string;
  readonly name: string;
  /** At work. */
  readonly email: string;
  readonly role: StaffRole;
  readonly organisationId: string;
  readonly province: Province | null;
  readonly leftOn: LocalDate | null;
  readonly hasLeft: boolean;
  /** Open trajectories, of mediators. */
  readonly open: number;
  /** Present and future absences. */
  readonly absences: readonly {
    readonly from: LocalDate;
    readonly until: LocalDate;
    readonly deputyId: string | null;
  }[];
}

const todayOf = async (app: App): Promise<LocalDate> => localDateOf(await app.now());

/** Everyone, or those of a province, with who is away until when and who stands in. */
export async function listColleagues(
  app: App,
  { province }: { readonly province?: Province } = {},
): Promise<StaffView[]> {
  const today = await todayOf(app);
  const [rows, absences, open] = await Promise.all([
    listStaff(app.db, province ? { province } : {}),
    absencesFrom(app.db, today),
    caseloads(app.db),
  ]);
  return rows.map(({ id, name, email, role, organisationId, province: of, leftOn }) => ({
    id,
    name,
    email,
    role,
    organisationId,
    province: of,
    leftOn,
    hasLeft: hasLeft({ leftOn }, today),
    open: open.get(id) ?? 0,
    absences: absences
      .filter(({ staffId }) => staffId === id)
      .map(({ fromOn, untilOn, deputyId }) => ({ from: fromOn, until: untilOn, deputyId })),
  }));
}

/** Somebody is back today: a running absence ends, planned ones are off. */
export async function comeBack(app: App, staffId: string): Promise<{ staffId: string; ended: number }> {
  const today = await todayOf(app);
  await known(app, staffId);
  return { staffId, ended: await endAbsences(app.db, staffId, today) };
}

/** A last day further back or ahead is a year typed wrongly [D]. */
const mostMonthsBack = 12;
const mostMonthsAhead = 24;

/** Somebody leaves; `on` is the last day in service. What they owe goes to others: see `transfer`. */
export async function leave(
  app: App,
  staffId: string,
  on: string,
): Promise<{ staffId: string; on: LocalDate; open: number }> {
  if (!isLocalDate(on)) throw new AppError('staff.badPeriod', 'the last day is no day', 'write it as YYYY-MM-DD');
  const today = await todayOf(app);
  const [first, last] = [addMonths(today, -mostMonthsBack), addMonths(today, mostMonthsAhead)];
  if (on < first || on > last)
    throw new AppError('staff.leaveOutside', 'nobody leaves then', 'look at the year', { on, first, last });
  await known(app, staffId);
  await setLeftOn(app.db, staffId, on);
  return { staffId, on, open: (await caseloads(app.db)).get(staffId) ?? 0 };
}

async function known(app: App, staffId: string): Promise<void> {
  if (!(await readStaff(app.db, staffId))) throw unknownColleague(staffId);
}

export const unknownColleague = (staffId: string): AppError =>
  new AppError('staff.unknown', 'nobody has that id', 'w2 staff list shows who works here', {
    staffId: staffId.slice(0, 64),
  });

export interface NewColleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly organisationId: string;
  readonly province?: string;
}

const bad = (field: string, expected: string): AppError =>
  new AppError('staff.badField', `${field} is wrong`, expected, { field, expected });

/** Somebody new. Told apart by their id, which events carry for ever: a code, never a name or a number of a person. */
export async function addColleague(app: App, given: NewColleague): Promise<{ id: string }> {
  const { id, name, email, organisationId } = given;
  const role = staffRoles.find((one) => one === given.role);
  const province = given.province === undefined ? null : (provinces.find((one) => one === given.province) ?? undefined);
  if (!/^[A-Za-z][A-Za-z0-9._-]{0,63}$/.test(id)) throw bad('id', 'A-Z a-z 0-9 . _ -');
  if (name.trim() === '' || name.length > 200) throw bad('name', '1 - 200');
  if (!/^[^\s@]{1,64}@[^\s@]{1,200}$/.test(email)) throw bad('email', 'naam@example.be');
  if (!role) throw bad('role', staffRoles.join(', '));
  if (province === undefined) throw bad('province', provinces.join(', '));
  const organisations = (await listOrganisations(app.db)).map((one) => one.id);
  if (!organisations.includes(organisationId))
    throw new AppError(
      'organisation.unknown',
      'there is no such organisation',
      `choose from ${organisations.join(', ')}`,
      {
        organisationId: organisationId.slice(0, 64),
        ids: organisations.join(', '),
      },
    );
  if (!(await insertStaff(app.db, { id, name: name.trim(), email, role, organisationId, province })))
    throw new AppError('staff.taken', 'the id or the address is taken', 'choose another one');
  return { id };
}

/** VDAB, the partners and the GOBs. */
export const organisations = (app: App) => listOrganisations(app.db);

/** What they are called, as every sentence that names one needs it: public, and of no person. */
export const organisationNames = async ({ db }: Pick<App, 'db'>): Promise<readonly { id: string; name: string }[]> =>
  (await listOrganisations(db)).map(({ id, name }) => ({ id, name }));
