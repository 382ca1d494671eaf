import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { Database } from '../../db/connect.ts';
import type { Mistake, MistakeCode } from './file.ts';

export type Became = 'made' | 'changed' | 'same';
export type StepKind =
  | 'namespace'
  | 'retention'
  | 'attribute'
  | 'migrations'
  | 'organisation'
  | 'staff'
  | 'rules'
  | 'contracts'
  | 'tender'
  | 'municipality'
  | 'places';

export interface Step {
  readonly what: StepKind;
  readonly id: string;
  readonly became: Became;
}

export interface Keeping {
  readonly tx: Database;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly steps: Step[];
  readonly mistakes: Mistake[];
}

export const wrong = (keeping: Keeping, path: string, what: MistakeCode, details: Mistake['details'] = {}): void =>
  void keeping.mistakes.push({ path, what, details });

export const done = ({ steps }: Keeping, what: StepKind, id: string, became: Became): void =>
  void steps.push({ what, id, became });
