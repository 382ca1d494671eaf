import { screenWords } from '../words/index.ts';
import type { Operation } from '../domain/rights/index.ts';
import type { Visit } from './site.ts';

/** The parts of the menu: what is behind each, for whom, by the very table of rights. */
const entries = [
  { place: 'work', href: '/werk', needs: 'listTrajectories' },
  { place: 'register', href: '/aanmelden-persoon', needs: 'registerPerson' },
  { place: 'prospects', href: '/contacten', needs: 'listProspects' },
  { place: 'groups', href: '/groepen', needs: 'listCohorts' },
  { place: 'places', href: '/plaatsen', needs: 'capacity' },
  { place: 'team', href: '/team', needs: 'listColleagues' },
  { place: 'rules', href: '/regels', needs: 'listRules' },
  { place: 'agreements', href: '/overeenkomsten', needs: 'listAgreements' },
  { place: 'figures', href: '/cijfers', needs: 'onwardFigures' },
  { place: 'check', href: '/klopt-alles', needs: 'check' },
  { place: 'mail', href: '/berichten', needs: 'listMail' },
  { place: 'clock', href: '/tijd', needs: 'forward' },
] as const satisfies readonly { place: string; href: string; needs: Operation }[];

export type Place = (typeof entries)[number]['place'];

export const menuOf = ({ may, lang, caller }: Visit) =>
  entries
    .filter(({ needs }) => may(needs))
    // Of the jobseeker the one thing is their own page.
    .filter(({ place }) => caller.kind !== 'citizen' || place === 'work')
    .map(({ place, href }) => ({ place, href, text: screenWords[lang].places[place] }));
