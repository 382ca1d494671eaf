import { assets } from '../web/index.ts';

/** The one list of what is answered to whoever asks. Behind each a secret in the address or the body decides, or nothing of anybody is shown. */
export const openRoutes: ReadonlySet<string> = new Set([
  '/health',
  '/health/live',
  '/metrics',
  '/openapi.json',
  '/openapi-3.1.json',
  '/context.jsonld',
  // The link is the key, and opens one matter.
  '/ocmw/:token',
  '/v1/ocmw-answers/:token',
  '/mijn/:token',
  '/werkgever/:token',
  '/kalender/:file',
  '/v1/returned-mail',
  // Who is not signed in yet, or not any more.
  '/aanmelden',
  '/aanmelden/terug',
  '/aanmelden/wissel',
  '/afmelden',
  '/afgemeld',
  '/oauth/device',
  '/oauth/token',
  // What a page looks like says nothing of anybody.
  '/taal/:lang',
  ...Object.values(assets).map(({ href }) => href),
]);

/** What whoever came by a link may see: one page. */
export const linkRoutes: ReadonlySet<string> = new Set(['/mijn']);

/** For machines that watch this one: by whatever name they reach it, and never through a proxy. */
export const probes: ReadonlySet<string> = new Set(['/health', '/health/live', '/metrics']);
