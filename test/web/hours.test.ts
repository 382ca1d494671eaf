import { expect, it } from 'vitest';
import { refuseMonth } from '../../domain/contract-month/index.ts';
import { asksAboveBudget, monthWrong } from '../../web/components/hours.ts';

it('a month that is refused as above its budget can be approved, whatever the contract has by now', () => {
  const of = (booked: number) => ({
    budget: { budgeted: 600, booked, approved: 0, left: 600 - booked, above: booked > 600 },
  });
  const refused = refuseMonth('month.aboveBudget', { minutes: 540, budgetedMinutes: 500 });
  expect(asksAboveBudget(of(540), [])).toBe(false);
  expect(asksAboveBudget(of(540), monthWrong(refused, 'nl'))).toBe(true);
  expect(asksAboveBudget(of(540), monthWrong(refuseMonth('month.ownHandedIn'), 'nl'))).toBe(false);
  expect(asksAboveBudget(of(660), [])).toBe(true);
});
