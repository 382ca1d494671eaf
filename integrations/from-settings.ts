import { readFileSync } from 'node:fs';

/** What stands in a file in PEM, where one is named. @throws Error when it is gone since the settings were read */
export const pemOf = (file: string | undefined): string | undefined =>
  file === undefined ? undefined : readFileSync(file, 'utf8');

/** Without what is not set. */
export function given<T extends object>(all: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;
}
