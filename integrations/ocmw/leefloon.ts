import { edgeOf, holds, open, unreadable, type Edge, type Period } from '../magda/period.ts';
import { malformed, many, one, optional, saidIn, samePerson, textOf, Unusable } from '../magda/reading.ts';
import type { XmlElement } from '../magda/xml.ts';

/** The name that KSZ gives to the leefloon (living wage paid by an OCMW, "PCSA" in English texts). */
export const LEEFLOON_STATUS = 'LIVING_WAGES_PCSA_HELP';

/** Whether the person receives leefloon on the day asked about: a fact to show, never a verdict. */
export interface LeefloonAnswer {
  readonly leefloon: 'yes' | 'no' | 'notYetKnown';
  /** First day of the period that holds the day asked about, the earliest of several, when the source gave one. */
  readonly since?: string;
  /**
   * `notStated` for every "no": the source answers an unknown person, and a status it does not know, with the same
   * code as "does not receive". Also for a "yes" whose periods do not hold the day asked about.
   */
  readonly certainty: 'stated' | 'notStated';
}

/** Level 3, 30001: the source has no data yet; asking again later makes sense. */
export const LEEFLOON_NOT_YET_KNOWN: LeefloonAnswer = { leefloon: 'notYetKnown', certainty: 'notStated' };

/** @throws Unusable */
export function readLeefloon(content: XmlElement, insz: string, on: string): LeefloonAnswer {
  const person = one(content, 'Persoon');
  samePerson(textOf(person, 'INSZ'), insz);
  const statuses = optional(person, 'SocialeStatuten');
  if (!statuses) {
    if (optional(person, 'Status')) throw new Unusable('magda.noStatusGiven');
    return malformed();
  }
  const named = many(statuses, 'SociaalStatuut').filter((status) =>
    saidIn(many(status, 'Naam')).includes(LEEFLOON_STATUS),
  );
  if (named.length === 0) return malformed();
  const codes = named.map((status) => textOf(one(status, 'Resultaat'), 'Code'));
  if (codes.some((code) => code !== '0' && code !== '1')) return malformed();
  // Named more than once, such as for two OCMWs: a "no" states nothing, so it takes nothing away from a "yes".
  const applying = named.filter((_, index) => codes[index] === '1');
  if (applying.length === 0) return { leefloon: 'no', certainty: 'notStated' };
  const periods = applying.flatMap(readPeriods);
  const holding = periods.filter((period) => holds(period, on) === 'yes');
  if (holding.length === 0) {
    // Of periods that cannot be read only those are passed over that make no difference.
    if (periods.some((period) => holds(period, on) === 'unclear')) return malformed();
    return { leefloon: 'yes', certainty: periods.length === 0 ? 'stated' : 'notStated' };
  }
  const begins = holding.map(({ begin }) => (begin.kind === 'day' ? begin.date : undefined));
  const known = begins.filter((begin) => begin !== undefined).toSorted();
  const since = known.length === begins.length ? known[0] : undefined;
  return { leefloon: 'yes', ...(since !== undefined && { since }), certainty: 'stated' };
}

function readPeriods(status: XmlElement): Period[] {
  const list = optional(status, 'Periodes');
  if (!list) return [];
  return many(list, 'Periode').map((period) => ({
    begin: readEdge(many(period, 'Begindatum'), 'begin') ?? unreadable,
    end: readEdge(many(period, 'Einddatum'), 'end') ?? open,
  }));
}

/** xs:date: a day that may carry a zone, which says nothing about a Belgian calendar day and is dropped. Of several none is believed. */
function readEdge(stated: readonly XmlElement[], side: 'begin' | 'end'): Edge | undefined {
  const [text, second] = saidIn(stated);
  if (second !== undefined) return unreadable;
  return text === undefined ? undefined : edgeOf(text.replace(/(Z|[+-]\d{2}:\d{2})$/, ''), side);
}
