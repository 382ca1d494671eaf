/**
 * Decrypts payloads for people who look into the Temporal UI or use its command line.
 *
 *     node ops/codec-server.ts --port 8234 --ui-origin http://localhost:8233
 *
 * Who may ask: whoever sends the bearer token (`temporal --codec-endpoint … --codec-auth "Bearer …"`). The UI sends a
 * token of its own only over https with single sign-on, which a demo on one machine has not; so in the demo a page of
 * exactly that UI may ask without. A browser sets `Origin` itself, so no other site can pretend; and `Host` must be the
 * loopback address, so a name that was made to point here (DNS rebinding) does not help either. In production only the
 * token counts, and a proxy in front of it ends https and signs people in.
 */
import { createCodecServer } from './codec-server/server.ts';
import {
  argumentsOf,
  portGiven,
  readSettings,
  settingsOrEnd,
  unknownSettings,
  variables,
  type Settings,
} from '../settings/index.ts';

const { given, origins } = settingsOrEnd(() => {
  const options = { port: { type: 'string' }, 'ui-origin': { type: 'string', multiple: true } } as const;
  const { port: text, 'ui-origin': from = [] } = argumentsOf(options);
  return { given: portGiven(text), origins: from };
});
const { payloadKeys, codecToken, codecPort, mode, logLevel } = settingsOrEnd(
  () => readSettings(process.env, 'codec') as Settings & Required<Pick<Settings, 'payloadKeys' | 'codecToken'>>,
);
const port = given ?? codecPort ?? 8234;
const server = createCodecServer({
  keys: payloadKeys,
  token: codecToken,
  pagesWithoutToken: mode === 'demo' ? origins : [],
  pagesWithToken: origins,
  logLevel,
});
for (const variable of unknownSettings())
  server.log.warn({ variable }, 'this is no setting: docs/operations.md has those there are');
const url = await server.listen({ port, host: '127.0.0.1' }).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(
    `Port ${port} is taken: choose another one for the codec server with ${variables.codecPort}. (EADDRINUSE)`,
  );
  process.exit(1);
});
console.log(`LISTENING ${JSON.stringify({ url })}`);
for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => void server.close());
