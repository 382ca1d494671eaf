import type { CalendarEntry } from '../../app/people/index.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { coachingWords, filled, ruleTitle, type Lang } from '../../words/index.ts';
import { calendarFile, type CalendarItem } from '../components/ical.ts';
import { isOpenSession } from '../components/sessions.ts';
import type { Site } from '../site.ts';

/** Files for a calendar: one's own days, those of a group, one session. */
export function agendaPage(site: Site): void {
  site.get('/agenda.ics', async (visit) =>
    calendarFile(
      'w2-agenda',
      (await visit.verbs.ownCalendar(visit.acting)).map((one) => entryItem(one, visit.lang)),
    ),
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

/** What somebody's own calendar holds, as it says it to a colleague. */
export const entryItem = ({ id, rule, sessionId, of, day, time, place }: CalendarEntry, lang: Lang): CalendarItem => {
  const t = coachingWords[lang];
  const title =
    rule === null
      ? filled(t.sessionOf, { id: sessionId ?? '', group: of })
      : filled(t.dueOf, { what: ruleTitle(rule, lang), id: of });
  return { id, title, day, time, place };
};
