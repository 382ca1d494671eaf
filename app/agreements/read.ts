import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import {
  agreementCommandNames,
  agreementContextAt,
  agreementWaiting,
  isAgreementId,
  isAgreementRefusal,
  mayOfAgreement,
  type AgreementCommandName,
} from '../../domain/agreement/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import {
  agreementQueries,
  listActions,
  municipalitiesOn,
  newestRunOf,
  notesOfAgreement,
  readAgreementRun,
  type ActionFilter,
  type MunicipalityStand,
} from '../../db/queries/agreement-runs.ts';
import { findMunicipality } from '../../db/queries/municipalities.ts';
import { namedActors } from '../../db/queries/network.ts';
import { listStaff } from '../../db/queries/staff.ts';
import { basisOf } from '../basis.ts';
import type { App } from '../open.ts';
import { agreementNotFound } from './command.ts';

/** The id of an agreement, by itself or by the name or NIS code of its municipality; null: there is none. */
export async function agreementIdOf(app: App, what: string): Promise<string | null> {
  if (isAgreementId(what)) return what;
  const place = await findMunicipality(app.db, what.trim(), localDateOf(await app.now()));
  return place ? ((await newestRunOf(app.db, place.nis))?.id ?? null) : null;
}

/**
 * One agreement: its plans and actions, what it waits for, what happened, and what can be done now.
 * @param by for whom the commands that may be given are listed
 */
export async function showAgreement(app: App, what: string, by?: Actor) {
  const id = await agreementIdOf(app, what);
  const run = id === null ? null : await readAgreementRun(app.db, id);
  if (!run) throw agreementNotFound(what);
  const { state } = run;
  const now = await app.now();
  const today = localDateOf(now);
  const [notes, events, place, names] = await Promise.all([
    notesOfAgreement(app.db, run.id),
    agreementQueries.events(app.db, run.id),
    findMunicipality(app.db, run.nis, today),
    namesOf(app, state.actions),
  ]);
  const { from, until, termEndsOn, plans, actions } = state;
  return {
    agreementId: run.id,
    ...{ nis: run.nis, municipality: place?.name ?? run.nis, province: run.province, phase: run.phase },
    ...{ from, until, termEndsOn, plans, today },
    endedOn: state.phase === 'ended' ? state.endedOn : null,
    actions: actions.map(({ noteId, ...action }) => ({
      ...action,
      ownerName: action.ownerId === null ? null : (names.get(action.ownerId) ?? null),
      note: noteId === null ? null : (notes.get(noteId) ?? null),
    })),
    waiting: agreementWaiting(state, today),
    events: events.map((event) => ({ ...event, note: (event.noteId && notes.get(event.noteId)) || null })),
    commands: by === undefined ? [] : await mayNow(app, state, now, by),
  };
}

async function mayNow(
  app: App,
  state: Parameters<typeof mayOfAgreement>[0] & { ruleVersion: string; calendarVersion: number },
  now: Awaited<ReturnType<App['now']>>,
  by: Actor,
): Promise<AgreementCommandName[]> {
  const context = agreementContextAt(state, now, await basisOf(app.db, state));
  return agreementCommandNames.filter(
    (name) => name !== 'adoptCalendar' && !isAgreementRefusal(mayOfAgreement(state, name, by, context)),
  );
}

/** What the colleagues and welfare actors are called who own an action. */
async function namesOf(
  app: App,
  actions: readonly { readonly owner: string; readonly ownerId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = (owner: string) => actions.flatMap((one) => (one.owner === owner && one.ownerId ? [one.ownerId] : []));
  const [staff, actors] = await Promise.all([
    ids('staff').length === 0 ? [] : listStaff(app.db, {}),
    namedActors(app.db, ids('welfareActor')),
  ]);
  return new Map([...staff, ...actors].map(({ id, name }) => [id, name]));
}

/** A plan of every agreement, and ten actions in each. */
const mostActionsListed = 3_000;

/** The actions of all agreements, or of some, the earliest target first. */
export async function listAgreementActions(app: App, filter: ActionFilter = {}) {
  const today = localDateOf(await app.now());
  const rows = await listActions(app.db, filter, mostActionsListed);
  const names = await namesOf(app, rows);
  return {
    today,
    actions: rows.map(({ noteId: _key, ...row }) => ({
      ...row,
      ownerName: row.ownerId === null ? null : (names.get(row.ownerId) ?? null),
      overdue: row.status === 'open' && row.targetOn < today,
    })),
  };
}

/** How the cooperation with a municipality stands. */
export type MunicipalityState = 'none' | 'noPlan' | 'planned' | 'late';
export const municipalityStates: readonly MunicipalityState[] = ['planned', 'noPlan', 'late', 'none'];

const stateOf = ({ hasAgreement, dueOn, plannedYear }: MunicipalityStand, today: LocalDate): MunicipalityState => {
  if (!hasAgreement) return 'none';
  if (dueOn !== null && dueOn < today) return 'late';
  return plannedYear !== null && plannedYear >= Number(today.slice(0, 4)) ? 'planned' : 'noPlan';
};

/**
 * Every municipality of today, by province: whether there is an agreement, a plan of this year, and what is late. Those
 * without one have the state `none`.
 */
export async function agreementTable(app: App, { province }: { readonly province?: Province | undefined } = {}) {
  const today = localDateOf(await app.now());
  const rows = await municipalitiesOn(app.db, today, province ?? null);
  const municipalities = rows.map(({ hasAgreement: _has, ...row }) => ({
    ...row,
    state: stateOf({ hasAgreement: _has, ...row }, today),
  }));
  const all = [...new Set(municipalities.map((one) => one.province))].sort();
  return {
    today,
    provinces: all.map((of) => {
      const its = municipalities.filter((one) => one.province === of);
      const count = (state: MunicipalityState) => its.filter((one) => one.state === state).length;
      return {
        province: of,
        municipalities: its.length,
        ...{ planned: count('planned'), noPlan: count('noPlan'), late: count('late'), none: count('none') },
        openActions: its.reduce((sum, one) => sum + one.openActions, 0),
        doneActions: its.reduce((sum, one) => sum + one.doneActions, 0),
      };
    }),
    municipalities,
  };
}
