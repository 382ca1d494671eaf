import type { AvailableCommand } from '../../domain/trajectory/index.ts';
import { capital, commandText } from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { ifAllowed } from './maybe.ts';

type Name = AvailableCommand['name'];
export type Available = ReadonlySet<Name>;

/** What somebody may do now with this trajectory; nothing where they may only read. */
export async function availableTo({ verbs, acting, by }: Visit, id: string): Promise<Available> {
  return new Set(((await ifAllowed(verbs.commandsOf(acting, id, by))) ?? []).map(({ name }) => name));
}

export interface CommandLink {
  readonly name: Name;
  /** Ids and codes that are chosen already. */
  readonly with?: Readonly<Record<string, string>>;
  /** Which of several, said behind the name. */
  readonly about?: string;
}

const hrefOf = ({ url }: Visit, id: string, { name, with: chosen = {} }: CommandLink): string =>
  `/trajecten/${id}/doe/${name}?${new URLSearchParams({ ...chosen, terug: url }).toString()}`;

/** Presses to the forms of those commands that can be given now. */
export function commandLinks(visit: Visit, id: string, may: Available, links: readonly CommandLink[]): Html | string {
  const given = links.filter(({ name }) => may.has(name));
  if (given.length === 0) return none;
  return html`<ul class="w2-actions w2-no-print">
    ${given.map((link) => html`<li><a href="${hrefOf(visit, id, link)}">${capital(commandText(link.name, visit.lang))}${link.about ? `: ${link.about}` : none}</a></li>`)}
  </ul>`;
}

/** The same, small, in a row of a table. @param about which row, for whoever hears the links */
export function rowLinks(
  visit: Visit,
  id: string,
  may: Available,
  about: string,
  links: readonly CommandLink[],
): Html | string {
  const given = links.filter(({ name }) => may.has(name));
  if (given.length === 0) return none;
  return html`<span class="w2-row-links w2-no-print"
    >${given.map(
      (link) =>
        html`<a class="ds-link" href="${hrefOf(visit, id, link)}"
          >${capital(commandText(link.name, visit.lang))}<span class="ds-sr-only">: ${about}</span></a
        >`,
    )}</span
  >`;
}
