import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { expect, it } from 'vitest';
import { identityClient } from '../../integrations/identity/client.ts';
import { keyPair } from '../../ops/stack/private-files.ts';
import { clientId, hostileProvider, strong } from './hostile-provider.ts';

it('with a key of its own, W² proves itself to the provider by a signed assertion and sends no secret', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'w2-client-key-'));
  const { privateFile, publicFile } = keyPair(folder, 'client');
  const provider = await hostileProvider();
  try {
    const redirectUri = 'https://w2.example.be/aanmelden/terug';
    const client = identityClient({
      ...{ issuer: provider.url, clientId, clientKeyFile: privateFile, redirectUri },
      ...{ acrValues: [strong], scope: 'openid' },
    });
    const proof = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) };
    const to = await client.start(proof);
    provider.nonce = proof.nonce;
    provider.challenge = to.searchParams.get('code_challenge') ?? '';
    const claims = await client.finish(new URL(`${redirectUri}?code=c&state=${proof.state}`), proof);
    expect(claims['sub']).toBe('someone');
    const { form, authorization } = provider.asked.at(-1)!;
    expect([authorization, form.get('client_secret')]).toEqual(['', null]);
    const key = createPublicKey(readFileSync(publicFile));
    const { payload } = await jwtVerify(form.get('client_assertion') ?? '', key, {
      algorithms: ['ES256'],
      issuer: clientId,
    });
    expect([payload.aud].flat()).toContain(provider.url);
  } finally {
    await provider.close();
    rmSync(folder, { recursive: true });
  }
});
