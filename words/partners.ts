import type { Lang, Words } from './lang.ts';

/** Names of organisations as their table has them: public, and of no person. Learnt by whoever opens the database for a door. */
const learnt = new Map<string, string>();

/** Far more than there are; a table that grew wild does not fill the memory. */
const most = 1_000;

/** From now on these organisations are called so in every sentence of this process. */
export function learnOrganisations(organisations: readonly { readonly id: string; readonly name: string }[]): void {
  for (const { id, name } of organisations.slice(0, most)) learnt.set(id, name);
}

/** The partners of the first contracts, whose names stand where no table is read. */
const first: Readonly<Record<string, string>> = { groepIntro: 'Groep Intro vzw', randstad: 'Randstad' };

/** `Groep Intro vzw`; an organisation of which nothing was learnt is called by its id. A name is the same in every language. */
export const partnerText = (id: string): string => learnt.get(id) ?? (Object.hasOwn(first, id) ? first[id]! : id);

const kinds: Readonly<Record<string, Words>> = {
  vdab: { nl: 'VDAB', en: 'VDAB' },
  gob: { nl: 'GOB', en: 'specialised training service (GOB)' },
};

/** The name of an organisation whose id is a code of ours; another one as its table calls it, or by its id. */
export const organisationText = (id: string, lang: Lang): string =>
  Object.hasOwn(kinds, id) ? kinds[id]![lang] : partnerText(id);
