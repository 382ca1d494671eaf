/** Work in a process of its own, which is ended when it asks too much: whoever serves others lives on. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface AsideLimits {
  /** Of its heap, in megabytes. */
  readonly megabytes: number;
  /** From its start on. */
  readonly milliseconds: number;
}

/** It was ended before it answered: it took too long, ended by itself (out of memory, mostly), or could not begin. */
export type NoAnswer =
  | { readonly noAnswer: 'tookTooLong' | 'ended' }
  | { readonly noAnswer: 'failed'; readonly error: Error };

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Asks a process of its own one thing. It reads our code and nothing else, writes nothing, starts nothing, and knows nothing
 * of our environment.
 * @param entry the module that answers, by messages
 * @param more flags that grant what it needs beside that
 * @param goesOn whether something said is not the answer yet
 */
export function askAside<Said extends object>(
  entry: URL,
  asked: unknown,
  { megabytes, milliseconds }: AsideLimits,
  { more = [], goesOn = () => false }: { readonly more?: readonly string[]; goesOn?(said: Said): boolean } = {},
): Promise<Said | NoAnswer> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(entry), [], {
      execArgv: [`--max-old-space-size=${megabytes}`, '--permission', `--allow-fs-read=${root}`, ...more],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const end = (said: Said | NoAnswer): void => {
      clearTimeout(patience);
      child.kill('SIGKILL');
      resolve(said);
    };
    const patience = setTimeout(() => end({ noAnswer: 'tookTooLong' }), milliseconds);
    child.on('message', (said) => {
      if (!goesOn(said as Said)) end(said as Said);
    });
    child.once('exit', () => end({ noAnswer: 'ended' }));
    child.once('error', (error) => end({ noAnswer: 'failed', error }));
    child.send(asked as object, () => {});
  });
}
