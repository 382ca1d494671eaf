import type { FigureCode } from '../codes.ts';

/**
 * The figures that are published. Left out are those that another one contains (early drop-outs are a kind of how groups
 * ended, kept jobs of how jobcoaching ended): two rounded tables of which one is part of the other narrow each other. And who
 * is in a group: that is who started less who ended, and a third number narrows both.
 */
export const publishedFigures = [
  'registrations',
  'referrals',
  'groupStarts',
  'groupEnds',
  'outcomeGroup',
  'trajectoriesOpen',
  'guidanceEnds',
  'outcomeGuidance',
  'outcome6Months',
  'coachingStarts',
  'onward',
] as const satisfies readonly FigureCode[];
export type PublishedFigure = (typeof publishedFigures)[number];

/**
 * Figures of which one contains the other, counted from the first day on: of a referral all of them have its province and its
 * people's traits; of a life a person may have moved between, so that only the whole is sure.
 */
export const nestings: readonly {
  readonly outer: PublishedFigure;
  readonly inner: PublishedFigure;
  readonly per: 'province' | 'all';
}[] = [
  { outer: 'referrals', inner: 'groupStarts', per: 'province' },
  { outer: 'groupStarts', inner: 'groupEnds', per: 'province' },
  { outer: 'groupEnds', inner: 'outcomeGroup', per: 'province' },
  { outer: 'registrations', inner: 'trajectoriesOpen', per: 'all' },
  { outer: 'registrations', inner: 'guidanceEnds', per: 'all' },
  { outer: 'registrations', inner: 'outcomeGuidance', per: 'all' },
  { outer: 'outcomeGuidance', inner: 'outcome6Months', per: 'all' },
];

/** What another figure contains is published per province and kind only, also of a closed year. */
export const isInner = (figure: PublishedFigure): boolean => nestings.some(({ inner }) => inner === figure);

/** Whose kind is published. Of the others it says how a thing stands later on (a referral), or follows from the province. */
export const withKind: readonly PublishedFigure[] = [
  'groupEnds',
  'outcomeGroup',
  'guidanceEnds',
  'outcomeGuidance',
  'outcome6Months',
  'onward',
];

/** By what published figures are split, in the order of a cell's key. Partner follows from the province; a cohort is a handful. */
export const publishedDimensions = ['province', 'sex', 'ageGroup', 'education', 'migration', 'kind'] as const;
export type PublishedDimension = (typeof publishedDimensions)[number];

/** What stands in place of what a table is not split by, and of a kind that is not there. */
export const unsplit = '-';

type Split = readonly PublishedDimension[];
const persons: Split = ['sex', 'ageGroup', 'education', 'migration'];
const always: readonly Split[] = [[], ['province'], ...persons.map((one): Split => [one])];
const perProvince: readonly Split[] = persons.map((one): Split => ['province', one]);
const perKind: readonly Split[] = [['kind'], ['province', 'kind'], ...persons.map((one): Split => ['kind', one])];

/** How fine the base table is: the whole cross; or, while a period runs, only per province and kind. */
export type Grain = 'fine' | 'coarse';

/** The split of a coarse base table: what a fine one is compared with. */
export const coarseSplit: Split = ['province', 'kind'];
const coarse: readonly Split[] = [[], ['province'], ['kind'], coarseSplit];

/**
 * What is shown of a figure: its total, each dimension, and each of them per province; or, of one with kinds, per kind. Of both
 * there would be more sums than small cells, and no choice that keeps all of them near.
 */
export const splitsOf = (figure: PublishedFigure, grain: Grain): readonly Split[] => {
  if (grain === 'coarse') return withKind.includes(figure) ? coarse : coarse.slice(0, 2);
  return [...always, ...(withKind.includes(figure) ? perKind : perProvince)];
};

/** Which way a number is made safe; named in each release, which can be made again by it when newer ones are there. */
const methods = ['src-2026.1', 'src-2026.2'] as const;
export type Method = (typeof methods)[number];
export const methodVersion: Method = 'src-2026.2';

/**
 * `smallOnly`, of a period that is over: cells of 1 to 4 become 0 or 5. `everything`, of one that is not, and of what stands
 * on a day: every cell becomes a multiple of 5. The difference between two counts of what stands is what came and went.
 */
export type Rounding = 'smallOnly' | 'everything';

/**
 * Base and nearness belong together: with every other cell as it is shown, a cell may be anything within 4 of what is shown
 * and no table betrays it. A nearness below `base - 1` would give small cells away; see docs/publication.md.
 */
export const publicationLimits = {
  /** What cells are rounded to. */
  base: 5,
  /** How far a published number may be from what was counted. */
  nearness: 4,
  /** How many values a protected cell must be able to have. */
  leastValues: 5,
  /** Shares and durations say something from so many people on. */
  leastPeople: 10,
  /** Steps of the search for directions; a number, never a time, so that it ends alike on every machine. */
  steps: 20_000,
  /** Where the search finds nothing, the solver looks; of up to 200 cells one table was not answered in a quarter of an hour. */
  solvedCells: 40,
  /** What the solver may look at: nodes and gap, never a time. */
  nodes: 200,
  gap: 0.5,
  solverSeed: 1,
  /** How many others are tried beside a number before the solver is asked. */
  pairs: 400,
} as const;
