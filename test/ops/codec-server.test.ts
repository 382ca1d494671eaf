import { defaultPayloadConverter } from '@temporalio/common';
import { afterAll, describe, expect, it } from 'vitest';
import { createCodecServer } from '../../ops/codec-server/server.ts';
import { toJson } from '../../ops/codec-server/payload-json.ts';
import { EncryptionCodec, generatePayloadKey, parsePayloadKeys } from '../../codec/codec.ts';

const keys = parsePayloadKeys(generatePayloadKey('k1'));
const token = 'a-token-of-enough-length';
const ui = 'http://localhost:8233';
const parts = { keys, token, logLevel: 'silent' } as const;
const demo = createCodecServer({ ...parts, pagesWithoutToken: [ui], pagesWithToken: [ui] });
const production = createCodecServer({ ...parts, pagesWithoutToken: [], pagesWithToken: [ui] });
afterAll(() => Promise.all([demo.close(), production.close()]));

const encrypted = await new EncryptionCodec(keys).encode([defaultPayloadConverter.toPayload('intake')]);
const body = { payloads: encrypted.map(toJson) };

const post = (server: typeof demo, headers: Record<string, string>, payload: object = body, path = '/decode') =>
  server.inject({ method: 'POST', url: path, headers: { host: 'localhost:8234', ...headers }, payload });

describe('the codec server', () => {
  it('decodes for the page of the UI in the demo, and says so to the browser', async () => {
    const reply = await post(demo, { origin: ui });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['access-control-allow-origin']).toBe(ui);
    const { payloads } = reply.json<{ payloads: { data: string }[] }>();
    expect(Buffer.from(payloads[0]?.data ?? '', 'base64').toString()).toBe('"intake"');
  });

  it('lets a browser ask beforehand, and names no other page', async () => {
    const ask = (origin: string) => demo.inject({ method: 'OPTIONS', url: '/decode', headers: { origin } });
    expect((await ask(ui)).headers['access-control-allow-headers']).toContain('x-namespace');
    expect((await ask('https://evil.example')).headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    ['nobody in particular', {}],
    ['another page', { origin: 'https://evil.example' }],
    ['a name that was made to point here', { origin: ui, host: 'evil.example' }],
    ['the UI with a wrong token', { origin: ui, authorization: 'Bearer guessed' }],
  ])('refuses %s', async (_who, headers: Record<string, string>) => {
    const reply = await post(demo, headers);
    expect(reply.statusCode).toBe(401);
    expect(reply.body).not.toContain(token);
  });

  it('wants the token from everyone in production', async () => {
    expect((await post(production, { origin: ui })).statusCode).toBe(401);
    expect((await post(production, { authorization: `Bearer ${token}` })).statusCode).toBe(200);
  });

  it('says which key is missing, and what a body must be', async () => {
    const others = await new EncryptionCodec(parsePayloadKeys(generatePayloadKey('k9'))).encode(encrypted);
    const unknown = await post(demo, { origin: ui }, { payloads: others.map(toJson) });
    expect([unknown.statusCode, unknown.body]).toEqual([422, expect.stringContaining('k9')]);
    expect((await post(demo, { origin: ui }, { payloads: [1] })).statusCode).toBe(400);
  });

  it('encodes what can be decoded again', async () => {
    const plain = { payloads: [toJson(defaultPayloadConverter.toPayload('pause'))] };
    const there = await post(demo, { origin: ui }, plain, '/encode');
    expect(there.body).toContain('encryption-key-id');
    expect((await post(demo, { origin: ui }, there.json<object>())).json()).toEqual(plain);
  });
});
