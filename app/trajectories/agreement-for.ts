import type { LocalDate } from '../../domain/calendar/index.ts';
import { agreementOf } from '../../db/queries/agreements.ts';
import { municipalityOf } from '../../db/queries/municipalities.ts';
import { findPerson } from '../../db/queries/people.ts';
import type { App } from '../open.ts';

/** The agreement with the OCMW of the municipality where the person lives; null: nothing goes there. */
export async function agreementFor({ db }: App, trajectoryId: string, today: LocalDate) {
  const person = await findPerson(db, trajectoryId);
  const where = person && (await municipalityOf(db, person.postcode, person.municipality, today));
  return where ? agreementOf(db, where.nis, today) : null;
}
