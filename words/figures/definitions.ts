import type { FigureCode } from '../../domain/statistics/index.ts';
import type { Words } from '../lang.ts';

/** What a figure counts, and what its days measure; null: it has none. */
export interface FigureDefinition {
  readonly title: Words;
  readonly counts: Words;
  readonly days: Words | null;
}

const sinceStep: Words = {
  nl: 'dagen sinds deze stap begon, tot en met de laatste dag van de periode',
  en: 'days since this step began, up to the last day of the period',
};
const ofTask: Words = {
  nl: 'dagen vanaf de dag waarvan de datum telt tot de taak gedaan was',
  en: 'days from the day the date is counted from until the task was done',
};

/** Beside every figure stands what it counts, so that two people who read it mean the same. */
export const figureDefinitions: Readonly<Record<FigureCode, FigureDefinition>> = {
  registrations: {
    title: { nl: 'Aangemeld', en: 'Registered' },
    counts: {
      nl: 'Elk traject op de dag waarop het begon, met wie de persoon aanmeldde. Wie terugkomt, begint een nieuw traject en telt opnieuw.',
      en: 'Each trajectory on the day it began, with who registered the person. Whoever comes back begins a new trajectory and counts again.',
    },
    days: null,
  },
  referrals: {
    title: { nl: 'Toeleidingen naar de groep', en: 'Referrals to the group' },
    counts: {
      nl: 'Elke beslissing van een bemiddelaar om iemand naar een groepstraject toe te leiden, op haar dag, ook als ze later werd ingetrokken of geweigerd. Wie tweemaal wordt toegeleid, telt tweemaal. Uitgesplitst naar soort staat er wat er intussen van kwam.',
      en: 'Each decision of a mediator to refer somebody to a group track, on its day, also when it was withdrawn or declined later. Whoever is referred twice counts twice. Split by kind, it says what came of them so far.',
    },
    days: null,
  },
  waiting: {
    title: { nl: 'Wachtenden', en: 'Waiting' },
    counts: {
      nl: 'Wie op de laatste dag van de periode is toegeleid en nog niet in een groep zit: wacht op een plaats, op het antwoord van de partner of op de eerste dag van de groep.',
      en: 'Who on the last day of the period was referred and is not in a group yet: waits for a place, for the answer of the partner, or for the first day of the group.',
    },
    days: sinceStep,
  },
  waitDays: {
    title: { nl: 'Wachttijden', en: 'Waiting times' },
    counts: {
      nl: 'Elke stap van het wachten die overging in de volgende, op de dag waarop dat gebeurde: op een plaats (vanaf de toeleiding), op het antwoord van de partner, op de start. Wachten dat eindigde zonder volgende stap telt niet.',
      en: 'Each step of the waiting that went on to the next one, on the day it did: for a place (from the referral on), for the partner’s answer, for the start. Waiting that ended without a next step does not count.',
    },
    days: { nl: 'dagen dat die stap duurde', en: 'days that step took' },
  },
  groupStarts: {
    title: { nl: 'Gestart in een groep', en: 'Started in a group' },
    counts: {
      nl: 'Elke toeleiding waarvan de groep begon, op de eerste dag van de groep.',
      en: 'Each referral whose group began, on the first day of the group.',
    },
    days: { nl: 'dagen van de toeleiding tot de eerste dag', en: 'days from the referral to the first day' },
  },
  groupsRunning: {
    title: { nl: 'In een groep', en: 'In a group' },
    counts: {
      nl: 'Wie op de laatste dag van de periode in een groepstraject zit: begonnen, en niet op of voor die dag geëindigd.',
      en: 'Who is in a group track on the last day of the period: started, and not ended on or before that day.',
    },
    days: {
      nl: 'dagen sinds de start, tot en met de laatste dag van de periode',
      en: 'days since the start, up to the last day of the period',
    },
  },
  groupEnds: {
    title: { nl: 'Groepstraject geëindigd', en: 'Group track ended' },
    counts: {
      nl: 'Elk groepstraject op de dag waarop het eindigde, en hoe: afgerond, met succes (werk gevonden) of vroegtijdig.',
      en: 'Each group track on the day it ended, and how: completed, as a success (work found) or early.',
    },
    days: { nl: 'dagen van de start tot het einde', en: 'days from the start to the end' },
  },
  dropouts: {
    title: { nl: 'Uitgevallen uit de groep', en: 'Dropped out of the group' },
    counts: {
      nl: 'Elk groepstraject dat vroegtijdig eindigde, op die dag, en waarom.',
      en: 'Each group track that ended early, on that day, and why.',
    },
    days: { nl: 'dagen van de start tot de uitval', en: 'days from the start to the drop-out' },
  },
  trajectoriesOpen: {
    title: { nl: 'Lopende trajecten', en: 'Running trajectories' },
    counts: {
      nl: 'Elk traject dat op de laatste dag van de periode begonnen en niet afgesloten is, volgens de fase van die dag.',
      en: 'Each trajectory that has begun and is not closed on the last day of the period, by its phase on that day.',
    },
    days: {
      nl: 'dagen sinds die fase begon, tot en met de laatste dag van de periode',
      en: 'days since that phase began, up to the last day of the period',
    },
  },
  guidanceEnds: {
    title: { nl: 'Begeleiding geëindigd', en: 'Guidance ended' },
    counts: {
      nl: 'Elk traject waarvan de begeleiding door de bemiddelaar eindigde, op die dag, en waarom.',
      en: 'Each trajectory of which the guidance by the mediator ended, on that day, and why.',
    },
    days: {
      nl: 'dagen van de positieve beslissing tot het einde; niet gekend wie de beslissing uit een vorig traject meekreeg',
      en: 'days from the positive decision to the end; not known of whoever brought the decision along from an earlier trajectory',
    },
  },
  trajectoryEnds: {
    title: { nl: 'Afgesloten trajecten', en: 'Closed trajectories' },
    counts: {
      nl: 'Elk traject dat werd afgesloten, op die dag, en waarom. Een afsluiting die als vergissing ongedaan werd gemaakt, telt niet meer vanaf de dag dat dat gekend is.',
      en: 'Each trajectory that was closed, on that day, and why. A closing that was undone as a mistake does not count any more from the day that is known.',
    },
    days: { nl: 'dagen van de aanmelding tot de afsluiting', en: 'days from the registration to the closing' },
  },
  outcomeGroup: {
    title: { nl: 'Uitstroom na de groep', en: 'Outcome after the group' },
    counts: {
      nl: 'Waar iemand is na de groep, zoals de bemiddelaar het noteerde, op de dag waarvoor het geldt; de begeleiding loopt meestal nog.',
      en: 'Where somebody is after the group, as the mediator noted it, on the day it holds for; guidance mostly goes on.',
    },
    days: null,
  },
  outcomeGuidance: {
    title: { nl: 'Uitstroom na de begeleiding', en: 'Outcome after the guidance' },
    counts: {
      nl: 'Waar iemand is na de begeleiding, op de dag waarvoor het genoteerd werd. Wat voor de eerste controle werd rechtgezet, telt zoals het rechtgezet is.',
      en: 'Where somebody is after the guidance, on the day it was noted for; put right before the first check, what is right counts.',
    },
    days: null,
  },
  outcome3Months: {
    title: { nl: 'Uitstroom na 3 maanden', en: 'Outcome after 3 months' },
    counts: {
      nl: 'De eerste controle van de uitstroom (3 maanden na de registratie), op de dag van de controle.',
      en: 'The first check of the outcome (3 months after it was registered), on the day of the check.',
    },
    days: null,
  },
  outcome6Months: {
    title: { nl: 'Uitstroom na 6 maanden', en: 'Outcome after 6 months' },
    counts: {
      nl: 'De tweede controle van de uitstroom (6 maanden na de registratie), op de dag van de controle.',
      en: 'The second check of the outcome (6 months after it was registered), on the day of the check.',
    },
    days: null,
  },
  consultations: {
    title: { nl: 'Overleg op tijd', en: 'Consultations in time' },
    counts: {
      nl: 'Elk overleg tussen bemiddelaar en groepswerker dat moest gebeuren (CON-1), op zijn laatste dag: op tijd, te laat, of te laat en nog niet gehouden. Wat nog op tijd kan, en wat met de groep verviel voor het te laat was, telt niet.',
      en: 'Each consultation of mediator and group worker that was due (CON-1), on its last day: in time, late, or late and not held so far. What can still be in time, and what ended with the group before it was late, does not count.',
    },
    days: null,
  },
  deadlinesMet: {
    title: { nl: 'Taken op tijd gedaan', en: 'Tasks done in time' },
    counts: {
      nl: 'Elke taak met een uiterste datum die op tijd gedaan werd, op de dag waarop ze gedaan werd, per regel. Wat later genoteerd werd maar op tijd gebeurde, was op tijd.',
      en: 'Each task with a due date that was done in time, on the day it was done, by rule. What was noted later but happened in time was in time.',
    },
    days: ofTask,
  },
  deadlinesMissed: {
    title: { nl: 'Taken te laat', en: 'Tasks late' },
    counts: {
      nl: 'Elke taak die te laat werd, op de eerste dag waarop ze te laat was, per regel, ook als ze daarna nog gedaan werd. Wie uitstel kreeg met een reden, is niet te laat.',
      en: 'Each task that became overdue, on the first day it was, by rule, also when it was done afterwards. What was extended with a reason is not late.',
    },
    days: { nl: `${ofTask.nl}; niet gekend zolang ze niet gedaan is`, en: `${ofTask.en}; not known until it is` },
  },
  coachingStarts: {
    title: { nl: 'Jobcoaching gestart', en: 'Jobcoaching started' },
    counts: {
      nl: 'Elke jobcoaching die begon, op haar eerste dag: gewoon of gespecialiseerd.',
      en: 'Each jobcoaching that began, on its first day: ordinary or specialised.',
    },
    days: null,
  },
  coachingEnds: {
    title: { nl: 'Jobcoaching geëindigd', en: 'Jobcoaching ended' },
    counts: {
      nl: 'Elke jobcoaching die eindigde, op die dag, en waarom.',
      en: 'Each jobcoaching that ended, on that day, and why.',
    },
    days: { nl: 'dagen van de start tot het einde', en: 'days from the start to the end' },
  },
  coachingKept: {
    title: { nl: 'Jobcoaching met behoud van werk', en: 'Jobcoaching with the job kept' },
    counts: {
      nl: 'Jobcoaching die eindigde terwijl de persoon de job had: ingewerkt, of de zes maanden waren om. Deel van de geëindigde jobcoachings.',
      en: 'Jobcoaching that ended while the person had the job: settled in, or the six months were over. Part of those that ended.',
    },
    days: { nl: 'dagen van de start tot het einde', en: 'days from the start to the end' },
  },
  onward: {
    title: { nl: 'Doorverwijzingen', en: 'Onward referrals' },
    counts: {
      nl: 'Elke doorverwijzing naar een andere dienst, op haar dag, met waarheen en wat er volgens de laatste notitie van kwam.',
      en: 'Each onward referral to another service, on its day, with where to and what came of it by the last note.',
    },
    days: null,
  },
  consultedBeforeWeek6: {
    title: { nl: 'Overleg voor week 6', en: 'Consultation before week 6' },
    counts: {
      nl: 'Elk groepstraject op de dag waarop zijn zesde week begint (35 dagen na de start, ook als het eerder eindigde): was er voor die dag minstens één overleg tussen bemiddelaar en groepswerker.',
      en: 'Each group track on the day its sixth week begins (35 days after the start, also when it ended before): was there at least one consultation of mediator and group worker before that day.',
    },
    days: null,
  },
  phaseMoves: {
    title: { nl: 'Overgangen tussen fases', en: 'Moves between phases' },
    counts: {
      nl: 'Elke overgang van een fase naar een andere, op haar dag.',
      en: 'Each move from one phase to another, on its day.',
    },
    days: { nl: 'dagen in de fase die voorbij is', en: 'days in the phase that is over' },
  },
  paths: {
    title: { nl: 'Wegen', en: 'Ways' },
    counts: {
      nl: 'Elk traject volgens de hele reeks van zijn fases tot nu, op de dag van de aanmelding.',
      en: 'Each trajectory by the whole sequence of its phases so far, on the day of the registration.',
    },
    days: null,
  },
  earlyDropouts: {
    title: { nl: 'Vroege uitval', en: 'Early drop-outs' },
    counts: {
      nl: 'Elk groepstraject dat vroegtijdig eindigde voor zijn zes eerste weken om waren, op die dag, met wat er het laatst genoteerd werd voordien.',
      en: 'Each group track that ended early before its first six weeks were over, on that day, with what was noted last before.',
    },
    days: { nl: 'dagen van de start tot de uitval', en: 'days from the start to the drop-out' },
  },
};
