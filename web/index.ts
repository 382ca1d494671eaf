/** The pages for people, served by the process of the API: they call the same verbs, behind the same gates. */
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { assetRoutes } from './assets.ts';
import { chooseLang } from './language.ts';
import { commandPage } from './pages/command.ts';
import { contactPersonPage } from './pages/contact-person.ts';
import { contactsPage } from './pages/contacts.ts';
import { contactsListPage } from './pages/contacts-list.ts';
import { listPage } from './pages/list.ts';
import { manyPage } from './pages/many.ts';
import { proposalsPage } from './pages/proposals.ts';
import { registerPage } from './pages/register.ts';
import { searchPage } from './pages/search.ts';
import { trajectoryPage } from './pages/trajectory.ts';
import { worklistPage } from './pages/worklist.ts';
import { ownPath } from './return-to.ts';
import { siteOf, type Site, type SiteContext } from './site.ts';
import { uploadLimits } from './upload.ts';

/** Every page, each in a file of its own. */
const all: readonly ((site: Site) => void)[] = [
  worklistPage,
  contactPersonPage,
  contactsListPage,
  contactsPage,
  listPage,
  manyPage,
  proposalsPage,
  registerPage,
  searchPage,
  trajectoryPage,
  commandPage,
];

export function pages(context: SiteContext): void {
  const { server, secure } = context;
  takesForms(server);
  void server.register(multipart, uploadLimits(context.largestList));
  assetRoutes(server);
  languageRoute(server, secure);
  const site = siteOf(context);
  for (const page of all) page(site);
}

/** A form of a page sends this, and may hold a name more than once. */
function takesForms(server: FastifyInstance): void {
  server.removeContentTypeParser('application/x-www-form-urlencoded');
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(body as string)),
  );
}

function languageRoute(server: FastifyInstance, secure: boolean): void {
  server.get<{ Params: { lang: string }; Querystring: { terug?: string } }>(
    '/taal/:lang',
    { schema: { hide: true } },
    async ({ params, query }, reply) => {
      chooseLang(reply, params.lang === 'en' ? 'en' : 'nl', secure);
      return reply.redirect(ownPath(query.terug, '/'), 303);
    },
  );
}

export { assets } from './assets.ts';
