/** What `npm start -- …` accepts. */
import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly fresh: boolean;
  readonly demo: boolean;
  readonly people: number;
  /** The port of the API when it must be exactly that one. */
  readonly port: number | undefined;
}

export const usage = `npm start -- [options]
  --fresh       forget everything of earlier starts and begin again
  --no-demo     start with an empty programme instead of the demo
  --people N    how many people the demo has (1 to 600, normally 300)
  --port N      the port of the API (normally 3000, or another when that one is taken)
  --help        this text`;

const mostPeople = 600;

/** Throws an `Error` whose message says what is wrong and what exists; gives undefined when only help was asked for. */
export function parseStartOptions(args: readonly string[], production = false): StartOptions | undefined {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        fresh: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: true },
        people: { type: 'string', default: '300' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowNegative: true,
    }));
  } catch (error) {
    throw new Error(`${(error as Error).message.split('. To specify a positional', 1)[0]}\n\n${usage}`);
  }
  if (values.help) return undefined;
  const ofDemo = args.find((arg) => /^--(fresh|people)\b/.test(arg));
  if (production && ofDemo)
    throw new Error(
      `${ofDemo.split('=')[0]} is for the demo: in production nothing is forgotten and nobody made up. Start without it.`,
    );
  return {
    fresh: values.fresh,
    demo: values.demo,
    people: wholeNumber('--people', values.people, 1, mostPeople),
    port: values.port === undefined ? undefined : wholeNumber('--port', values.port, 1, 65_535),
  };
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`${option} must be a whole number from ${least} to ${most}, not "${text}".\n\n${usage}`);
}
