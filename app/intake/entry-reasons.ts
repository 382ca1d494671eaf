import type { RegistrationColumn } from '../../domain/people/registration-row.ts';
import type { ReopenProblem } from '../../domain/trajectory/index.ts';

/** Why somebody who can be read is not let in: for what is known of them. The sentence never repeats a cell. */
export interface EntryReason {
  readonly column: RegistrationColumn;
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, string>>;
}

export function entryReason(refused: ReopenProblem | 'otherName'): EntryReason {
  if (refused === 'otherName')
    return {
      column: 'Naam',
      code: 'person.otherName',
      details: {},
      message:
        'Dit INSZ is bekend onder een andere naam. Er is niets veranderd: kijk na wie het is. Bij de voorstellen staan beide namen.',
    };
  const { problem, details } = refused;
  const messages: Readonly<Record<string, string>> = {
    'reopen.deceased': `Deze persoon is genoteerd als overleden (${details['trajectoryId']}). Klopt dat niet, dan zet de teamleider eerst dat recht.`,
    'reopen.capReached': `De 24 maanden van deze persoon waren op op ${details['last']}. Opnieuw beginnen kan zes maanden na het vorige traject.`,
  };
  return {
    column: 'INSZ',
    code: problem,
    details,
    message: messages[problem] ?? 'Deze persoon kan nu niet opnieuw beginnen; het vorige traject zegt waarom.',
  };
}
