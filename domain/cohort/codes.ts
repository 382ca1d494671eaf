/** The closed lists of codes of a cohort, and its limits. */
export const sessionMoveReasons = ['groupWorkerAbsent', 'noRoom', 'closingDay', 'other'] as const;
export const sessionCancelReasons = ['groupWorkerAbsent', 'noRoom', 'tooFewPeople', 'closingDay', 'other'] as const;
export const releaseReasons = ['personDeclines', 'otherGroup', 'stopped', 'other'] as const;
export const groupWorkerReasons = ['staffLeaves', 'staffAbsence', 'planning', 'other'] as const;
export const cohortEndReasons = ['finished', 'tooFewPeople', 'other'] as const;

/** More people than this is no group: the work is on self-image and resilience [D]. */
export const mostMembers = 24;
/** Planned further ahead than this, a date is a slip [D]. */
export const mostMonthsAhead = 12;
/** A session a week for 24 months, and some to spare. */
export const mostSessions = 160;
