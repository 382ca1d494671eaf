/** The pages for people, served by the process of the API: they call the same verbs, behind the same gates. */
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { assetRoutes } from './assets.ts';
import { takesForms } from './forms.ts';
import { chooseLang, namedLang } from './language.ts';
import { accessPage } from './pages/access.ts';
import { accountPage } from './pages/account.ts';
import { askedPage } from './pages/asked.ts';
import { buildsPage } from './pages/builds.ts';
import { checkMendPages } from './pages/check-mend.ts';
import { checkPage } from './pages/check.ts';
import { clockPage } from './pages/clock.ts';
import { commandPage } from './pages/command.ts';
import { lookersPage } from './pages/lookers.ts';
import { mailboxPages } from './pages/mailbox.ts';
import { ocmwHomePage } from './pages/ocmw-home.ts';
import { ownConsentPages } from './pages/own-consent.ts';
import { ownDataPages } from './pages/own-data.ts';
import { ownPage } from './pages/own.ts';
import { addressPage } from './pages/address.ts';
import { cardPage } from './pages/card.ts';
import { contactPage } from './pages/contact.ts';
import { correctionsPage } from './pages/corrections.ts';
import { glassPage } from './pages/glass.ts';
import { handoverPage } from './pages/handover.ts';
import { inszPage } from './pages/insz.ts';
import { lookupsPage } from './pages/lookups.ts';
import { movesPage } from './pages/moves.ts';
import { planPage } from './pages/plan.ts';
import { agendaPage } from './pages/agenda.ts';
import { allocatePage } from './pages/allocate.ts';
import { attendancePage } from './pages/attendance.ts';
import { coachingPage } from './pages/coaching.ts';
import { employerLinkPage, employerRoutes } from './pages/employer.ts';
import { consultationPage } from './pages/consultation.ts';
import { groupPage } from './pages/group.ts';
import { groupCommandPage } from './pages/group-command.ts';
import { groupsPage } from './pages/groups.ts';
import { moveSessionPage } from './pages/move-session.ts';
import { planGroupPage } from './pages/plan-group.ts';
import { agreementCommandPage } from './pages/agreement-command.ts';
import { agreementPage } from './pages/agreement.ts';
import { agreementsMapPage } from './pages/agreements-map.ts';
import { agreementsPage } from './pages/agreements.ts';
import { contractFormPages } from './pages/contract-form.ts';
import { contractStatementPage } from './pages/contract-statement.ts';
import { contractsPage } from './pages/contracts.ts';
import { hoursPage } from './pages/hours.ts';
import { hoursMonthPage } from './pages/hours-month.ts';
import { calendarPage } from './pages/calendar.ts';
import { escalationsPage } from './pages/escalations.ts';
import { figureTablePage } from './pages/figure-table.ts';
import { figuresPage } from './pages/figures.ts';
import { reportPage } from './pages/report.ts';
import { lifePage } from './pages/life.ts';
import { placeOffersPage } from './pages/place-offers.ts';
import { placesPage } from './pages/places.ts';
import { rulesChangePage } from './pages/rules-change.ts';
import { rulesPage } from './pages/rules.ts';
import { simulationPage } from './pages/simulation.ts';
import { systemsPage } from './pages/systems.ts';
import { teamAbsencePage } from './pages/team-absence.ts';
import { teamNewPage } from './pages/team-new.ts';
import { teamTransferPage } from './pages/team-transfer.ts';
import { teamWeeksPage } from './pages/team-weeks.ts';
import { teamPage } from './pages/team.ts';
import { contactPersonPage } from './pages/contact-person.ts';
import { contactsPage } from './pages/contacts.ts';
import { contactsListPage } from './pages/contacts-list.ts';
import { listPage } from './pages/list.ts';
import { manyPage } from './pages/many.ts';
import { proposalsPage } from './pages/proposals.ts';
import { processPage } from './pages/process.ts';
import { registerPage } from './pages/register.ts';
import { searchPage } from './pages/search.ts';
import { trajectoryPage } from './pages/trajectory.ts';
import { whyPage } from './pages/why.ts';
import { worklistPage } from './pages/worklist.ts';
import { lettersPage, notesPage } from './pages/written.ts';
import { ownPath } from './return-to.ts';
import { siteOf, type Site, type SiteContext } from './site.ts';
import { uploadLimits } from './upload.ts';

/** Every page, each in a file of its own. */
const all: readonly ((site: Site) => void)[] = [
  accessPage,
  accountPage,
  askedPage,
  buildsPage,
  checkMendPages,
  checkPage,
  clockPage,
  commandPage,
  lookersPage,
  mailboxPages,
  ocmwHomePage,
  ownConsentPages,
  ownDataPages,
  ownPage,
  trajectoryPage,
  addressPage,
  cardPage,
  contactPage,
  correctionsPage,
  glassPage,
  handoverPage,
  inszPage,
  lettersPage,
  lookupsPage,
  movesPage,
  notesPage,
  planPage,
  whyPage,
  agendaPage,
  allocatePage,
  attendancePage,
  coachingPage,
  consultationPage,
  employerLinkPage,
  groupCommandPage,
  groupPage,
  groupsPage,
  moveSessionPage,
  planGroupPage,
  agreementCommandPage,
  agreementPage,
  agreementsMapPage,
  agreementsPage,
  contractFormPages,
  contractStatementPage,
  contractsPage,
  hoursPage,
  hoursMonthPage,
  calendarPage,
  escalationsPage,
  figuresPage,
  reportPage,
  figureTablePage,
  processPage,
  lifePage,
  placeOffersPage,
  placesPage,
  rulesChangePage,
  rulesPage,
  simulationPage,
  systemsPage,
  teamAbsencePage,
  teamNewPage,
  teamPage,
  teamTransferPage,
  teamWeeksPage,
  worklistPage,
  contactPersonPage,
  contactsListPage,
  contactsPage,
  listPage,
  manyPage,
  proposalsPage,
  registerPage,
  searchPage,
];

export function pages(context: SiteContext): void {
  const { server, secure } = context;
  takesForms(server);
  void server.register(multipart, uploadLimits(context.largestList));
  assetRoutes(server);
  languageRoute(server, secure);
  employerRoutes(context);
  const site = siteOf(context);
  for (const page of all) page(site);
  site.openPosted();
}

function languageRoute(server: FastifyInstance, secure: boolean): void {
  server.get<{ Params: { lang: string }; Querystring: { terug?: string } }>(
    '/taal/:lang',
    { schema: { hide: true } },
    async ({ params, query }, reply) => {
      chooseLang(reply, namedLang(params.lang), secure);
      return reply.redirect(ownPath(query.terug, '/'), 303);
    },
  );
}

export { assets } from './assets.ts';
export { feedOf } from './calendar-feed.ts';
export { refreshSeconds } from './components/ical.ts';
