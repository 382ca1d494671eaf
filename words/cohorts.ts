import { assertNever } from '../domain/assert-never.ts';
import type {
  CohortEvent,
  CohortPhase,
  CohortRefusal,
  CohortRefusalCode,
  CohortWait,
  cohortRefusalCodes,
  Member,
  Session,
} from '../domain/cohort/index.ts';
import type { Refusal } from '../domain/trajectory/index.ts';
import { ownerWords } from './codes.ts';
import { longDate, type Lang, type Words } from './lang.ts';
import { dateText } from './terminal.ts';
import { filled, refusalSentence } from './refusal-sentence.ts';
import { ownerOf, ruleTitle, rungText } from './rules.ts';

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

const refusals: Of<(typeof cohortRefusalCodes)[number]> = {
  'cohort.notPlanned': {
    nl: 'De groep is al gestart, op {startedOn}.',
    en: 'The group has started already, on {startedOn}.',
  },
  'cohort.notRunning': {
    nl: 'De groep is nog niet gestart. Start ze eerst.',
    en: 'The group has not started yet. Start it first.',
  },
  'cohort.ended': { nl: 'De groep is afgelopen sinds {on}.', en: 'The group ended on {on}.' },
  'cohort.full': {
    nl: 'De groep is vol: {size} plaatsen. Haal er eerst iemand uit, of plan een tweede groep.',
    en: 'The group is full: {size} places. Take someone out first, or plan a second group.',
  },
  'cohort.size': { nl: 'Een groep heeft 1 tot {most} plaatsen.', en: 'A group has 1 to {most} places.' },
  'cohort.startPassed': {
    nl: '{on} is voorbij; vandaag is het {today}. Plan een groep vanaf vandaag.',
    en: '{on} is over; today is {today}. Plan a group from today on.',
  },
  'cohort.startTooFar': {
    nl: '{on} is te ver vooruit; plan een groep tot en met {last}.',
    en: '{on} is too far ahead; plan a group until {last}.',
  },
  'cohort.empty': {
    nl: 'Er zit niemand in de groep. Deel eerst mensen in.',
    en: 'Nobody is in the group. Allocate people first.',
  },
  'cohort.member': {
    nl: 'Traject {trajectoryId} zit al in deze groep.',
    en: 'Trajectory {trajectoryId} is in this group already.',
  },
  'cohort.notMember': {
    nl: 'Traject {trajectoryId} volgt deze groep niet.',
    en: 'Trajectory {trajectoryId} does not take part in this group.',
  },
  'cohort.notThen': {
    nl: 'Traject {trajectoryId} was op {day} niet in de groep: nog niet, of niet meer. Laat het weg.',
    en: 'Trajectory {trajectoryId} was not in the group on {day}: not yet, or no more. Leave it out.',
  },
  'cohort.otherPartner': {
    nl: 'Traject {trajectoryId} is toegeleid naar een andere partner.',
    en: 'Trajectory {trajectoryId} is referred to another partner.',
  },
  'cohort.noReferral': {
    nl: 'Traject {trajectoryId} heeft geen aanvaarde toeleiding. De partner aanvaardt die eerst.',
    en: 'Trajectory {trajectoryId} has no accepted referral. The partner accepts it first.',
  },
  'cohort.unknownSession': {
    nl: 'Deze sessie bestaat niet; de laatste is {known}.',
    en: 'There is no such session; the last is {known}.',
  },
  'cohort.sessionOver': {
    nl: 'Deze sessie is al genoteerd of geschrapt.',
    en: 'This session is recorded or cancelled already.',
  },
  'cohort.sessionBefore': {
    nl: 'Deze dag is te vroeg; kies een dag vanaf {first}.',
    en: 'This day is too early; choose one from {first}.',
  },
  'cohort.sessionAfter': {
    nl: '{day} ligt na het einde van de groep, op {last}. Kies een vroegere dag.',
    en: '{day} is after the end of the group, on {last}. Choose an earlier day.',
  },
  'cohort.sessionTaken': {
    nl: 'Op {day} is sessie {sessionId} er al, op dat uur of zonder uur. Kies een ander uur of een andere dag.',
    en: 'Session {sessionId} is on {day} already, at that hour or without an hour. Choose another hour or day.',
  },
  'cohort.sessionToCome': {
    nl: 'Deze sessie is pas op {day}.',
    en: 'This session is on {day} only.',
  },
  'cohort.sessionFirst': {
    nl: 'Sessie {sessionId} van {day} ligt vóór de start. Verplaats of schrap ze eerst, of start op een eerdere dag.',
    en: 'Session {sessionId} of {day} is before the start. Move or cancel it first, or start on an earlier day.',
  },
  'cohort.dayBefore': {
    nl: '{on} is te vroeg: de vorige stap van de groep was op {first}.',
    en: '{on} is too early: the step before it was on {first}.',
  },
  'cohort.presenceMissing': {
    nl: 'Noteer iedereen; traject {trajectoryId} ontbreekt.',
    en: 'Note everyone; trajectory {trajectoryId} is missing.',
  },
  'cohort.sameGroupWorker': {
    nl: 'Deze groepswerker heeft de groep al.',
    en: 'This group worker has the group already.',
  },
  'cohort.noContract': {
    nl: 'Op {on} dekt geen contract deze provincie en partner.',
    en: 'No contract covers this province and partner on {on}.',
  },
};

