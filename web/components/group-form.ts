import { cohortCommandSpecs, type CohortCommandName, type CohortRefusal } from '../../domain/cohort/index.ts';
import { mayCommandCohort, standingOf } from '../../domain/rights/index.ts';
import type { Field } from '../../domain/trajectory/index.ts';
import { cohortRefusalOnPage, filled, groupsWords, shortDate, type Lang } from '../../words/index.ts';
import type { Wrong } from '../shown.ts';
import { ownPath } from '../return-to.ts';
import type { Visit } from '../visit.ts';
import type { CommandField } from './command-form.ts';
import type { Option } from './field.ts';
import { ifAllowed } from './maybe.ts';
import { isOpenSession, type Group } from './sessions.ts';

/** The commands that have a form of this kind; attendance, moving a session and the consultation have pages of their own. */
const inPhase: Readonly<Record<Group['phase'], readonly CohortCommandName[]>> = {
  planned: ['start', 'allocate', 'addSession', 'cancelSession', 'release', 'replaceGroupWorker', 'end'],
  running: ['addSession', 'allocate', 'release', 'cancelSession', 'replaceGroupWorker', 'end'],
  ended: [],
};

/** What this person may do with the group as it is now. */
export const groupCommands = ({ phase }: Pick<Group, 'phase'>, visit: Visit): readonly CohortCommandName[] =>
  inPhase[phase].filter((name) => isAllowed(name, visit));

/** As the table of rights says; in which state it may be given, its decision says. */
export function isAllowed(name: CohortCommandName, { caller, may }: Pick<Visit, 'caller' | 'may'>): boolean {
  const standing = standingOf(caller);
  return may('giveCohortCommand') && standing !== null && mayCommandCohort(standing, name);
}

/** The fields of a command of a group, with what may be chosen where that is known. A place is typed in words. */
export async function fieldsOf(visit: Visit, group: Group, name: CohortCommandName): Promise<readonly CommandField[]> {
  const fields = Object.entries<Field>(cohortCommandSpecs[name].fields).filter(
    ([field]) => field !== 'referralId' && field !== 'place' && !(name === 'recordConsultation' && field !== 'on'),
  );
  return Promise.all(
    fields.map(async ([field, spec]): Promise<CommandField> => {
      const choices = await choicesOf(visit, group, name, field);
      return { name: field, field: spec, ...(choices ? { choices } : {}) };
    }),
  );
}

async function choicesOf(
  { verbs, acting, lang }: Visit,
  group: Group,
  command: CohortCommandName,
  field: string,
): Promise<readonly Option[] | null> {
  const t = groupsWords[lang];
  const person = ({ trajectoryId: value, name }: { trajectoryId: string; name?: string }): Option => ({
    value,
    text: name ? `${name} (${value})` : value,
  });
  if (field === 'sessionId')
    return group.sessions.filter(isOpenSession).map(({ sessionId: value, day }) => ({
      value,
      text: `${filled(t.sessionName, { id: value })}: ${shortDate(day)}`,
    }));
  if (field === 'trajectoryId') {
    if (command === 'release') return group.members.filter(({ status }) => status !== 'left').map(person);
    const waiting = await ifAllowed(verbs.listUnallocated(acting, { province: group.province }));
    // In a running group, of whom the start was refused it is tried again.
    const again = group.phase === 'running' ? group.members.filter(({ status }) => status === 'allocated') : [];
    return waiting ? [...waiting.rows, ...again].map(person) : null;
  }
  if (field === 'groupWorkerId') {
    const staff = (await ifAllowed(verbs.listColleagues(acting, {}))) ?? [];
    return groupWorkers(staff, group).filter(({ value }) => value !== group.groupWorkerId);
  }
  return null;
}

type Staff = Awaited<ReturnType<Visit['verbs']['listColleagues']>>;

/** Who can lead a group of a partner in a province. */
export const groupWorkers = (
  staff: Staff,
  { partner, province }: { readonly partner: string; readonly province: string },
): Option[] =>
  staff
    .filter(({ role, hasLeft, organisationId }) => role === 'groupWorker' && !hasLeft && organisationId === partner)
    .filter((one) => one.province === null || one.province === province)
    .map(({ id: value, name }) => ({ value, text: `${name} (${value})` }));

/** Where a refusal belongs: at the field it names, or above the form. */
export function groupWrong(
  refusal: CohortRefusal,
  fields: readonly Pick<CommandField, 'name'>[],
  lang: Lang,
): readonly Wrong[] {
  const text = cohortRefusalOnPage(refusal, lang);
  const named = String(refusal.details['field'] ?? '');
  const byCode = refusal.refused.startsWith('cohort.session') ? 'day' : '';
  return [{ field: [named, byCode].find((one) => fields.some(({ name }) => name === one)) ?? '', text }];
}

/** Back to the group, unless the address says elsewhere. */
export const groupBack = ({ query, params, form }: Visit): string =>
  ownPath(form.text('terug') || query.get('terug'), `/groepen/${params['id'] ?? ''}`);
