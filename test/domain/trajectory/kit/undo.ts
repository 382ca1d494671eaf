import {
  closingToUndo,
  undoClosing,
  type ClosingToUndo,
  type Decided,
  type PlaceAgain,
  type UndoProblem,
} from '../../../../domain/trajectory/index.ts';
import { contextOf, lived, onDay, type Life } from './life.ts';
import { actor } from './say.ts';

const teamLead = actor('teamLead');

export const askedToUndo = ({ events, today, rules }: Life, by = teamLead): ClosingToUndo | UndoProblem =>
  closingToUndo(events, by, { today, rules });

/** A team lead takes the closing back on a day. */
export function undone(
  life: Life,
  date: string,
  place: PlaceAgain = 'asItWas',
  inCohort = true,
): Decided & { readonly life: Life } {
  const later = onDay(life, date);
  const found = askedToUndo(later);
  if ('problem' in found) throw new Error(found.problem);
  const decided = undoClosing(
    found,
    { because: 'wrongPerson', place, inCohort },
    { ...contextOf(later), by: teamLead },
  );
  return { ...decided, life: lived(later, decided) };
}
