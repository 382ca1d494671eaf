import { roleText } from './terminal.ts';

/** The pages around signing in, and around links: for people, so Dutch only. */
export const signInNl = {
  failed: 'Aanmelden lukt niet',
  again: 'Aanmelden',
  in: 'U bent aangemeld',
  as: 'U werkt in W² als',
  goOver: 'Verder als',
  otherRelation: 'Aanmelden voor een andere organisatie',
  signOut: 'Afmelden',
  out: 'U bent afgemeld',
} as const;

export const deviceNl = {
  title: 'Een toestel aanmelden',
  explain:
    'Typt u zelf nu "w2 login" op een computer? Vergelijk de code met die op uw scherm. Kreeg u de code van iemand anders, weiger dan: wie haar heeft, werkt daarna in uw naam.',
  code: 'Code op het scherm',
  letIn: 'Aanmelden als mezelf',
  refuse: 'Weigeren',
  isIn: 'Het toestel is aangemeld. U kunt dit venster sluiten.',
  isRefused: 'Het toestel is geweigerd.',
  unknown: 'Er wacht geen toestel met deze code. Kijk de code na, of begin opnieuw met w2 login.',
} as const;

export const linkNl = {
  title: 'Uw volgende stap',
  explain:
    'Deze link toont uw volgende stap in het traject werk en welzijn (W²). U kunt hem één keer openen, en de pagina blijft een kwartier staan.',
  open: 'Toon mijn volgende stap',
  failed: 'Deze link werkt niet',
  closed: 'Uw traject is afgesloten op',
  who: 'Dit is aan de',
  nobody: 'U moet nu niets doen.',
  until: 'Uiterlijk op',
  nothing: 'Er staat nu niets open.',
  ask: 'Vragen? Uw bemiddelaar is',
  close: 'Sluiten',
} as const;

const kindText: Readonly<Record<string, string>> = {
  ocmw: 'medewerker van een OCMW',
  citizen: 'burger',
  expert: 'ervaringsdeskundige',
  analyst: 'analist',
  dpo: 'functionaris voor gegevensbescherming',
  operator: 'beheerder',
  machine: 'programma',
};

export interface NamedAccount {
  readonly kind: string;
  readonly role: string;
  readonly staffId: string | null;
  readonly nis: string | null;
}

/** As what somebody is signed in: `bemiddelaar (mediator-1.limburg)`. */
export function accountText({ kind, role, staffId, nis }: NamedAccount): string {
  const what = kind === 'colleague' ? roleText(role) : (kindText[kind] ?? kind);
  const which = staffId ?? nis;
  return which === null ? what : `${what} (${which})`;
}

const clock = new Intl.DateTimeFormat('nl-BE', {
  ...{ timeZone: 'Europe/Brussels', day: '2-digit', month: '2-digit', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit' },
});

/** A moment as the clock on the wall has it: `28/11/2026 22:15`. */
export const dateTimeText = (at: string): string => clock.format(new Date(at)).replace(',', '');
