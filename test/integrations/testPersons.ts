import { lotOf } from '../../integrations/sandbox/testNumber.ts';

/** Valid numbers of test persons, one after the other; deterministic. */
export function* testPersons(): Generator<string> {
  for (let year = 50; year < 100; year += 1) {
    for (let serial = 1; serial < 998; serial += 37) {
      const month = 61 + ((year + serial) % 12);
      const nine = `${year}${month}${String(1 + (serial % 28)).padStart(2, '0')}${String(serial).padStart(3, '0')}`;
      yield `${nine}${String(97 - (Number(nine) % 97)).padStart(2, '0')}`;
    }
  }
}

/** The first test person with this lot of twenty. */
export function personInLot(prime: 997 | 991 | 983, lot: number): string {
  for (const insz of testPersons()) if (lotOf(insz, prime) === lot) return insz;
  throw new Error(`nobody drew lot ${lot}`);
}
