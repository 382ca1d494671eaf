import type { Lang } from '../lang.ts';

/** Opening a file that is not one's own. */
export const glassWords = {
  nl: {
    title: 'Dossier openen: {id}',
    lead: 'Dit traject is niet van uw provincie of team. U kunt het openen met een reden.',
    text: 'Het blijft vier uur open, alleen om te lezen. De bemiddelaar krijgt daarvan bericht, met uw naam en de reden. De persoon ziet dat u keek.',
    reason: 'Waarom opent u dit dossier?',
    open: 'Openen met deze reden',
    offerTitle: 'Niet gevonden: {id}',
    offer:
      'Er is geen traject met dit nummer waar u bij kunt. Bestaat het in een andere provincie, dan kunt u het openen met een reden.',
    offerLink: 'Het dossier openen met een reden',
  },
  en: {
    title: 'Open a file: {id}',
    lead: 'This trajectory is not of your province or team. You can open it with a reason.',
    text: 'It stays open for four hours, for reading only. The mediator is told, with your name and the reason. The person sees that you looked.',
    reason: 'Why do you open this file?',
    open: 'Open with this reason',
    offerTitle: 'Not found: {id}',
    offer:
      'There is no trajectory with this number that you can reach. If it exists in another province, you can open it with a reason.',
    offerLink: 'Open the file with a reason',
  },
} as const satisfies Record<Lang, unknown>;
