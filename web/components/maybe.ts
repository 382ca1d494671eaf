import { AppError } from '../../app/errors.ts';
import type { Operation } from '../../domain/rights/index.ts';
import { problemOf } from '../../words/index.ts';
import type { Visit } from '../site.ts';

/** What somebody may not see is left out of a page; null then. Everything else that goes wrong goes wrong here too. */
export async function ifAllowed<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (problemOf(error)?.code === 'rights.notAllowed') return null;
    throw error;
  }
}

/** A form whose end the verb would refuse is not begun. @throws AppError `rights.notAllowed`, as the verb would */
export function mustMay({ may }: Visit, operation: Operation): void {
  if (!may(operation))
    throw new AppError('rights.notAllowed', `this account may not do ${operation}`, 'ask whoever leads the team', {
      operation,
    });
}
