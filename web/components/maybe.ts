import { problemOf } from '../../words/index.ts';

/** What somebody may not see is left out of a page; null then. Everything else that goes wrong goes wrong here too. */
export async function ifAllowed<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (problemOf(error)?.code === 'rights.notAllowed') return null;
    throw error;
  }
}
