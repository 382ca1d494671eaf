import { addDays, type LocalDate } from '../../domain/calendar/index.ts';
import type { Owner } from '../../domain/rules/index.ts';
import { coachingWords, filled, ruleTitle, type Lang } from '../../words/index.ts';
import { calendarFile, type CalendarItem } from '../components/ical.ts';
import { ifAllowed } from '../components/maybe.ts';
import { isOpenSession } from '../components/sessions.ts';
import type { Site, Visit } from '../site.ts';

/** So far ahead; a calendar is fetched again before that. */
const days = 60;

/** Files for a calendar: one's own days, those of a group, one session. */
export function agendaPage(site: Site): void {
  site.get('/agenda.ics', async (visit) =>
    calendarFile('w2-agenda', [...(await sessionsOf(visit)), ...(await duesOf(visit))]),
  );

  site.get('/groepen/:id/agenda.ics', async (visit) => {
    const group = await visit.verbs.showCohort(visit.acting, visit.params['id'] ?? '');
    const items = group.sessions.filter(isOpenSession).map((one) => sessionItem(group.cohortId, one, visit.lang));
    return calendarFile(`w2-${group.cohortId}`, items);
  });

  site.get('/groepen/:id/sessies/:session/agenda.ics', async (visit) => {
    const group = await visit.verbs.showCohort(visit.acting, visit.params['id'] ?? '');
    const session = group.sessions.find(({ sessionId }) => sessionId === visit.params['session']);
    if (!session) return { to: `/groepen/${group.cohortId}` };
    return calendarFile(`w2-${group.cohortId}-${session.sessionId}`, [
      sessionItem(group.cohortId, session, visit.lang),
    ]);
  });
}

interface Dated {
  readonly sessionId: string;
  readonly day: LocalDate;
  readonly time: string | null;
  readonly place?: string | null;
}

const sessionItem = (cohortId: string, { sessionId, day, time, place = null }: Dated, lang: Lang): CalendarItem => ({
  id: `${cohortId}-${sessionId}`,
  title: filled(coachingWords[lang].sessionOf, { id: sessionId, group: cohortId }),
  day,
  time,
  place,
});

/** Of a group worker the groups that are theirs, of all others those they see. */
async function sessionsOf({ verbs, acting, lang, caller }: Visit): Promise<CalendarItem[]> {
  const found = await ifAllowed(verbs.listCohorts(acting, {}));
  const own = caller.kind === 'colleague' && caller.role === 'groupWorker' ? caller.staffId : null;
  return (found?.rows ?? [])
    .filter(({ phase, groupWorkerId }) => phase !== 'ended' && (own === null || groupWorkerId === own))
    .flatMap(({ cohortId, sessions }) =>
      sessions.filter(isOpenSession).map((session) => sessionItem(cohortId, session, lang)),
    );
}

/** The tasks that are whose turn it is by their role; limits act by themselves. */
async function duesOf({ verbs, acting, lang, caller, may }: Visit): Promise<CalendarItem[]> {
  const owners = caller.kind === 'colleague' ? ownedBy[caller.role] : undefined;
  if (!owners || !may('listDeadlines')) return [];
  const { today } = await verbs.listDeadlines(acting, { owners, until: '1996-01-01' as LocalDate });
  const { rows } = await verbs.listDeadlines(acting, { owners, until: addDays(today, days) });
  return rows.map(({ trajectoryId, deadlineId, rule, dueOn }) => ({
    id: `${trajectoryId}-${deadlineId}`,
    title: filled(coachingWords[lang].dueOf, { what: ruleTitle(rule, lang), id: trajectoryId }),
    day: dueOn,
    time: null,
  }));
}

const ownedBy: Readonly<Partial<Record<string, readonly Owner[]>>> = {
  mediator: ['mediator'],
  teamLead: ['teamLead'],
  groupWorker: ['groupWorker'],
  partnerCoordinator: ['partner'],
  jobCoach: ['jobCoach'],
};
