/** The order in which a local stack comes up, and what each part is told. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { variables, type Settings } from '../../settings/index.ts';
import type { Supervisor } from './children.ts';
import { startIdentity, writePeople } from './identity.ts';
import { ourChild, sandboxesFor } from './our-children.ts';
import type { Sandbox } from './our-children.ts';
import { choosePort, isFree, wasTaken, withPort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { keyPair, localSecrets } from './private-files.ts';
import { commandLine } from '../../settings/running-process.ts';
import { writeStackFile } from './stack-file.ts';
import type { StartOptions } from './start-options.ts';
import { startTemporal } from './temporal.ts';

/** Says a line when a step is done, with the time it took. */
type Step = <T>(what: string, run: () => Promise<T>) => Promise<T>;

export interface StackParts {
  readonly settings: Settings;
  readonly options: StartOptions;
  readonly supervisor: Supervisor;
  readonly say: (line: string) => void;
  /** Filled as the stack comes up, so that `stack.json` is right at every moment. */
  readonly urls: Record<string, string>;
  readonly environment: Record<string, string>;
}

const usualPorts = { api: 3000, temporalUi: 8233, codec: 8234, worker: 8235 };

/** Brings everything up in order; throws when one part does not come. */
export async function bringUp(parts: StackParts): Promise<void> {
  const { settings, supervisor, say, environment, urls } = parts;
  const { dataDir, mode } = settings;
  const secrets = mode === 'demo' ? localSecrets(dataDir) : undefined;
  const step = stepper(say);
  Object.assign(environment, givenEnvironment(), {
    [variables.dataDir]: dataDir,
    [variables.mode]: mode,
    [variables.temporalNamespace]: settings.temporalNamespace,
    [variables.logLevel]: settings.logLevel,
  });
  environment[variables.payloadKeys] ??= secrets?.payloadKeys ?? '';
  environment[variables.codecToken] ??= secrets?.codecToken ?? '';

  const databaseUrl = await step('Postgres', async () => {
    if (settings.databaseUrl) return settings.databaseUrl;
    const password = secrets?.postgresPassword ?? '';
    return (await startPostgres(supervisor, { dataDir, password, say })).databaseUrl;
  });
  environment[variables.databaseUrl] = databaseUrl;
  await step('the tables', async () => {
    const { migrate } = (await import('../../db/migrate.ts')) as { migrate(url: string): Promise<void> };
    await migrate(databaseUrl);
    if (mode === 'demo') await seedStaffOf(databaseUrl);
  });
  await step('Temporal and the codec server', () => temporalWithCodec(parts));
  if (mode === 'demo')
    await step('the sandboxes of MAGDA, RIZIV and the OCMWs', async () => {
      const toStart = sandboxesFor(settings);
      if (toStart.some(({ name }) => name === 'riziv')) rizivClient(parts);
      for (const sandbox of toStart) await startSandbox(parts, sandbox);
      await seedAgreementsOf(databaseUrl, environment[variables.localOcmwUrl] ?? '');
    });
  writeState(parts);
  // The worker writes links to the API, which comes up after it.
  const apiPort = parts.options.port ?? settings.apiPort ?? (await choosePort(usualPorts.api));
  environment[variables.publicUrl] ??= `http://127.0.0.1:${apiPort}`;
  const ownProvider = mode === 'demo' && settings.oidcIssuer === undefined;
  if (ownProvider) await step('the sign-in of the demo', () => startIdentity(parts, secrets));
  await step('the worker', () =>
    portFor(parts, 'worker', async (port) => {
      const args = ['--port', String(port)];
      await supervisor.start(ourChild('worker', 'workers/main.ts', args, environment, 'READY'));
      urls['worker'] = `http://127.0.0.1:${port}`;
    }),
  );
  writeState(parts);
  if (parts.options.demo && mode === 'demo') await seedOnce(parts, step);
  if (ownProvider) await writePeople(parts, databaseUrl);
  await step('the API', async () => {
    urls['api'] = await startApi(parts, apiPort);
  });
  writeState(parts);
}

/** Outside production there are always made-up staff, so that someone owns each task also without the demo's people. */
async function seedStaffOf(databaseUrl: string): Promise<void> {
  const { connect } = await import('../../db/connect.ts');
  const { seedStaff } = await import('../../db/seed-staff.ts');
  const { seedContracts } = await import('../../db/seed-contracts.ts');
  const { readClockOffset } = await import('../../db/queries/clock.ts');
  const { db, close } = connect(databaseUrl);
  try {
    await seedStaff(db);
    const now = new Date(Date.now() + (await readClockOffset(db))).toISOString();
    await seedContracts(db, now as Parameters<typeof seedContracts>[1]);
  } finally {
    await close();
  }
}

/** The demo's OCMWs answer at the sandbox, wherever it runs today. */
async function seedAgreementsOf(databaseUrl: string, url: string): Promise<void> {
  const { connect } = await import('../../db/connect.ts');
  const { moveAgreements, seedAgreements } = await import('../../db/seed-agreements.ts');
  const { db, close } = connect(databaseUrl);
  await moveAgreements(db, url)
    .then(() => seedAgreements(db, url))
    .finally(close);
}

/** Writes what runs where for other processes; called again whenever that changes. */
export function writeState({ settings, supervisor, urls, environment }: StackParts): void {
  writeStackFile(settings.dataDir, {
    pid: process.pid,
    command: commandLine(process.pid),
    startedAt: new Date().toISOString(),
    urls,
    environment,
    children: supervisor.pids(),
  });
}

