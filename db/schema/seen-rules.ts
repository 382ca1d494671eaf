/** The rules of which somebody sees the dates, as a pattern; a test holds them against who may see what. */
export const seenByPartner = '^(REF|WAIT|GRP|CON|CAP)-';
export const seenByCoach = '^(OUT|JC|CAP)-';
/** By an OCMW and by experts by experience. */
export const seenByOthers = '^CAP-';
export const seenByOperator = '^(REG|INT|MED|REF|WAIT|GRP|CON|ONW|OUT|JC|CAP)-|^PLAN-(?!3$)';
