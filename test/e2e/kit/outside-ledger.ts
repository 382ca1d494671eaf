import type { LedgerEntry } from '../../../integrations/sandbox/ledger.ts';

/** What the sandboxes of the outside systems say of themselves, over HTTP. */
export async function ledgerOf(url: string): Promise<readonly LedgerEntry[]> {
  const all: LedgerEntry[] = [];
  for (;;) {
    const reply = await fetch(`${url}/_sandbox/ledger?after=${all.length}&limit=10000`);
    const { entries } = (await reply.json()) as { entries: LedgerEntry[] };
    all.push(...entries);
    if (entries.length < 10_000) return all;
  }
}

export async function setFaults(url: string, plan: unknown): Promise<void> {
  const reply = await fetch(`${url}/_sandbox/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(plan),
  });
  if (!reply.ok) throw new Error(`the sandbox refuses the faults: ${reply.status} ${await reply.text()}`);
}

export const clearFaults = async (url: string): Promise<void> => {
  await fetch(`${url}/_sandbox/faults`, { method: 'DELETE' });
};

export async function exercised(url: string): Promise<Record<string, number>> {
  const reply = await fetch(`${url}/_sandbox/faults`);
  return ((await reply.json()) as { exercised: Record<string, number> }).exercised;
}

/** Notices and questions that took effect more than once, by their idempotency key or, without one, by person and matter. */
export function appliedTwice(ledger: readonly LedgerEntry[]): string[] {
  const times = new Map<string, number>();
  for (const { effect, operation, person, key } of ledger)
    if (effect === 'applied') {
      const matter = key ?? `${operation} ${person}`;
      times.set(matter, (times.get(matter) ?? 0) + 1);
    }
  return [...times].filter(([, count]) => count > 1).map(([matter]) => matter);
}

/** Persons in whom an interest was opened twice without being closed in between, or is open at the end. */
export function badlyInscribed(ledger: readonly LedgerEntry[]): string[] {
  const open = new Set<string>();
  const bad = new Set<string>();
  for (const { effect, person } of ledger) {
    if (effect === 'opened') {
      if (open.has(person)) bad.add(person);
      open.add(person);
    }
    if (effect === 'closed') {
      if (!open.has(person)) bad.add(person);
      open.delete(person);
    }
  }
  return [...new Set([...bad, ...open])];
}
