/** The pages for people, served by the process of the API: they call the same verbs, behind the same gates. */
import type { FastifyInstance } from 'fastify';
import { assetRoutes } from './assets.ts';
import { chooseLang } from './language.ts';
import { agreementsPage } from './pages/agreements.ts';
import { calendarPage } from './pages/calendar.ts';
import { commandPage } from './pages/command.ts';
import { escalationsPage } from './pages/escalations.ts';
import { figuresPage } from './pages/figures.ts';
import { lifePage } from './pages/life.ts';
import { placeOffersPage } from './pages/place-offers.ts';
import { placesPage } from './pages/places.ts';
import { rulesChangePage } from './pages/rules-change.ts';
import { rulesPage } from './pages/rules.ts';
import { systemsPage } from './pages/systems.ts';
import { teamAbsencePage } from './pages/team-absence.ts';
import { teamNewPage } from './pages/team-new.ts';
import { teamTransferPage } from './pages/team-transfer.ts';
import { teamWeeksPage } from './pages/team-weeks.ts';
import { teamPage } from './pages/team.ts';
import { trajectoryPage } from './pages/trajectory.ts';
import { worklistPage } from './pages/worklist.ts';
import { ownPath } from './return-to.ts';
import { siteOf, type Site, type SiteContext } from './site.ts';

/** Every page, each in a file of its own. */
const all: readonly ((site: Site) => void)[] = [
  agreementsPage,
  calendarPage,
  commandPage,
  escalationsPage,
  figuresPage,
  lifePage,
  placeOffersPage,
  placesPage,
  rulesChangePage,
  rulesPage,
  systemsPage,
  teamAbsencePage,
  teamNewPage,
  teamPage,
  teamTransferPage,
  teamWeeksPage,
  trajectoryPage,
  worklistPage,
];

export function pages(context: SiteContext): void {
  const { server, secure } = context;
  takesForms(server);
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
