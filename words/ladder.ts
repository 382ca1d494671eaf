import type { Owner, RuleKey } from '../domain/rules/index.ts';
import { knowsAlreadyNl } from './rules.ts';

export type Told = readonly [subject: string, sentence: string];

/** A task and its day; `owner` where it is said who was told before. */
interface Late {
  readonly task: string;
  readonly due: string;
  readonly owner?: Owner;
}

/** What is mailed on each rung of a ladder, in Dutch. @param next what whoever is late does now @param of for what it is done */
export const ladderNl = (next: string, of = '') => ({
  reminder: ({ task, due }: Late): Told => [
    `Herinnering: ${task}, uiterlijk ${due}`,
    `Binnenkort te doen: ${task}, uiterlijk op ${due}.`,
  ],
  overdue: ({ task, due }: Late): Told => [
    `Over tijd: ${task}`,
    `Dit had uiterlijk op ${due} moeten gebeuren${of}: ${task}. ${next}`.trimEnd(),
  ],
  teamLead: ({ task, due }: Late): Told => [
    `Vijf werkdagen over tijd: ${task}`,
    `Dit had uiterlijk op ${due} moeten gebeuren${of} en is nog niet gedaan: ${task}. Bespreek samen wat nodig is.`,
  ],
  programmeCoordinator: ({ task, due, owner }: Late): Told => [
    `Tien werkdagen over tijd: ${task}`,
    `Dit had uiterlijk op ${due} moeten gebeuren${of} en is nog niet gedaan: ${task}. ${owner ? knowsAlreadyNl(owner) : 'Wie het moet doen, weet het al.'}`,
  ],
});

/** A mail about something with an id of its own: what it is, what is said of it, and by which rule. */
export function mailAbout(
  { id, heading }: { readonly id: string; readonly heading: string },
  [subject, sentence]: Told,
  rule: RuleKey | null,
  ruleVersion: string,
): { subject: string; text: string } {
  const lines = [heading, '', sentence, ...(rule === null ? [] : ['', `Regel: ${rule} (versie ${ruleVersion})`])];
  return { subject: `${subject} (${id})`, text: `${lines.join('\n')}\n` };
}
