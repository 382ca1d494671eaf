/** Thrown by a computation of ours on a state that was spoilt, and not by a database or a server that cannot be reached. */
export const isSpoilt = (error: unknown): boolean => error instanceof TypeError || error instanceof RangeError;

/** Looks at a stored state. Of one that was spoilt nothing can be said but that, which the comparison with its events says. */
export function unlessSpoilt<T>(look: () => T, instead: T): T {
  try {
    return look();
  } catch (error) {
    if (isSpoilt(error)) return instead;
    throw error;
  }
}
