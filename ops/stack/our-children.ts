/** Our own processes in a local stack: where each begins, and how long it may take. */
import { join } from 'node:path';
import { projectRoot, variables } from '../../settings/index.ts';
import type { Settings } from '../../settings/index.ts';
import type { ChildSpec } from './child.ts';

/** The outside systems that have no real endpoint on a developer's machine. */
const sandboxes = [
  { name: 'ocmw', entry: 'integrations/ocmw/sandbox/main.ts', variable: variables.ocmwUrl, port: 4101 },
  { name: 'riziv', entry: 'integrations/riziv/sandbox/main.ts', variable: variables.rizivUrl, port: 4102 },
  {
    name: 'employment',
    entry: 'integrations/employment/sandbox/main.ts',
    variable: variables.employmentUrl,
    port: 4103,
  },
  {
    name: 'repertorium',
    entry: 'integrations/repertorium/sandbox/main.ts',
    variable: variables.repertoriumUrl,
    port: 4104,
  },
  {
    name: 'localOcmw',
    entry: 'integrations/localOcmw/sandbox/main.ts',
    variable: variables.localOcmwUrl,
    port: 4105,
  },
] as const;
export type Sandbox = (typeof sandboxes)[number];

/** Those to start: of systems without an address, by a variable of their own or MAGDA's for all. Production has none. */
export function sandboxesFor(settings: Settings): readonly Sandbox[] {
  if (settings.mode === 'production') return [];
  return sandboxes.filter(({ name }) => settings[`${name}Url`] === undefined);
}

/**
 * For V8 in a worker: what a command leaves behind is gone when the small room for new things is full, and is looked for in
 * all of memory only when that has grown. By itself V8 keeps both small, and a sixth to a quarter of what a worker costs went into it.
 */
export const roomForGarbage = [
  '--min-semi-space-size=16',
  '--max-semi-space-size=32',
  '--initial-old-space-size=128',
  '--no-memory-reducer',
] as const;

/** `ready` is the first word of the line with which the process says that it is up. */
export function ourChild(
  name: string,
  entry: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  ready: 'LISTENING' | 'READY',
): ChildSpec {
  return {
    name,
    run: { entry: join(projectRoot, entry), flags: name === 'worker' ? roomForGarbage : [] },
    args,
    env: { ...environment },
    ready: `${ready} `,
    readyTimeoutMs: 120_000,
    // The worker lets running activities finish before it goes.
    graceMs: name === 'worker' ? 15_000 : 8_000,
  };
}
