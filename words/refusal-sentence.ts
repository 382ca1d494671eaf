import { isLocalDate } from '../domain/calendar/index.ts';
import type { Refusal } from '../domain/trajectory/index.ts';
import { lookupStatusWords, lookupSystemWords, ocmwQuestionWords, phaseWords, roleWords } from './codes.ts';
import { closeWords, notEligibleWords } from './reasons.ts';
import { listed, longDate, type Lang, type Words } from './lang.ts';
import { refusalWords } from './refusals.ts';
import { ruleWords } from './rules.ts';

/** Details that hold codes, and where their words are. Lists come as `a|b`. */
const wordsOfDetail: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  phase: phaseWords,
  needs: phaseWords,
  role: roleWords,
  allowed: roleWords,
  reason: closeWords,
  because: notEligibleWords,
  status: lookupStatusWords,
  system: lookupSystemWords,
  question: ocmwQuestionWords,
  expected: {
    'YYYY-MM-DD': { nl: 'een datum als 2026-03-04', en: 'a date like 2026-03-04' },
    id: { nl: 'een kenmerk', en: 'an id' },
    answer: { nl: 'een korte code', en: 'a short code' },
    object: { nl: 'een JSON-object', en: 'a JSON object' },
  },
};

/** The refusal as a sentence that says what is the matter and, where there is a way, what to do. */
export function refusalSentence(refusal: Refusal, lang: Lang): string {
  return filled(refusalWords[refusal.refused], refusal.details, lang);
}

/** The sentence with its placeholders filled: dates, rules and codes in words. */
export function filled(words: Words, details: Refusal['details'], lang: Lang): string {
  return words[lang].replace(/\{(\w+)\}/g, (_, name: string) => detail(name, details[name], lang));
}

function detail(name: string, value: string | number | undefined, lang: Lang): string {
  if (value === undefined) return '?';
  if (isLocalDate(value)) return longDate(value, lang);
  const codes = String(value).split('|');
  if (name === 'rule') return codes.map((code) => ruleWords(code)[lang]).join(', ');
  const words = wordsOfDetail[name];
  return listed(
    codes.map((code) => words?.[code]?.[lang] ?? code),
    lang,
  );
}
