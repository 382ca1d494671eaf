import { isLocalDate, type LocalDate } from '../calendar/index.ts';
import { birthProblem, readBirth, type BirthProblem, type KnownBirth } from './birth.ts';
import { educationOf, languageOf, originOf, sexOf, sourceOf } from './codes.ts';
import type { Education, Origin, Province, Sex, Source } from './codes.ts';
import { readEmail, readPhone, type EmailReason, type PhoneReason, type Read } from './contact.ts';
import { contradictsBirthDate, parseInsz, type InszMode, type InszReason } from './insz.ts';
import { hasImpossibleLetters } from './letters.ts';
import { placeOf, type PlaceFound, type Places } from './places.ts';

/** The columns of a registration list, in the order and spelling of the lists that partners send. */
export const registrationColumns = [
  'Dossiernummer',
  'INSZ',
  'Naam',
  'Voornaam',
  'Geslacht',
  'Geboortedatum',
  'Straat',
  'Nummer',
  'Postcode',
  'Gemeente',
  'Telefoon',
  'E-mail',
  'Taal',
  'Scholingsgraad',
  'Herkomst',
  'Bron',
  'Datum aanmelding',
  'Opmerking',
] as const;
export type RegistrationColumn = (typeof registrationColumns)[number];
export type RegistrationCells = Readonly<Record<RegistrationColumn, string>>;

/** One person on a list who can be registered. What the list leaves empty is ''. */
export interface RegistrationRow {
  readonly dossierNumber: string;
  /** 11 digits. */
  readonly insz: string;
  readonly lastName: string;
  /** '' for someone who has one name only. */
  readonly firstName: string;
  /** As the list says, else as the INSZ tells, else null. */
  readonly sex: Sex | null;
  readonly birthDate: KnownBirth;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly municipality: string;
  /** In the form of E.164. */
  readonly phone: string;
  readonly email: string;
  readonly language: string;
  readonly education: Education;
  readonly origin: Origin;
  readonly source: Source;
  /** A fact about the list; deadlines run from the day of entry. */
  readonly registeredOn: LocalDate;
  /** For the notes: the remark, and under it the words of the list that we have no code for. */
  readonly remark: string;
  readonly province: Province;
}

export type RegistrationReasonCode =
  | InszReason
  | 'name.missing'
  | 'name.lostLetter'
  | 'firstName.missing'
  | 'sex.unknown'
  | 'birthDate.impossible'
  | BirthProblem
  | 'birthDate.differs'
  | 'date.impossible'
  | 'date.future'
  | 'houseNumber.date'
  | 'postcode.outside'
  | 'postcode.otherMunicipality'
  | PhoneReason
  | EmailReason
  | 'source.unknown'
  | 'text.unreadable'
  | 'text.wrongLetters'
  | 'text.sheetError'
  | 'text.tooLong';

export type RegistrationWarningCode = 'municipality.unknown' | 'word.unknown';

/** Why a row is refused. The Dutch sentence says what to do, and never repeats what the cell holds: it ends up in logs and mails. */
export interface RegistrationReason {
  readonly column: RegistrationColumn;
  readonly code: RegistrationReasonCode;
  readonly message: string;
}

/** What is said of a row that goes in all the same; like a reason, it never repeats a cell. */
export interface RegistrationWarning {
  readonly column: RegistrationColumn;
  readonly code: RegistrationWarningCode;
  readonly message: string;
}

