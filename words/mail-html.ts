import type { mailKindWords } from './mailbox.ts';

/** Where the pages are, and what a mail leads to there. */
export interface MailLink {
  readonly href: string;
  readonly text: string;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** Addresses in a text become links; nothing else in it is more than text. */
const linked = (line: string): string =>
  escaped(line).replace(/https?:\/\/[\w.~:/?=%+@#-]*[\w/=-]/g, (address) => `<a href="${address}">${address}</a>`);

function block(lines: string): string {
  const all = lines.split('\n');
  const items = all.filter((line) => line.startsWith('- '));
  if (items.length === 0) return `<p>${all.map(linked).join('<br>')}</p>`;
  const before = all.filter((line) => !line.startsWith('- '));
  const list = `<ul>${items.map((line) => `<li>${linked(line.slice(2))}</li>`).join('')}</ul>`;
  return `${before.length > 0 ? `<p>${before.map(linked).join('<br>')}</p>` : ''}${list}`;
}

/** The same words as the text, as paragraphs and lists: no picture, no colour, nothing that is fetched. */
export const mailBodyHtml = (text: string, link: MailLink | null): string =>
  [
    ...text
      .trim()
      .split(/\n{2,}/)
      .map(block),
    ...(link ? [`<p><a href="${escaped(link.href)}">${escaped(link.text)}</a></p>`] : []),
  ].join('\n');

/** A whole mail in Dutch. */
export const mailHtml = (subject: string, text: string, link: MailLink | null): string =>
  `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body>
${mailBodyHtml(text, link)}
</body>
</html>
`;

/** The page that a mail is about, for whoever gets it; null: none that they may open. */
export function mailPage(
  kind: keyof typeof mailKindWords,
  aboutId: string | null,
  toRole: string | null,
): string | null {
  switch (kind) {
    case 'message':
    case 'brokenGlass':
      return aboutId === null ? null : `/trajecten/${aboutId}`;
    case 'groupMessage':
      return aboutId === null ? null : `/groepen/${aboutId}`;
    case 'hoursMessage':
      return aboutId === null ? null : `/uren/${aboutId}`;
    case 'agreementMessage':
      return aboutId === null ? null : `/overeenkomsten/${aboutId}`;
    case 'digest':
      return '/werk?deel=overdue';
    case 'letter':
      return toRole === 'jobseeker' ? '/mijn-traject' : null;
    case 'ocmw':
      return null;
  }
}

/** What stands on the link to it. */
export const mailPageTextNl = (page: string): string =>
  page.startsWith('/trajecten/')
    ? 'Open het traject in W²'
    : page.startsWith('/groepen/')
      ? 'Open de groep in W²'
      : page.startsWith('/uren/')
        ? 'Open de uren in W²'
        : page.startsWith('/overeenkomsten/')
          ? 'Open de overeenkomst in W²'
          : page === '/mijn-traject'
            ? 'Bekijk je traject in W²'
            : page.startsWith('/mijn/')
              ? 'Bekijk je volgende stap'
              : 'Open je werklijst in W²';
