import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import { newestRules, type RuleKey } from '../../domain/rules/index.ts';
import { mailBodyHtml, mailHtml, mailPage, ownOtherwiseText, ownStepText } from '../../words/index.ts';

const langs = ['nl', 'en', 'fr'] as const;

describe('What the person is told of their own trajectory', () => {
  it('has a sentence of its own for each rule, in the three languages, without a code', () => {
    const rules = Object.keys(newestRules.rules) as RuleKey[];
    for (const lang of langs)
      for (const rule of rules) {
        const sentence = ownStepText(rule, lang);
        expect(sentence, `${rule} ${lang}`).not.toBe(ownStepText('nobody’s', lang));
        expect(sentence).toMatch(/^\p{Lu}[^{}]*\.$/u);
        expect(sentence).not.toMatch(/[A-Z]{3}-\d/);
      }
  });

  it('says what happens if nobody does anything, and nothing at the top of the ladder', () => {
    const otherwise = { rung: 'teamLead', on: localDate('2026-03-04') } as const;
    expect(ownOtherwiseText({ who: 'mediator', otherwise } as never, 'fr')).toBe(
      'Le 4 mars 2026, la direction apprend que c’est en retard et en parle avec votre médiateur.',
    );
    expect(ownOtherwiseText({ who: 'mediator', otherwise: null }, 'nl')).toBe('');
  });
});

describe('A mail as HTML', () => {
  it('has the very words of the text, escaped, with lists and links', () => {
    const text = 'Over tijd:\n- T-000001: <b>x</b> & y\n\nOpen de link: https://w2.example.be/ocmw/a_b-c\n';
    expect(mailBodyHtml(text, null)).toBe(
      '<p>Over tijd:</p><ul><li>T-000001: &#60;b&#62;x&#60;/b&#62; &#38; y</li></ul>\n' +
        '<p>Open de link: <a href="https://w2.example.be/ocmw/a_b-c">https://w2.example.be/ocmw/a_b-c</a></p>',
    );
  });

  it('leads to the page it is about, for whoever may open that', () => {
    expect(mailPage('message', 'T-000001', 'mediator')).toBe('/trajecten/T-000001');
    expect(mailPage('letter', 'T-000001', 'jobseeker')).toBe('/mijn-traject');
    expect(mailPage('letter', 'T-000001', 'welfareActor')).toBeNull();
    expect(mailHtml('s', 't', { href: 'https://w2.example.be/werk', text: 'Open' })).toContain(
      '<p><a href="https://w2.example.be/werk">Open</a></p>',
    );
  });
});
