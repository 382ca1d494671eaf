/** The data of a positive decision. */
export const eligible = {
  verdict: 'eligible',
  inPoverty: true,
  noPronouncedProblem: true,
  motivated: true,
  withinTwoYears: true,
} as const;
