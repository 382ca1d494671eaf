import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/**
 * What each page needs beside itself, read once: the address holds a hash of the content, so a browser keeps it for a year
 * and a new release is seen at once.
 */
interface Asset {
  readonly href: string;
  readonly type: string;
  readonly body: Buffer;
  readonly zipped: Buffer;
}

const { resolve } = createRequire(import.meta.url);
const own = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const ofPackage = (name: string): string => readFileSync(resolve(name), 'utf8');

function asset(name: string, ending: string, type: string, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 12);
  const body = Buffer.from(text);
  return { href: `/vast/${name}.${hash}.${ending}`, type, body, zipped: gzipSync(body, { level: 9 }) };
}

export const assets = {
  // The library stands in a layer of its own, so that our rules win without a fight.
  style: asset(
    'stijl',
    'css',
    'text/css; charset=utf-8',
    [own('./style/theme.css'), ofPackage('@digdir/designsystemet-css'), own('./style/site.css')].join('\n'),
  ),
  script: asset('pagina', 'js', 'text/javascript; charset=utf-8', own('./style/page.js')),
  icon: asset('w2', 'svg', 'image/svg+xml', own('./style/icon.svg')),
} as const;

export function assetRoutes(server: FastifyInstance): void {
  for (const { href, type, body, zipped } of Object.values(assets))
    server.get(href, { schema: { hide: true } }, async ({ headers }, reply) => {
      const zips = /\bgzip\b/.test(headers['accept-encoding'] ?? '');
      return reply
        .type(type)
        .headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' })
        .headers(zips ? { 'content-encoding': 'gzip' } : {})
        .send(zips ? zipped : body);
    });
}
