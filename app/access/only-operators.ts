import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

/** Who decides about access: an operator, or the tool on the server. As `role:id`. @throws AppError `access.notYours` */
export function onlyOperators({ caller }: App): string {
  if (caller.kind === 'direct') return 'direct:w2';
  if (caller.kind !== 'operator')
    throw new AppError('access.notYours', 'only an operator decides about access', 'ask one');
  return `operator:${caller.accountId}`;
}
