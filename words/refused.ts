import type { Lang, Words } from './lang.ts';
import { problemWords } from './problem-words.ts';
import { refusalWords } from './refusals.ts';
import { cohortRefusalWords } from './cohort-refusals.ts';
import { monthRefusalWords } from './hours-refusals.ts';

const sentences: Readonly<Record<string, Words>> = {
  ...problemWords,
  ...cohortRefusalWords,
  ...monthRefusalWords,
  ...refusalWords,
};
const unknown: Words = { nl: 'zoals het nu staat, kan dat niet', en: 'as things stand, it cannot be' };

/**
 * Why something was refused, where only the code was kept and not its details: what the sentence of the refusal says
 * first, without what it would fill in.
 */
export function refusedText(code: string, lang: Lang): string {
  const sentence = Object.hasOwn(sentences, code) ? sentences[code]![lang] : unknown[lang];
  const bare = (sentence.split(/[.;] /)[0] ?? '')
    .replace(/\s*\([^()]*\{[^()]*\)/g, '')
    .replace(/[:,]\s[^:,]*\{\w+\}[^:,]*$/, '')
    .replace(/\{\w+\}/g, '…')
    .replace(/[.;:]$/, '');
  return bare.slice(0, 1).toLowerCase() + bare.slice(1);
}
