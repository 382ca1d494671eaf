import { isOf } from './routes.ts';
import type { Ground, Role } from './ground.ts';

/** A page in a state: who looks at it, at which address. */
export interface Listed {
  readonly route: string;
  readonly as: Role;
  readonly path: (ground: Ground) => string;
  /** Left out, 200. */
  readonly status?: number;
  /** The form that is sent with nothing in it, and refused on this page. */
  readonly blank?: string;
}

const post = 'main form[method=post]';
const of = (route: string, as: Role, path?: Listed['path'], more: Partial<Listed> = {}): Listed => ({
  ...{ route, as, path: path ?? (() => route) },
  ...more,
});
const ofOne = (page: string, as: Role, of_: keyof Ground['ids'] | 'member', more: Partial<Listed> = {}): Listed => ({
  ...{ route: `/trajecten/:id${page}`, as, ...more },
  path: ({ ids, member }) => `/trajecten/${of_ === 'member' ? member : ids[of_]}${page}`,
});
const doing = (name: string, as: Role, of_: keyof Ground['ids'] | 'member', more: Partial<Listed> = {}): Listed => ({
  ...ofOne(`/doe/${name}`, as, of_, more),
  route: '/trajecten/:id/doe/:name',
});

/** Every page that can be opened, at least once: full, with nothing in it, late, and refused. */
export const listed: readonly Listed[] = [
  of('/aangemeld', 'mediator'),
  of('/aanmelden-persoon', 'mediator', undefined, { blank: post }),
  of('/berichten', 'mediator'),
  of('/berichten', 'newcomer'),
  of('/berichten/:id', 'mediator', ({ mail }) => `/berichten/${mail}`),
  of('/cijfers', 'coordinator'),
  of('/cijfers', 'analyst'),
  of('/cijfers/tabel', 'analyst', () => '/cijfers/tabel?cijfer=trajectoriesOpen&naar=province&en=kind'),
  of('/cijfers/tabel', 'coordinator', () => '/cijfers/tabel?van=2030-01-01&tot=2029-01-01', { status: 422 }),
  of('/cijfers/verloop', 'analyst', () => '/cijfers/verloop?van=2020-01-01'),
  of('/cijfers/verloop', 'coordinator'),
  of('/coaching', 'jobCoach'),
  of('/contacten', 'lead'),
  of('/contacten', 'newcomer'),
  of('/contacten/:id', 'mediator', ({ prospect }) => `/contacten/${prospect}`, { blank: `${post}.w2-form` }),
  of('/contacten/:id/wissen', 'lead', ({ prospect }) => `/contacten/${prospect}/wissen`),
  of('/contacten/lijst', 'lead', undefined, { blank: post }),
  of('/contacten/lijst/:ref', 'lead', () => '/contacten/lijst/x', { status: 404 }),
  of('/contracten', 'coordinator'),
  of('/contracten', 'partner'),
  of('/contracten/:id', 'analyst', ({ contract }) => `/contracten/${contract}`),
  of('/contracten/:id/wijzigen', 'operator', ({ contract }) => `/contracten/${contract}/wijzigen`),
  of('/contracten/nieuw', 'operator', undefined, { blank: post }),
  of('/contracten/:id/staat', 'partner', ({ contract }) => `/contracten/${contract}/staat`),
  of('/verslag', 'analyst'),
  of('/verslag', 'mediator'),
  of('/verslag/:id', 'mediator', () => '/verslag/2001', { status: 404 }),
  of('/verslag/:id/antwoord', 'mediator', () => '/verslag/2001/antwoord', { status: 404 }),
  of('/escalaties', 'coordinator'),
  of('/gevraagd', 'expert'),
  of('/groepen', 'groupWorker'),
  of('/groepen', 'mediator', () => '/groepen?deel=wacht'),
  of('/groepen/:id', 'groupWorker', ({ cohort }) => `/groepen/${cohort}`),
  of('/groepen/:id', 'partner', ({ planned }) => `/groepen/${planned}`),
  of('/groepen/:id/doe/:name', 'groupWorker', ({ cohort }) => `/groepen/${cohort}/doe/addSession`, { blank: post }),
  of('/groepen/:id/gedaan', 'groupWorker', ({ cohort }) => `/groepen/${cohort}/gedaan?van=0`),
  of('/groepen/:id/overleg', 'groupWorker', ({ cohort }) => `/groepen/${cohort}/overleg`),
  of('/groepen/:id/sessies/:session', 'groupWorker', ({ cohort, session }) => `/groepen/${cohort}/sessies/${session}`, {
    blank: post,
  }),
  of(
    '/groepen/:id/sessies/:session/verplaats',
    'groupWorker',
    ({ cohort, session }) => `/groepen/${cohort}/sessies/${session}/verplaats`,
    { blank: post },
  ),
  of('/groepen/indelen/:trajectory', 'groupWorker', ({ ids }) => `/groepen/indelen/${ids.inGroup}`),
  of('/groepen/plannen', 'groupWorker', undefined, { blank: post }),
  of('/inzage', 'dpo', undefined, { blank: post }),
  of('/inzage/:id', 'dpo', ({ person }) => `/inzage/${person}`),
  of('/kalender', 'coordinator'),
  of('/kalender', 'operator', undefined, { blank: `${post}:has([name=dag])` }),
  of('/klopt-alles', 'operator'),
  of('/klopt-alles/versies', 'operator'),
  of('/klopt-alles/zeker/:wat', 'operator', () => '/klopt-alles/zeker/ronde'),
  of('/lijst', 'mediator', undefined, { blank: post }),
  of('/lijst/:ref', 'mediator', () => '/lijst/x', { status: 404 }),
  of('/mijn-traject', 'citizen'),
  of('/mijn-traject/:id/zeker/:name', 'citizen', ({ ids }) => `/mijn-traject/${ids.inGroup}/zeker/withdrawConsent`),
  of('/mijn-traject/wie-keek', 'citizen'),
  of('/ocmw', 'ocmw'),
  of('/overeenkomsten', 'coordinator'),
  of('/overeenkomsten/:id', 'coordinator', ({ agreement }) => `/overeenkomsten/${agreement}`),
  of('/overeenkomsten/:id', 'ocmw', ({ agreement }) => `/overeenkomsten/${agreement}`),
  of('/overeenkomsten/:id/doe/:name', 'coordinator', ({ agreement }) => `/overeenkomsten/${agreement}/doe/planAction`, {
    blank: post,
  }),
  of('/overeenkomsten/kaart', 'coordinator'),
  of('/overeenkomsten/kaart', 'analyst'),
  of('/overeenkomsten/:nis/einde', 'operator', () => '/overeenkomsten/71022/einde', { blank: post }),
  of('/overeenkomsten/nieuw', 'operator', undefined, { blank: post }),
  of('/plaatsen', 'coordinator'),
  of('/plaatsen-aanbieden', 'operator'),
  of('/plaatsen/:province', 'lead', () => '/plaatsen/limburg'),
  of('/plaatsen/:province/aanbieden/:id', 'coordinator', ({ ids }) => `/plaatsen/limburg/aanbieden/${ids.inGroup}`),
  of('/plaatsen/:province/aantal', 'coordinator', () => '/plaatsen/limburg/aantal', { blank: post }),
  of('/regels', 'mediator'),
  of('/regels/:version', 'mediator', ({ rules }) => `/regels/${rules}`),
  of('/regels/:version/volgen', 'operator', ({ rules }) => `/regels/${rules}/volgen`),
  of('/regels/laden', 'operator', undefined, { blank: post }),
  of('/regels/vergelijken', 'mediator', ({ rules }) => `/regels/vergelijken?van=${rules}&naar=${rules}`),
  of('/simulatie', 'coordinator'),
  of('/simulatie', 'analyst', () => '/simulatie?doe=1&mensen=-1', { status: 422 }),
  of('/simulatie', 'coordinator', () => '/simulatie?doe=1&mensen=60&jaren=1&keren=2&toeval=1&plaatsen=4'),
  of('/systemen', 'operator'),
  of('/systemen/:system/grenzen', 'operator', () => '/systemen/riziv/grenzen', { blank: post }),
  of('/team', 'lead'),
  of('/team/:id', 'lead', ({ colleague }) => `/team/${colleague}`),
  of('/team/:id/afwezig', 'mediator', ({ colleague }) => `/team/${colleague}/afwezig`, { blank: post }),
  of('/team/:id/overdragen', 'lead', ({ colleague }) => `/team/${colleague}/overdragen`, { blank: post }),
  of('/team/:id/vertrek', 'lead', ({ colleague }) => `/team/${colleague}/vertrek`, { blank: post }),
  of('/team/nieuw', 'operator', undefined, { blank: post }),
  of('/team/weken', 'lead'),
  of('/tijd', 'operator'),
  of('/toegang', 'operator', undefined, { blank: `${post}:has([name=reden])` }),
  ofOne('', 'mediator', 'mediation'),
  ofOne('', 'groupWorker', 'member'),
  ofOne('', 'jobCoach', 'coached'),
  ofOne('/brieven', 'mediator', 'member'),
  ofOne('/contact', 'mediator', 'member', { blank: `${post}:has([name=reason])` }),
  ofOne('/contact/adres', 'mediator', 'member', { blank: post }),
  ofOne('/contact/rijksregisternummer', 'mediator', 'member', { blank: post }),
  doing('extendDeadline', 'mediator', 'member', { blank: post }),
  doing('pause', 'mediator', 'member', { blank: post }),
  // What cannot be done now says why.
  doing('recordCoaching', 'jobCoach', 'coached', { status: 409 }),
  ofOne('/gedaan', 'mediator', 'member'),
  ofOne('/kaart', 'mediator', 'member'),
  ofOne('/notities', 'mediator', 'member'),
  ofOne('/openen', 'lead', 'member'),
  ofOne('/opzoekingen', 'mediator', 'member'),
  ofOne('/overdracht', 'mediator', 'mediation'),
  ofOne('/plan', 'mediator', 'mediation'),
  ofOne('/rechtzetten', 'mediator', 'member'),
  ofOne('/verloop', 'mediator', 'member'),
  of(
    '/trajecten/:id/waarom/:deadline',
    'mediator',
    ({ member, deadline }) => `/trajecten/${member}/waarom/${encodeURIComponent(deadline)}`,
  ),
  ofOne('/wat-als', 'mediator', 'member'),
  ofOne('/werkgever', 'mediator', 'coached'),
  of('/uren', 'groupWorker', undefined, { blank: `${post}.w2-form` }),
  of('/uren', 'coordinator'),
  of('/uren/:id', 'partner', ({ month }) => `/uren/${month}?verbeter=E1`, { blank: `${post}:has([name=duration])` }),
  of('/voorstellen', 'mediator'),
  of('/voorstellen', 'newcomer'),
  of('/voorstellen/:ref', 'mediator', () => '/voorstellen/x', { status: 404 }),
  of('/werk', 'mediator'),
  of('/werk', 'lead', () => '/werk?deel=overdue'),
  of('/werk', 'newcomer'),
  of('/werk/veel/:ref', 'mediator', () => '/werk/veel/x', { status: 404 }),
  of('/werkgever/:token', 'newcomer', () => '/werkgever/x', { status: 404 }),
  of('/zoeken', 'mediator', undefined, { blank: post }),
];

