import { isLocalDate, type LocalDate } from '../calendar/index.ts';
import { educationOf, languageOf, originOf, provinceOfPostcode, sexOf, sourceOf } from './codes.ts';
import type { Education, Origin, Province, Sex, Source } from './codes.ts';
import { contradictsBirthDate, parseInsz, type InszMode, type InszReason } from './insz.ts';

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
  readonly birthDate: LocalDate;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly municipality: string;
  readonly phone: string;
  readonly email: string;
  readonly language: string;
  readonly education: Education;
  readonly origin: Origin;
  readonly source: Source;
  /** A fact about the list; deadlines run from the day of entry. */
  readonly registeredOn: LocalDate;
  readonly remark: string;
  readonly province: Province;
}

export type RegistrationReasonCode =
  | InszReason
  | 'name.missing'
  | 'firstName.missing'
  | 'date.impossible'
  | 'date.future'
  | 'birthDate.differs'
  | 'postcode.outside'
  | 'source.unknown'
  | 'text.unreadable';

/** Why a row is refused. The Dutch sentence says what to do, and never repeats what the cell holds: it ends up in logs and mails. */
export interface RegistrationReason {
  readonly column: RegistrationColumn;
  readonly code: RegistrationReasonCode;
  readonly message: string;
}

const messages: Readonly<Record<RegistrationReasonCode, string>> = {
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
  'name.missing': 'Vul de naam in.',
  'firstName.missing': 'Vul de voornaam in. Heeft de persoon geen voornaam, vul dan een streepje in.',
  'date.impossible': 'Vul een datum in die bestaat, als dag/maand/jaar, bijvoorbeeld 04/09/1987.',
  'date.future': 'Deze datum ligt in de toekomst. Kijk vooral het jaar na.',
  'birthDate.differs': 'De geboortedatum is een andere dan die in het INSZ. Kijk beide na.',
  'postcode.outside':
    'Vul een postcode in van een van de vijf Vlaamse provincies. Wie elders woont, kan hier niet worden aangemeld.',
  'text.unreadable': 'Dit veld heeft een teken dat geen tekst is. Typ het veld opnieuw.',
  'source.unknown': 'Vul als bron VDAB, OCMW, Agentschap Integratie en Inburgering, RIZIV-lijst of Zelf in.',
};

/** A cell with a NUL cannot be kept, and nothing else about its row can be trusted. */
const unreadable = (cells: RegistrationCells): RegistrationReason[] =>
  registrationColumns
    .filter((column) => cells[column].includes('\0'))
    .map((column) => ({ column, code: 'text.unreadable', message: messages['text.unreadable'] }));

/**
 * Reads one row of a registration list by the rules of the programme.
 * @param cells the texts by column, as in the file
 * @param today the day against which a date is in the future
 * @param mode whether test persons or real ones are allowed
 * @returns the person, or every reason against the row in the order of the columns
 */
export function readRegistrationRow(
  cells: RegistrationCells,
  { today, mode }: { readonly today: LocalDate; readonly mode: InszMode },
):
  | { readonly ok: true; readonly row: RegistrationRow }
  | { readonly ok: false; readonly reasons: readonly RegistrationReason[] } {
  const broken = unreadable(cells);
  if (broken.length > 0) return { ok: false, reasons: broken };
  const reasons: RegistrationReason[] = [];
  const refuse = (column: RegistrationColumn, code: RegistrationReasonCode): void => {
    reasons.push({ column, code, message: messages[code] });
  };
  const text = (column: RegistrationColumn): string => cells[column].normalize('NFC').trim();
  const pastDate = (column: RegistrationColumn): LocalDate | null => {
    const date = dateOf(text(column));
    if (date === null) refuse(column, 'date.impossible');
    else if (date > today) refuse(column, 'date.future');
    return date;
  };

  const insz = parseInsz(text('INSZ'), mode);
  if (!insz.ok) insz.reasons.forEach((code) => refuse('INSZ', code));
  if (!isName(text('Naam'))) refuse('Naam', 'name.missing');
  const oneNameOnly = text('Voornaam') === '-';
  if (!oneNameOnly && !isName(text('Voornaam'))) refuse('Voornaam', 'firstName.missing');
  const birthDate = pastDate('Geboortedatum');
  if (birthDate && contradictsBirthDate(text('INSZ'), birthDate)) refuse('Geboortedatum', 'birthDate.differs');
  const province = provinceOfPostcode(text('Postcode'));
  if (!province) refuse('Postcode', 'postcode.outside');
  const source = sourceOf(text('Bron'));
  if (!source) refuse('Bron', 'source.unknown');
  const registeredOn = pastDate('Datum aanmelding');

  if (reasons.length > 0 || !insz.ok || !birthDate || !province || !source || !registeredOn)
    return { ok: false, reasons };
  return {
    ok: true,
    row: {
      dossierNumber: text('Dossiernummer'),
      insz: insz.insz,
      lastName: text('Naam'),
      firstName: oneNameOnly ? '' : text('Voornaam'),
      sex: sexOf(text('Geslacht')) ?? (insz.sex === 'F' ? 'V' : insz.sex),
      birthDate,
      street: text('Straat'),
      houseNumber: text('Nummer'),
      postcode: text('Postcode'),
      municipality: text('Gemeente'),
      phone: text('Telefoon'),
      email: text('E-mail'),
      language: languageOf(text('Taal')),
      education: educationOf(text('Scholingsgraad')),
      origin: originOf(text('Herkomst')),
      source,
      registeredOn,
      remark: text('Opmerking'),
      province,
    },
  };
}

/** Day, month, year as people write them (4/9/1987, 04-09-1987, 04.09.1987) or an ISO date; null when there is no such day. */
function dateOf(text: string): LocalDate | null {
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  const iso = parts ? `${parts[4]}-${parts[3]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}` : text;
  // Before 1900 it is a slip of the pen: no INSZ, and nobody alive, goes back that far.
  return isLocalDate(iso) && iso >= '1900-01-01' ? iso : null;
}

/** Something with a letter in it: lists fill an empty name with dashes, dots or question marks. */
function isName(text: string): boolean {
  return /\p{L}/u.test(text);
}
