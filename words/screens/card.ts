import type { Lang } from '../lang.ts';

/** A card of paper for the person. */
export const cardWords = {
  nl: {
    title: 'Kaart voor {name}',
    lead: 'Om af te drukken en mee te geven: de volgende stap, wie te bereiken, en een code die de persoon zelf laat kijken.',
    make: 'Kaart met code maken',
    makeHint:
      'De code opent één keer, tot {days} dagen na vandaag. Wie hem opent, ziet alleen de volgende stap: geen naam, geen nummer, geen plan.',
    again: 'Een nieuwe code maken',
    againHint: 'Een code staat maar één keer op het scherm. Is de kaart kwijt, maak dan een nieuwe.',
  },
  en: {
    title: 'Card for {name}',
    lead: 'To print and hand over: the next step, whom to reach, and a code with which the person can look. The card is in Dutch.',
    make: 'Make a card with a code',
    makeHint:
      'The code opens once, until {days} days from today. Whoever opens it sees the next step only: no name, no number, no plan.',
    again: 'Make a new code',
    againHint: 'A code is on the screen only once. If the card is lost, make a new one.',
  },
} as const satisfies Record<Lang, unknown>;

/** What stands on the card itself: for the person, so Dutch, and said plainly. */
export const cardNl = {
  head: 'Mijn traject werk en welzijn',
  hello: 'Dag {name}',
  next: 'Mijn volgende stap',
  waits: 'We wachten op de {who}: {what}.',
  itself: '{what}. U moet daar niets voor doen.',
  until: 'Uiterlijk op {day}.',
  late: 'Dit had op {day} moeten gebeuren. Vraag gerust hoe het staat.',
  closed: 'Uw traject is afgesloten.',
  ask: 'Vragen?',
  mediator: 'Uw bemiddelaar is {name}.',
  noMediator: 'U krijgt nog een bemiddelaar.',
  code: 'Scan deze code om zelf te kijken. Ze werkt één keer, tot {day}.',
  codeText: 'QR-code met uw persoonlijke link',
} as const;
