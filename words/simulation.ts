import type { LocalDate } from '../domain/calendar/index.ts';
import { addDays } from '../domain/calendar/index.ts';
import type { Assumption, AssumptionKey, MeasureCode } from '../domain/simulation/index.ts';
import { outcomeWords, presenceWords, provinceWords, sourceWords } from './codes.ts';
import { longDate, monthText, type Lang, type Words } from './lang.ts';
import { closeWords, groupEndWords, guidanceEndWords } from './reasons.ts';

/** What is measured of a simulation. */
export const measureWords: Readonly<Record<MeasureCode, Words>> = {
  usedUpOn: { nl: 'Quotum opgebruikt op', en: 'Quota used up on' },
  referrals: { nl: 'Toeleidingen', en: 'Referrals' },
  placesTaken: { nl: 'Plaatsen ingenomen', en: 'Places taken' },
  hadToWait: { nl: 'Moesten wachten op een plaats', en: 'Had to wait for a place' },
  waitMedian: { nl: 'Dagen gewacht op een plaats, mediaan', en: 'Days waited for a place, median' },
  waitP90: { nl: 'Dagen gewacht op een plaats, negen op tien', en: 'Days waited for a place, nine in ten' },
  daysInLine: { nl: 'Dagen op de wachtlijst per toeleiding', en: 'Days on the list per referral' },
  inLine: { nl: 'Op de wachtlijst', en: 'On the waiting list' },
  toGroupMedian: { nl: 'Dagen van toeleiding tot groep, mediaan', en: 'Days from referral to group, median' },
  toGroupP90: { nl: 'Dagen van toeleiding tot groep, negen op tien', en: 'Days from referral to group, nine in ten' },
  forStart: { nl: 'Wachten op de start van een groep', en: 'Waiting for a group to start' },
  groups: { nl: 'Groepen gestart', en: 'Groups started' },
  seatsTaken: { nl: 'Bezetting van de groepen', en: 'Seats taken in the groups' },
  inGroup: { nl: 'In een groep', en: 'In a group' },
  groupEnds: { nl: 'Groepstrajecten geëindigd', en: 'Group tracks ended' },
  guidanceEnds: { nl: 'Begeleidingen geëindigd', en: 'Guidance ended' },
  outcomes: { nl: 'Uitstroom bij het einde van de begeleiding', en: 'Outcome at the end of guidance' },
  outcomes6Months: { nl: 'Uitstroom na zes maanden', en: 'Outcome after six months' },
  closed: { nl: 'Trajecten afgesloten', en: 'Trajectories closed' },
  coachingStarts: { nl: 'Jobcoachings begonnen', en: 'Jobcoachings begun' },
  tasksPerWeek: { nl: 'Taken per week', en: 'Tasks per week' },
  tasksInBusiestWeek: { nl: 'Taken in de drukste week', en: 'Tasks in the busiest week' },
  tasksMissed: { nl: 'Taken die te laat werden', en: 'Tasks that became late' },
  open: { nl: 'Open trajecten', en: 'Open trajectories' },
  openPerMediator: { nl: 'Open trajecten per bemiddelaar', en: 'Open trajectories per mediator' },
};