/** The UI must know the codec's address and the codec the UI's, so both ports are chosen first; a lost race starts over. */
async function temporalWithCodec(parts: StackParts): Promise<void> {
  const { settings, supervisor, say, environment, urls } = parts;
  const ownServer = settings.temporalAddress === undefined;
  environment[variables.temporalAddress] = settings.temporalAddress ?? '';
  await portFor(parts, 'codec', async (codecPort) => {
    const uiPort = await choosePort(usualPorts.temporalUi);
    const codecUrl = `http://127.0.0.1:${codecPort}`;
    if (ownServer) {
      const { dataDir, temporalNamespace: namespace } = settings;
      const temporal = await startTemporal(supervisor, { dataDir, namespace, say, codecUrl, uiPort });
      environment[variables.temporalAddress] = temporal.address;
      urls['temporalUi'] = `http://localhost:${uiPort}`;
      environment[variables.temporalUiUrl] = urls['temporalUi'];
    }
    const origins = [`http://localhost:${uiPort}`, `http://127.0.0.1:${uiPort}`];
    const args = ['--port', String(codecPort), ...origins.flatMap((origin) => ['--ui-origin', origin])];
    try {
      await supervisor.start(ourChild('codec', 'ops/codec-server.ts', args, environment, 'LISTENING'));
    } catch (error) {
      if (ownServer) await supervisor.stop('temporal');
      throw error;
    }
    urls['codec'] = codecUrl;
  });
}

/** A client of the RIZIV sandbox with a key of its own, made once per data folder: so tokens are asked for as in production. */
function rizivClient({ settings, environment }: StackParts): void {
  environment[variables.rizivClientId] = 'w2-demo';
  environment[variables.rizivKeyFile] = keyPair(settings.dataDir, 'riziv-client').privateFile;
}

async function startSandbox(parts: StackParts, { name, entry, variable, port }: Sandbox): Promise<void> {
  const { settings, supervisor, environment, urls } = parts;
  const child = await withPort(port, (free) => {
    const args = ['--port', String(free), '--data-dir', join(settings.dataDir, 'sandboxes', name)];
    if (name === 'riziv') args.push('--client-key', keyPair(settings.dataDir, 'riziv-client').publicFile);
    return supervisor.start(ourChild(name, entry, args, environment, 'LISTENING'));
  });
  const { url, endpoint = url } = child.announced as { url: string; endpoint?: string };
  urls[name] = url;
  environment[variable] = endpoint;
}

/** Someone who names a port counts on it, and in production others do: another one would be a surprise, so a taken one is an error. */
export async function checkPorts(parts: StackParts): Promise<void> {
  const { settings, options } = parts;
  const wanted = [
    [options.port ?? settings.apiPort, 'npm start -- --port N'],
    [exactPort(parts, 'codec'), variables.codecPort],
    [exactPort(parts, 'worker'), variables.workerPort],
  ] as const;
  const problems: string[] = [];
  for (const [port, how] of wanted) if (port !== undefined && !(await isFree(port))) problems.push(taken(port, how));
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

const taken = (port: number, how = 'npm start -- --port N'): string =>
  `Port ${port} is taken: choose another one with \`${how}\`.`;

/** Undefined in a demo that names none: there any free one does. */
const exactPort = ({ settings }: StackParts, of: 'codec' | 'worker'): number | undefined =>
  settings[`${of}Port`] ?? (settings.mode === 'production' ? usualPorts[of] : undefined);

async function portFor<T>(parts: StackParts, of: 'codec' | 'worker', run: (port: number) => Promise<T>): Promise<T> {
  const exact = exactPort(parts, of);
  return exact === undefined ? withPort(usualPorts[of], run) : run(exact);
}

async function startApi({ settings, options, supervisor, environment }: StackParts, chosen: number): Promise<string> {
  const start = async (port: number) => {
    environment[variables.apiPort] = String(port);
    const child = await supervisor.start(ourChild('api', 'api/main.ts', [], environment, 'LISTENING'));
    const { url } = child.announced;
    return typeof url === 'string' ? url : `http://127.0.0.1:${port}`;
  };
  const wanted = options.port ?? settings.apiPort;
  if (wanted === undefined)
    return start(chosen).catch(async (error: unknown) => {
      if (await wasTaken(chosen, error)) return withPort(undefined, start);
      throw error;
    });
  return start(wanted).catch(async (error: unknown) => {
    throw (await wasTaken(wanted, error)) ? new Error(taken(wanted)) : error;
  });
}

/** The demo's people are made once per data folder; an interrupted first time is done again. */
async function seedOnce({ settings, options, say }: StackParts, step: Step): Promise<void> {
  const done = join(settings.dataDir, 'demo.json');
  if (existsSync(done)) return;
  await step(`the demo's ${options.people} people`, async () => {
    const { seedDemo } = (await import('../demo/seed.ts')) as {
      seedDemo(options: { people: number; onProgress: (line: unknown) => void }): Promise<unknown>;
    };
    const result = await seedDemo({ people: options.people, onProgress: (line) => say(`    ${progressText(line)}`) });
    writeFileSync(done, `${JSON.stringify({ people: options.people, at: new Date().toISOString(), result })}\n`);
  });
}

function progressText(line: unknown): string {
  return typeof line === 'string' ? line : JSON.stringify(line);
}

/** What the person set themselves goes to the children as it is. */
function givenEnvironment(): Record<string, string> {
  const names = Object.values(variables);
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name]?.trim() ? [[name, process.env[name].trim()]] : [])),
  );
}

function stepper(say: (line: string) => void): Step {
  return async (what, run) => {
    const from = Date.now();
    const result = await run();
    say(`  ${what.padEnd(58)} ${((Date.now() - from) / 1000).toFixed(1).padStart(5)} s`);
    return result;
  };
}
