/**
 * Settings for a process that joins a stack: the worker, the API, the seed and `w2`. They come from the environment, or
 * from the stack that `npm start` runs here.
 */
import { readStackFile } from './stack-file.ts';
import { magdaServices, readSettings, SettingsError } from './environment.ts';
import { variables, type Settings } from './table.ts';

type Needed =
  | 'databaseUrl'
  | 'temporalAddress'
  | 'payloadKeys'
  | 'ocmwUrl'
  | 'repertoriumUrl'
  | 'rizivUrl'
  | 'employmentUrl'
  | 'codecToken';

const needed: readonly Needed[] = [
  'databaseUrl',
  'temporalAddress',
  'payloadKeys',
  'ocmwUrl',
  'repertoriumUrl',
  'rizivUrl',
  'employmentUrl',
  'codecToken',
];

/** Settings with nothing left open. `stackUrls` is there when a stack runs here: where its pages are. */
export type ConnectedSettings = Settings &
  Required<Pick<Settings, Needed>> & { readonly stackUrls?: Record<string, string> };

/**
 * The settings to work with. Takes from the running stack what the environment does not say; refuses to mix two systems,
 * such as one database with another's workflows. Throws `SettingsError`.
 */
export function connectSettings(env: NodeJS.ProcessEnv = process.env): ConnectedSettings {
  const own = readSettings(env);
  if (needed.every((key) => own[key] !== undefined)) return own as ConnectedSettings;
  const missing = needed.filter((key) => own[key] === undefined).map((key) => variables[key]);
  const stack = readStackFile(own.dataDir);
  if (!stack) {
    throw new SettingsError([
      `No stack is running here (${own.dataDir}): start one with \`npm start\`, or set ${missing.join(', ')}.`,
    ]);
  }
  for (const name of [variables.databaseUrl, variables.temporalAddress, variables.temporalNamespace]) {
    const value = env[name]?.trim();
    if (value && value !== stack.environment[name]) {
      throw new SettingsError([
        `${name} names another system than the stack running here uses: unset it, or also set ${missing.join(', ')}.`,
      ]);
    }
  }
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const filled = readSettings({ ...withoutMagda(stack.environment, own), ...set });
  return { ...filled, stackUrls: stack.urls } as ConnectedSettings;
}

/** One address for all of MAGDA stands for the services that have none of their own here, whatever the stack has for them. */
function withoutMagda(environment: Record<string, string>, { magdaUrl }: Settings): Record<string, string> {
  if (magdaUrl === undefined) return environment;
  const ofOne: readonly string[] = magdaServices.map((name) => variables[name]);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !ofOne.includes(name)));
}

export type SetupSettings = Settings & Required<Pick<Settings, 'databaseUrl' | 'temporalAddress'>>;

/** What `w2 setup` needs: where the two servers are, and nothing of the programme that does not run yet. Throws `SettingsError`. */
export function setupSettings(env: NodeJS.ProcessEnv = process.env): SetupSettings {
  const { [variables.databaseUrl]: database, [variables.temporalAddress]: temporal } = env;
  if (!database?.trim() && !temporal?.trim()) {
    const stack = readStackFile(readSettings({ [variables.dataDir]: env[variables.dataDir] }).dataDir);
    if (stack) return readSettings(stack.environment, 'setup') as SetupSettings;
  }
  return readSettings(env, 'setup') as SetupSettings;
}