/** How it is counted. */
export const measureHowWords: Readonly<Record<MeasureCode, Words>> = {
  usedUpOn: {
    nl: 'De eerste dag waarop alle plaatsen van de provincie en het jaar ingenomen zijn. Leeg: het quotum raakt niet op.',
    en: 'The first day on which all places of the province and year are taken. Empty: the quota is not used up.',
  },
  referrals: { nl: 'Toeleidingen naar een groep, in hun jaar.', en: 'Referrals to a group, in their year.' },
  placesTaken: {
    nl: 'Plaatsen die op het einde ingenomen zijn; een geweigerde of teruggegeven plaats telt niet.',
    en: 'Places taken at the end; one declined or given back does not count.',
  },
  hadToWait: { nl: 'Wie op de wachtlijst kwam.', en: 'Who came on the waiting list.' },
  waitMedian: {
    nl: 'Van wie op de wachtlijst stond en een plaats kreeg. Wie nog wacht, telt hier niet mee.',
    en: 'Of those on the list who got a place. Who still waits is not in it.',
  },
  waitP90: { nl: 'Negen op tien wachtten hoogstens zo lang.', en: 'Nine in ten waited at most so long.' },
  daysInLine: {
    nl: 'Alle dagen van iedereen op de wachtlijst, ook van wie nog wacht, gedeeld door de toeleidingen.',
    en: 'All days of everybody on the list, also of who still waits, divided by the referrals.',
  },
  inLine: { nl: 'Op de laatste dag van de maand.', en: 'On the last day of the month.' },
  toGroupMedian: { nl: 'Van wie met een groep begon.', en: 'Of those who began with a group.' },
  toGroupP90: { nl: 'Negen op tien begonnen binnen zoveel dagen.', en: 'Nine in ten began within so many days.' },
  forStart: {
    nl: 'Aanvaard door de partner, op de laatste dag van de maand.',
    en: 'Accepted by the partner, on the last day of the month.',
  },
  groups: { nl: 'Groepen waarin in dat jaar iemand begon.', en: 'Groups in which somebody began in that year.' },
  seatsTaken: { nl: 'Wie begon, van alle stoelen in die groepen.', en: 'Who began, of all seats in those groups.' },
  inGroup: { nl: 'Op de laatste dag van de maand.', en: 'On the last day of the month.' },
  groupEnds: { nl: 'Hoe ze eindigden.', en: 'How they ended.' },
  guidanceEnds: { nl: 'Waarom.', en: 'Why.' },
  outcomes: { nl: 'Zoals toen geregistreerd.', en: 'As registered then.' },
  outcomes6Months: { nl: 'Bij de laatste controle.', en: 'At the last check.' },
  closed: { nl: 'Waarom.', en: 'Why.' },
  coachingStarts: { nl: 'In de hele tijd.', en: 'In the whole time.' },
  tasksPerWeek: {
    nl: 'Taken die in een week gedaan werden of te laat werden, gemiddeld over alle weken.',
    en: 'Tasks that were done or became late in a week, averaged over all weeks.',
  },
  tasksInBusiestWeek: { nl: 'De week met de meeste.', en: 'The week with the most.' },
  tasksMissed: { nl: 'Van alle taken.', en: 'Of all tasks.' },
  open: { nl: 'Op de laatste dag van de maand.', en: 'On the last day of the month.' },
  openPerMediator: { nl: 'Op de laatste dag van de maand.', en: 'On the last day of the month.' },
};

const groupEndsAs: Readonly<Record<string, Words>> = {
  completed: { nl: 'afgerond', en: 'completed' },
  success: { nl: 'met werk of opleiding', en: 'with work or training' },
  early: { nl: 'vroeger geëindigd', en: 'ended early' },
};
const owners: Readonly<Record<string, Words>> = {
  mediator: { nl: 'bemiddelaars', en: 'mediators' },
  partner: { nl: 'partner', en: 'partner' },
  jobCoach: { nl: 'jobcoaches', en: 'jobcoaches' },
  teamLead: { nl: 'teamleiders', en: 'team leads' },
};
const kindsOf: Partial<Record<MeasureCode, Readonly<Record<string, Words>>>> = {
  groupEnds: groupEndsAs,
  guidanceEnds: guidanceEndWords,
  outcomes: outcomeWords,
  outcomes6Months: outcomeWords,
  closed: closeWords,
  tasksPerWeek: owners,
  tasksInBusiestWeek: owners,
};

/** What a number is of: a year, a month, a code. */
export function measuredOfText(measure: MeasureCode, of: string | null, lang: Lang = 'nl'): string {
  if (of === null) return '';
  if (/^\d{4}-\d\d$/.test(of)) return monthText(`${of}-01` as LocalDate, lang);
  return kindsOf[measure]?.[of]?.[lang] ?? of;
}

const shares: ReadonlySet<MeasureCode> = new Set(['seatsTaken', 'tasksMissed']);

