/** Why somebody asks for a phone number or an address: a code, since it is kept for good. */
export const revealReasons = ['toCall', 'toMail', 'toMeet', 'urgent', 'other'] as const;
export type RevealReason = (typeof revealReasons)[number];

/** Why a file is opened that is not one's own. */
export const glassReasons = ['urgent', 'absence', 'complaint', 'inspection', 'other'] as const;
export type GlassReason = (typeof glassReasons)[number];

/** For so long an opened file stays open [D]. */
export const glassHours = 4;
