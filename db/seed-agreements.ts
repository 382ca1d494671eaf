import { sql } from 'drizzle-orm';
import type { LocalDate } from '../domain/calendar/index.ts';
import type { Database } from './connect.ts';
import { agreements, municipalities } from './schema.ts';

/** In a demo these OCMWs are reached by mail, and these have no agreement: so that all three ways can be seen. */
const byMail: readonly string[] = ['Genk', 'Mechelen', 'Oostende', 'Sint-Niklaas'];
const without: readonly string[] = ['Aarschot', 'Bree', 'Turnhout', 'Ieper'];

/** Agreements with the OCMWs of all municipalities but a few, for a demo and for tests; what is there stays. */
export async function seedAgreements(db: Database, url: string): Promise<void> {
  const from = '2020-01-01' as LocalDate;
  const all = await db
    .select({ nis: municipalities.nis, name: municipalities.name })
    .from(municipalities)
    .where(
      sql`${municipalities.validUntil} is null and not exists (select 1 from ${agreements} a where a.nis = ${municipalities.nis})`,
    );
  const rows = all
    .filter(({ name }) => !without.includes(name))
    .map(({ nis, name }) => ({
      nis,
      validFrom: from,
      validUntil: null,
      actionPlan: `actieplan ${nis}`,
      ...(byMail.includes(name)
        ? { channel: 'mail' as const, address: `ocmw.${nis}@ocmw.example.be` }
        : { channel: 'api' as const, address: url }),
    }));
  if (rows.length > 0) await db.insert(agreements).values(rows);
}

/** The sandbox of an earlier start may have had another port. */
export async function moveAgreements(db: Database, url: string): Promise<void> {
  await db.execute(
    sql`update ${agreements} set address = ${url} where channel = 'api' and address like 'http://127.0.0.1:%'`,
  );
}
