import { AppError } from '../../errors.ts';

export type ListProblem =
  | 'list.tooLarge'
  | 'list.tooHeavy'
  | 'list.notAList'
  | 'list.encoding'
  | 'list.password'
  | 'list.letters'
  | 'list.empty'
  | 'list.quotes'
  | 'list.tooManyRows'
  | 'list.severalSheets'
  | 'list.noSheet'
  | 'list.missingColumns'
  | 'list.duplicateColumns';

/** The file as a whole cannot be taken in. Carries nothing of the people who stand in it. */
export const listError = (code: ListProblem, details: Record<string, string | number> = {}): AppError =>
  new AppError(code, 'the file cannot be read as a list', 'see the message', details);
