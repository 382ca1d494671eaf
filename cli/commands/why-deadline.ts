import type { LocalDate } from '../../domain/calendar/index.ts';
import { longDate, ownerText, rungText } from '../../words/index.ts';
import { paint, type Io } from '../io.ts';
import type { Verbs } from '../../app/verbs.ts';

type Story = Awaited<ReturnType<Verbs['whyDeadline']>>[number];
const date = (on: string): string => longDate(on as LocalDate, 'nl');

const moved: Readonly<Record<Story['moves'][number]['reason'], string>> = {
  pause: 'pauze',
  resumed: 'hervat',
  extension: 'verlengd',
  calendar: 'andere sluitingsdagen',
  rules: 'andere regels',
  exception: 'uitzondering',
  plan: 'andere streefdatum',
};
const ended = {
  metInTime: 'op tijd gedaan',
  metLate: 'te laat gedaan',
  fell: 'verstreken',
  cancelled: 'vervallen',
} as const;

/** Why a date is what it is: the rule, who opened it, what moved it, how far it went. */
export function printStory(io: Io, story: Story): void {
  const source = story.source === 'S' ? 'staat in de bronnen' : 'onze keuze';
  io.out(paint(io, 'bold', `${story.deadlineId}: ${story.title.nl}, ${date(story.dueOn)}`));
  io.out(`  Regel ${story.rule}, versie ${story.ruleVersion} (${source}); van: ${ownerText(story.owner)}.`);
  io.out(
    `  Geopend op ${date(story.openedOn)}${story.openedWith ? ` bij ${story.openedWith}` : ''}, telt vanaf ${date(story.from)}, eerst tegen ${date(story.firstDueOn)}.`,
  );
  for (const move of story.moves)
    io.out(
      `  ${date(move.on)}: van ${date(move.from)} naar ${date(move.to)} (${moved[move.reason]}${move.why ? `: ${move.why}` : ''}).`,
    );
  for (const { on, rung } of story.rungs) io.out(`  ${date(on)}: ${rungText(rung, story.owner, 'nl')}.`);
  if (story.ended) io.out(`  ${date(story.ended.on)}: ${ended[story.ended.how]}.`);
  else if (story.next) io.out(`  Daarna: ${rungText(story.next.rung, story.owner, 'nl')} op ${date(story.next.on)}.`);
  else io.out('  Nog open, op de hoogste trede.');
}
