import { problemOf, screenWords, type Lang, type ProblemCode } from '../../words/index.ts';
import type { Html } from '../html.ts';
import { notice } from './table.ts';
import { AppError } from '../../app/errors.ts';
import type { Operation } from '../../domain/rights/index.ts';
import type { Visit } from '../visit.ts';

/** What somebody may not see is left out of a page; null then. Everything else that goes wrong goes wrong here too. */
export const ifAllowed = <T>(read: Promise<T>): Promise<T | null> => but(read, 'rights.notAllowed');

/** A trajectory, or null where for whoever asks there is none. */
export const ifThere = <T>(read: Promise<T>): Promise<T | null> => but(read, 'trajectory.notFound');

async function but<T>(read: Promise<T>, code: ProblemCode): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (problemOf(error)?.code === code) return null;
    throw error;
  }
}

/** A part of a page: where what it needs is down, only it says so, and the rest is right. */
export async function part(lang: Lang, made: Promise<Html | string>): Promise<Html | string> {
  try {
    return await made;
  } catch (error) {
    if (problemOf(error)?.code === 'unavailable') return notice(screenWords[lang].partDown, 'warning');
    throw error;
  }
}

/** A form whose end the verb would refuse is not begun. @throws AppError `rights.notAllowed`, as the verb would */
export function mustMay({ may }: Visit, operation: Operation): void {
  if (!may(operation)) throw notAllowed(operation);
}

export const notAllowed = (operation: Operation): AppError =>
  new AppError('rights.notAllowed', `this account may not do ${operation}`, 'ask whoever leads the team', {
    operation,
  });