/** A number as people read it: a day of the year as a day, a share with its sign. */
export function measuredText(measure: MeasureCode, of: string | null, value: number | null, lang: Lang = 'nl'): string {
  if (value === null) return '–';
  if (measure === 'usedUpOn' && of !== null)
    return longDate(addDays(`${of}-01-01` as LocalDate, Math.round(value) - 1), lang);
  const text = new Intl.NumberFormat(lang === 'nl' ? 'nl-BE' : 'en-GB', { maximumFractionDigits: 1 }).format(value);
  return shares.has(measure) ? `${text} %` : text;
}

/** A difference, with its sign; of a day in days. */
export function differenceInText(measure: MeasureCode, value: number | null, lang: Lang = 'nl'): string {
  if (value === null) return '–';
  const text = new Intl.NumberFormat(lang === 'nl' ? 'nl-BE' : 'en-GB', {
    ...{ maximumFractionDigits: 1, signDisplay: 'exceptZero' },
  }).format(value);
  if (measure === 'usedUpOn') return `${text} ${{ nl: 'dagen', en: 'days' }[lang]}`;
  return shares.has(measure) ? `${text} %` : text;
}

const days = (nl: string, en: string): Words => ({ nl, en });

/** What is assumed, in the order of a life. */
export const assumptionWords: Readonly<Record<AssumptionKey, Words>> = {
  arrivesInMonth: days(
    'aanmeldingen per maand, vergeleken met elkaar',
    'registrations per month, compared with each other',
  ),
  arrivesInProvince: days('aanmeldingen per provincie', 'registrations per province'),
  comesFrom: days('wie aanmeldt', 'who registers'),
  consents: days('geeft toestemming', 'gives consent'),
  refusesConsent: days('weigert toestemming; de overigen antwoorden nooit', 'refuses consent; the others never answer'),
  consentAfter: days('antwoord over toestemming na', 'answer about consent after'),
  talkAfter: days('intakegesprek na', 'intake talk after'),
  decisionAfter: days('beslissing over deelname na', 'decision on taking part after'),
  eligible: days('mag deelnemen', 'may take part'),
  planAfter: days('welzijnsplan na', 'welfare plan after'),
  actionsInPlan: days('acties in het plan', 'actions in the plan'),
  refersOnward: days('ook doorverwezen naar een andere dienst', 'also referred to another service'),
  onwardAfter: days('doorverwijzing na', 'onward referral after'),
  pauses: days('pauzeert', 'pauses'),
  pauseAfter: days('pauze begint na', 'pause begins after'),
  pauseLasts: days('pauze duurt', 'pause lasts'),
  stops: days('stopt zelf of verhuist', 'stops or moves away'),
  stopAfter: days('stopt na', 'stops after'),
  endsGuidance: days('begeleiding eindigt voor de 24 maanden', 'guidance ends before the 24 months'),
  guidanceEndAfter: days('begeleiding eindigt na', 'guidance ends after'),
  guidanceEndsFor: days('waarom de begeleiding eindigt', 'why guidance ends'),
  refers: days('wordt toegeleid naar een groep', 'is referred to a group'),
  referAfter: days('toeleiding na het plan na', 'referral after the plan after'),
  refersAgain: days(
    'wordt opnieuw toegeleid na een weigering of een vroeg einde (na een afgeronde groep een vijfde daarvan)',
    'is referred again after a refusal or an early end (after a completed group a fifth of it)',
  ),
  referAgainAfter: days('nieuwe toeleiding na', 'new referral after'),
  partnerAccepts: days('partner aanvaardt', 'partner accepts'),
  partnerAnswersAfter: days('partner antwoordt na', 'partner answers after'),
  takesPlace: days(
    'neemt een aangeboden plaats; de overigen laten ze vervallen',
    'takes an offered place; the others let it lapse',
  ),
  takesPlaceAfter: days('neemt de plaats na', 'takes the place after'),
  leavesLine: days('verlaat de wachtlijst voor iets anders', 'leaves the waiting list for something else'),
  leavesLineAfter: days('verlaat de wachtlijst na', 'leaves the waiting list after'),
  leavesBeforeStart: days('haakt af voor de groep begint', 'drops out before the group starts'),
  leavesBeforeStartAfter: days('haakt af na', 'drops out after'),
  groupsPerYear: days('groepen per provincie en jaar, gespreid', 'groups per province and year, spread out'),
  groupSize: days('stoelen per groep', 'seats per group'),
  groupStartsFrom: days('een groep wordt gepland vanaf zoveel mensen', 'a group is planned from so many people on'),
  groupLead: days('een groep begint na het plannen na', 'a group begins after planning after'),
  presence: days('aanwezigheid per sessie', 'presence per session'),
  groupEndsEarly: days('hoe het groepstraject eindigt voor zijn tijd', 'how the group track ends before its time'),
  longTrackLasts: days('het lange groepstraject wordt afgerond na', 'the long group track is completed after'),
  outcome: days('uitstroom zonder werk of opleiding als reden', 'outcome without work or training as the reason'),
  outcomeOfGroup: days('wat de groep opleverde', 'what came of the group'),
  outcomeStays: days('uitstroom is bij een controle nog dezelfde', 'outcome is still the same at a check'),
  asksCoaching: days('wie werkt, vraagt jobcoaching', 'who works asks for jobcoaching'),
  coachingAskedAfter: days('jobcoaching gevraagd na', 'jobcoaching asked after'),
  employerAgrees: days('werkgever gaat akkoord', 'employer agrees'),
  coachingEndsEarly: days('jobcoaching eindigt vroeger', 'jobcoaching ends early'),
  coachingEndsAfter: days('jobcoaching eindigt na', 'jobcoaching ends after'),
  wantsCoachingAtEnd: days(
    'wil jobcoaching als er bij het einde naar gevraagd wordt',
    'wants jobcoaching when asked at the end',
  ),
  acts: days('hoe op tijd taken gedaan worden', 'how much in time tasks are done'),
  mediatorsPerProvince: days('bemiddelaars per provincie', 'mediators per province'),
  peoplePerMediator: days(
    'mensen per bemiddelaar; zijn het er meer, dan duurt al hun werk in verhouding langer',
    'people per mediator; with more, all their work takes longer in proportion',
  ),
};