const messages: Readonly<Record<RegistrationReasonCode | RegistrationWarningCode, string>> = {
  'insz.missing': 'Vul het INSZ in.',
  'insz.characters': 'Het INSZ bestaat alleen uit cijfers. Verwijder de andere tekens.',
  'insz.length':
    'Het INSZ heeft precies 11 cijfers. Kijk na of er een cijfer, zoals een nul vooraan, is weggevallen of te veel staat.',
  'insz.check': 'Het controlegetal van het INSZ klopt niet. Kijk alle cijfers na.',
  'insz.month': 'De maand in het INSZ bestaat niet. Kijk de eerste zes cijfers na.',
  'insz.realNumber':
    'Deze demo-omgeving aanvaardt alleen testnummers (maand 61 tot 72). Gebruik hier geen INSZ van een echte persoon.',
  'insz.testNumber': 'Dit is een testnummer (maand 61 tot 72). Vul het echte INSZ van de persoon in.',
  'insz.impossibleDate': 'De geboortedag in het INSZ bestaat niet. Kijk de eerste zes cijfers na.',
  'insz.future': 'Wie dit INSZ heeft, zou nog geboren moeten worden. Kijk alle cijfers na.',
  'insz.serial': 'Het volgnummer in het INSZ (het zevende tot negende cijfer) bestaat niet. Kijk alle cijfers na.',
  'name.missing': 'Vul de naam in.',
  'name.lostLetter':
    'In deze naam staat een vraagteken, wellicht voor een letter die verloren ging. Typ de naam opnieuw.',
  'firstName.missing': 'Vul de voornaam in. Heeft de persoon geen voornaam, vul dan een streepje in.',
  'sex.unknown': 'Vul M, V of X in, of laat het veld leeg.',
  'birthDate.impossible':
    'Vul een datum in die bestaat, als dag/maand/jaar, bijvoorbeeld 04/09/1987. Is de dag of de maand niet bekend, schrijf dan 00/09/1987 of 1987.',
  'birthDate.future': 'Deze datum ligt in de toekomst. Kijk vooral het jaar na.',
  'birthDate.tooYoung': 'Wie dan geboren is, is nog geen 15 jaar. Kijk vooral het jaar na.',
  'birthDate.tooOld': 'Wie dan geboren is, is ouder dan 100 jaar. Kijk vooral het jaar na.',
  'houseNumber.date': 'Het huisnummer is in de rekenbladcel een datum geworden. Typ het opnieuw, als tekst.',
  'phone.invalid':
    'Dit is geen telefoonnummer. Vul één nummer in, zoals 0470 12 34 56, met + en het landnummer voor een ander land; of laat het leeg.',
  'email.invalid': 'Dit is geen e-mailadres. Vul één adres in, zoals naam@voorbeeld.be, of laat het leeg.',
  'email.several': 'Hier staat meer dan één e-mailadres. Houd er één; zet een ander in de opmerking.',
  'text.wrongLetters':
    'Dit veld heeft letters die verkeerd omgezet zijn. Bewaar de lijst opnieuw als XLSX of "CSV UTF-8" vanuit het programma waaruit ze komt, of typ het veld opnieuw.',
  'text.sheetError': 'De rekenbladcel geeft een fout in plaats van een waarde. Vul de waarde in.',
  'text.tooLong': 'Dit veld is te lang. Kort het in.',
  'municipality.unknown': 'Deze gemeente kennen we niet; de postcode is gevolgd. Kijk na of beide kloppen.',
  'word.unknown': 'Dit woord kennen we niet: er staat nu "onbekend", en het woord staat bij de notities.',
  'date.impossible': 'Vul een datum in die bestaat, als dag/maand/jaar, bijvoorbeeld 04/09/1987.',
  'date.future': 'Deze datum ligt in de toekomst. Kijk vooral het jaar na.',
  'birthDate.differs': 'De geboortedatum is een andere dan die in het INSZ. Kijk beide na.',
  'postcode.otherMunicipality': 'De postcode en de gemeente horen niet bij elkaar. Kijk beide na.',
  'postcode.outside':
    'Vul een postcode in van een van de vijf Vlaamse provincies. Wie elders woont, kan hier niet worden aangemeld.',
  'text.unreadable': 'Dit veld heeft een teken dat geen tekst is. Typ het veld opnieuw.',
  'source.unknown': 'Vul als bron VDAB, OCMW, Agentschap Integratie en Inburgering, RIZIV-lijst of Zelf in.',
};

/** As the notes take a text, with room for the words of the list; the others are never that long in earnest. */
const longest = (column: RegistrationColumn): number => (column === 'Opmerking' ? 3000 : 300);
const sheetError = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|N\/B|VERW!|WAARDE!|NAAM\?|DEEL\/0!|GETAL!|LEEG!)$/;

/** A cell that cannot be read: nothing else about its row can be trusted. */
const unreadable = (cells: RegistrationCells): RegistrationReason[] =>
  registrationColumns.flatMap((column) => {
    const text = cells[column];
    const code =
      (text.includes('\0') && 'text.unreadable') ||
      (text.length > longest(column) && 'text.tooLong') ||
      (sheetError.test(text.trim()) && 'text.sheetError') ||
      (hasImpossibleLetters(text) && 'text.wrongLetters');
    return code ? [{ column, code, message: messages[code] }] : [];
  });

/**
 * Reads one row of a registration list by the rules of the programme.
 * @param cells the texts by column, as in the file
 * @param today the day against which a date is in the future, and on which the municipality is looked up
 * @param mode whether test persons or real ones are allowed
 * @param places the municipalities that decide on the province
 * @returns the person with what must be said of the row, or every reason against it in the order of the columns
 */
