import { assertNever } from '../domain/assert-never.ts';
import type {
  CohortEvent,
  CohortPhase,
  CohortRefusal,
  CohortRefusalCode,
  CohortWait,
  Member,
  Session,
} from '../domain/cohort/index.ts';
import { isAboutDeadline, type DeadlineEvent } from '../domain/durable/deadline-events.ts';
import type { Refusal } from '../domain/trajectory/index.ts';
import { cohortRefusalWords } from './cohort-refusals.ts';
import { ownerWords } from './codes.ts';
import { commandText, cohortCommandText } from './commands.ts';
import { deadlineSentence } from './deadline-events.ts';
import { longDate, type Lang, type Words } from './lang.ts';
import { refusedText } from './refused.ts';
import { dateText } from './terminal.ts';
import { filled, refusalSentence } from './refusal-sentence.ts';
import { ownerOf, ruleTitle } from './rules.ts';

/** The words of groups. Each record is total by its type. */
type Of<C extends string> = Readonly<Record<C, Words>>;

export const cohortPhaseWords: Of<CohortPhase> = {
  planned: { nl: 'gepland', en: 'planned' },
  running: { nl: 'bezig', en: 'running' },
  ended: { nl: 'afgelopen', en: 'ended' },
};
export const memberStatusWords: Of<Member['status']> = {
  allocated: { nl: 'ingedeeld', en: 'allocated' },
  started: { nl: 'gestart', en: 'started' },
  left: { nl: 'niet meer in de groep', en: 'left' },
};
export const sessionStatusWords: Of<Session['status']> = {
  planned: { nl: 'gepland', en: 'planned' },
  asked: { nl: 'aanwezigheid gevraagd', en: 'attendance asked' },
  recorded: { nl: 'genoteerd', en: 'recorded' },
  cancelled: { nl: 'geschrapt', en: 'cancelled' },
};

/** What is asked after a session. */
export const attendanceTitle = (sessionId: string, lang: Lang): string =>
  ({ nl: `aanwezigheden van ${sessionId} noteren`, en: `note the attendance of ${sessionId}` })[lang];

/** What must be done for a group: `overleg van bemiddelaar en groepswerker (CON-1/intro)`. */
export function cohortTaskText({ what, about, rule }: CohortWait, lang: Lang): string {
  const nl = lang === 'nl';
  const tasks: Readonly<Record<CohortWait['what'], string>> = {
    start: nl ? 'de start van de groep' : 'the start of the group',
    attendance: attendanceTitle(about ?? '', lang),
    consultation: rule === null ? '' : `${ruleTitle(rule, lang)} (${rule})`,
    end: nl ? 'niemand volgt de groep nog, ze loopt vanzelf af' : 'nobody is in the group any more, it ends by itself',
  };
  return tasks[what];
}

/** Who must do what for a group, until when. */
export function cohortWaitText(wait: CohortWait, lang: Lang = 'nl'): string {
  const { who, until, overdue } = wait;
  const nl = lang === 'nl';
  const late = overdue ? (nl ? ' TE LAAT' : ' LATE') : '';
  return `${ownerWords[who][lang]}: ${cohortTaskText(wait, lang)}, ${nl ? 'uiterlijk' : 'by'} ${dateText(until)}${late}`;
}

const isOwn = (code: CohortRefusalCode): code is keyof typeof cohortRefusalWords =>
  Object.hasOwn(cohortRefusalWords, code);

/** The refusal as a sentence that says what is the matter and, where there is a way, what to do. */
export function cohortRefusalSentence({ refused, details }: CohortRefusal, lang: Lang): string {
  return isOwn(refused)
    ? filled(cohortRefusalWords[refused], details, lang)
    : refusalSentence({ refused, details } as Refusal, lang);
}

/** What happened, as people tell it. */
export function cohortEventSentence(event: CohortEvent, lang: Lang): string {
  if (isAboutDeadline(event)) return deadlineSentence(event, { titleOf: ruleTitle, ownerOf }, lang);
  return sentenceOf(event, lang)[lang];
}

