import { frameWords, type OwnLang } from '../words/index.ts';
import type { Caller, Operation } from '../domain/rights/index.ts';
import type { Visit } from './visit.ts';

/** The parts of the menu: what is behind each, for whom, by the very table of rights. */
const entries = [
  { place: 'work', href: '/werk', needs: 'listTrajectories' },
  { place: 'register', href: '/aanmelden-persoon', needs: 'registerPerson' },
  { place: 'prospects', href: '/contacten', needs: 'listProspects' },
  { place: 'groups', href: '/groepen', needs: 'listCohorts' },
  { place: 'hours', href: '/uren', needs: 'listMonths' },
  { place: 'coaching', href: '/coaching', needs: 'listTrajectories' },
  { place: 'places', href: '/plaatsen', needs: 'capacity' },
  { place: 'team', href: '/team', needs: 'listColleagues' },
  { place: 'rules', href: '/regels', needs: 'listRules' },
  { place: 'agreements', href: '/overeenkomsten', needs: 'listAgreements' },
  { place: 'contracts', href: '/contracten', needs: 'listContracts' },
  { place: 'figures', href: '/cijfers', needs: 'onwardFigures' },
  { place: 'report', href: '/verslag', needs: 'listReleases' },
  { place: 'simulation', href: '/simulatie', needs: 'simulate' },
  { place: 'check', href: '/klopt-alles', needs: 'check' },
  { place: 'access', href: '/toegang', needs: 'listSessions' },
  { place: 'mail', href: '/berichten', needs: 'listMail' },
  { place: 'clock', href: '/tijd', needs: 'forward' },
  { place: 'own', href: '/mijn-traject', needs: 'listTrajectories' },
  { place: 'ownViews', href: '/mijn-traject/wie-keek', needs: 'viewsOf' },
  { place: 'ocmw', href: '/ocmw', needs: 'listTrajectories' },
  { place: 'asked', href: '/gevraagd', needs: 'listTrajectories' },
  { place: 'views', href: '/inzage', needs: 'viewsOf' },
] as const satisfies readonly { place: string; href: string; needs: Operation }[];

export type Place = (typeof entries)[number]['place'];

/** Of whom the work is not a list of trajectories: their own pages, the first of them first. */
const ofKind: Partial<Record<Caller['kind'], readonly Place[]>> = {
  citizen: ['own', 'ownViews'],
  ocmw: ['ocmw', 'agreements'],
  expert: ['asked'],
  dpo: ['views', 'rules'],
};
const theirs: ReadonlySet<Place> = new Set(['own', 'ownViews', 'ocmw', 'asked', 'views']);

export function menuOf({ may, caller, demo }: Visit, lang: OwnLang) {
  const only = ofKind[caller.kind];
  return entries
    .filter(({ needs }) => may(needs))
    .filter(({ place }) => (only ? only.includes(place) : !theirs.has(place)))
    .filter(({ place }) => place !== 'clock' || demo)
    .filter(({ place }) => place !== 'coaching' || (caller.kind === 'colleague' && caller.role === 'jobCoach'))
    .toSorted((a, b) => (only ? only.indexOf(a.place) - only.indexOf(b.place) : 0))
    .map(({ place, href }) => ({ place, href, text: frameWords(lang).places[place] }));
}

/** What stands beside each other on a wide screen, by who works; all else is one press away. */
const firstOf: Partial<Record<Caller['kind'] | Extract<Caller, { kind: 'colleague' }>['role'], readonly Place[]>> = {
  mediator: ['work', 'register', 'prospects', 'groups', 'mail'],
  teamLead: ['work', 'team', 'groups', 'register', 'mail'],
  programmeCoordinator: ['work', 'team', 'places', 'figures', 'mail'],
  partnerCoordinator: ['work', 'groups', 'hours', 'team', 'mail'],
  groupWorker: ['work', 'groups', 'hours', 'team', 'mail'],
  jobCoach: ['work', 'coaching', 'team', 'mail'],
  operator: ['check', 'access', 'mail', 'rules', 'clock'],
};

/** The menu as it fits on one row: what is used most and where one is; and the rest. */
export function menuParts(visit: Visit, lang: OwnLang, present: Place | undefined) {
  const { caller } = visit;
  const menu = menuOf(visit, lang);
  const first = firstOf[caller.kind === 'colleague' ? caller.role : caller.kind];
  if (!first || menu.length <= first.length + 1) return { bar: menu, rest: [] };
  const bar = first.flatMap((one) => menu.find(({ place }) => place === one) ?? []);
  const rest = menu.filter((one) => !bar.includes(one));
  return { bar: [...bar, ...rest.filter(({ place }) => place === present)], rest };
}

/** Where everybody begins. */
export function startOf({ may, caller }: Pick<Visit, 'may' | 'caller'>): string {
  const [own] = ofKind[caller.kind] ?? [];
  if (own !== undefined) return entries.find(({ place }) => place === own)!.href;
  if (may('check')) return '/klopt-alles';
  if (may('listTrajectories')) return '/werk?deel=overdue';
  return may('figures') ? '/cijfers' : '/aangemeld';
}
