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
import { parseArgs } from 'node:util';
import { createCodecServer } from './codec-server/server.ts';
import { readSettings, SettingsError, settingsOrEnd, variables } from '../settings/index.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8234' }, 'ui-origin': { type: 'string', multiple: true, default: [] } },
});
const { payloadKeys, codecToken, mode, logLevel } = settingsOrEnd(() => {
  const { payloadKeys: keys, codecToken: token, ...rest } = readSettings();
  if (keys && token) return { payloadKeys: keys, codecToken: token, ...rest };
  throw new SettingsError([`The codec server needs ${variables.payloadKeys} and ${variables.codecToken}.`]);
});
const server = createCodecServer({
  keys: payloadKeys,
  token: codecToken,
  pagesWithoutToken: mode === 'demo' ? values['ui-origin'] : [],
  pagesWithToken: values['ui-origin'],
  logLevel,
});
const url = await server.listen({ port: Number(values.port), host: '127.0.0.1' });
console.log(`LISTENING ${JSON.stringify({ url })}`);
for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => void server.close());
