import { createPrivateKey, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MagdaOptions } from '../../integrations/magda/ask.ts';
import { startWholeMagdaSandbox } from '../../integrations/wholeMagda/sandbox/main.ts';
import { certificatesOf, createSigner, signedBody, type Signer } from '../../integrations/magda/signing.ts';
import { writeRequest } from '../../integrations/magda/request.ts';
import { SOCIAL_STATUS } from '../../integrations/magda/services.ts';
import { createMagdaClient } from '../../integrations/ocmw/client.ts';
import { createRepertoriumClient } from '../../integrations/repertorium/client.ts';
import { createRizivClient } from '../../integrations/riziv/client.ts';
import { rizivOptions } from '../../integrations/riziv/options.ts';
import { startRizivSandbox } from '../../integrations/riziv/sandbox/main.ts';
import { keyPair } from '../../ops/stack/private-files.ts';
import { readSettings } from '../../settings/index.ts';
import { magdaOptions } from '../../workers/magda-options.ts';
import type { Sandbox } from '../../integrations/sandbox/server.ts';
import { fetchWithConnectTimeout } from '../../integrations/transport.ts';
import { anAuthority, type Made } from './certificates.ts';

let sandbox: Sandbox;
let ours: Made;
let stranger: Made;
let platform: Made;
let ca: string;
beforeAll(async () => {
  const authority = await anAuthority('MAGDA test');
  const other = await anAuthority('Somebody else');
  ca = authority.ca;
  [ours, stranger] = [await authority.issue('w2'), await other.issue('w2')];
  platform = await authority.issue('magda');
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
    // What refuses ours needs no signature of theirs: an operator would look for the fault on the other side.
    const trusted = certificatesOf(ca);
    expect(await ask({ signer: signerOf(stranger), trusted })).toMatchObject({ code: 'magda.signature' });
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

describe('what a signature covers', () => {
  /** As the platform signs, and sent by the sandbox's key: the answer of the sandbox with other content, signed anew. */
  async function signedAnew(change: (xml: string) => string, afterwards = (xml: string) => xml) {
    const fetch: MagdaOptions['fetch'] = async (url, init) => {
      const reply = await fetchWithConnectTimeout(5_000, tlsOf(ours))(url, init);
      const signer = signerOf(platform);
      const plain = (await reply.text())
        .replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '')
        .replace(/(<soapenv:Body)[^>]*>/, '$1>');
      return new Response(afterwards(signer.sign(change(plain))), { headers: { 'content-type': 'text/xml' } });
    };
    return ask({ signer: signerOf(ours), trusted: certificatesOf(ca), fetch });
  }

  it.each([
    ['emoji', 'Van toepassing 😀 &#128512;'],
    ['CDATA', '<![CDATA[Van <b>toepassing</b> & zo]]>'],
    ['carriage returns', 'Van&#13;&#10;toepassing\r\n'],
    ['comments', 'Van <!-- dit --> toepassing'],
  ])('is read with %s in it', async (_what, text) => {
    const answer = await signedAnew((xml) =>
      xml.replace('Van toepassing', text).replace(/(<Resultaat>)/g, '&#13;\r\n$1&#13;'),
    );
    expect(answer).toMatchObject({ value: { leefloon: 'yes', since: '2024-01-01' } });
  });

  it('is what is read, when another body is put in its place', async () => {
    const wrapped = (xml: string) => {
      const body = /<soapenv:Body[\s\S]*<\/soapenv:Body>/.exec(xml)![0];
      const fake = body.replace(/ wsu:Id="[^"]*"/, '').replace('<Code>1</Code>', '<Code>0</Code>');
      expect(fake).not.toBe(body);
      return xml.replace(body, fake).replace('</soapenv:Header>', `<x>${body}</x></soapenv:Header>`);
    };
    expect(await signedAnew((xml) => xml, wrapped)).toMatchObject({ value: { leefloon: 'yes' } });
  });
});

it.each([
  ['the type of the token', / wsse11:TokenType="[^"]*"/, ''],
  ['the type of the reference', /(<wsse:Reference[^>]*) ValueType="[^"]*"/, '$1'],
])('WS-Security without %s is refused, as the platform does', async (_what, from, to) => {
  const signer = signerOf(ours);
  const sign = (envelope: string) => {
    const signed = signer.sign(envelope);
    expect(signed).toMatch(from);
    return signed.replace(from, to);
  };
  expect(await ask({ signer: { header: signer.header, sign } })).toMatchObject({ code: 'magda.signature' });
});

it('a certificate that an authority between issued is believed, one whose path breaks is not', async () => {
  const root = await anAuthority('Root');
  const between = await root.authority('Between');
  const signing = await between.issue('magda');
  const bodyBy = (key: string, certificates: string, trusted: string) => {
    const signer = createSigner({ privateKey: key, certificates });
    const message = writeRequest({
      ...{ service: SOCIAL_STATUS, sender: 'x', reference: randomUUID(), sentAt: '2026-11-22T08:30:00Z' },
      ...{ content: {}, header: signer.header },
    });
    return signedBody(signer.sign(message), certificatesOf(trusted));
  };
  const { key, certificate } = signing;
  expect(bodyBy(key, certificate + between.ca, root.ca)).toContain('<Verzoek>');
  expect(bodyBy(key, certificate, root.ca)).toBeUndefined();
  expect(bodyBy(key, certificate + ca, ca)).toBeUndefined();
  // Whoever has a certificate is no authority by that.
  const other = await root.issue('somebody');
  expect(bodyBy(key, certificate + other.certificate, root.ca)).toBeUndefined();
  expect(bodyBy(ours.key, ours.certificate, ca)).toBeDefined();
  expect(bodyBy(ours.key, ours.certificate, '')).toBeUndefined();
});

describe('by the settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'w2-pem-'));
  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  afterAll(() => rmSync(folder, { recursive: true }));
  const locked = (key: string): string =>
    createPrivateKey(key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'hush' })
      .toString();

  it('MAGDA is asked over mutual TLS, signed, with other authorities for signatures than for TLS', async () => {
    const settings = readSettings({
      ...{ W2_MAGDA_URL: sandbox.endpoint, W2_MAGDA_SIGN: 'rsa-sha1', W2_MAGDA_CA_FILE: put('ca.pem', ca) },
      W2_MAGDA_CERT_FILE: put('w2.pem', ours.certificate),
      W2_MAGDA_KEY_FILE: put('w2.key', locked(ours.key)),
      ...{ W2_MAGDA_KEY_PASSPHRASE: 'hush', W2_MAGDA_SIGN_CA_FILE: join(folder, 'ca.pem') },
    });
    const asked = (changed: object) =>
      createMagdaClient({ ...magdaOptions({ ...settings, ...changed }), endpoint: settings.ocmwUrl! }).receivesLeefloon(
        question(),
      );
    expect(await asked({})).toMatchObject({ value: { leefloon: 'yes' } });
    const foreign = put('foreign.pem', (await anAuthority('Foreign')).ca);
    expect(await asked({ magdaSignCaFile: foreign })).toMatchObject({ code: 'magda.answerNotSigned' });
    expect(await asked({ magdaCaFile: foreign })).toMatchObject({ code: 'magda.unreachable' });
  });

  it('RIZIV is asked over mutual TLS, and where its tokens come from too', async () => {
    const client = keyPair(folder, 'riziv');
    const riziv = await startRizivSandbox({
      ...{ port: 0, dataDir: mkdtempSync(join(tmpdir(), 'riziv-')), clientKey: client.publicFile },
      tls: { key: platform.key, cert: platform.certificate, ca },
    });
    const settings = {
      ...{ rizivUrl: riziv.url, rizivClientId: 'w2-demo', rizivKeyFile: client.privateFile },
      ...{ rizivCaFile: put('ca.pem', ca), rizivTlsCertFile: put('w2.pem', ours.certificate) },
      ...{ rizivTlsKeyFile: put('w2.key', locked(ours.key)), rizivTlsKeyPassphrase: 'hush' },
    };
    const asked = (changed: object) =>
      createRizivClient(rizivOptions({ ...settings, ...changed })).incapacity(question());
    expect(await asked({})).toMatchObject({ kind: 'answer' });
    expect(await asked({ rizivTlsCertFile: undefined, rizivTlsKeyFile: undefined })).toMatchObject({
      code: 'riziv.noToken',
    });
    expect(await asked({ rizivCaFile: undefined })).toMatchObject({ code: 'riziv.noToken' });
    await riziv.close();
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
