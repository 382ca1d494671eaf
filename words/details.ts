import * as agreements from './agreement-codes.ts';
import { isLocalDate } from '../domain/calendar/index.ts';
import * as codes from './codes.ts';
import { wayRightWords } from './corrections.ts';
import { boundWords } from './days.ts';
import { eventTypeWords } from './event-names.ts';
import { failureText } from './failures.ts';
import { fieldText } from './fields.ts';
import { listed, longDate, type Lang, type Words } from './lang.ts';
import { euroText } from './money.ts';
import { contractFieldWords } from './screens/contracts.ts';
import * as more from './more-codes.ts';
import * as outside from './outside.ts';
import { prospectResultWords, prospectStatusWords, prospectWayWords } from './prospects.ts';
import * as reasons from './reasons.ts';
import { organisationText, partnerText } from './partners.ts';
import { flawsText } from './rule-flaws.ts';
import { blockReasonWords } from './block-reasons.ts';
import { ruleWords } from './rules.ts';

type List = Readonly<Record<string, Words>>;

/** What a field may hold, where it is no code of a list. */
const forms: List = {
  'YYYY-MM-DD': {
    nl: 'een dag die bestaat, als 2026-03-04',
    en: 'a day that exists, like 2026-03-04',
  },
  'HH:MM': { nl: 'een uur als 09:30', en: 'an hour like 09:30' },
  '1, 2, 3 …': { nl: 'een getal vanaf 1', en: 'a number from 1' },
  true: { nl: 'ja (true)', en: 'yes (true)' },
  false: { nl: 'nee (false)', en: 'no (false)' },
  id: { nl: 'een kenmerk', en: 'an id' },
  answer: { nl: 'een korte code', en: 'a short code' },
  object: { nl: 'een JSON-object', en: 'a JSON object' },
  rules: { nl: 'regels als JSON (zie w2 rules show)', en: 'rules as JSON (see w2 rules show)' },
  calendar: { nl: 'sluitingsdagen als JSON', en: 'closing days as JSON' },
};

/** Why a number of a person is none. */
const inszReasons: List = {
  'insz.missing': { nl: 'het ontbreekt', en: 'it is missing' },
  'insz.characters': { nl: 'er staan andere tekens dan cijfers in', en: 'it has other characters than digits' },
  'insz.length': { nl: 'het heeft geen 11 cijfers', en: 'it has not 11 digits' },
  'insz.check': { nl: 'het controlegetal klopt niet', en: 'the check digits are wrong' },
  'insz.month': { nl: 'die maand bestaat niet', en: 'there is no such month' },
  'insz.realNumber': { nl: 'hier zijn alleen testnummers toegelaten', en: 'only test numbers are allowed here' },
  'insz.testNumber': { nl: 'dat is een testnummer', en: 'that is a test number' },
  'insz.impossibleDate': { nl: 'die geboortedatum bestaat niet', en: 'there is no such birth date' },
  'insz.serial': { nl: 'dat volgnummer bestaat niet', en: 'there is no such serial' },
  'insz.future': { nl: 'die geboortedatum komt nog', en: 'that birth date is still to come' },
};

const listProblems: List = {
  'list.tooLarge': { nl: 'het is te groot', en: 'it is too large' },
  'list.tooHeavy': { nl: 'het vraagt te veel om te lezen', en: 'it takes too much to read' },
  'list.password': { nl: 'het heeft een wachtwoord', en: 'it has a password' },
  'list.notAList': { nl: 'het is geen lijst', en: 'it is no list' },
  'list.empty': { nl: 'het is leeg', en: 'it is empty' },
  'list.quotes': { nl: 'de aanhalingstekens kloppen niet', en: 'the quotation marks are wrong' },
  'list.tooManyRows': { nl: 'het heeft te veel rijen', en: 'it has too many rows' },
};

/** Every code that a person may have to type, with its words; the first list that knows it says them. */
const verdicts: List = {
  eligible: { nl: 'komt in aanmerking', en: 'eligible' },
  notEligible: { nl: 'komt niet in aanmerking', en: 'not eligible' },
};

export const typedLists: readonly List[] = [
  { verdicts },
  codes,
  reasons,
  more,
  { outside: outside.systemWords, blockReasonWords },
  { prospectStatusWords, prospectWayWords, prospectResultWords },
  agreements,
].flatMap((lists) =>
  Object.entries(lists as Record<string, unknown>).flatMap(([name, list]) =>
    (name.endsWith('Words') || name === 'outside' || name === 'verdicts') &&
    typeof list === 'object' &&
    !('nl' in (list as object))
      ? [list as List]
      : [],
  ),
);
/** `werk gevonden (foundWork)`: the words, and the code as it is typed. */
function typedText(code: string, lang: Lang): string {
  if (Object.hasOwn(forms, code)) return forms[code]![lang];
  const words = typedLists.find((list) => Object.hasOwn(list, code))?.[code]?.[lang];
  return words === undefined || words.toLowerCase() === code.toLowerCase() ? code : `${words} (${code})`;
}

const inList =
  (list: List) =>
  (code: string, lang: Lang): string =>
    list[code]?.[lang] ?? code;

type Say = (code: string, lang: Lang) => string;

/** Details that hold codes, and how they are said. Lists come as `a|b` or as `a, b`. */
const said: Readonly<Record<string, Say>> = {
  phase: inList(codes.phaseWords),
  needs: inList(codes.phaseWords),
  role: inList(codes.roleWords),
  wanted: inList(codes.roleWords),
  roles: (code, lang) => (code in codes.roleWords ? typedText(code, lang) : code),
  allowed: (code, lang) => (code in codes.roleWords ? inList(codes.roleWords)(code, lang) : typedText(code, lang)),
  reason: inList(reasons.closeWords),
  of: inList(boundWords),
  because: inList(reasons.notEligibleWords),
  event: inList(eventTypeWords),
  instead: inList(wayRightWords),
  status: inList(codes.lookupStatusWords),
  system: inList(codes.lookupSystemWords),
  question: inList(codes.ocmwQuestionWords),
  province: inList(codes.provinceWords),
  partner: partnerText,
  contractField: inList(contractFieldWords),
  costCents: (cents, lang) => euroText(Number(cents), lang),
  budgetCents: (cents, lang) => euroText(Number(cents), lang),
  organisation: organisationText,
  rule: (code, lang) => ruleWords(code)[lang],
  field: fieldText,
  expected: typedText,
  known: (code, lang) => (/^[a-z][A-Za-z]*$/.test(code) ? knownText(code, lang) : code),
  reasons: inList(inszReasons),
  problem: (code, lang) => (code in listProblems ? inList(listProblems)(code, lang) : failureText(code, lang)),
};

const knownText: Say = (code, lang) => {
  const field = fieldText(code, lang);
  return field === code ? typedText(code, lang) : field;
};

/** A detail of a refusal or a problem as it stands in a sentence: dates, rules and codes in words. */
export function detailText(name: string, value: string | number | undefined, lang: Lang): string {
  if (value === undefined) return '?';
  if (isLocalDate(value)) return longDate(value, lang);
  const whole = String(value);
  if (name === 'flaws') return flawsText(whole, lang);
  const say = said[name];
  if (!say || Object.hasOwn(forms, whole)) return say ? say(whole, lang) : whole;
  const parts = whole.split(/\||, /).map((code) => say(code, lang));
  return name === 'rule' || name === 'known' || name === 'reasons' ? parts.join(', ') : listed(parts, lang);
}
