/**
 * Who acts. Ids are keys of the staff and people tables; never names.
 * `rule` is time itself (a deadline that falls), `system` an answer of another system or of ours.
 */
export type Actor =
  | { readonly role: 'mediator'; readonly id: string }
  | { readonly role: 'groupWorker'; readonly id: string }
  | { readonly role: 'jobCoach'; readonly id: string }
  | { readonly role: 'teamLead'; readonly id: string }
  | { readonly role: 'programmeCoordinator'; readonly id: string }
  | { readonly role: 'partnerCoordinator'; readonly id: string }
  | { readonly role: 'jobseeker'; readonly id: string }
  /** Someone at the OCMW of a municipality, by their account. */
  | { readonly role: 'ocmw'; readonly id: string }
  | { readonly role: 'operator'; readonly id: string }
  | { readonly role: 'rule' }
  | { readonly role: 'system' };

export type ActorRole = Actor['role'];
