import { createHash } from 'node:crypto';

/**
 * The id of the note that goes with a command: given again with its key, it is the same note. The key may hold anything, and
 * the id goes along into events, so the key is not in it.
 * @param of what the command is about, the thing itself first
 */
export const noteIdOf = (key: string, ...of: readonly string[]): string =>
  `note-${createHash('sha256')
    .update([...of, key].join('\n'))
    .digest('hex')
    .slice(0, 32)}`;
