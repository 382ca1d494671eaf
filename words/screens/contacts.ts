import type { LocalDate } from '../../domain/calendar/index.ts';
import { failureText } from '../failures.ts';
import { shortDate, type Lang } from '../lang.ts';
import { filled } from './common.ts';

/** People before a registration: whom to contact, what was tried, and what came of it. */
export const contactWords = {
  nl: {
    title: 'Contacten',
    lead: 'Mensen die RIZIV of een lokaal bestuur noemde, om te contacteren. Wie het langst wacht, staat bovenaan.',
    parts: 'Stand van het contact',
    all: 'Alles',
    stale: 'Al een jaar niets gebeurd',
    list: 'Van welke lijst',
    listOption: '{source}, {day}: {n} mensen',
    who: 'Wie',
    home: 'Gemeente',
    status: 'Stand',
    last: 'Laatst',
    phone: 'Telefoon',
    count: '{shown} van {total} mensen',
    more: 'Toon er meer',
    empty: 'Er is nog niemand om te contacteren.',
    emptyWhat: 'Een teamleider leest een lijst in van RIZIV of een lokaal bestuur.',
    emptyFiltered: 'Met deze filter is er niemand. Wis de filter om iedereen te zien.',
    import: 'Een lijst inlezen',
    fetch: 'Haal de lijsten van het RIZIV op',
    fetchNone: 'Het RIZIV biedt geen nieuwe lijst aan.',
    fetchTitle: 'Lijsten van het RIZIV',
    fetched: 'Lijst van {day}: {accepted} mensen, {duplicate} stonden er al, {refused} geweigerd.',
    fetchedBefore: 'Lijst van {day}: was al ingelezen.',
    fetchedNot: 'Lijst van {day}: niet in orde ({problem}). Het RIZIV biedt ze opnieuw aan.',
    facts: 'Gegevens',
    born: 'Geboren',
    address: 'Adres',
    email: 'E-mail',
    language: 'Taal',
    remark: 'Opmerking op de lijst',
    from: 'Van een lijst van',
    attempts: 'Wat al geprobeerd werd',
    attemptsNone: 'Nog niets. Noteer hieronder de eerste poging.',
    on: 'Wanneer',
    onHint: 'Leeg: vandaag.',
    way: 'Hoe',
    result: 'Wat kwam ervan',
    note: 'Notitie',
    noteHint: 'Blijft bij deze persoon, en verdwijnt als de persoon gewist wordt.',
    newAttempt: 'Een poging noteren',
    unreachableHint: 'Pas na pogingen op drie verschillende dagen.',
    save: 'Noteer de poging',
    register: 'Aanmelden',
    registerTitle: 'De persoon zei ja',
    registerWhat: 'Er begint een traject; een bemiddelaar van de provincie vraagt toestemming.',
    registered: 'Deze persoon is aangemeld: {id}.',
    erase: 'Wissen',
    eraseTitle: '{name} wissen?',
    eraseLead: 'Naam, nummer, contactgegevens en notities verdwijnen voorgoed. Dit kan niet ongedaan gemaakt worden.',
    eraseDo: 'Ja, wis deze persoon',
    erasedTitle: 'Gewist',
    toContacts: 'Naar de contacten',
    importTitle: 'Een lijst van mensen om te contacteren',
    importLead:
      'U ziet eerst wat er van elke rij wordt. Wie erop staat, wordt iemand om te contacteren; er begint geen traject.',
    source: 'Van wie komt de lijst?',
    counts: { fresh: 'nieuw', known: 'staat er al', question: 'in vraag', wrong: 'fout' },
    already: 'staat er al: {of}',
    doneTitle: 'De lijst is ingelezen',
    fresh: '{n} mensen om te contacteren kwamen erbij.',
    toList: 'Toon wie erbij kwam',
    again: 'Een andere lijst inlezen',
  },
  en: {
    title: 'Contacts',
    lead: 'People whom RIZIV or a local government named, to be contacted. Who waits longest is on top.',
    parts: 'State of the contact',
    all: 'All',
    stale: 'Nothing happened for a year',
    list: 'Of which list',
    listOption: '{source}, {day}: {n} people',
    who: 'Who',
    home: 'Municipality',
    status: 'State',
    last: 'Last',
    phone: 'Phone',
    count: '{shown} of {total} people',
    more: 'Show more',
    empty: 'There is nobody to contact yet.',
    emptyWhat: 'A team lead reads a list of RIZIV or of a local government.',
    emptyFiltered: 'Nobody fits this filter. Clear the filter to see all.',
    import: 'Read a list',
    fetch: 'Fetch the lists of RIZIV',
    fetchNone: 'RIZIV offers no new list.',
    fetchTitle: 'Lists of RIZIV',
    fetched: 'List of {day}: {accepted} people, {duplicate} were there, {refused} refused.',
    fetchedBefore: 'List of {day}: was taken in before.',
    fetchedNot: 'List of {day}: not in order ({problem}). RIZIV offers it again.',
    facts: 'Facts',
    born: 'Born',
    address: 'Address',
    email: 'E-mail',
    language: 'Language',
    remark: 'Remark on the list',
    from: 'Of a list of',
    attempts: 'What was tried',
    attemptsNone: 'Nothing yet. Note the first attempt below.',
    on: 'When',
    onHint: 'Empty: today.',
    way: 'How',
    result: 'What came of it',
    note: 'Note',
    noteHint: 'Stays with this person, and goes when the person is erased.',
    newAttempt: 'Note an attempt',
    unreachableHint: 'Only after attempts on three different days.',
    save: 'Note the attempt',
    register: 'Register',
    registerTitle: 'The person said yes',
    registerWhat: 'A trajectory begins; a mediator of the province asks for consent.',
    registered: 'This person is registered: {id}.',
    erase: 'Erase',
    eraseTitle: 'Erase {name}?',
    eraseLead: 'Name, number, contact data and notes go for good. This cannot be undone.',
    eraseDo: 'Yes, erase this person',
    erasedTitle: 'Erased',
    toContacts: 'To the contacts',
    importTitle: 'A list of people to contact',
    importLead:
      'You see first what becomes of each row. Whoever is on it becomes somebody to contact; no trajectory begins.',
    source: 'Whose list is it?',
    counts: { fresh: 'new', known: 'is there', question: 'in question', wrong: 'wrong' },
    already: 'is there already: {of}',
    doneTitle: 'The list was taken in',
    fresh: '{n} people to contact were added.',
    toList: 'Show who was added',
    again: 'Read another list',
  },
} as const satisfies Record<Lang, unknown>;

interface Fetched {
  readonly madeOn: string;
  readonly report: {
    readonly accepted: number;
    readonly duplicate: readonly unknown[];
    readonly refused: readonly unknown[];
  } | null;
  /** A code. */
  readonly problem: string | null;
}

/** What became of each list that RIZIV offered: what was taken in, and beside it what must come again. */
export function fetchedListText({ madeOn, report, problem }: Fetched, lang: Lang): string {
  const t = contactWords[lang];
  const day = shortDate(madeOn as LocalDate);
  const came = report && {
    day,
    accepted: String(report.accepted),
    duplicate: String(report.duplicate.length),
    refused: String(report.refused.length),
  };
  return [
    ...(came ? [filled(t.fetched, came)] : problem === null ? [filled(t.fetchedBefore, { day })] : []),
    ...(problem === null ? [] : [filled(t.fetchedNot, { day, problem: failureText(problem, lang) })]),
  ].join(' ');
}
