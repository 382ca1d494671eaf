/** The sign-in of the demo: a provider that asks nobody for a password, with the made-up people who can be chosen. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { variables, type Settings } from '../../settings/index.ts';
import type { Supervisor } from './children.ts';
import { ourChild } from './our-children.ts';
import { withPort } from './ports.ts';
import { writePrivately, type LocalSecrets } from './private-files.ts';

/** Of a stack that comes up. */
interface Parts {
  readonly settings: Settings;
  readonly supervisor: Supervisor;
  readonly urls: Record<string, string>;
  readonly environment: Record<string, string>;
}

const usualPort = 4106;
const clientId = 'w2-demo';
const peopleFile = (dataDir: string): string => join(dataDir, 'identity-people.json');

/** Starts it, and says in the tables what its claims mean. */
export async function startIdentity(parts: Parts, secrets: LocalSecrets | undefined): Promise<void> {
  const { settings, supervisor, environment, urls } = parts;
  const people = peopleFile(settings.dataDir);
  writePrivately(people, '[]');
  environment[variables.oidcClientId] = clientId;
  environment[variables.oidcClientSecret] = secrets?.identitySecret ?? randomBytes(24).toString('hex');
  environment[variables.oidcAcrValues] = ['substantial', 'high']
    .map((it) => `http://eidas.europa.eu/LoA/${it}`)
    .join(' ');
  environment[variables.oidcSwitch] = 'hint';
  const child = await withPort(usualPort, (port) => {
    const app = environment[variables.publicUrl] ?? '';
    const args = ['--port', String(port), '--people', people, '--app', app, '--client-id', clientId];
    return supervisor.start(
      ourChild('identity', 'integrations/identity/sandbox/main.ts', args, environment, 'LISTENING'),
    );
  });
  const { url } = child.announced as { url: string };
  urls['identity'] = url;
  environment[variables.oidcIssuer] = url;
  await writePeople(parts, environment[variables.databaseUrl] ?? '');
}

/** Who can be chosen: the staff, and the people that the demo has by now. */
export async function writePeople({ settings, environment }: Parts, databaseUrl: string): Promise<void> {
  const { connect } = await import('../../db/connect.ts');
  const { madeUpPeople, seedAccess } = await import('../../db/seed-access.ts');
  const { db, close } = connect(databaseUrl);
  try {
    await seedAccess(db, environment[variables.oidcIssuer] ?? '');
    writePrivately(peopleFile(settings.dataDir), JSON.stringify(await madeUpPeople(db)));
  } finally {
    await close();
  }
}