function sentenceOf(event: Exclude<CohortEvent, DeadlineEvent>, lang: Lang): Words {
  const day = (date: string) => longDate(date as CohortEvent['on'], lang);
  const same = (nl: string, en: string): Words => ({ nl, en });
  switch (event.type) {
    case 'CohortPlanned':
      return same(
        `Groep gepland: start op ${day(event.startsOn)}, ${event.size} plaatsen`,
        `Planned: starts on ${day(event.startsOn)}, ${event.size} places`,
      );
    case 'SessionAdded': {
      const moved =
        event.day === event.askedFor ? '' : ` (${day(event.askedFor)}: ${lang === 'nl' ? 'gesloten' : 'closed'})`;
      return same(
        `Sessie ${event.sessionId} op ${day(event.day)}${moved}`,
        `Session ${event.sessionId} on ${day(event.day)}${moved}`,
      );
    }
    case 'SessionMoved':
      return same(
        `Sessie ${event.sessionId} verplaatst van ${day(event.from)} naar ${day(event.day)}`,
        `Session ${event.sessionId} moved from ${day(event.from)} to ${day(event.day)}`,
      );
    case 'SessionCancelled':
      return same(`Sessie ${event.sessionId} geschrapt`, `Session ${event.sessionId} cancelled`);
    case 'MemberAllocated':
      return same(`${event.trajectoryId} ingedeeld`, `${event.trajectoryId} allocated`);
    case 'MemberReleased':
      return same(`${event.trajectoryId} niet meer in de groep`, `${event.trajectoryId} left the group`);
    case 'MemberLeft':
      return same(
        `${event.trajectoryId}: groepstraject of toeleiding voorbij, niet meer in de groep`,
        `${event.trajectoryId}: group track or referral over, not in the group any more`,
      );
    case 'MemberRefused':
      return same(
        `Het traject ${event.trajectoryId} nam niet aan: ${commandText(event.command, 'nl')} (${refusedText(event.code, 'nl')})`,
        `The trajectory ${event.trajectoryId} did not take: ${commandText(event.command, 'en')} (${refusedText(event.code, 'en')})`,
      );
    case 'CohortStarted':
      return same('Groep gestart', 'The group started');
    case 'AttendanceAsked':
      return same(
        `Aanwezigheden van sessie ${event.sessionId} gevraagd`,
        `Attendance of session ${event.sessionId} asked`,
      );
    case 'SessionAttendanceRecorded': {
      const all = Object.values(event.presences);
      const here = all.filter((one) => one === 'present').length;
      return same(
        `Sessie ${event.sessionId}: ${here} van ${all.length} aanwezig`,
        `Session ${event.sessionId}: ${here} of ${all.length} present`,
      );
    }
    case 'CohortConsultationHeld':
      return same('Overleg gehouden', 'Consultation held');
    case 'GroupWorkerReplaced':
      return same(`Groepswerker wordt ${event.groupWorkerId}`, `The group worker is now ${event.groupWorkerId}`);
    case 'CalendarAdopted':
      return same(
        `Sluitingsdagen van versie ${event.version} aangenomen`,
        `Closing days of version ${event.version} adopted`,
      );
    case 'CohortEnded':
      return event.because === 'everyoneLeft'
        ? same('Groep vanzelf afgelopen: niemand volgt ze nog', 'The group ended by itself: nobody is in it any more')
        : same('Groep afgelopen', 'The group ended');
    case 'SignalRefused':
      return same(
        `Opdracht geweigerd: ${cohortCommandText(event.command, 'nl')} (${refusedText(event.code, 'nl')})`,
        `The signal was refused: ${cohortCommandText(event.command, 'en')} (${refusedText(event.code, 'en')})`,
      );
    default:
      return assertNever(event);
  }
}
