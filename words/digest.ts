import { longDate } from './lang.ts';
import type { LocalDate } from '../domain/calendar/index.ts';
import type { Owner } from '../domain/rules/index.ts';
import { ladderRungs, type LadderRung } from '../domain/trajectory/index.ts';
import { escalationText } from './rules.ts';

/** One matter as a digest tells it: ids, the task in words, dates and the rule; never the person's name, for mails travel. */
export interface DigestLine {
  /** Of the trajectory or the group. */
  readonly id: string;
  readonly task: string;
  /** `INT-1 (versie 2026.1)`; null: no rule has a term for it. */
  readonly rule: string | null;
  readonly dueOn: LocalDate;
  readonly rung: LadderRung;
  readonly owner: Owner;
  readonly isNew: boolean;
  /** The colleague who is away, in whose place this is told. */
  readonly insteadOf: string | null;
}

/** Somebody who is with the reader since the last digest. */
export interface NewcomerLine {
  readonly id: string;
  readonly enteredOn: LocalDate;
}

/** Longer than this nobody reads a mail; the work list shows the rest. */
const mostLines = 60;

/** Told at the same rung, a partner's task went to others than ours did: each stands under who knows of it. */
const headingOf = ({ rung, owner }: DigestLine): string => {
  switch (rung) {
    case 'programmeCoordinator':
      return `Meer dan tien werkdagen over tijd; ${escalationText(3, owner, 'nl')}`;
    case 'teamLead':
      return `Meer dan vijf werkdagen over tijd; ${escalationText(2, owner, 'nl')}`;
    case 'overdue':
      return 'Over tijd: doe het alsnog, of verleng de termijn met een reden';
    case 'reminder':
      return 'Binnenkort te doen';
  }
};
const mostUrgentFirst = ladderRungs.toReversed();

/** Subject and text of someone's day, in Dutch: who is new, then the most urgent first, and at the end whom no mail reaches. */
export function digestNl(
  lines: readonly DigestLine[],
  day: LocalDate,
  {
    newcomers = [],
    unreachable = [],
  }: { readonly newcomers?: readonly NewcomerLine[]; readonly unreachable?: readonly string[] } = {},
): { subject: string; text: string } {
  const late = lines.filter(({ rung }) => rung !== 'reminder').length;
  const soon = lines.length - late;
  const inOrder = mostUrgentFirst.flatMap((rung) => lines.filter((line) => line.rung === rung));
  const shown = inOrder.slice(0, mostLines);
  const sections = [...new Set(shown.map(headingOf))].map((heading) => {
    const under = shown.filter((line) => headingOf(line) === heading);
    return `${heading}:\n${under.map(sentence).join('\n')}`;
  });
  const more = lines.length - shown.length;
  return {
    subject: `Jouw dag: ${[newcomers.length > 0 ? `${newcomers.length} nieuw` : '', late > 0 ? `${late} over tijd` : '', soon > 0 ? `${soon} binnenkort` : '', unreachable.length > 0 ? `${unreachable.length} zonder werkend mailadres` : ''].filter(Boolean).join(', ')} (${longDate(day, 'nl')})`,
    text: `${[
      `Dit staat open op ${longDate(day, 'nl')}. Wat gedaan is, verdwijnt vanzelf uit dit overzicht.`,
      ...(newcomers.length > 0 ? [listed('Nieuw bij jou', newcomers.map(came))] : []),
      ...sections,
      ...(more > 0 ? [`En nog ${more} andere: de werklijst toont ze allemaal.`] : []),
      ...(unreachable.length > 0 ? [listed('Mail komt niet aan', unreachable)] : []),
    ].join('\n\n')}\n`,
  };
}

/** What is listed beside the tasks; the lists of the application have the rest. */
function listed(heading: string, items: readonly string[]): string {
  const lines = items.slice(0, mostLines).map((item) => `- ${item}`);
  const more = items.length - lines.length;
  return [`${heading}:`, ...lines, ...(more > 0 ? [`- en nog ${more} andere`] : [])].join('\n');
}

const came = ({ id, enteredOn }: NewcomerLine): string => `${id}: aangemeld op ${longDate(enteredOn, 'nl')}`;

function sentence({ id, task, rule, dueOn, isNew, insteadOf }: DigestLine): string {
  const marks = [isNew ? 'nieuw' : '', insteadOf ? `in de plaats van ${insteadOf}` : ''].filter(Boolean);
  return `- ${id}: ${task}, uiterlijk ${longDate(dueOn, 'nl')}.${rule === null ? '' : ` Regel ${rule}`}${marks.length > 0 ? ` [${marks.join('; ')}]` : ''}`;
}
