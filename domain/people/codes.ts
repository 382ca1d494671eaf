import type { Province } from '../rules/index.ts';
import type { Source } from '../trajectory/codes.ts';

export type { Province } from '../rules/index.ts';
export type { Source } from '../trajectory/codes.ts';

/** The five provinces by their NIS code (Statbel) and NUTS 2 code (Eurostat), with the ranges of their postcodes. */
export const provinces: Readonly<
  Record<
    Province,
    { nis: string; nuts2: string; label: string; postcodes: readonly (readonly [from: number, to: number])[] }
  >
> = {
  antwerp: { nis: '10000', nuts2: 'BE21', label: 'Antwerpen', postcodes: [[2000, 2999]] },
  limburg: { nis: '70000', nuts2: 'BE22', label: 'Limburg', postcodes: [[3500, 3999]] },
  eastFlanders: { nis: '40000', nuts2: 'BE23', label: 'Oost-Vlaanderen', postcodes: [[9000, 9999]] },
  flemishBrabant: {
    nis: '20001',
    nuts2: 'BE24',
    label: 'Vlaams-Brabant',
    postcodes: [
      [1500, 1999],
      [3000, 3499],
    ],
  },
  westFlanders: { nis: '30000', nuts2: 'BE25', label: 'West-Vlaanderen', postcodes: [[8000, 8999]] },
};

export const provinceCodes = Object.keys(provinces) as readonly Province[];

/** The province of a postcode of four digits, or null when it lies outside the five (Brussels, Wallonia, abroad, no postcode). */
export function provinceOfPostcode(postcode: string): Province | null {
  if (!/^\d{4}$/.test(postcode)) return null;
  const number = Number(postcode);
  return (
    provinceCodes.find((code) => provinces[code].postcodes.some(([from, to]) => number >= from && number <= to)) ?? null
  );
}

export const educations = ['low', 'middle', 'high', 'unknown'] as const;
export type Education = (typeof educations)[number];

export const origins = ['belgian', 'eu', 'nonEu', 'unknown'] as const;
export type Origin = (typeof origins)[number];

export const sexes = ['M', 'V', 'X'] as const;
export type Sex = (typeof sexes)[number];

/** What registration lists write for a code: the first label is ours on the screens, the others are spellings of partners. */
type Labels<Code extends string> = Readonly<Record<Code, readonly string[]>>;

/** How a cell says that nobody knows. */
const notKnown = ['Niet bekend', 'Niet gekend', 'Ongekend', 'n.v.t.', ''] as const;

export const sourceLabels: Labels<Source> = {
  vdab: ['VDAB'],
  ocmw: ['OCMW', 'Lokaal bestuur', 'Gemeente', 'Stad'],
  integration: ['Agentschap Integratie en Inburgering', 'Agentschap Integratie & Inburgering', 'AII', 'AgII'],
  riziv: ['RIZIV-lijst', 'RIZIV'],
  self: ['Zelf', 'Op eigen initiatief'],
};

export const educationLabels: Labels<Education> = {
  low: [
    ...[
      'Laaggeschoold',
      'Laag',
      'Kortgeschoold',
      'Lager onderwijs',
      'Basisonderwijs',
      'Geen diploma',
      'Zonder diploma',
    ],
    ...['Lager secundair', 'Lager secundair onderwijs', 'LSO', 'LO'],
  ],
  middle: [
    ...['Middengeschoold', 'Midden', 'Middelgeschoold', 'Middelbaar', 'Gemiddeld geschoold'],
    ...['Hoger secundair', 'Hoger secundair onderwijs', 'HSO', 'Diploma secundair onderwijs'],
  ],
  high: [
    ...['Hooggeschoold', 'Hoog', 'Hoger geschoold', 'Hoger onderwijs', 'Bachelor', 'Master', 'Graduaat', 'Doctoraat'],
    ...['Universitair', 'Universiteit', 'Hogeschool'],
  ],
  unknown: ['Onbekend', ...notKnown],
};

export const originLabels: Labels<Origin> = {
  belgian: ['Belgisch', 'België', 'Belg', 'Belgische', 'BE'],
  eu: ['EU', 'EU-burger', 'Europese Unie', 'Binnen EU', 'EU-27', 'EU niet-Belg'],
  nonEu: ['Niet-EU', 'Niet-EU-burger', 'Buiten EU', 'Buiten de EU', 'Non-EU', 'Derdelander', 'Derde land'],
  unknown: ['Onbekend', ...notKnown],
};

export const sexLabels: Labels<Sex> = {
  M: ['Man', 'M', 'Mannelijk'],
  V: ['Vrouw', 'V', 'Vrouwelijk'],
  X: ['X'],
};

/** ISO 639 codes of the languages that lists name most. The set is open: another language keeps the word it came with. */
export const languageLabels: Labels<string> = {
  // A single letter is the language in which a Belgian office writes to someone.
  nl: ['Nederlands', 'N', 'Nederlandstalig'],
  fr: ['Frans', 'F', 'Franstalig'],
  de: ['Duits', 'D', 'Duitstalig'],
  en: ['Engels'],
  ar: ['Arabisch'],
  bg: ['Bulgaars'],
  es: ['Spaans'],
  fa: ['Perzisch', 'Farsi'],
  it: ['Italiaans'],
  pl: ['Pools'],
  prs: ['Dari'],
  ps: ['Pasjtoe'],
  pt: ['Portugees'],
  ro: ['Roemeens'],
  ru: ['Russisch'],
  so: ['Somalisch', 'Somali'],
  ti: ['Tigrinya'],
  tr: ['Turks'],
  uk: ['Oekraïens'],
};

export const sourceOf = (label: string): Source | null => codeOf(sourceLabels, label);
/** null: a word that we do not know; it says something, so it is kept. */
export function educationOf(label: string): Education | null {
  const level = /^(?:isced\s*)?([0-8])$/i.exec(label.trim())?.[1];
  return level === undefined ? codeOf(educationLabels, label) : educationOfIsced(Number(level));
}
export const originOf = (label: string): Origin | null => codeOf(originLabels, label);
export const sexOf = (label: string): Sex | null => codeOf(sexLabels, label);

/** A code where we know the language, else the word as written; 'und' (ISO 639-2, undetermined) when nothing was written. */
export function languageOf(label: string): string {
  const [code = ''] = label.trim().toLowerCase().split(/[-_]/);
  if (Object.hasOwn(languageLabels, code)) return code;
  return codeOf(languageLabels, label) ?? (label.trim() || 'und');
}

/**
 * The group of an ISCED 2011 level, as the statistics count it.
 * @param level 0 to 8
 */
export function educationOfIsced(level: number): Education {
  if (!Number.isInteger(level) || level < 0 || level > 8) return 'unknown';
  if (level <= 2) return 'low';
  return level <= 4 ? 'middle' : 'high';
}

/** Case, spacing and hyphens differ from one partner's list to the next; they never make another code. */
function codeOf<Code extends string>(labels: Labels<Code>, text: string): Code | null {
  const wanted = plain(text);
  const found = (Object.keys(labels) as Code[]).find((code) => labels[code].some((label) => plain(label) === wanted));
  return found ?? null;
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\d&]/gu, '');
}
