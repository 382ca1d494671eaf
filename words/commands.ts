import { cohortCommandSpecs } from '../domain/cohort/index.ts';
import { monthCommandSpecs } from '../domain/contract-month/index.ts';
import { commandSpecs } from '../domain/trajectory/index.ts';
import type { Lang, Words } from './lang.ts';

const titles: Readonly<Record<string, { readonly title: Words }>> = {
  ...monthCommandSpecs,
  ...cohortCommandSpecs,
  ...commandSpecs,
};
const ofCohorts: typeof titles = cohortCommandSpecs;
const unknown: Words = { nl: 'een onbekende opdracht', en: 'an unknown command' };

/** What a command is called, as its own spec says. */
export const commandText = (name: string, lang: Lang): string =>
  (Object.hasOwn(titles, name) ? titles[name]!.title : unknown)[lang];
export const cohortCommandText = (name: string, lang: Lang): string =>
  (Object.hasOwn(ofCohorts, name) ? ofCohorts[name]!.title : unknown)[lang];