const ofThing = 'X-1';
/** Whatever a page may be about. */
export const anything = new Proxy({}, { get: (_, name) => (name === 'ids' ? anything : ofThing) }) as Ground;

/** Lines that are about nothing in particular: such a page is there before there is anything on it. */
export const thereAtFirst = listed.filter(
  ({ path, status }) => status === undefined && !path(anything).includes(ofThing),
);

/** What can be opened and is no page of its own: it leads on, or gives a file. */
const notPages = [
  ...['/', '/agenda.ics', '/groepen/:id/agenda.ics', '/groepen/:id/sessies/:session/agenda.ics'],
  ...[
    '/cijfers/tabel.csv',
    '/mijn-traject/gegevens',
    '/kalender/:file',
    '/regels/:version/json',
    '/taal/:lang',
    '/werk/veel',
  ],
  ...['/contracten/tabel/:soort', '/contracten/:id/staat/xlsx', '/verslag/:id/:soort/:naam'],
];

/** Addresses that can be opened and have no line above. */
export const unlisted = (routes: readonly string[]): readonly string[] =>
  routes.filter(
    (route) => !route.startsWith('/vast/') && !notPages.includes(route) && !listed.some((one) => one.route === route),
  );

/** Lines of which the address is of another route than they say, or of none any more. */
export const misplaced = (routes: readonly string[], ground: Ground): readonly string[] =>
  listed
    .filter(({ route, path }) => !routes.includes(route) || !isOf(path(ground), route))
    .map(({ route, path }) => `${path(ground)} is not of ${route}`);
