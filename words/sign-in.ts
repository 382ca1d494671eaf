import type { Lang, OwnLang, Words } from './lang.ts';
import { roleText } from './terminal.ts';

/** The pages around signing in, and around links. */
export const signInWords = {
  nl: {
    failed: 'Aanmelden lukt niet',
    again: 'Aanmelden',
    out: 'U bent afgemeld',
    title: 'Mijn account',
    lead: 'Als wie u werkt, waar u nog aangemeld bent, en in welke taal u leest.',
    as: 'U werkt in W² als',
    otherRoles: 'Andere rollen',
    noOtherRoles: 'Met deze aanmelding heeft u geen andere rol.',
    goOver: 'Verder als',
    otherRelation: 'Aanmelden voor een andere organisatie',
    switchRelation: 'Wisselen van organisatie',
    sessions: 'Waar u aangemeld bent',
    sessionsLead: 'Kent u er een niet? Beëindig die. Dan werkt ze meteen niet meer.',
    started: 'Sinds',
    seen: 'Laatst gebruikt',
    until: 'Tot ten laatste',
    how: 'Waarmee',
    thisOne: 'deze browser, nu',
    end: 'Beëindigen',
    endOf: 'sessie van {moment}',
    ended: 'De sessie is beëindigd.',
    sessionKinds: {
      browser: 'browser',
      device: 'programma w2 op een computer',
      machine: 'programma',
      link: 'link',
      calendar: 'kalender',
    },
    language: 'Taal',
    terminal: 'Een computer aanmelden met een code',
    toStart: 'Naar het begin',
    nobody: 'Hier hoeft niemand zich aan te melden.',
  },
  en: {
    failed: 'Signing in did not work',
    again: 'Sign in',
    out: 'You are signed out',
    title: 'My account',
    lead: 'As whom you work, where you are still signed in, and in which language you read.',
    as: 'You work in W² as',
    otherRoles: 'Other roles',
    noOtherRoles: 'This sign-in has no other role.',
    goOver: 'Go on as',
    otherRelation: 'Sign in for another organisation',
    switchRelation: 'Go over to another organisation',
    sessions: 'Where you are signed in',
    sessionsLead: 'Is there one you do not know? End it. Then it works no more at once.',
    started: 'Since',
    seen: 'Last used',
    until: 'Until at the latest',
    how: 'With',
    thisOne: 'this browser, now',
    end: 'End',
    endOf: 'session of {moment}',
    ended: 'The session has ended.',
    sessionKinds: {
      browser: 'browser',
      device: 'program w2 on a computer',
      machine: 'program',
      link: 'link',
      calendar: 'calendar',
    },
    language: 'Language',
    terminal: 'Sign in a computer with a code',
    toStart: 'To the start',
    nobody: 'Nobody has to sign in here.',
  },
} as const satisfies Record<Lang, unknown>;

export const deviceWords = {
  nl: {
    title: 'Een toestel aanmelden',
    explain:
      'Typt u zelf nu "w2 login" op een computer? Vergelijk de code met die op uw scherm. Kreeg u de code van iemand anders, weiger dan: wie haar heeft, werkt daarna in uw naam.',
    code: 'Code op het scherm',
    letIn: 'Aanmelden als mezelf',
    refuse: 'Weigeren',
    isIn: 'Het toestel is aangemeld. U kunt dit venster sluiten.',
    isRefused: 'Het toestel is geweigerd.',
    unknown: 'Er wacht geen toestel met deze code. Kijk de code na, of begin opnieuw met w2 login.',
  },
  en: {
    title: 'Sign in a device',
    explain:
      'Are you yourself typing "w2 login" on a computer now? Compare the code with the one on your screen. If somebody else gave you the code, refuse: whoever has it works in your name afterwards.',
    code: 'Code on the screen',
    letIn: 'Sign in as myself',
    refuse: 'Refuse',
    isIn: 'The device is signed in. You can close this window.',
    isRefused: 'The device is refused.',
    unknown: 'No device waits with this code. Check the code, or begin again with w2 login.',
  },
} as const satisfies Record<Lang, unknown>;

/** The link in a letter: for the jobseeker, so in French too. */
export const linkWords = {
  nl: {
    title: 'Uw volgende stap',
    explain:
      'Deze link toont uw volgende stap in het traject werk en welzijn (W²). U kunt hem één keer openen, en de pagina blijft een kwartier staan.',
    open: 'Toon mijn volgende stap',
    failed: 'Deze link werkt niet',
    unusable: null,
    close: 'Sluiten',
  },
  en: {
    title: 'Your next step',
    explain:
      'This link shows your next step in the work and welfare trajectory (W²). You can open it once, and the page stays for a quarter of an hour.',
    open: 'Show my next step',
    failed: 'This link does not work',
    unusable: null,
    close: 'Close',
  },
  fr: {
    title: 'Votre prochaine étape',
    explain:
      'Ce lien montre votre prochaine étape dans le trajet travail et bien-être (W²). Vous pouvez l’ouvrir une fois, et la page reste un quart d’heure.',
    open: 'Montrer ma prochaine étape',
    failed: 'Ce lien ne fonctionne pas',
    unusable:
      'Ce lien a déjà été utilisé, est trop ancien ou n’est pas complet. Demandez un autre lien à votre médiateur.',
    close: 'Fermer',
  },
} as const satisfies Record<OwnLang, unknown>;

const kindText: Readonly<Record<string, Words>> = {
  ocmw: { nl: 'medewerker van een OCMW', en: 'worker of an OCMW' },
  citizen: { nl: 'burger', en: 'citizen' },
  expert: { nl: 'ervaringsdeskundige', en: 'expert by experience' },
  analyst: { nl: 'analist', en: 'analyst' },
  dpo: { nl: 'functionaris voor gegevensbescherming', en: 'data protection officer' },
  operator: { nl: 'beheerder', en: 'operator' },
  machine: { nl: 'programma', en: 'program' },
};

export interface NamedAccount {
  readonly kind: string;
  readonly role: string;
  readonly staffId: string | null;
  readonly nis: string | null;
}

/** As what somebody is signed in: `bemiddelaar (mediator-1.limburg)`. */
export function accountText({ kind, role, staffId, nis }: NamedAccount, lang: Lang = 'nl'): string {
  const what = kind === 'colleague' ? roleText(role, lang) : (kindText[kind]?.[lang] ?? kind);
  const which = staffId ?? nis;
  return which === null ? what : `${what} (${which})`;
}

const clock = new Intl.DateTimeFormat('nl-BE', {
  ...{ timeZone: 'Europe/Brussels', day: '2-digit', month: '2-digit', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit' },
});

/** A moment as the clock on the wall has it: `28/11/2026 22:15`. */
export const dateTimeText = (at: string): string => clock.format(new Date(at)).replace(',', '');
