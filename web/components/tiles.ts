import { html, type Html } from '../html.ts';

export interface Tile {
  /** What it says: a name and how it stands. */
  readonly title: string;
  /** A mark within, so that nothing is said by colour alone. */
  readonly mark: string;
  /** By which its look is chosen in the style. */
  readonly state: string;
}

const [across, side, gap] = [12, 22, 3] as const;

/** A map without a map: a tile for each place, in order of name, beside which a table stands. */
export function tiles(label: string, all: readonly Tile[]): Html {
  const rows = Math.max(1, Math.ceil(all.length / across));
  const [width, height] = [across * (side + gap), rows * (side + gap)];
  return html`<svg class="w2-tiles" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}">
    ${all.map(({ title, mark, state }, at) => {
      const [x, y] = [(at % across) * (side + gap), Math.floor(at / across) * (side + gap)];
      return html`<g class="w2-tile" data-state="${state}">
        <title>${title}</title>
        <rect x="${x}" y="${y}" width="${side}" height="${side}" rx="3"></rect>
        <text x="${x + side / 2}" y="${y + side / 2}" text-anchor="middle" dominant-baseline="central">${mark}</text>
      </g>`;
    })}
  </svg>`;
}
