import type { RegistrationColumn } from '../../domain/people/registration-row.ts';
import type { Lang, Words } from '../lang.ts';

/** Registering one person: what is asked, and what was found beside it. */
export const registerWords = {
  nl: {
    title: 'Iemand aanmelden',
    lead: 'Vul in wat u weet. Daarna ziet u eerst of de persoon al gekend is; pas dan begint er een traject.',
    toList: 'Meer mensen tegelijk? Lees een lijst in',
    toProposals: 'Wat lijsten anders zeggen',
    groups: {
      who: 'Wie is het?',
      where: 'Waar woont de persoon?',
      reach: 'Hoe is de persoon te bereiken?',
      background: 'Achtergrond, voor de cijfers',
      entry: 'De aanmelding',
    },
    look: 'Kijk na',
    unknownChoice: 'niet gekend',
    previewTitle: 'Klopt dit? {name}',
    previewLead: 'Er is nog niets gebeurd.',
    newHere:
      'Dit INSZ is nog niet gekend. Er begint een nieuw traject; een bemiddelaar van de provincie vraagt toestemming.',
    comesBack: 'De persoon was hier al: het nieuwe traject gaat verder op {id}. De 24 maanden tellen door.',
    alreadyIn: 'Dit INSZ zit al in een open traject: {id}. Er begint geen tweede traject.',
    alreadySame: 'Wat u typte, is wat we al weten. U hoeft niets te doen.',
    proposes:
      'Wat verschilt, wordt een voorstel: iemand kiest later wat juist is. Wat we nog niet wisten, wordt aangevuld.',
    beside: 'Wat u typte, naast wat bekend is',
    otherName: 'Let op: dit INSZ is bekend onder een andere naam. Kijk eerst na wie het is.',
    notYours: 'Wat bekend is, kunt u niet zien: het traject is niet van u.',
    field: 'Gegeven',
    typed: 'U typte',
    known: 'Bekend is',
    fresh: 'nieuw',
    namesakes: 'Iemand met dezelfde naam',
    namesakesLead:
      'Is het dezelfde persoon, maar met een ander INSZ? Ga dan naar dat traject en begin hier niet opnieuw.',
    typedTitle: 'Wat u typte',
    checkAgain: 'Kan mee, maar kijk na',
    confirm: 'Aanmelden',
    confirmProposals: 'Bewaar de verschillen als voorstel',
    toTrajectory: 'Naar traject {id}',
    columns: { name: 'Naam', home: 'Gemeente', trajectories: 'Trajecten' },
  },
  en: {
    title: 'Register somebody',
    lead: 'Fill in what you know. You see first whether the person is known; only then a trajectory begins.',
    toList: 'Several people at once? Read a list',
    toProposals: 'What lists say otherwise',
    groups: {
      who: 'Who is it?',
      where: 'Where does the person live?',
      reach: 'How can the person be reached?',
      background: 'Background, for the figures',
      entry: 'The registration',
    },
    look: 'Check',
    unknownChoice: 'not known',
    previewTitle: 'Is this right? {name}',
    previewLead: 'Nothing has happened yet.',
    newHere: 'This INSZ is not known yet. A new trajectory begins; a mediator of the province asks for consent.',
    comesBack: 'The person was here before: the new trajectory goes on from {id}. The 24 months count on.',
    alreadyIn: 'This INSZ is in an open trajectory already: {id}. No second one begins.',
    alreadySame: 'What you typed is what we know. There is nothing to do.',
    proposes: 'What differs becomes a proposal: somebody chooses later what is right. What we did not know is added.',
    beside: 'What you typed, beside what is known',
    otherName: 'Careful: this INSZ is known under another name. Find out first who it is.',
    notYours: 'You cannot see what is known: the trajectory is not yours.',
    field: 'What',
    typed: 'You typed',
    known: 'Known is',
    fresh: 'new',
    namesakes: 'Somebody of the same name',
    namesakesLead: 'Is it the same person, with another INSZ? Go to that trajectory, and do not begin anew here.',
    typedTitle: 'What you typed',
    checkAgain: 'May go in, but check',
    confirm: 'Register',
    confirmProposals: 'Keep the differences as a proposal',
    toTrajectory: 'To trajectory {id}',
    columns: { name: 'Name', home: 'Municipality', trajectories: 'Trajectories' },
  },
} as const satisfies Record<Lang, unknown>;

/** The columns of a registration as a form asks them. */
export const registrationFields: Readonly<
  Record<RegistrationColumn, { readonly label: Words; readonly hint?: Words }>
> = {
  INSZ: {
    label: { nl: 'INSZ (rijksregisternummer)', en: 'INSZ (national number)' },
    hint: { nl: '11 cijfers, met of zonder punten.', en: '11 digits, with or without dots.' },
  },
  Naam: { label: { nl: 'Naam', en: 'Last name' } },
  Voornaam: {
    label: { nl: 'Voornaam', en: 'First name' },
    hint: { nl: 'Geen voornaam? Vul een streepje in.', en: 'No first name? Put a dash.' },
  },
  Geslacht: { label: { nl: 'Geslacht', en: 'Sex' } },
  Geboortedatum: {
    label: { nl: 'Geboortedatum', en: 'Date of birth' },
    hint: {
      nl: 'Dag/maand/jaar. Dag of maand niet gekend: 00/09/1987 of 1987.',
      en: 'Day/month/year. Day or month not known: 00/09/1987 or 1987.',
    },
  },
  Straat: { label: { nl: 'Straat', en: 'Street' } },
  Nummer: { label: { nl: 'Nummer en bus', en: 'Number and box' } },
  Postcode: {
    label: { nl: 'Postcode', en: 'Postcode' },
    hint: { nl: 'Bepaalt de provincie.', en: 'Decides the province.' },
  },
  Gemeente: { label: { nl: 'Gemeente', en: 'Municipality' } },
  Telefoon: {
    label: { nl: 'Telefoon', en: 'Phone' },
    hint: { nl: 'Eén nummer, zoals 0470 12 34 56.', en: 'One number, such as 0470 12 34 56.' },
  },
  'E-mail': { label: { nl: 'E-mail', en: 'E-mail' } },
  Taal: {
    label: { nl: 'Taal', en: 'Language' },
    hint: { nl: 'In welke taal praat u het best?', en: 'Which language works best?' },
  },
  Scholingsgraad: { label: { nl: 'Scholingsgraad', en: 'Level of education' } },
  Herkomst: { label: { nl: 'Herkomst', en: 'Origin' } },
  Bron: { label: { nl: 'Bron (wie meldt aan)', en: 'Source (who registers)' } },
  'Datum aanmelding': {
    label: { nl: 'Datum van de aanmelding', en: 'Date of the registration' },
    hint: {
      nl: 'Een feit voor het dossier; de termijnen lopen vanaf vandaag.',
      en: 'A fact for the file; terms run from today.',
    },
  },
  Dossiernummer: { label: { nl: 'Dossiernummer', en: 'File number' } },
  Opmerking: {
    label: { nl: 'Opmerking', en: 'Remark' },
    hint: { nl: 'Komt bij de notities van het traject.', en: 'Goes to the notes of the trajectory.' },
  },
};
