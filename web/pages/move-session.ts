import { cohortCodes, movesWithLater } from '../../domain/cohort/index.ts';
import { isLocalDate, type LocalDate } from '../../domain/calendar/index.ts';
import {
  capital,
  cohortRefusalOnPage,
  fieldWords,
  filled,
  groupsWords,
  optionTexts,
  screenWords,
  sessionsWords,
} from '../../words/index.ts';
import { confirmForm, isConfirmed, wantsChange } from '../components/doing.ts';
import { button, dateField, hidden, radioField } from '../components/field.ts';
import { groupWrong } from '../components/group-form.ts';
import { isOpenSession, whenText, type Group, type Session } from '../components/sessions.ts';
import { html, none } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Go, Site, Visit } from '../site.ts';
import { doneAt, sessionChanges } from './group-command.ts';

const address = '/groepen/:id/sessies/:session/verplaats';

interface Found {
  readonly group: Group;
  readonly session: Session;
  readonly later: readonly Session[];
}

/** A move as it was shown: `S3=2026-12-07=2026-12-14`. What stood elsewhere meanwhile is left alone. */
interface Move {
  readonly sessionId: string;
  readonly from: LocalDate;
  readonly day: LocalDate;
}

/** Moving a session, and the later ones if one wants: first the old date beside the new, then it is done. */
export function moveSessionPage(site: Site): void {
  site.get(address, async (visit) => {
    const found = await sessionOf(visit);
    return found ? formOf(visit, found, []) : { to: `/groepen/${visit.params['id'] ?? ''}#sessies` };
  });

  site.post(address, async (visit) => {
    const found = await sessionOf(visit);
    if (!found) return { to: `/groepen/${visit.params['id'] ?? ''}#sessies` };
    if (wantsChange(visit)) return formOf(visit, found, []);
    return isConfirmed(visit) ? act(visit, found) : look(visit, found);
  });
}

async function sessionOf({ verbs, acting, params, form }: Visit): Promise<Found | null> {
  const group = await verbs.showCohort(acting, params['id'] ?? '');
  const session = group.sessions.find(({ sessionId }) => sessionId === params['session']);
  if (!session || (!isOpenSession(session) && form.text('stap') !== 'doen')) return null;
  const later = group.sessions.filter(({ status, day }) => status === 'planned' && day > session.day);
  return { group, session, later };
}

function formOf(visit: Visit, { group, session, later }: Found, problems: readonly Wrong[]): Shown {
  const { lang, form } = visit;
  const t = sessionsWords[lang];
  const reasons = optionTexts(cohortCodes.sessionMoveReasons, lang);
  const n = later.length;
  return {
    title: filled(t.moveTitle, { id: session.sessionId }),
    lead: filled(t.moveLead, { day: whenText(session, lang) }),
    place: 'groups',
    back: {
      href: `/groepen/${group.cohortId}#sessies`,
      text: filled(groupsWords[lang].groupName, { id: group.cohortId }),
    },
    problems,
    body: html`<form class="w2-form" method="post">
      ${dateField({ name: 'day', label: t.moveDay, note: t.closedMoves, value: form.text('day'), min: group.today, wrong: problems })}
      ${radioField({ name: 'reason', label: capital(fieldWords['reason']![lang]), value: form.text('reason'), options: reasons, wrong: problems })}
      ${
        n === 0
          ? none
          : radioField({
              name: 'later',
              label: t.moveLater,
              value: form.text('later'),
              wrong: problems,
              options: [
                { value: 'nee', text: t.moveOnly, note: filled(t.moveOnlyNote, { n }) },
                { value: 'ja', text: t.moveAll, note: filled(t.moveAllNote, { n }) },
              ],
            })
      }
      ${hidden('stap', 'toon')}
      <div class="w2-row">
        ${button(t.moveLook)}
        <a class="ds-link" href="/groepen/${group.cohortId}#sessies">${screenWords[lang].cancel}</a>
      </div>
    </form>`,
  };
}

