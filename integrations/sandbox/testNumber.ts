/**
 * Test persons: numbers whose month lies in 61–72, so that they are no real person's. Whoever is in none of the
 * documented tables gets an answer that follows from the digits, so every run and every machine agrees.
 */

/** Month 61–72 and a valid check: 97 − (first nine mod 97), with a 2 put before the nine for births from 2000. */
export function isTestNumber(insz: string): boolean {
  if (!/^\d{11}$/.test(insz)) return false;
  const month = birthMonth(insz) + 60;
  const check = Number(insz.slice(9));
  const nine = insz.slice(0, 9);
  return month >= 61 && month <= 72 && [nine, `2${nine}`].some((digits) => 97 - (Number(digits) % 97) === check);
}

/** 1–12 for a test number. */
export function birthMonth(insz: string): number {
  return Number(insz.slice(2, 4)) - 60;
}

/**
 * One of twenty equally likely lots for a person: (first nine digits mod `prime`) mod 20. Each system uses a prime of
 * its own, so that leefloon, incapacity and employment do not go together.
 */
export function lotOf(insz: string, prime: 997 | 991 | 983): number {
  return (Number(insz.slice(0, 9)) % prime) % 20;
}
