import type { Visit } from '../visit.ts';

/** What is of one province, of whoever works there or for all. */
export const isTheirs = ({ caller }: Visit, province: string): boolean =>
  caller.kind !== 'colleague' || caller.province === null || caller.province === province;

/** What is of all provinces at once, of nobody who works for one. */
export const worksEverywhere = ({ caller }: Visit): boolean => caller.kind !== 'colleague' || caller.province === null;
