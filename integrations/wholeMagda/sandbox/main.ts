import { workRelations } from '../../employment/sandbox/main.ts';
import { socialStatus } from '../../ocmw/sandbox/main.ts';
import { repertorium } from '../../repertorium/sandbox/main.ts';
import { runAsProcess } from '../../sandbox/process.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { startMagdaSandbox, type MagdaSandboxOptions } from '../../magda/sandbox/endpoint.ts';

/** All five MAGDA operations on one URL, as on the public mock and on the platform. */
export function startWholeMagdaSandbox(options: MagdaSandboxOptions): Promise<Sandbox> {
  return startMagdaSandbox({ system: 'magda', services: [...socialStatus, ...workRelations, ...repertorium] }, options);
}

if (import.meta.main) await runAsProcess(startWholeMagdaSandbox);
