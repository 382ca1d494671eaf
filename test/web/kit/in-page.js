// What runs in the browser itself, each by itself: nothing from outside its braces is there.

export const kindOf = (element) => element.type;
export const isUnfolded = (element) => element.open;

/** What the focus is on, as whoever sees it would say it. */
export function focus() {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  return {
    href: element.getAttribute('href') ?? '',
    name: element.getAttribute('name') ?? '',
    value: element.value ?? '',
    text: element.innerText?.trim() ?? '',
    seen: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
  };
}

/** What stands out of the window. */
export function tooWide() {
  const { scrollWidth } = document.documentElement;
  if (scrollWidth <= innerWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter(
    (one) => one.getBoundingClientRect().right > innerWidth + 1,
  );
  const names = wide.slice(0, 3).map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
  return [`${scrollWidth} px wide at ${innerWidth}: ${names.join(', ')}`];
}

export const hrefsOf = (links) => links.map((one) => one.getAttribute('href') ?? '');

/** Of links within a page, those that lead to nothing. */
export const lost = (hrefs) => hrefs.filter((href) => !href.startsWith('#') || !document.getElementById(href.slice(1)));

export function broken() {
  const missing = (name) =>
    [...document.querySelectorAll(`[${name}]`)].flatMap((one) =>
      one
        .getAttribute(name)
        .split(' ')
        .filter((id) => id !== '' && !document.getElementById(id)),
    );
  const inline = document.querySelectorAll('[style], style, script:not([src])').length;
  return [
    ...missing('aria-describedby').map((id) => `described by ${id}, which is not there`),
    ...missing('for').map((id) => `a label for ${id}, which is not there`),
    ...(inline === 0 ? [] : [`${inline} inline styles or scripts`]),
  ];
}

/** As a browser would not: what must be filled in may be left out. */
export function unchecked(form) {
  form.noValidate = true;
}

/** Empties a form and sends it, past what the browser itself would say. */
export function sendEmpty(form) {
  form.noValidate = true;
  for (const field of form.elements) {
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
    else if (field.matches('input:not([type=hidden]), textarea, select')) field.value = '';
  }
  form.requestSubmit([...form.elements].find((one) => one.type === 'submit'));
}
