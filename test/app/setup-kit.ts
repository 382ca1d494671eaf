/** What a set-up left in a database, looked at beside the application. */
import { connect } from '../../db/connect.ts';
import { ruleSetOf } from '../../db/queries/rules.ts';
import { listStaff } from '../../db/queries/staff.ts';

export async function peopleThere(databaseUrl: string) {
  const { db, close } = connect(databaseUrl);
  return listStaff(db).finally(close);
}

export async function listContractsOf(databaseUrl: string, version: string) {
  const { db, close } = connect(databaseUrl);
  return ruleSetOf(db, version)
    .then(({ contracts = [] }) => contracts)
    .finally(close);
}
