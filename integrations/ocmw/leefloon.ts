import {
  dateOf,
  malformed,
  many,
  one,
  optional,
  optionalDate,
  samePerson,
  textOf,
  Unusable,
} from '../magda/reading.ts';
import type { XmlElement } from '../magda/xml.ts';

/** The name that KSZ gives to the leefloon (living wage paid by an OCMW, "PCSA" in English texts). */
export const LEEFLOON_STATUS = 'LIVING_WAGES_PCSA_HELP';

/** Whether the person receives leefloon on the day asked about: a fact to show, never a verdict. */
export interface LeefloonAnswer {
  readonly leefloon: 'yes' | 'no' | 'notYetKnown';
  /** First day of the period that holds the day asked about, when the source gave one. */
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
  const named = many(statuses, 'SociaalStatuut').filter((status) => textOf(status, 'Naam') === LEEFLOON_STATUS);
  const status = named[0];
  if (!status || named.length > 1) return malformed();
  const code = textOf(one(status, 'Resultaat'), 'Code');
  const periods = readPeriods(status);
  if (code === '0') return { leefloon: 'no', certainty: 'notStated' };
  if (code !== '1') return malformed();
  const current = periods.find(({ begin, end }) => begin <= on && (end === undefined || on <= end));
  if (current) return { leefloon: 'yes', since: current.begin, certainty: 'stated' };
  return { leefloon: 'yes', certainty: periods.length === 0 ? 'stated' : 'notStated' };
}

function readPeriods(status: XmlElement): { begin: string; end: string | undefined }[] {
  const list = optional(status, 'Periodes');
  if (!list) return [];
  return many(list, 'Periode').map((period) => {
    const begin = dateOf(period, 'Begindatum');
    const end = optionalDate(period, 'Einddatum');
    return end !== undefined && end < begin ? malformed() : { begin, end };
  });
}
