import type { Actor, CommandName, Refusal } from '../../domain/trajectory/index.ts';
import type { Answer } from '../../workflows/contract.ts';

export type CommandResult = ({ readonly ok: true } & Answer) | { readonly ok: false; readonly refusal: Refusal };

export interface CommandRequest {
  readonly trajectoryId: string;
  readonly name: CommandName;
  /** Said by whoever joins two rows that are one person, and by no door: then two people's trajectories may become one. */
  readonly joining?: true;
  readonly by: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  /** Free text of the actor; goes to the side store, never to the workflow. */
  readonly note?: string;
  /** The address that is becoming the person's; left out, the one they have. The province is that of the address. */
  readonly address?: { readonly postcode: string; readonly municipality: string };
  /** The caller's own key: the same key is answered the same, and done once. */
  readonly idempotencyKey?: string;
}
