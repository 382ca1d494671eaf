import type { Verbs } from '../../app/verbs.ts';
import {
  accountText,
  blockReasonWords,
  dateTimeText,
  filled,
  operatorWords,
  problemOf,
  roleText,
} from '../../words/index.ts';
import { button, hidden, selectField, textField } from '../components/field.ts';
import { notice, section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

/** Who is in, who is kept out, who may come in, and what the provider's words mean here. */
export function accessPage(site: Site): void {
  site.get('/toegang', (visit) => access(visit, []));

  site.post('/toegang/sessie', async ({ verbs, acting, form }) => {
    await verbs.endSession(acting, form.text('sessie'));
    return { to: '/toegang?klaar=sessie' };
  });

  site.post('/toegang/open', async ({ verbs, acting, form }) => {
    await verbs.unblockAccess(acting, form.text('blok'));
    return { to: '/toegang?klaar=open#blokkeringen' };
  });

  site.post('/toegang/blok', async (visit) => {
    const { verbs, acting, form, lang } = visit;
    try {
      await verbs.blockAccess(acting, {
        subject: form.text('subject') || null,
        organisationCode: form.text('organisatie') || null,
        reason: form.text('reden'),
      });
      return { to: '/toegang?klaar=blok#blokkeringen' };
    } catch (error) {
      const known = problemOf(error);
      if (known?.code !== 'access.badBlock') throw error;
      return access(visit, [{ field: 'subject', text: operatorWords[lang].blockWhom }]);
    }
  });
}

async function access(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { verbs, acting, lang, query } = visit;
  const t = operatorWords[lang];
  const [{ sessions }, { blocks }, { accounts }, { mappings, codes }] = await Promise.all([
    verbs.listSessions(acting),
    verbs.listBlocks(acting),
    verbs.listAccounts(acting),
    verbs.listMappings(acting),
  ]);
  const words: Readonly<Record<string, string>> = t.accessDone;
  const done = query.get('klaar') ?? '';
  return {
    title: t.accessTitle,
    place: 'access',
    lead: t.accessLead,
    wide: true,
    problems,
    body: html`${Object.hasOwn(words, done) ? notice(words[done] ?? '', 'success') : none}
    ${section(filled(t.sessions, { n: sessions.length }), sessionsPart(sessions, visit), 'sessies')}
    ${section(filled(t.blocks, { n: blocks.length }), blocksPart(blocks, visit, problems), 'blokkeringen')}
    ${section(filled(t.accounts, { n: accounts.length }), folded(t.show, t.accountsTitle, accountsPart(accounts, visit)), 'accounts')}
    ${section(t.mappings, folded(t.show, t.mappings, mappingsPart(mappings, codes, visit)), 'betekenis')}`,
  };
}

type Of<V extends 'listSessions' | 'listBlocks' | 'listAccounts' | 'listMappings'> = Awaited<ReturnType<Verbs[V]>>;

/** Long, and seldom asked. */
const folded = (show: string, what: string, body: Html): Html =>
  html`<details>
    <summary>${show}<span class="ds-sr-only">: ${what}</span></summary>
    ${body}
  </details>`;

/** A press of a row: what it is of, is heard too. */
const press = (action: string, name: string, value: string, text: string, about: string): Html =>
  html`<form method="post" action="${action}">
    ${hidden(name, value)}
    <button class="ds-button" data-variant="secondary" data-size="sm">
      ${text}<span class="ds-sr-only">: ${about}</span>
    </button>
  </form>`;

function sessionsPart(sessions: Of<'listSessions'>['sessions'], { lang, known }: Visit): Html {
  const t = operatorWords[lang];
  if (sessions.length === 0) return html`<p class="w2-quiet">${t.sessionsNone}</p>`;
  const who = ({ account }: (typeof sessions)[number]): string => accountText({ ...account, nis: null }, lang);
  return table(
    filled(t.sessions, { n: sessions.length }),
    [
      { title: t.who, head: true, cell: who },
      { title: t.since, cell: ({ startedAt }) => dateTimeText(startedAt) },
      { title: t.last, cell: ({ seenAt }) => dateTimeText(seenAt) },
      {
        title: t.end,
        cell: (one) =>
          one.id === known?.sessionId
            ? '–'
            : press(
                '/toegang/sessie',
                'sessie',
                one.id,
                t.end,
                filled(t.endOf, { who: who(one), moment: dateTimeText(one.startedAt) }),
              ),
      },
    ],
    sessions,
  );
}

function blocksPart(blocks: Of<'listBlocks'>['blocks'], { lang, form }: Visit, wrong: readonly Wrong[]): Html {
  const t = operatorWords[lang];
  const reasonOf = (reason: string): string =>
    blockReasonWords[reason as keyof typeof blockReasonWords]?.[lang] ?? reason;
  return html`${
      blocks.length === 0
        ? html`<p class="w2-quiet">${t.blocksNone}</p>`
        : table(
            filled(t.blocks, { n: blocks.length }),
            [
              { title: t.person, head: true, cell: ({ subject }) => subject ?? t.everybody },
              { title: t.organisation, cell: ({ organisationCode }) => organisationCode ?? t.everywhere },
              { title: t.since, cell: ({ blockedAt }) => dateTimeText(blockedAt) },
              { title: t.reason, cell: ({ reason }) => reasonOf(reason) },
              {
                title: t.unblock,
                cell: ({ id, subject, organisationCode }) =>
                  press('/toegang/open', 'blok', id, t.unblock, `${subject ?? t.everybody} ${organisationCode ?? ''}`),
              },
            ],
            blocks,
          )
    }
    <form class="w2-form" method="post" action="/toegang/blok">
      <p>${t.blockLead}</p>
      ${textField({ name: 'subject', label: t.person, note: t.personHint, value: form.text('subject'), optional: true, max: 200, wrong })}
      ${textField({ name: 'organisatie', label: t.organisation, note: t.organisationHint, value: form.text('organisatie'), optional: true, max: 200 })}
      ${selectField({
        name: 'reden',
        label: t.reason,
        empty: '–',
        value: form.text('reden'),
        options: Object.entries(blockReasonWords).map(([value, word]) => ({ value, text: word[lang] })),
      })}
      <div class="w2-row">${button(t.block, 'primary', 'danger')}</div>
    </form>`;
}

function accountsPart(accounts: Of<'listAccounts'>['accounts'], { lang }: Visit): Html {
  const t = operatorWords[lang];
  if (accounts.length === 0) return html`<p class="w2-quiet">${t.accountsNone}</p>`;
  return table(
    filled(t.accounts, { n: accounts.length }),
    [
      { title: t.who, head: true, cell: (one) => accountText(one, lang) },
      { title: t.subject, cell: ({ subject }) => subject },
      { title: t.organisation, cell: ({ organisationCode }) => organisationCode || '–' },
    ],
    accounts,
  );
}

function mappingsPart(
  mappings: Of<'listMappings'>['mappings'],
  codes: Of<'listMappings'>['codes'],
  { lang }: Visit,
): Html {
  const t = operatorWords[lang];
  return html`${table(
      t.mappings,
      [
        { title: t.group, cell: ({ groupValue }) => groupValue ?? '–' },
        { title: t.roleThere, head: true, cell: ({ roleValue }) => roleValue ?? '–' },
        {
          title: t.here,
          cell: ({ role, kind }) =>
            role ? roleText(role, lang) : accountText({ kind, role, staffId: null, nis: null }, lang),
        },
      ],
      mappings,
    )}
    <h3 class="ds-heading" data-size="2xs">${t.codes}</h3>
    ${table(
      t.codes,
      [
        { title: t.code, head: true, cell: ({ code }) => code },
        {
          title: t.whose,
          cell: ({ organisationId, nis }) => organisationId ?? filled(t.ocmwOf, { nis: nis ?? '' }),
        },
      ],
      codes,
    )}`;
}
