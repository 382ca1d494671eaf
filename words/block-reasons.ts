import type { Words } from './lang.ts';

/** Why somebody may not come in any more. */
export const blockReasonWords = {
  leftService: { nl: 'uit dienst', en: 'left service' },
  lostDevice: { nl: 'toestel of kaart verloren', en: 'device or card lost' },
  suspectedMisuse: { nl: 'vermoeden van misbruik', en: 'suspected misuse' },
  agreementEnded: { nl: 'overeenkomst afgelopen', en: 'agreement ended' },
  otherGround: { nl: 'andere reden', en: 'other reason' },
} as const satisfies Readonly<Record<string, Words>>;
