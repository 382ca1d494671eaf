import { inszDigits } from '../../domain/people/insz.ts';
import { folded } from '../../domain/people/folded.ts';
import { findPeople, type SearchWithin } from '../../db/queries/person-search.ts';
import { personOfInsz, trajectoriesOfAll } from '../../db/queries/people.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

/** As many as someone looks through; with more the words say too little. */
const most = 20;

/**
 * Looks for people by name, in any order and as clerks type it, by phone, file number or trajectory; a whole INSZ finds the
 * person who has it or had it.
 * @param within for whom; left out, for the application itself
 * @returns `more`: there are others, say more words
 * @throws AppError `search.tooShort` when fewer than two letters or digits are given
 */
export async function searchPeople(app: App, text: string, within?: SearchWithin) {
  if (folded(text).length < 2)
    throw new AppError('search.tooShort', 'too little to search by', 'give at least two letters or digits');
  const insz = inszDigits(text);
  const owner = insz === null ? null : await personOfInsz(app.db, insz);
  const wanted = insz === null ? { text } : owner && { personId: owner.id };
  const found = wanted ? await findPeople(app.db, wanted, most + 1, within) : [];
  const people = found.slice(0, most);
  const theirs = await trajectoriesOfAll(
    app.db,
    people.map(({ personId }) => personId),
  );
  const shown = people.map(({ lastName, firstName, ...person }) => ({
    ...person,
    name: `${firstName} ${lastName}`.trim(),
    trajectories: theirs
      .filter(({ personId }) => personId === person.personId)
      .map(({ id, phase, closedOn }) => ({ trajectoryId: id, phase, closedOn })),
  }));
  return { people: shown, more: found.length > most };
}
