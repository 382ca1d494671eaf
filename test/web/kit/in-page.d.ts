/** Our own types know no document: so nothing that runs in a browser slips into what runs in Node. */
export interface Focus {
  readonly href: string;
  readonly name: string;
  readonly value: string;
  readonly text: string;
  /** It is marked, so that one sees where one is. */
  readonly seen: boolean;
}
export function kindOf(element: unknown): string;
export function isUnfolded(element: unknown): boolean;
export function focus(): Focus;
export function tooWide(): string[];
export function hrefsOf(links: unknown): string[];
export function lost(hrefs: readonly string[]): string[];
export function broken(): string[];
export function unchecked(form: unknown): void;
export function sendEmpty(form: unknown): void;
