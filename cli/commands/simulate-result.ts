import type { Verbs } from '../../app/verbs.ts';

/** What came of a simulation. */
export type Result = Extract<Awaited<ReturnType<Verbs['simulate']>>, { ready: true }>['result'];
