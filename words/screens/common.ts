import type { Caller } from '../../domain/rights/index.ts';
import type { Lang, OwnLang } from '../lang.ts';
import { roleText } from '../terminal.ts';

/** What stands on every page. */
export const screenWords = {
  nl: {
    start: 'naar het begin',
    toStart: 'Naar het begin',
    menu: 'Hoofdmenu',
    menuShort: 'Menu',
    moreMenu: 'Meer',
    toContent: 'Naar de inhoud',
    signOut: 'Afmelden',
    error: 'Fout',
    errorSummary: 'Dit klopt nog niet',
    cannot: 'Dat lukt niet',
    brokenTitle: 'Er ging bij ons iets mis',
    brokenWhat:
      'Dit ligt niet aan wie dit leest. Wat net werd gedaan, is misschien wel en misschien niet genoteerd: kijk dat eerst na.',
    brokenDo: 'Probeer het over enkele minuten opnieuw. Blijft het zo, geef dan dit nummer door aan de beheerder:',
    notThereTitle: 'Deze pagina is er niet',
    notThere: 'Het adres klopt niet, of de pagina is verhuisd. Zoek verder vanaf het begin.',
    places: {
      work: 'Werk',
      own: 'Mijn traject',
      ownViews: 'Wie keek',
      ocmw: 'Vragen en berichten',
      asked: 'Gevraagd',
      views: 'Inzage',
      access: 'Toegang',
      register: 'Aanmelden',
      prospects: 'Contacten',
      groups: 'Groepen',
      hours: 'Uren',
      coaching: 'Coaching',
      places: 'Plaatsen',
      team: 'Team',
      rules: 'Regels',
      agreements: 'OCMW’s',
      contracts: 'Contracten',
      figures: 'Cijfers',
      report: 'Publicaties',
      simulation: 'Simulatie',
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
    fillIn: 'Vul dit in.',
    show: 'Tonen',
    filter: 'Filteren',
    clear: 'Filter wissen',
    allOf: 'alle',
    partDown: 'Dit kunnen we nu niet tonen; de rest klopt. Probeer het straks opnieuw.',
    chooseReason: 'Kies een reden.',
    chooseDay: 'Kies een dag.',
    nobody: 'niemand',
    nothing: 'niets',
  },
  en: {
    start: 'to the start',
    toStart: 'To the start',
    menu: 'Main menu',
    menuShort: 'Menu',
    moreMenu: 'More',
    toContent: 'To the content',
    signOut: 'Sign out',
    error: 'Error',
    errorSummary: 'This is not right yet',
    cannot: 'That cannot be done',
    brokenTitle: 'Something went wrong on our side',
    brokenWhat: 'This is not your doing. What you just did may or may not be noted: look at that first.',
    brokenDo: 'Try again in a few minutes. If it stays so, give this number to the operator:',
    notThereTitle: 'This page is not there',
    notThere: 'The address is not right, or the page has moved. Look further from the start.',
    places: {
      work: 'Work',
      own: 'My trajectory',
      ownViews: 'Who looked',
      ocmw: 'Questions and notices',
      asked: 'Asked for',
      views: 'Who looked',
      access: 'Access',
      register: 'Register',
      prospects: 'Contacts',
      groups: 'Groups',
      hours: 'Hours',
      coaching: 'Coaching',
      places: 'Places',
      team: 'Team',
      rules: 'Rules',
      agreements: 'OCMWs',
      contracts: 'Contracts',
      figures: 'Figures',
      report: 'Releases',
      simulation: 'Simulation',
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
    fillIn: 'Fill this in.',
    show: 'Show',
    filter: 'Filter',
    clear: 'Clear the filter',
    allOf: 'all',
    partDown: 'This cannot be shown now; the rest is right. Try again in a moment.',
    chooseReason: 'Choose a reason.',
    chooseDay: 'Choose a day.',
    nobody: 'nobody',
    nothing: 'nothing',
  },
} as const;

const kinds: Readonly<Record<Exclude<Caller['kind'], 'colleague'>, Readonly<Record<Lang, string>>>> = {
  ocmw: { nl: 'OCMW-medewerker', en: 'OCMW worker' },
  citizen: { nl: 'mijn account', en: 'my account' },
  expert: { nl: 'ervaringsdeskundige', en: 'experience expert' },
  analyst: { nl: 'analist', en: 'analyst' },
  dpo: { nl: 'gegevensbescherming', en: 'data protection' },
  operator: { nl: 'beheerder', en: 'operator' },
  machine: { nl: 'programma', en: 'program' },
  direct: { nl: 'op de server zelf', en: 'on the server itself' },
};

/** As whom somebody works: `bemiddelaar (mediator-1.limburg)`. French is of the jobseeker, who sees what is theirs. */
export function callerText(caller: Caller, lang: OwnLang): string {
  if (lang === 'fr') return 'mon compte';
  return caller.kind === 'colleague' ? `${roleText(caller.role, lang)} (${caller.staffId})` : kinds[caller.kind][lang];
}

export const langNames: Readonly<Record<OwnLang, string>> = { nl: 'Nederlands', en: 'English', fr: 'Français' };

/** What stands around every page, in the language of that page. */
export function frameWords(lang: OwnLang) {
  const { start, menu, menuShort, moreMenu, toContent, signOut, error, errorSummary, places } =
    screenWords[lang === 'fr' ? 'nl' : lang];
  if (lang !== 'fr') return { start, menu, menuShort, moreMenu, toContent, signOut, error, errorSummary, places };
  return {
    start: 'vers le début',
    menu: 'Menu principal',
    menuShort: 'Menu',
    moreMenu: 'Plus',
    toContent: 'Aller au contenu',
    signOut: 'Se déconnecter',
    error: 'Erreur',
    errorSummary: 'Ce n’est pas encore correct',
    places: { ...places, own: 'Mon trajet', ownViews: 'Qui a regardé', mail: 'Mes lettres' },
  };
}

/** `{n}` and the like in a sentence, filled in. */
export const filled = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
