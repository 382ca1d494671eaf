import { longDate } from './lang.ts';
import type { LocalDate } from '../domain/calendar/index.ts';
import type { LadderRung } from '../domain/trajectory/index.ts';

/** One matter as a digest tells it: ids, the task in words, dates and the rule; never the person's name, for mails travel. */
export interface DigestLine {
  readonly trajectoryId: string;
  readonly task: string;
  /** `INT-1 (versie 2026.1)` */
  readonly rule: string;
  readonly dueOn: LocalDate;
  readonly rung: LadderRung;
  readonly isNew: boolean;
  /** The colleague who is away, in whose place this is told. */
  readonly insteadOf: string | null;
}

/** Longer than this nobody reads a mail; the work list shows the rest. */
const mostLines = 60;

const headings: readonly (readonly [LadderRung, string])[] = [
  ['programmeCoordinator', 'Meer dan tien werkdagen over tijd; de programmacoördinator weet het'],
  ['teamLead', 'Meer dan vijf werkdagen over tijd; de teamleider of de partner weet het'],
  ['overdue', 'Over tijd: doe het alsnog, of verleng de termijn met een reden'],
  ['reminder', 'Binnenkort te doen'],
];

/** Subject and text of someone's day, in Dutch: the most urgent first. */
export function digestNl(lines: readonly DigestLine[], day: LocalDate): { subject: string; text: string } {
  const late = lines.filter(({ rung }) => rung !== 'reminder').length;
  const soon = lines.length - late;
  const inOrder = headings.flatMap(([rung]) => lines.filter((line) => line.rung === rung));
  const shown = new Set(inOrder.slice(0, mostLines));
  const sections = headings.flatMap(([rung, heading]) => {
    const under = inOrder.filter((line) => line.rung === rung && shown.has(line));
    return under.length === 0 ? [] : [`${heading}:\n${under.map(sentence).join('\n')}`];
  });
  const more = lines.length - shown.size;
  return {
    subject: `Jouw dag: ${[late > 0 ? `${late} over tijd` : '', soon > 0 ? `${soon} binnenkort` : ''].filter(Boolean).join(', ')} (${longDate(day, 'nl')})`,
    text: `${[
      `Dit staat open op ${longDate(day, 'nl')}. Wat gedaan is, verdwijnt vanzelf uit dit overzicht.`,
      ...sections,
      ...(more > 0 ? [`En nog ${more} andere: de werklijst toont ze allemaal.`] : []),
    ].join('\n\n')}\n`,
  };
}

function sentence({ trajectoryId, task, rule, dueOn, isNew, insteadOf }: DigestLine): string {
  const marks = [isNew ? 'nieuw' : '', insteadOf ? `in de plaats van ${insteadOf}` : ''].filter(Boolean);
  return `- ${trajectoryId}: ${task}, uiterlijk ${longDate(dueOn, 'nl')}. Regel ${rule}${marks.length > 0 ? ` [${marks.join('; ')}]` : ''}`;
}
