import { SettingsError } from './environment.ts';

/** Reads the settings of a process as its first deed. What is wrong with them ends it, in clear lines without a stack trace. */
export function settingsOrEnd<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
