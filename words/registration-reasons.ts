import type { RegistrationReasonCode, RegistrationWarningCode } from '../domain/people/registration-row.ts';
import type { Lang } from './lang.ts';

/** Why a row is refused, in English; the Dutch sentence comes with the reason itself. */
const english: Readonly<
  Record<RegistrationReasonCode | RegistrationWarningCode, string> & Record<string, string | undefined>
> = {
  'insz.missing': 'Fill in the INSZ.',
  'insz.characters': 'An INSZ has digits only. Remove the other characters.',
  'insz.length': 'An INSZ has exactly 11 digits. See whether a digit, such as a zero in front, was lost or added.',
  'insz.check': 'The check number of the INSZ is wrong. Check all digits.',
  'insz.month': 'The month in the INSZ does not exist. Check the first six digits.',
  'insz.realNumber': 'This demo takes test numbers only (month 61 to 72). Do not use the INSZ of a real person.',
  'insz.testNumber': 'This is a test number (month 61 to 72). Fill in the real INSZ.',
  'insz.impossibleDate': 'The day of birth in the INSZ does not exist. Check the first six digits.',
  'insz.future': 'Whoever has this INSZ would still have to be born. Check all digits.',
  'insz.serial': 'The serial number in the INSZ (seventh to ninth digit) does not exist. Check all digits.',
  'name.missing': 'Fill in the last name.',
  'name.lostLetter': 'There is a question mark in this name, probably for a letter that was lost. Type it again.',
  'firstName.missing': 'Fill in the first name. If the person has none, put a dash.',
  'sex.unknown': 'Fill in M, V or X, or leave it empty.',
  'birthDate.impossible':
    'Fill in a date that exists, as day/month/year, e.g. 04/09/1987. If day or month is not known: 00/09/1987 or 1987.',
  'birthDate.future': 'This date lies in the future. Check the year.',
  'birthDate.tooYoung': 'Whoever was born then is not yet 15. Check the year.',
  'birthDate.tooOld': 'Whoever was born then is over 100. Check the year.',
  'birthDate.differs': 'The date of birth is not that of the INSZ. Check both.',
  'houseNumber.date': 'The spreadsheet made a date of the house number. Type it again, as text.',
  'phone.invalid':
    'This is no phone number. Give one, such as 0470 12 34 56, with + and the country; or leave it empty.',
  'email.invalid': 'This is no mail address. Give one, such as name@example.be, or leave it empty.',
  'email.several': 'There is more than one mail address. Keep one; put another in the remark.',
  'text.wrongLetters':
    'Letters of this field were converted wrongly. Save the list as XLSX or CSV UTF-8, or type it again.',
  'text.sheetError': 'The cell gives an error instead of a value. Fill in the value.',
  'text.tooLong': 'This is too long. Shorten it.',
  'text.unreadable': 'There is a character that is no text. Type it again.',
  'municipality.unknown': 'We do not know this municipality; the postcode was followed. Check both.',
  'word.unknown': 'We do not know this word: it is now "unknown", and the word is in the notes.',
  'date.impossible': 'Fill in a date that exists, as day/month/year, e.g. 04/09/1987.',
  'date.future': 'This date lies in the future. Check the year.',
  'postcode.otherMunicipality': 'Postcode and municipality do not belong together. Check both.',
  'postcode.outside':
    'Fill in a postcode of one of the five Flemish provinces. Whoever lives elsewhere cannot be registered here.',
  'source.unknown': 'Fill in VDAB, OCMW, Agentschap Integratie en Inburgering, RIZIV-lijst or Zelf.',
  'person.otherName': 'This INSZ is known under another name. Nothing was changed: find out who it is.',
  'reopen.deceased': 'This person is noted as deceased. If that is wrong, the team lead puts it right first.',
  'reopen.capReached':
    'The 24 months of this person were used up. A new start is possible six months after the last trajectory.',
  'row.tooFewCells': 'This row has fewer cells than the header has columns.',
  'row.tooManyCells': 'This row has more cells than the header has columns.',
  'row.notKept': 'The row could not be kept. Check all fields and offer it again.',
};

/** Why a row does not go in, or what to check of one that does. */
export const rowReasonText = (
  { code, message }: { readonly code: string; readonly message: string },
  lang: Lang,
): string => (lang === 'nl' ? message : (english[code] ?? message));
