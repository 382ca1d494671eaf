import type { LocalDate } from '../domain/calendar/index.ts';
import type { LetterAbout, TrajectoryEvent } from '../domain/trajectory/index.ts';
import { longDate, notEligibleWords, redirectWords, themeWords } from '../domain/words/index.ts';

/** What a letter says: codes and dates of the trajectory, and the name of the welfare actor it goes to; never the person's. */
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
}

type Write = (facts: LetterFacts) => readonly [subject: string, ...paragraphs: string[]];

const howToObject = (days: number): string =>
  `Ben je het niet eens met deze beslissing? Vraag dan binnen ${days} dagen aan je bemiddelaar om ze opnieuw te bekijken. ` +
  'Je mag iemand meebrengen die je helpt. Blijf je het daarna oneens, dan kan je een klacht indienen bij de klachtendienst van VDAB.';

const letters = {
  eligible: ({ on, reconsiderationDays }) => [
    'Je kan deelnemen aan een werk-welzijnstraject',
    `Op ${longDate(on, 'nl')} besliste je bemiddelaar dat je kan deelnemen. Samen maken jullie nu een welzijnsplan.`,
    'De begeleiding duurt hoogstens 24 maanden, het groepstraject inbegrepen. Deelnemen is gratis.',
    howToObject(reconsiderationDays),
  ],
  notEligible: ({ on, decision, reconsiderationDays }) => [
    'Beslissing over je werk-welzijnstraject',
    `Op ${longDate(on, 'nl')} besliste je bemiddelaar dat dit traject nu niet bij je past.`,
    `De reden: ${decision?.reason ? notEligibleWords[decision.reason].nl : 'zie je bemiddelaar'}. Dit is het oordeel van je bemiddelaar na jullie gesprek; geen computer besliste mee.`,
    `Waar je wel terechtkan: ${decision?.redirectTo ? redirectWords[decision.redirectTo].nl : 'vraag het aan je bemiddelaar'}.`,
    howToObject(reconsiderationDays),
  ],
  consentWithdrawn: ({ on }) => [
    'Je toestemming is ingetrokken',
    `Op ${longDate(on, 'nl')} trok je je toestemming in. We vragen vanaf nu niets meer over je aan andere diensten en geven niets meer door. Je traject is afgesloten.`,
    'Wat we wettelijk moeten bewaren, blijft bewaard: dat er een traject was, de stappen en beslissingen met hun datum, en wat we voor je intrekking opvroegen of doorgaven. Niemand gebruikt het nog voor je begeleiding.',
    'Je mag altijd inkijken wat we bewaren, en je kan later opnieuw starten.',
  ],
  helpAsked: ({ theme }) => [
    'Vraag om hulp voor een werkzoekende',
    `Een W²-bemiddelaar vraagt jullie hulp${theme ? ` rond ${themeWords[theme].nl}` : ''} voor een werkzoekende die daar toestemming voor gaf. Neem contact op met de bemiddelaar met het nummer van het traject.`,
    'Laat binnen vijftien werkdagen weten of jullie kunnen helpen.',
  ],
} as const satisfies Record<LetterAbout, Write>;

/** Subject and text of a letter, in Dutch. */
export function letterNl(facts: LetterFacts): { subject: string; text: string } {
  const write: Write = letters[facts.about];
  const [subject, ...paragraphs] = write(facts);
  return {
    subject: `${subject} (${facts.trajectoryId})`,
    text: `${[`Traject ${facts.trajectoryId}`, ...paragraphs].join('\n\n')}\n`,
  };
}
