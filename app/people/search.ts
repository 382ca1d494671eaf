import { inszDigits } from '../../domain/people/insz.ts';
import { folded } from '../../domain/people/folded.ts';
import { findPeople, type FoundPerson } from '../../db/queries/person-search.ts';
import { personOfInsz, trajectoriesOf } from '../../db/queries/people.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

/** As many as someone looks through; with more the words say too little. */
const most = 20;

/**
 * Looks for people by name, in any order and as clerks type it, by phone, file number or trajectory; a whole INSZ finds the
 * person who has it or had it.
 * @returns `more`: there are others, say more words
 * @throws AppError `search.tooShort` when fewer than two letters or digits are given
 */
export async function searchPeople(app: App, text: string) {
  if (folded(text).length < 2)
    throw new AppError('search.tooShort', 'too little to search by', 'give at least two letters or digits');
  const insz = inszDigits(text);
  const found = insz === null ? await findPeople(app.db, text, most + 1) : await withNumber(app, insz);
  const shown = await Promise.all(
    found.slice(0, most).map(async ({ lastName, firstName, ...person }) => ({
      ...person,
      name: `${firstName} ${lastName}`.trim(),
      trajectories: (await trajectoriesOf(app.db, person.personId)).map(({ id, phase, closedOn }) => ({
        trajectoryId: id,
        phase,
        closedOn,
      })),
    })),
  );
  return { people: shown, more: found.length > most };
}

async function withNumber(app: App, insz: string): Promise<FoundPerson[]> {
  const person = await personOfInsz(app.db, insz);
  if (!person || person.birthDate === null) return [];
  const { id: personId, lastName, firstName, birthDate, municipality } = person;
  return [{ personId, lastName, firstName, birthDate, municipality }];
}
