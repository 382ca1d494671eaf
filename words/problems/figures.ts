import type { Words } from '../lang.ts';

/** With what is asked of the figures. */
export const figureProblems = {
  'figures.badPeriod': {
    nl: 'Dat is geen periode. Schrijf dagen als JJJJ-MM-DD: eerst van, dan tot en met, dan gekend op, en geen ervan na vandaag.',
    en: 'That is no period. Write days as YYYY-MM-DD: from, then until, then known on, none of them after today.',
  },
  'figures.unknown': {
    nl: 'Dat cijfer is er niet. Kies uit: {allowed}.',
    en: 'There is no such figure. Choose from: {allowed}.',
  },
  'figures.unknownDimension': {
    nl: 'Daarnaar wordt niet opgesplitst. Kies uit: {allowed}.',
    en: 'Figures are not split by that. Choose from: {allowed}.',
  },
  'release.badDay': {
    nl: 'Dat is geen dag die voorbij is. Schrijf hem als JJJJ-MM-DD.',
    en: 'That is no day that is over. Write it as YYYY-MM-DD.',
  },
  'release.tooEarly': {
    nl: 'Van {year} is nog geen kwartaal voorbij: er is nog niets te publiceren.',
    en: 'No quarter of {year} is over yet: there is nothing to publish.',
  },
  'release.madeAsOf': {
    nl: 'Publicatie {id} is gemaakt met wat op {asOf} gekend was, en blijft zo. Laat de dag weg om ze te zien.',
    en: 'Release {id} was made with what was known on {asOf}, and stays so. Leave the day out to see it.',
  },
  'release.laterThere': {
    nl: 'Van een later deel van dat jaar is al gepubliceerd: {id}. Een vroeger deel komt er niet meer bij.',
    en: 'A later part of that year was published already: {id}. An earlier part is not added any more.',
  },
  'release.notSafe': {
    nl: 'De cijfers zijn niet veilig om te publiceren: met alles wat al gepubliceerd is, blijven van een beschermd getal maar {fewest} waarden over. Er is niets gepubliceerd.',
    en: 'The figures are not safe to publish: with everything published before, only {fewest} values remain for a protected number. Nothing was published.',
  },
  'release.unknown': {
    nl: 'Publicatie {id} is er niet. w2 report toont welke er zijn.',
    en: 'There is no release {id}. w2 report shows which there are.',
  },
} as const satisfies Record<string, Words>;
