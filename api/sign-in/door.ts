import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { App } from '../../app/open.ts';
import { problem } from '../problem.ts';
import { cookieOf } from './cookies.ts';
import { probes } from '../open-routes.ts';

type Settings = App['settings'];

const thisComputer = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Only our own names are answered to: a page whose name was pointed here sends its own `Host`, and a link that is made of
 * one would lead elsewhere. Probes come by whatever address, and never from outside.
 */
export function ownNamesOnly(server: FastifyInstance, { publicUrl }: Settings): void {
  const own = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  server.addHook('onRequest', async (request) => {
    if (probes.has(request.routeOptions.url ?? '')) {
      if (request.headers['x-forwarded-for'] !== undefined) throw problem('request.notFound');
      return;
    }
    const host = request.host.toLowerCase();
    if (host !== own && !thisComputer.has(hostname(`http://${host}`))) throw problem('request.otherSite');
  });
}

const hostname = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');
const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser sends the cookie along also when the page of another site posts here. The browser itself says who posts
 * (`Sec-Fetch-Site`), older ones where from (`Origin`); with a cookie and neither of the two nothing is changed. A token for
 * the header of each request is no page's to send, so bearers are not asked.
 */
export function noOtherSites(server: FastifyInstance, settings: Settings): void {
  server.addHook('onRequest', async (request) => {
    if (reads.has(request.method) || request.headers.authorization !== undefined) return;
    const from = sender(request, settings);
    if (from === 'other') throw problem('request.otherSite');
    if (from === 'unknown' && cookieOf(settings, request, 'session') !== '') throw problem('request.otherSite');
  });
}

function sender({ headers, host }: FastifyRequest, { publicUrl }: Settings): 'own' | 'other' | 'unknown' {
  const { 'sec-fetch-site': site, origin } = headers;
  if (site !== undefined) return site === 'same-origin' ? 'own' : 'other';
  if (origin === undefined) return 'unknown';
  const own = [...(publicUrl === undefined ? [] : [new URL(publicUrl).origin])];
  return own.includes(origin) || (isHere(host) && origin === `http://${host}`) ? 'own' : 'other';
}

const isHere = (host: string): boolean => thisComputer.has(hostname(`http://${host}`));