/** Old dates beside new ones; nothing moved yet. */
async function look(visit: Visit, found: Found): Promise<Shown> {
  const { verbs, acting, by, form, lang } = visit;
  const { group, session } = found;
  const t = sessionsWords[lang];
  const day = form.text('day');
  if (!isLocalDate(day)) return formOf(visit, found, [{ field: 'day', text: screenWords[lang].chooseDay }]);
  const all = movesWithLater(group.sessions, session.sessionId, day);
  const moves = form.text('later') === 'ja' ? all : all.filter(({ sessionId }) => sessionId === session.sessionId);
  const reason = form.text('reason');
  const foretold = await verbs.whatIfCohort(acting, {
    cohortId: group.cohortId,
    by,
    commands: moves.map(({ sessionId, day: to }) => ({ name: 'moveSession', data: { sessionId, day: to, reason } })),
  });
  if (!foretold.ok) {
    const about = moves[foretold.at]?.sessionId ?? '';
    const [wrong] = groupWrong(foretold.refusal, [{ name: 'day' }, { name: 'reason' }], lang);
    const text = about === session.sessionId ? wrong!.text : filled(t.moveSkipped, { id: about, why: wrong!.text });
    return formOf(visit, found, [{ field: wrong!.field, text }]);
  }
  if (foretold.sessions.length === 0) return formOf(visit, found, [{ field: 'day', text: t.moveSame }]);
  // The day that it becomes, so that what is done is what was shown.
  const then = new Map(foretold.sessions.map(({ sessionId, after }) => [sessionId, after]));
  const carried = [
    ...['day', 'reason', 'later'].map((name) => [name, form.text(name)] as const),
    ...moves.map(({ sessionId, from }) => ['zet', `${sessionId}=${from}=${then.get(sessionId) ?? from}`] as const),
  ];
  return {
    title: t.movePreview,
    lead: t.closedMoves,
    place: 'groups',
    body: html`${sessionChanges(foretold.sessions, lang)}
    ${confirmForm(visit, { text: t.moveDo, away: `/groepen/${group.cohortId}#sessies`, carried })}`,
  };
}

/** Moves what was shown, each once however often it is pressed; what could not move is named, the rest has moved. */
async function act(visit: Visit, found: Found): Promise<Shown | Go> {
  const { verbs, acting, by, form, lang } = visit;
  const { group } = found;
  const key = form.text('sleutel') || visit.newKey();
  const before = group.events.at(-1)?.sequence ?? 0;
  const skipped: string[] = [];
  let done = 0;
  for (const { sessionId, from, day } of movesIn(visit)) {
    const stands = group.sessions.find((one) => one.sessionId === sessionId)?.day;
    // Somebody else moved it meanwhile: theirs stands.
    if (stands !== from && stands !== day) {
      skipped.push(filled(sessionsWords[lang].moveSkipped, { id: sessionId, why: sessionsWords[lang].movedMeanwhile }));
      continue;
    }
    const result = await verbs.giveCohortCommand(acting, {
      cohortId: group.cohortId,
      name: 'moveSession',
      by,
      data: { sessionId, day, reason: form.text('reason') },
      idempotencyKey: `${key}-${sessionId}`,
    });
    if (result.ok) done += 1;
    else
      skipped.push(
        filled(sessionsWords[lang].moveSkipped, { id: sessionId, why: cohortRefusalOnPage(result.refusal, lang) }),
      );
  }
  if (skipped.length === 0) return { to: doneAt(visit, before) };
  const some = done === 0 ? [] : [{ field: '', text: filled(sessionsWords[lang].moveSome, { n: done }) }];
  const now = await sessionOf(visit);
  return formOf(visit, now ?? found, [...some, ...skipped.map((text) => ({ field: '', text }))]);
}

function movesIn({ form }: Visit): Move[] {
  return form.all('zet').flatMap((text) => {
    const [sessionId = '', from, day] = text.split('=');
    return isLocalDate(from) && isLocalDate(day) ? [{ sessionId, from, day }] : [];
  });
}
