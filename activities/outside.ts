import type { LocalDate } from '../domain/calendar/index.ts';
import type { OutsideAnswer } from '../workflows/contract.ts';

/**
 * The outside systems that know something about the person, each asked by person number and answered in codes. A call
 * throws when it is worth trying again soon (the line, a fault on their side); "not yet known" is an answer.
 */
export interface Outside {
  /** Does the person receive the living wage? */
  ocmw(insz: string, on: LocalDate): Promise<OutsideAnswer>;
  /** Is the person recognised as incapable of work? */
  riziv(insz: string, on: LocalDate): Promise<OutsideAnswer>;
  /** Since when is the person in service with the present employer? */
  employment(insz: string, on: LocalDate): Promise<OutsideAnswer>;
}
