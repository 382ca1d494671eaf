import type { WayRight } from '../domain/trajectory/index.ts';
import type { Words } from './lang.ts';

/** What to do about something that was noted wrongly and is not put right by a correction. */
export const wayRightWords: Readonly<Record<Exclude<WayRight, 'corrected'>, Words>> = {
  again: {
    nl: 'Noteer het opnieuw zoals het klopt: het laatste telt.',
    en: 'Note it again as it is: the last one counts.',
  },
  plan: {
    nl: 'Pas het doel of de actie zelf aan: wijzigen, afronden of schrappen.',
    en: 'Change the goal or the action itself: change, finish or drop it.',
  },
  backed: {
    nl: 'Neem de stap terug met de opdracht die daarvoor dient (w2 commands toont ze), en noteer hem daarna opnieuw met de juiste dag.',
    en: 'Take the step back with the command for it (w2 commands shows them), and note it again with the right day.',
  },
  undone: {
    nl: 'Een teamleider kan de afsluiting terugdraaien, dertig dagen lang: w2 undo-closing.',
    en: 'A team lead can undo the closing within thirty days: w2 undo-closing.',
  },
  rested: {
    nl: 'Latere stappen en datums rusten erop. Schrijf in een nota wat er niet klopt; een datum die daardoor verkeerd valt, kan worden verlengd.',
    en: 'Later steps and dates rest on it. Write in a note what is wrong; a date that falls wrongly by it can be extended.',
  },
  ours: {
    nl: 'Die dag heeft niemand ingevuld: hij volgt uit wat er gebeurde.',
    en: 'Nobody entered that day: it follows from what happened.',
  },
};
