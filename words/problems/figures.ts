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
} as const satisfies Record<string, Words>;