const weightWords: Partial<Record<AssumptionKey, Readonly<Record<string, Words>>>> = {
  arrivesInProvince: provinceWords,
  comesFrom: sourceWords,
  guidanceEndsFor: guidanceEndWords,
  presence: presenceWords,
  groupEndsEarly: { ...groupEndWords, no: { nl: 'niet', en: 'not' } },
  outcome: outcomeWords,
  outcomeOfGroup: outcomeWords,
  acts: {
    inTime: { nl: 'op tijd', en: 'in time' },
    late: { nl: '1 tot 6 dagen te laat', en: '1 to 6 days late' },
    later: { nl: '7 tot 20 dagen te laat', en: '7 to 20 days late' },
    muchLater: { nl: '21 tot 75 dagen te laat', en: '21 to 75 days late' },
  },
};

function weightText(key: AssumptionKey, code: string, lang: Lang): string {
  if (key === 'arrivesInMonth') return monthText(`2027-${code}-01` as LocalDate, lang).split(' ')[0] ?? code;
  return weightWords[key]?.[code]?.[lang] ?? code;
}

/** The number of an assumption. */
export function assumptionText(key: AssumptionKey, assumption: Assumption, lang: Lang = 'nl'): string {
  const number = (value: number): string =>
    new Intl.NumberFormat(lang === 'nl' ? 'nl-BE' : 'en-GB', { maximumFractionDigits: 1 }).format(value);
  switch (assumption.kind) {
    case 'share':
      return `${number(100 * assumption.value)} %`;
    case 'count':
      return number(assumption.value);
    case 'days': {
      const { low, likely, high } = assumption;
      return lang === 'nl' ? `${low} tot ${high} dagen, meestal ${likely}` : `${low} to ${high} days, mostly ${likely}`;
    }
    case 'weights': {
      const whole = Object.values(assumption.of).reduce((sum, one) => sum + one, 0);
      return Object.entries(assumption.of)
        .map(([code, weight]) => `${weightText(key, code, lang)} ${number((100 * weight) / whole)} %`)
        .join(', ');
    }
  }
}
