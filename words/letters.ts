import type { LocalDate } from '../domain/calendar/index.ts';
import type { LetterAbout, TrajectoryEvent } from '../domain/trajectory/index.ts';
import { longDate } from './lang.ts';
import { themeWords } from './codes.ts';
import { notEligibleWords, redirectWords } from './reasons.ts';

/** What a letter says: codes and dates of the trajectory, and the mediator to turn to; never the person's name. */
export interface LetterFacts {
  readonly trajectoryId: string;
  readonly about: LetterAbout;
  readonly on: LocalDate;
  /** The decision a letter of eligibility is about. */
  readonly decision: Extract<TrajectoryEvent, { type: 'EligibilityDecided' }> | null;
  /** The action a welfare actor is asked to help with. */
  readonly theme: keyof typeof themeWords | null;
  /** Until when the decision can be looked at again, in days. */
  readonly reconsiderationDays: number;
  /** The last day of the 24 months: of someone who came back they count on. */
  readonly guidanceUntil: LocalDate | null;
  /** Until when the welfare actor is to answer. */
  readonly answerBy: LocalDate | null;
  /** Whose trajectory it is now: a decision may be a colleague's. */
  readonly mediatorId: string | null;
  /** Who works for VDAB has a name in a letter: somebody must be there to be asked. */
  readonly mediator: { readonly name: string; readonly email: string } | null;
}

type Write = (facts: LetterFacts) => readonly [subject: string, ...paragraphs: string[]];

const howToObject = (days: number): string =>
  `Ben je het niet eens met deze beslissing? Vraag dan binnen ${days} dagen aan je bemiddelaar om ze opnieuw te bekijken. ` +
  'Dat kan aan de telefoon, in een gesprek of met een brief. Je mag iemand meebrengen die je helpt. Blijf je het daarna oneens, dan kan je een klacht indienen bij de klachtendienst van VDAB.';

/** By office, never by name or id: the person turns to their own mediator, and may ask who it was. */
function whoDecided({ decision, mediatorId }: Pick<LetterFacts, 'decision' | 'mediatorId'>): string {
  const by = decision?.by;
  if (by?.role === 'mediator')
    return by.id === mediatorId
      ? 'je W²-bemiddelaar van VDAB'
      : 'een W²-bemiddelaar van VDAB, een collega van je bemiddelaar,';
  return by?.role === 'teamLead' ? 'een teamleider van VDAB' : 'een medewerker van VDAB';
}

const judged = 'Dat is een persoonlijk oordeel na jullie gesprek; geen computer besliste mee.';

const letters = {
  eligible: ({ on, reconsiderationDays, guidanceUntil, ...facts }) => [
    'Je kan deelnemen aan een werk-welzijnstraject',
    `Op ${longDate(on, 'nl')} besliste ${whoDecided(facts)} dat je kan deelnemen. ${judged} Samen met je bemiddelaar maak je nu een welzijnsplan.`,
    `De begeleiding duurt hoogstens 24 maanden, het groepstraject inbegrepen${guidanceUntil ? `: ten laatste tot en met ${longDate(guidanceUntil, 'nl')}` : ''}. Deelnemen is gratis.`,
    howToObject(reconsiderationDays),
  ],
  notEligible: ({ on, reconsiderationDays, ...facts }) => [
    'Beslissing over je werk-welzijnstraject',
    `Op ${longDate(on, 'nl')} besliste ${whoDecided(facts)} dat dit traject nu niet bij je past.`,
    `De reden: ${facts.decision?.reason ? notEligibleWords[facts.decision.reason].nl : 'zie je bemiddelaar'}. ${judged}`,
    `Waar je wel terechtkan: ${facts.decision?.redirectTo ? redirectWords[facts.decision.redirectTo].nl : 'vraag het aan je bemiddelaar'}.`,
    howToObject(reconsiderationDays),
  ],
  consentWithdrawn: ({ on }) => [
    'Je toestemming is ingetrokken',
    `Op ${longDate(on, 'nl')} trok je je toestemming in. We vragen vanaf nu niets meer over je aan andere diensten en geven niets meer door. Je traject is afgesloten.`,
    'Wat we wettelijk moeten bewaren, blijft bewaard: dat er een traject was, de stappen en beslissingen met hun datum, en wat we voor je intrekking opvroegen of doorgaven. Niemand gebruikt het nog voor je begeleiding.',
    'Je mag altijd inkijken wat we bewaren, en vragen om het recht te zetten. Je kan later opnieuw starten.',
  ],
  helpAsked: ({ theme, answerBy, mediator }) => [
    'Vraag om hulp voor een werkzoekende',
    `Een W²-bemiddelaar vraagt jullie hulp${theme ? ` rond ${themeWords[theme].nl}` : ''} voor een werkzoekende die daar toestemming voor gaf. Neem contact op met ${mediator ? `de bemiddelaar, ${mediator.name} (${mediator.email}),` : 'de bemiddelaar'} en noem het nummer van het traject: om wie het gaat, hoor je daar.`,
    `Laat ${answerBy ? `ten laatste op ${longDate(answerBy, 'nl')}` : 'binnen vijftien werkdagen'} weten of jullie kunnen helpen, of er een wachtlijst is, of dat het niet gaat.`,
  ],
} as const satisfies Record<LetterAbout, Write>;

/** Whom the person turns to. */
const signed = ({ about, mediator }: LetterFacts): string[] =>
  about === 'helpAsked' || mediator === null ? [] : [`Je bemiddelaar: ${mediator.name}, ${mediator.email}.`];

/** Subject and text of a letter, in Dutch. */
export function letterNl(facts: LetterFacts): { subject: string; text: string } {
  const write: Write = letters[facts.about];
  const [subject, ...paragraphs] = write(facts);
  return {
    subject: `${subject} (${facts.trajectoryId})`,
    text: `${[`Traject ${facts.trajectoryId}`, ...paragraphs, ...signed(facts)].join('\n\n')}\n`,
  };
}