/** What is asked after a session. */
export const attendanceTitle = (sessionId: string, lang: Lang): string =>
  ({ nl: `aanwezigheden van ${sessionId} noteren`, en: `note the attendance of ${sessionId}` })[lang];

/** Who must do what for a group, until when. */
export function cohortWaitText({ who, what, about, rule, until, overdue }: CohortWait): string {
  const tasks: Readonly<Record<CohortWait['what'], string>> = {
    start: 'de start van de groep',
    attendance: attendanceTitle(about ?? '', 'nl'),
    consultation: rule === null ? '' : `${ruleTitle(rule, 'nl')} (${rule})`,
    end: 'niemand volgt de groep nog, ze loopt vanzelf af',
  };
  return `${ownerWords[who].nl}: ${tasks[what]}, uiterlijk ${dateText(until)}${overdue ? ' TE LAAT' : ''}`;
}

const isOwn = (code: CohortRefusalCode): code is keyof typeof refusals => Object.hasOwn(refusals, code);

/** The refusal as a sentence that says what is the matter and, where there is a way, what to do. */
export function cohortRefusalSentence({ refused, details }: CohortRefusal, lang: Lang): string {
  return isOwn(refused)
    ? filled(refusals[refused], details, lang)
    : refusalSentence({ refused, details } as Refusal, lang);
}

/** What happened, as people tell it. */
export function cohortEventSentence(event: CohortEvent, lang: Lang): string {
  return sentenceOf(event, lang)[lang];
}

function sentenceOf(event: CohortEvent, lang: Lang): Words {
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
        `Het traject ${event.trajectoryId} nam ${event.command} niet aan: ${event.code}`,
        `The trajectory ${event.trajectoryId} did not take ${event.command}: ${event.code}`,
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
    case 'DeadlineOpened':
      return same(
        `${ruleTitle(event.deadline.rule, lang)}: uiterlijk ${day(event.deadline.dueOn)}`,
        `${ruleTitle(event.deadline.rule, lang)}: by ${day(event.deadline.dueOn)}`,
      );
    case 'DeadlineReached':
      return same(
        `${ruleTitle(event.rule, lang)}: ${rungText(event.rung, ownerOf(event.rule), 'nl')}`,
        `${ruleTitle(event.rule, lang)}: ${rungText(event.rung, ownerOf(event.rule), 'en')}`,
      );
    case 'DeadlineMet':
      return same(
        `${ruleTitle(event.rule, lang)}: ${event.late ? 'te laat' : 'op tijd'} gedaan`,
        `${ruleTitle(event.rule, lang)}: done ${event.late ? 'late' : 'in time'}`,
      );
    case 'SignalRefused':
      return same(
        `Opdracht ${event.command} geweigerd: ${event.code}`,
        `The signal ${event.command} was refused: ${event.code}`,
      );
    case 'DeadlineMoved':
      return same(
        `${ruleTitle(event.rule, lang)}: van ${day(event.from)} naar ${day(event.dueOn)}`,
        `${ruleTitle(event.rule, lang)}: from ${day(event.from)} to ${day(event.dueOn)}`,
      );
    case 'DeadlineFell':
      return same(`${ruleTitle(event.rule, lang)}: verstreken`, `${ruleTitle(event.rule, lang)}: fell due`);
    case 'DeadlineCancelled':
      return same(`${ruleTitle(event.rule, lang)}: vervallen`, `${ruleTitle(event.rule, lang)}: cancelled`);
    default:
      return assertNever(event);
  }
}
