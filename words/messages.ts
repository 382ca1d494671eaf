import type { LocalDate } from '../domain/calendar/index.ts';
import type { Owner } from '../domain/rules/index.ts';
import type { MessageAbout, PlannedEnd } from '../domain/trajectory/index.ts';
import { ladderNl, type Told } from './ladder.ts';
import { longDate } from './lang.ts';
import { trackSentence } from './onward.ts';

/** What a message may say: ids, the task in words, dates and the rule. Never the person's name: mails travel and stay. */
export interface MessageFacts {
  readonly trajectoryId: string;
  readonly about: MessageAbout;
  /** The rule's own words, e.g. "intakegesprek". */
  readonly task: string | null;
  readonly dueOn: LocalDate | null;
  /** Until when the group runs, where there is one or will be one. */
  readonly track?: PlannedEnd | null;
  /** `INT-1 (versie 2026.1)` */
  readonly rule: string | null;
  /** Whose task it is, which says who was told before. */
  readonly owner: Owner | null;
}

type Words = (facts: { task: string; due: string; owner: Owner }) => Told;

/** Everything that people are told, by what it is about: the four rungs of the ladder first, then what happened. */
const words = {
  ...ladderNl('Doe het alsnog, of verleng de termijn met een reden.'),
  registered: () => [
    'Nieuw traject',
    'Er is iemand aangemeld. Vraag de toestemming voor de begeleiding en voor de opzoekingen.',
  ],
  lookupGivenUp: () => [
    'Opzoeking zonder antwoord',
    'Een opzoeking bij een andere dienst bleef zonder antwoord en wordt niet meer herhaald. Vraag het aan de persoon.',
  ],
  factChanged: () => [
    'Nieuw antwoord op een opzoeking',
    'Een andere dienst antwoordde later of anders dan voorheen. Het traject toont het antwoord en hoe zeker het is.',
  ],
  ocmwAnswered: () => [
    'Antwoord van het OCMW',
    'Het OCMW van de gemeente beantwoordde een vraag. Het traject toont het antwoord.',
  ],
  referred: () => [
    'Nieuwe toeleiding',
    'Er is iemand naar jullie groepstraject toegeleid. Laat weten of de persoon kan starten.',
  ],
  queued: () => [
    'Op de wachtlijst',
    'De plaatsen van dit jaar in de provincie zijn op. De persoon wacht; hou intussen contact.',
  ],
  placeOffered: ({ due }) => [
    `Er is een plaats vrij, te aanvaarden uiterlijk ${due}`,
    `Een plaats in het groepstraject is vrijgekomen voor deze persoon. Aanvaard ze uiterlijk op ${due}; anders gaat ze naar de volgende.`,
  ],
  referralRedirected: () => [
    'Toeleiding gaat naar een andere partner',
    'Het contract van de provincie ging naar een andere partner. Wie wacht, wordt naar die partner toegeleid en houdt de plaats in de wachtlijst. Zeg het aan de persoon, en kijk of die groep past.',
  ],
  placeLapsed: () => [
    'Aangeboden plaats vervallen',
    'De aangeboden plaats werd niet op tijd aanvaard en gaat naar de volgende. De persoon blijft op de wachtlijst.',
  ],
  letterNotMailed: () => [
    'Brief niet gemaild',
    'Mailen is voor deze persoon niet veilig, dus de brief werd niet gemaild. Hij staat bij de brieven van het traject: bezorg hem zelf.',
  ],
  referralDeclined: () => ['Toeleiding afgewezen', 'De partner kan deze persoon niet opnemen. Kijk samen wat nu past.'],
  referralAccepted: () => ['Toeleiding aanvaard', 'De partner neemt deze persoon op in een groep.'],
  groupTrackEnded: () => [
    'Groepstraject afgelopen',
    'Het groepstraject is afgelopen. De partner bezorgt nog het eindverslag.',
  ],
  guidanceEnded: () => ['Begeleiding afgelopen', 'De begeleiding is afgelopen. Registreer waar de persoon nu staat.'],
  jobCoachingRequested: () => ['Jobcoaching gevraagd', 'Er is jobcoaching gevraagd. Wijs een jobcoach toe.'],
  jobCoachAssigned: () => [
    'Nieuwe jobcoaching',
    'Deze jobcoaching is aan jou toegewezen. Vraag het akkoord van de werkgever.',
  ],
  jobCoachingLapsed: () => [
    'Jobcoaching gaat niet door',
    'De gevraagde jobcoaching start niet. Het traject toont waarom.',
  ],
  jobCoachingEnded: () => ['Jobcoaching afgelopen', 'De jobcoaching is afgelopen.'],
  closed: () => ['Traject afgesloten', 'Het traject is afgesloten. Het toont de reden en de datum.'],
  closingUndone: () => [
    'Afsluiting teruggedraaid',
    'Het traject was bij vergissing afgesloten en gaat verder zoals het was. Het toont wat nu te doen is.',
  ],
  outsideGroup: () => [
    'Verder na een vergissing, maar niet meer in de groep',
    'Het traject was bij vergissing afgesloten en gaat verder. De groep ging intussen zonder deze persoon door: bekijk samen of de persoon in een andere groep kan, of een andere weg kiest.',
  ],
  mediatorAssigned: () => [
    'Traject aan jou overgedragen',
    'Dit traject is aan jou overgedragen. Wat de vorige bemiddelaar noteerde, blijft staan.',
  ],
  provinceChanged: () => [
    'Verhuisd naar een andere provincie',
    'De persoon woont nu in een andere provincie. Partner en plaatsen volgen het contract van die provincie.',
  ],
  referralWithdrawn: () => [
    'Toeleiding ingetrokken',
    'Deze toeleiding is ingetrokken. Jullie hoeven er niets meer voor te doen.',
  ],
  absences: () => [
    'Drie keer afwezig zonder bericht',
    'De persoon was drie sessies na elkaar afwezig zonder bericht. Neem contact op en noteer het.',
  ],
  expertRequested: () => [
    'Ervaringsdeskundige gevraagd',
    'De groepswerker vraagt een ervaringsdeskundige. Zoek samen wie dat kan zijn.',
  ],
  trackExtended: () => [
    'Groepstraject uitzonderlijk verlengd',
    'Het groepstraject van deze persoon loopt uitzonderlijk langer. Het traject toont tot wanneer en waarom.',
  ],
  cannotCome: () => [
    'Kan niet komen',
    'De persoon meldde dat die op een dag niet kan komen. Het traject toont welke dag. Spreek zo nodig iets anders af.',
  ],
  stillWaiting: () => [
    'Wacht nog op een plaats',
    'De persoon meldde zelf dat die nog wacht op een plaats in een groep.',
  ],
  signalRefused: () => [
    'Opdracht geweigerd',
    'Een opdracht van een beheerder kon niet worden uitgevoerd. Het traject toont welke en waarom.',
  ],
} as const satisfies Record<MessageAbout, Words>;

export const messageSubjects = Object.keys(words) as (keyof typeof words)[];

const beforeTheGroup: ReadonlySet<MessageAbout> = new Set<MessageAbout>(['referred', 'referralAccepted', 'queued']);

/** Subject and text of a message, in Dutch. */
export function messageNl(facts: MessageFacts): { subject: string; text: string } {
  const [subject, sentence] = words[facts.about]({
    task: facts.task ?? 'een taak',
    due: facts.dueOn ? longDate(facts.dueOn, 'nl') : 'een eerdere datum',
    owner: facts.owner ?? 'mediator',
  });
  const lines = [`Traject ${facts.trajectoryId}`, '', sentence];
  // What the 24 months cut is said before it starts, to who takes the person and to who guides them.
  if (facts.track?.cutByCap && beforeTheGroup.has(facts.about)) lines.push('', trackSentence(facts.track));
  if (facts.rule) lines.push('', `Regel: ${facts.rule}`);
  return { subject: `${subject} (${facts.trajectoryId})`, text: `${lines.join('\n')}\n` };
}
