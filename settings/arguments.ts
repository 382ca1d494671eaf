import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { SettingsError } from './environment.ts';

/** The options that a process was started with. @throws SettingsError when one is unknown, or lacks what it stands for */
export function argumentsOf<const Options extends ParseArgsOptionsConfig>(options: Options) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new SettingsError([`${(error as Error).message.split('. ')[0]}. There are: ${known.join(', ')}.`]);
  }
}

/** @param text of `--port`, where it was given; 0: any that is free. @throws SettingsError */
export function portGiven(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65_535) return port;
  throw new SettingsError(['--port must be a port number up to 65535.']);
}
