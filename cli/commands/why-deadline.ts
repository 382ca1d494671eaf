import type { LocalDate } from '../../domain/calendar/index.ts';
import { eventTypeWords, longDate, movedText, ownerText, rungText } from '../../words/index.ts';
import { paint, type Io } from '../io.ts';
import type { Verbs } from '../../app/verbs.ts';

type Story = Awaited<ReturnType<Verbs['whyDeadline']>>[number];
const date = (on: string): string => longDate(on as LocalDate, 'nl');

const ended = {
  metInTime: 'op tijd gedaan',
  metLate: 'te laat gedaan',
  fell: 'verstreken',
  cancelled: 'vervallen',
} as const;

/** What became allowed did not pass by. */
const endText = ({ rule }: Story, how: keyof typeof ended): string =>
  how === 'fell' && rule.endsWith('/from') ? 'mag vanaf nu' : ended[how];

/** Why a date is what it is: the rule, who opened it, what moved it, how far it went. */
export function printStory(io: Io, story: Story): void {
  const source = story.source === 'S' ? 'staat in de bronnen' : 'onze keuze';
  io.out(paint(io, 'bold', `${story.deadlineId}: ${story.title.nl}, ${date(story.dueOn)}`));
  io.out(`  Regel ${story.rule}, versie ${story.ruleVersion} (${source}); van: ${ownerText(story.owner)}.`);
  io.out(
    `  Geopend op ${date(story.openedOn)}${story.openedWith ? ` bij: ${eventTypeWords[story.openedWith].nl}` : ''}, telt vanaf ${date(story.from)}, eerst tegen ${date(story.firstDueOn)}.`,
  );
  for (const { on, from, to, reason, why } of story.moves) {
    const change = from === to ? `blijft op ${date(to)}` : `van ${date(from)} naar ${date(to)}`;
    io.out(`  ${date(on)}: ${change} (${movedText(reason, why)}).`);
  }
  for (const { on, rung } of story.rungs) io.out(`  ${date(on)}: ${rungText(rung, story.owner, 'nl')}.`);
  if (story.ended) io.out(`  ${date(story.ended.on)}: ${endText(story, story.ended.how)}.`);
  else if (story.next) io.out(`  Daarna: ${rungText(story.next.rung, story.owner, 'nl')} op ${date(story.next.on)}.`);
  else io.out('  Nog open, op de hoogste trede.');
}
