import { screenWords } from '../words/index.ts';
import type { Visit } from './visit.ts';

/** Only ways within this site: what an address says is not to be followed blindly. */
export const ownPath = (path: string | null | undefined, otherwise: string): string =>
  path && /^\/(?![/\\])[^\s\\]{0,1500}$/.test(path) ? path : otherwise;

/** This very page, to come back to. */
export const here = ({ url }: Pick<Visit, 'url'>): string => url;

/** Where somebody came from, with its filters; else the page above this one. */
export const backOf = ({ query, lang }: Pick<Visit, 'query' | 'lang'>, otherwise: string) => ({
  href: ownPath(query.get('terug'), otherwise),
  text: screenWords[lang].back,
});
