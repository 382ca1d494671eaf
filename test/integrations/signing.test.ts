import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MagdaOptions } from '../../integrations/magda/ask.ts';
import { startWholeMagdaSandbox } from '../../integrations/wholeMagda/sandbox/main.ts';
import { certificatesOf, createSigner, type Signer } from '../../integrations/magda/signing.ts';
import { createMagdaClient } from '../../integrations/ocmw/client.ts';
import { createRepertoriumClient } from '../../integrations/repertorium/client.ts';
import type { Sandbox } from '../../integrations/sandbox/server.ts';
import { fetchWithConnectTimeout } from '../../integrations/transport.ts';
import { anAuthority, type Made } from './certificates.ts';

let sandbox: Sandbox;
let ours: Made;
let stranger: Made;
let ca: string;
beforeAll(async () => {
  const authority = await anAuthority('MAGDA test');
  const other = await anAuthority('Somebody else');
  ca = authority.ca;
  [ours, stranger] = [await authority.issue('w2'), await other.issue('w2')];
  const platform = await authority.issue('magda');
  sandbox = await startWholeMagdaSandbox({
    port: 0,
    dataDir: mkdtempSync(join(tmpdir(), 'magda-')),
    tls: { key: platform.key, cert: platform.certificate, ca },
    signatures: { ca, keys: { privateKey: platform.key, certificates: platform.certificate } },
  });
}, 60_000);
afterAll(() => sandbox.close());

const signerOf = ({ key, certificate }: Made, algorithm?: 'rsa-sha256'): Signer =>
  createSigner({ privateKey: key, certificates: certificate, ...(algorithm ? { algorithm } : {}) });
const tlsOf = ({ key, certificate }: Made) => ({ key, cert: certificate, ca });
const options = (more: Partial<MagdaOptions>): MagdaOptions => ({
  endpoint: sandbox.endpoint,
  sender: 'example.be/w2',
  tls: tlsOf(ours),
  ...more,
});
const question = () => ({
  insz: '86710585636',
  on: '2026-11-22',
  sentAt: '2026-11-22T08:30:00Z',
  reference: randomUUID(),
});
const ask = (more: Partial<MagdaOptions>) => createMagdaClient(options(more)).receivesLeefloon(question());

describe('a signed message over mutual TLS', () => {
  it.each([undefined, 'rsa-sha256'] as const)('is answered, and the signed answer believed (%s)', async (algorithm) => {
    const answer = await ask({ signer: signerOf(ours, algorithm), trusted: certificatesOf(ca) });
    expect(answer).toMatchObject({ kind: 'answer', value: { leefloon: 'yes' } });
  });

  it('is how a person is inscribed too', async () => {
    const client = createRepertoriumClient({
      ...options({ signer: signerOf(ours), trusted: certificatesOf(ca) }),
      capacityCode: '1300',
    });
    const { on: from, ...rest } = question();
    expect(await client.inscribe({ ...rest, from })).toMatchObject({ value: 'done' });
  });

  it('that is not signed is refused, for an operator to mend', async () => {
    expect(await ask({})).toMatchObject({ failure: 'permanent', code: 'magda.signature' });
  });

  it('signed by somebody else is refused', async () => {
    expect(await ask({ signer: signerOf(stranger) })).toMatchObject({ code: 'magda.signature' });
  });

  it.each([
    ['the body', (xml: string) => xml.replace('86710585636', '91671721308')],
    [
      'the signature',
      (xml: string) =>
        xml.replace(/(SignatureValue>.)(.)/, (_all, a: string, b: string) => `${a}${b === 'A' ? 'B' : 'A'}`),
    ],
    ['the certificate', (xml: string) => xml.replace(/(BinarySecurityToken[^>]*>)[^<]{40}/, '$1MIIB')],
    ['where the signed body stands', (xml: string) => moved(xml)],
  ])('changed after signing in %s is refused', async (_what, change) => {
    const signer = signerOf(ours);
    const changed = { header: signer.header, sign: (envelope: string) => change(signer.sign(envelope)) };
    expect(await ask({ signer: changed })).toMatchObject({ code: 'magda.signature' });
  });

  it('is never sent to whom our authorities do not know, nor without our certificate', async () => {
    const signer = signerOf(ours);
    const { ca: foreign } = await anAuthority('Foreign');
    expect(await ask({ signer, tls: { ...tlsOf(ours), ca: foreign } })).toMatchObject({ code: 'magda.unreachable' });
    expect(await ask({ signer, tls: { ca } })).toMatchObject({ kind: 'failure' });
  });
});

describe('an answer', () => {
  it('by another authority, or changed on the way, is not believed', async () => {
    const signer = signerOf(ours);
    const { ca: foreign } = await anAuthority('Foreign');
    expect(await ask({ signer, trusted: certificatesOf(foreign) })).toMatchObject({
      failure: 'permanent',
      code: 'magda.answerNotSigned',
    });
    const fetch: MagdaOptions['fetch'] = async (url, init) => {
      const reply = await fetchWithConnectTimeout(5_000, tlsOf(ours))(url, init);
      const text = (await reply.text()).replace('<Code>1</Code>', '<Code>0</Code>');
      return new Response(text, { status: 200, headers: { 'content-type': 'text/xml' } });
    };
    expect(await ask({ signer, trusted: certificatesOf(ca), fetch })).toMatchObject({ code: 'magda.answerNotSigned' });
    expect(await ask({ signer, fetch })).toMatchObject({ value: { leefloon: 'no' } });
  });
});

it('a certificate that is not the key’s is noticed at the start', () => {
  expect(() => createSigner({ privateKey: ours.key, certificates: stranger.certificate })).toThrow(
    'not the one of the private key',
  );
});

/** Signature wrapping: the signed body is put aside, and another one in its place. */
function moved(xml: string): string {
  const body = /<soapenv:Body[\s\S]*<\/soapenv:Body>/.exec(xml)![0];
  const fake = body
    .replace(/ wsu:Id="[^"]*"/, '')
    .replace(/ xmlns:wsu="[^"]*"/, '')
    .replace('86710585636', '91671721308');
  return xml.replace(body, fake).replace('</soapenv:Header>', `<x>${body}</x></soapenv:Header>`);
}
