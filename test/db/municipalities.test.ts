import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAgreement, agreementOf, endAgreement } from '../../db/queries/agreements.ts';
import { findMunicipality, municipalityOf } from '../../db/queries/municipalities.ts';
import { localDate } from '../../domain/calendar/index.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const of = (postcode: string, name: string, on = '2026-03-02') =>
  municipalityOf(base.db, postcode, name, localDate(on));

describe('the municipality of an address', () => {
  it('follows from the postcode, whichever part of the town is named', async () => {
    expect(await of('9000', 'Gent')).toEqual({ nis: '44021', name: 'Gent', province: 'eastFlanders', certain: true });
    expect(await of('9030', 'Mariakerke')).toMatchObject({ nis: '44021', certain: true });
    expect(await of('2600', 'Berchem')).toMatchObject({ nis: '11002', name: 'Antwerpen' });
  });

  it('is the one of that day: what merged was itself until the day before', async () => {
    expect(await of('3700', 'Tongeren', '2024-12-31')).toMatchObject({ nis: '73083', name: 'Tongeren' });
    expect(await of('3700', 'Tongeren', '2025-01-01')).toMatchObject({ nis: '73111', name: 'Tongeren-Borgloon' });
    expect(await of('2150', 'Borsbeek', '2024-12-31')).toMatchObject({ nis: '11007' });
    expect(await of('2150', 'Borsbeek', '2025-01-01')).toMatchObject({ nis: '11002' });
    expect(await of('2070', 'Zwijndrecht', '2025-06-01')).toMatchObject({ nis: '46030', province: 'eastFlanders' });
    expect(await of('3900', 'Overpelt', '2018-12-31')).toMatchObject({ name: 'Overpelt' });
    expect(await of('3900', 'Overpelt', '2019-01-01')).toMatchObject({ nis: '72043', name: 'Pelt' });
  });

  it('is none outside Flanders', async () => {
    expect(await of('1000', 'Brussel')).toBeNull();
    expect(await of('4000', 'Luik')).toBeNull();
  });

  it('are 308 before 2019, 300 until 2024 and 285 since', async () => {
    const count = async (on: string) => {
      const { rows } = await base.db.execute<{ number: number }>(
        `select count(*)::integer as number from municipalities where valid_from <= '${on}' and (valid_until is null or valid_until >= '${on}')`,
      );
      return rows[0]?.number;
    };
    expect([
      await count('2018-12-31'),
      await count('2019-01-01'),
      await count('2024-12-31'),
      await count('2025-01-01'),
    ]).toEqual([308, 300, 300, 285]);
  });
});

describe('a cooperation agreement', () => {
  const gent = { nis: '44021', actionPlan: '2026', channel: 'mail', address: 'ocmw@gent.example.be' } as const;
  it('holds in its time, and no second one beside it', async () => {
    expect((await findMunicipality(base.db, 'gent', localDate('2026-01-01')))?.nis).toBe('44021');
    const year = { ...gent, validFrom: localDate('2026-01-01'), validUntil: localDate('2026-12-31') };
    expect(await addAgreement(base.db, year)).toMatchObject(year);
    expect(await addAgreement(base.db, { ...year, validFrom: localDate('2026-12-31'), validUntil: null })).toBe(
      'overlaps',
    );
    expect(
      await addAgreement(base.db, { ...year, validFrom: localDate('2027-01-01'), validUntil: null }),
    ).toMatchObject({ nis: '44021' });
    expect(await agreementOf(base.db, '44021', localDate('2025-12-31'))).toBeNull();
    expect((await agreementOf(base.db, '44021', localDate('2026-06-01')))?.validUntil).toBe('2026-12-31');
    expect(await endAgreement(base.db, '44021', localDate('2026-06-30'))).toBe(true);
    expect(await agreementOf(base.db, '44021', localDate('2026-07-01'))).toBeNull();
    expect(await endAgreement(base.db, '44021', localDate('2026-07-01'))).toBe(false);
  });
});
