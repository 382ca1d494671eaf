import type { Lang } from '../lang.ts';

/** One life in the programme, as a picture. */
export const lifeWords = {
  nl: {
    title: 'Verloop van het traject',
    titleOf: 'Verloop: {who}',
    lead: 'Hoe lang iemand in elke fase was. Terugkeren naar een fase is gewoon.',
    from: 'Vanaf',
    until: 'Tot',
    now: 'nu',
    phase: 'Fase',
    days: 'Duur',
    partly: 'U ziet niet het hele verloop van dit traject, dus ook niet als tekening.',
  },
  en: {
    title: 'Course of the trajectory',
    titleOf: 'Course: {who}',
    lead: 'How long somebody was in each phase. Going back to a phase is ordinary.',
    from: 'From',
    until: 'Until',
    now: 'now',
    phase: 'Phase',
    days: 'Length',
    partly: 'You do not see the whole course of this trajectory, so not as a picture either.',
  },
} as const satisfies Record<Lang, unknown>;
