import type { Lang, OwnLang } from '../lang.ts';

/** The calendar that fetches itself: what a jobseeker's holds, in words that say nothing to who stands beside the screen. */
export const feedWords = {
  nl: { name: 'Afspraken', session: 'Afspraak van de groep', talk: 'Gesprek, ten laatste vandaag' },
  en: { name: 'Appointments', session: 'Appointment of the group', talk: 'Talk, today at the latest' },
  fr: { name: 'Rendez-vous', session: 'Rendez-vous du groupe', talk: 'Entretien, aujourd’hui au plus tard' },
} as const satisfies Record<OwnLang, unknown>;

/** The part of somebody's own page where its address is made and withdrawn. */
export const calendarAddressWords = {
  nl: {
    title: 'Mijn kalender',
    lead: 'Uw afspraken in de kalender van uw telefoon of computer, die ze zelf ophaalt. Wie het adres heeft, ziet die afspraken: geef het aan niemand.',
    none: 'U hebt nog geen adres.',
    there: 'Er is een adres sinds {made}. Laatst opgehaald: {seen}. Het werkt tot {until}.',
    make: 'Maak een adres',
    renew: 'Maak een nieuw adres',
    renewHint: 'Het vorige adres werkt dan niet meer.',
    end: 'Trek het adres in',
    made: 'Dit is het adres. Het staat hier één keer: kopieer het nu.',
    open: 'Open in mijn kalender',
    ended: 'Het adres werkt niet meer.',
  },
  en: {
    title: 'My calendar',
    lead: 'Your appointments in the calendar of your phone or computer, which fetches them itself. Whoever has the address sees those appointments: give it to nobody.',
    none: 'You have no address yet.',
    there: 'There is an address since {made}. Last fetched: {seen}. It works until {until}.',
    make: 'Make an address',
    renew: 'Make a new address',
    renewHint: 'The address before then works no more.',
    end: 'Withdraw the address',
    made: 'This is the address. It is shown once: copy it now.',
    open: 'Open in my calendar',
    ended: 'The address works no more.',
  },
} as const satisfies Record<Lang, unknown>;
