import type { FastifyRequest } from 'fastify';
import { whoHas, type Known } from '../../app/sign-in/index.ts';
import type { App } from '../../app/open.ts';
import type { WhoAsks } from '../actor.ts';
import { problem } from '../problem.ts';
import { cookieOf } from './cookies.ts';
import { linkRoutes } from '../open-routes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** By which session and account; null where nobody has to be signed in. */
    known: Known | null;
  }
}

/** What a bearer sends is no cookie and a cookie no bearer: what is safe for the one is not for the other. */
const ofBearer = new Set<Known['kind']>(['device', 'machine']);

/** Who is signed in by this request; null: nobody. */
async function knownBy(app: App, request: FastifyRequest): Promise<Known | null> {
  const { authorization } = request.headers;
  const secret =
    authorization === undefined
      ? cookieOf(app.settings, request, 'session')
      : (/^Bearer ([A-Za-z0-9_-]{43})$/i.exec(authorization)?.[1] ?? '');
  const known = await whoHas(app, secret);
  return known && ofBearer.has(known.kind) === (authorization !== undefined) ? known : null;
}

/** Where people sign in. */
const signInAt = ({ settings: { publicUrl } }: App): string =>
  publicUrl === undefined ? '/aanmelden' : new URL('/aanmelden', publicUrl).href;

/** Who is signed in, or a problem that says where to. Whoever came by a link is let in to that one page only. */
export function signedIn(app: App): WhoAsks {
  return async (request) => {
    const known = await knownBy(app, request);
    const here = known?.kind !== 'link' || linkRoutes.has(request.routeOptions.url ?? '');
    if (!known || !here) throw problem('signIn.needed', { where: signInAt(app) });
    request.known = known;
    return known.caller;
  };
}
