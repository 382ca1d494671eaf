import { connect, type Connection } from '../../db/connect.ts';
import { seedStaff } from '../../db/seed-staff.ts';
import { freshDatabase } from '../support/database.ts';

export interface TestDatabase extends Connection {
  readonly url: string;
}

/** A database of its own on the run's Postgres, with the schema and the staff in it. */
export async function startDatabase(): Promise<TestDatabase> {
  const url = await freshDatabase();
  const connection = connect(url, { max: 20 });
  await seedStaff(connection.db);
  return { ...connection, url };
}
