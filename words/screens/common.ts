import type { Caller } from '../../domain/rights/index.ts';
import type { Lang } from '../lang.ts';
import { roleText } from '../terminal.ts';

/** What stands on every page. */
export const screenWords = {
  nl: {
    start: 'naar het begin',
    toStart: 'Naar het begin',
    menu: 'Hoofdmenu',
    toContent: 'Naar de inhoud',
    signOut: 'Afmelden',
    error: 'Fout',
    errorSummary: 'Dit klopt nog niet',
    cannot: 'Dat lukt niet',
    places: {
      work: 'Werk',
      register: 'Aanmelden',
      prospects: 'Contacten',
      groups: 'Groepen',
      places: 'Plaatsen',
      team: 'Team',
      rules: 'Regels',
      agreements: 'OCMW’s',
      figures: 'Cijfers',
      check: 'Klopt alles?',
      mail: 'Berichten',
      clock: 'Tijdmachine',
    },
    keptTitle: 'U bent niet meer aangemeld',
    keptExplain:
      'Wat u typte, is niet weg. Meld u aan in het nieuwe tabblad, kom terug naar deze pagina en verstuur het opnieuw. Sluit deze pagina niet.',
    keptSignIn: 'Aanmelden in een nieuw tabblad',
    keptSend: 'Opnieuw versturen wat ik typte',
    today: 'vandaag',
    tomorrow: 'morgen',
    dayLate: '1 dag te laat',
    daysLate: '{n} dagen te laat',
    daysLeft: 'nog {n} dagen',
    yes: 'ja',
    no: 'nee',
    optional: 'niet verplicht',
    next: 'Volgende',
    more: 'Toon meer',
    back: 'Terug',
    cancel: 'Niet doen',
    change: 'Iets wijzigen',
    show: 'Tonen',
    filter: 'Filteren',
    clear: 'Filter wissen',
    allOf: 'alle',
    partDown: 'Dit kunnen we nu niet tonen; de rest klopt. Probeer het straks opnieuw.',
    nobody: 'niemand',
    nothing: 'niets',
  },
  en: {
    start: 'to the start',
    toStart: 'To the start',
    menu: 'Main menu',
    toContent: 'To the content',
    signOut: 'Sign out',
    error: 'Error',
    errorSummary: 'This is not right yet',
    cannot: 'That cannot be done',
    places: {
      work: 'Work',
      register: 'Register',
      prospects: 'Contacts',
      groups: 'Groups',
      places: 'Places',
      team: 'Team',
      rules: 'Rules',
      agreements: 'OCMWs',
      figures: 'Figures',
      check: 'Is all well?',
      mail: 'Messages',
      clock: 'Time machine',
    },
    keptTitle: 'You are no longer signed in',
    keptExplain:
      'What you typed is not lost. Sign in in the new tab, come back to this page and send it again. Do not close this page.',
    keptSignIn: 'Sign in in a new tab',
    keptSend: 'Send what I typed again',
    today: 'today',
    tomorrow: 'tomorrow',
    dayLate: '1 day late',
    daysLate: '{n} days late',
    daysLeft: '{n} days left',
    yes: 'yes',
    no: 'no',
    optional: 'not required',
    next: 'Next',
    more: 'Show more',
    back: 'Back',
    cancel: 'Do not do it',
    change: 'Change something',
    show: 'Show',
    filter: 'Filter',
    clear: 'Clear the filter',
    allOf: 'all',
    partDown: 'This cannot be shown now; the rest is right. Try again in a moment.',
    nobody: 'nobody',
    nothing: 'nothing',
  },
} as const;

const kinds: Readonly<Record<Exclude<Caller['kind'], 'colleague'>, Readonly<Record<Lang, string>>>> = {
  ocmw: { nl: 'OCMW-medewerker', en: 'OCMW worker' },
  citizen: { nl: 'mijn traject', en: 'my trajectory' },
  expert: { nl: 'ervaringsdeskundige', en: 'experience expert' },
  analyst: { nl: 'analist', en: 'analyst' },
  dpo: { nl: 'gegevensbescherming', en: 'data protection' },
  operator: { nl: 'beheerder', en: 'operator' },
  machine: { nl: 'programma', en: 'program' },
  direct: { nl: 'op de server zelf', en: 'on the server itself' },
};

/** As whom somebody works: `bemiddelaar (mediator-1.limburg)`. */
export const callerText = (caller: Caller, lang: Lang): string =>
  caller.kind === 'colleague' ? `${roleText(caller.role, lang)} (${caller.staffId})` : kinds[caller.kind][lang];

/** `{n}` and the like in a sentence, filled in. */
export const filled = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
