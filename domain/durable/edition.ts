/**
 * In which sense of the programme a durable thing lives. What was begun by an earlier release keeps the sense it was
 * begun with, so that its history decides the same again; the first event of what begins now says the present one.
 *
 * 2: days have an order and bounds; a group that ends leads back to mediation.
 * 3: so have goals, topics, changes of consent, moves and hand-overs; absences are in a row by their days.
 */
export const presentEdition = 3;

export interface WithEdition {
  /** Left out by releases from before there were editions: 1. */
  readonly edition?: number;
}

export const isOfEdition = ({ edition = 1 }: WithEdition, least: number): boolean => edition >= least;