export function readRegistrationRow(
  cells: RegistrationCells,
  { today, mode, places }: { readonly today: LocalDate; readonly mode: InszMode; readonly places: Places },
):
  | { readonly ok: true; readonly row: RegistrationRow; readonly warnings: readonly RegistrationWarning[] }
  | { readonly ok: false; readonly reasons: readonly RegistrationReason[] } {
  const broken = unreadable(cells);
  if (broken.length > 0) return { ok: false, reasons: broken };
  const reasons: RegistrationReason[] = [];
  const warnings: RegistrationWarning[] = [];
  const refuse = (column: RegistrationColumn, code: RegistrationReasonCode): void => {
    reasons.push({ column, code, message: messages[code] });
  };
  const warn = (column: RegistrationColumn, code: RegistrationWarningCode): void => {
    warnings.push({ column, code, message: messages[code] });
  };
  const text = (column: RegistrationColumn): string => cells[column].normalize('NFC').trim();
  const valueOf = (column: RegistrationColumn, read: Read<PhoneReason | EmailReason>): string => {
    if ('value' in read) return read.value;
    refuse(column, read.reason);
    return '';
  };
  const kept: string[] = [];
  const codeOr = <Code>(column: RegistrationColumn, code: Code | null, otherwise: Code): Code => {
    if (code !== null) return code;
    warn(column, 'word.unknown');
    kept.push(`${column} op de lijst: ${text(column)}`);
    return otherwise;
  };

  const insz = parseInsz(text('INSZ'), mode, today);
  if (!insz.ok) insz.reasons.forEach((code) => refuse('INSZ', code));
  if (!isName(text('Naam'))) refuse('Naam', 'name.missing');
  else if (text('Naam').includes('?')) refuse('Naam', 'name.lostLetter');
  const oneNameOnly = text('Voornaam') === '-';
  if (!oneNameOnly && !isName(text('Voornaam'))) refuse('Voornaam', 'firstName.missing');
  else if (text('Voornaam').includes('?')) refuse('Voornaam', 'name.lostLetter');
  const saysNoSex = /^[-?]?$|^onbekend$/i.test(text('Geslacht'));
  const sex = sexOf(text('Geslacht'));
  if (sex === null && !saysNoSex) refuse('Geslacht', 'sex.unknown');
  const birthDate = readBirth(text('Geboortedatum'));
  const problem = birthDate && birthProblem(birthDate, today);
  if (birthDate === null) refuse('Geboortedatum', 'birthDate.impossible');
  else if (problem) refuse('Geboortedatum', problem);
  if (birthDate && contradictsBirthDate(text('INSZ'), birthDate)) refuse('Geboortedatum', 'birthDate.differs');
  if (isLocalDate(text('Nummer'))) refuse('Nummer', 'houseNumber.date');
  const postcode = text('Postcode').replace(/^BE?[\s-]*(?=\d{4}$)/i, '');
  const place = placeOf(places, postcode, text('Gemeente'), today);
  const { province } = place;
  if (!province) refuse('Postcode', 'postcode.outside');
  else if (typeof place.name === 'object') reasons.push(otherMunicipality(postcode, place.name));
  else if (place.name === 'unknown') warn('Gemeente', 'municipality.unknown');
  const phone = valueOf('Telefoon', readPhone(text('Telefoon')));
  const email = valueOf('E-mail', readEmail(text('E-mail')));
  const education = codeOr('Scholingsgraad', educationOf(text('Scholingsgraad')), 'unknown');
  const origin = codeOr('Herkomst', originOf(text('Herkomst')), 'unknown');
  const source = sourceOf(text('Bron'));
  if (!source) refuse('Bron', 'source.unknown');
  const registeredOn = dateOf(text('Datum aanmelding'));
  if (registeredOn === null) refuse('Datum aanmelding', 'date.impossible');
  else if (registeredOn > today) refuse('Datum aanmelding', 'date.future');

  if (reasons.length > 0 || !insz.ok || !birthDate || !province || !source || !registeredOn)
    return { ok: false, reasons };
  return {
    ok: true,
    warnings,
    row: {
      dossierNumber: text('Dossiernummer'),
      insz: insz.insz,
      lastName: text('Naam'),
      firstName: oneNameOnly ? '' : text('Voornaam'),
      sex: sex ?? (insz.sex === 'F' ? 'V' : insz.sex),
      birthDate,
      street: text('Straat'),
      houseNumber: text('Nummer'),
      postcode,
      municipality: text('Gemeente'),
      phone,
      email,
      language: languageOf(text('Taal')),
      education,
      origin,
      source,
      registeredOn,
      remark: [text('Opmerking'), ...kept].filter((one) => one !== '').join('\n'),
      province,
    },
  };
}

/** The names are those of municipalities, not what the cell says. */
function otherMunicipality(
  postcode: string,
  { isOf, postcodeOf }: Exclude<PlaceFound['name'], string>,
): RegistrationReason {
  return {
    column: 'Postcode',
    code: 'postcode.otherMunicipality',
    message: `Postcode ${postcode} hoort bij ${postcodeOf}, niet bij ${isOf}. Kijk postcode en gemeente na.`,
  };
}

/** A whole day in the past, as a birth date is read. */
function dateOf(text: string): LocalDate | null {
  const read = readBirth(text);
  return read !== null && isLocalDate(read) ? read : null;
}

/** Something with a letter in it: lists fill an empty name with dashes, dots or question marks. */
function isName(text: string): boolean {
  return /\p{L}/u.test(text);
}
