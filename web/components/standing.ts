import type { Operation } from '../../domain/rights/index.ts';
import type { Visit } from '../visit.ts';
import { notAllowed } from './maybe.ts';

/** What is of one province, of whoever works there or for all. */
export const isTheirs = ({ caller }: Visit, province: string): boolean =>
  caller.kind !== 'colleague' || caller.province === null || caller.province === province;

/** What is of all provinces at once: not for whoever works for one. */
export const mayEverywhere = ({ caller, may }: Visit, operation: Operation): boolean =>
  may(operation) && (caller.kind !== 'colleague' || caller.province === null);

/** A form for all provinces is not begun by whoever works for one: the verb would refuse it. @throws AppError `rights.notAllowed` */
export function mustMayEverywhere(visit: Visit, operation: Operation): void {
  if (!mayEverywhere(visit, operation)) throw notAllowed(operation);
}
