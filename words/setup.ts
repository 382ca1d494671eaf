import type { FlawCode } from '../domain/rules/index.ts';
import type { Words } from './lang.ts';
import { organisationKindWords } from './more-codes.ts';
import { flawText } from './rule-flaws.ts';
import { roleText } from './terminal.ts';

/** What `w2 setup` makes: one of it, and several. */
const things = {
  namespace: ['namespace', 'namespace'],
  retention: ['bewaartermijn in dagen', 'bewaartermijn'],
  attribute: ['zoekveld', 'zoekvelden'],
  migrations: ['aantal wijzigingen aan de tabellen', 'tabellen'],
  organisation: ['organisatie', 'organisaties'],
  staff: ['medewerker', 'medewerkers'],
  rules: ['versie van de regels', 'versies van de regels'],
  contracts: ['versie met contracten', 'versies met contracten'],
  tender: ['contract', 'contracten'],
  municipality: ['gemeente', 'gemeenten'],
  places: ['aantal plaatsen', 'aantallen plaatsen'],
} as const;
export type SetupThing = keyof typeof things;

const did = { made: 'toegevoegd', changed: 'aangepast' } as const;
const would = { made: 'toe te voegen', changed: 'aan te passen' } as const;

/** `organisatie randstad: toegevoegd`. */
export const setupStepText = (what: SetupThing, id: string, became: 'made' | 'changed', done: boolean): string =>
  `${things[what][0]} ${id}: ${(done ? did : would)[became]}`;

/** `4 organisaties`, of what is already so. */
export const setupSameText = (what: SetupThing, count: number): string =>
  what === 'namespace' || what === 'retention' || what === 'attribute' || what === 'migrations'
    ? things[what][1]
    : `${count} ${things[what][count === 1 ? 0 : 1]}`;

/** What is wrong in the file of `w2 setup`, after the place where it stands. */
export const setupMistakeWords = {
  notJson: {
    nl: 'het bestand is geen JSON: bekijk {position}',
    en: 'the file is no JSON: look at {position}',
  },
  missing: { nl: 'ontbreekt', en: 'is missing' },
  unknownField: { nl: 'dit veld bestaat niet: haal het weg', en: 'there is no such field: take it away' },
  form: { nl: 'klopt niet; verwacht: {expected}', en: 'is wrong; expected: {expected}' },
  twice: { nl: 'staat ook al in {first}: houd er één van', en: 'stands in {first} too: keep one' },
  together: { nl: 'geef {fields} samen of geen van beide', en: 'give {fields} together or neither' },
  unknownOrganisation: {
    nl: 'die organisatie is er niet: voeg ze toe bij organisations, of kies uit: {known}',
    en: 'there is no such organisation: add it under organisations, or choose from: {known}',
  },
  wrongOrganisation: {
    nl: 'iemand met de rol {role} werkt bij een organisatie van de soort {kind}',
    en: 'somebody with the role {role} works at an organisation of the kind {kind}',
  },
  fixed: {
    nl: '{id} is er al met een andere waarde, en die ligt vast: neem een nieuw kenmerk',
    en: '{id} is there with another value, which is fixed: take a new id',
  },
  emailTaken: { nl: 'iemand anders heeft dit adres', en: 'somebody else has this address' },
  flaw: { nl: 'klopt niet; verwacht: {flaw}', en: 'is wrong; expected: {flaw}' },
  contractField: { nl: 'ontbreekt of klopt niet', en: 'is missing or wrong' },
  contractPeriod: { nl: 'ligt voor de eerste dag', en: 'lies before the first day' },
  contractShares: {
    nl: 'ESF en VDAB zijn samen {sum} %, en niet 100 %',
    en: 'ESF and VDAB are {sum} % together, not 100 %',
  },
  contractBudget: {
    nl: 'de begrote uren kosten tegen dit uurtarief meer dan het budget',
    en: 'the budgeted hours cost more than the budget at this rate',
  },
  contractFixed: {
    nl: 'dit contract loopt al, en dit ligt vast: maak een nieuw contract',
    en: 'this contract is in force, and this stays: make a new contract',
  },
  contractOverlaps: {
    nl: 'met deze partner is er in die tijd en provincie al een contract: {id}',
    en: 'there is a contract with this partner in that time and province already: {id}',
  },
  versionTaken: {
    nl: 'versie {version} is er al met een andere inhoud, en verandert niet: neem een nieuwe versie',
    en: 'version {version} is there with other content, and does not change: take a new version',
  },
  unknownVersion: {
    nl: 'die versie van de regels is er niet, of is dezelfde als de nieuwe: w2 rules toont ze',
    en: 'there is no such version of the rules, or it is the new one: w2 rules shows them',
  },
  unknownMunicipality: {
    nl: 'die gemeente is er niet: voeg ze toe bij municipalities',
    en: 'there is no such municipality: add it under municipalities',
  },
  yearOutOfReach: { nl: 'kies een jaar van {from} tot {to}', en: 'choose a year from {from} to {to}' },
  abovePlaces: {
    nl: 'volgens de regels zijn er hoogstens {most} plaatsen',
    en: 'the rules allow {most} places at most',
  },
  belowTaken: {
    nl: 'er zijn al {taken} plaatsen ingenomen: geef er minstens zoveel',
    en: '{taken} places are taken: give at least so many',
  },
  unreadableFile: {
    nl: 'dit bestand is niet te lezen',
    en: 'this file cannot be read',
  },
} as const satisfies Record<string, Words>;

export const setupMistakeText = (
  what: keyof typeof setupMistakeWords,
  details: Readonly<Record<string, string | number>>,
): string =>
  setupMistakeWords[what].nl.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(details[name] ?? '');
    if (name === 'flaw')
      return flawText({ at: '', must: details['must'] as FlawCode, of: String(details['of']) }, 'nl');
    if (name === 'role') return roleText(value);
    return name === 'kind' && value in organisationKindWords
      ? organisationKindWords[value as keyof typeof organisationKindWords].nl
      : value;
  });
