// Nothing depends on this: it only spares a press here and there.

// What was refused is read first, by whoever hears the page too.
document.querySelector('.w2-summary')?.focus();

// A button that was pressed says so, and is not pressed twice by accident.
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented) return;
  // What only gives a file leaves the page as it was.
  if (event.submitter?.dataset.again !== undefined) return;
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = '1';
  event.submitter?.setAttribute('aria-busy', 'true');
});
// Back in the page by the browser's own button: it may be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
});

// One radio of every row: "everybody was there".
for (const button of document.querySelectorAll('[data-choose-all]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    for (const radio of button.form.querySelectorAll(`input[type=radio][value="${button.dataset.chooseAll}"]`))
      radio.checked = true;
    const said = document.getElementById(button.getAttribute('aria-describedby'));
    if (said) said.textContent = button.dataset.said ?? '';
  });
}

// All rows of a list, and how many are chosen.
for (const all of document.querySelectorAll('[data-all-rows]')) {
  all.closest('[hidden]')?.removeAttribute('hidden');
  const boxes = () => [
    ...document.querySelectorAll(`input[type=checkbox][name="${all.dataset.allRows}"]:not(:disabled)`),
  ];
  const say = () => {
    const count = document.querySelector('[data-count]');
    if (count) count.textContent = String(boxes().filter((box) => box.checked).length);
  };
  all.addEventListener('change', () => {
    for (const box of boxes()) box.checked = all.checked;
    say();
  });
  document.addEventListener('change', say);
  say();
}

// What is made to be printed has a button for it.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.parentElement.querySelector('[data-print-hint]')?.remove();
  button.addEventListener('click', () => window.print());
}

// Something that takes a while: the page looks again by itself.
const again = document.querySelector('[data-look-again]');
if (again) setTimeout(() => location.reload(), Number(again.dataset.lookAgain) * 1000);

// The menu goes away when one looks elsewhere.
const menu = document.querySelector('.w2-nav-more');
const shut = (event) => {
  if (!menu?.open || (event.type === 'keydown' ? event.key !== 'Escape' : menu.contains(event.target))) return;
  menu.open = false;
  if (event.type === 'keydown') menu.querySelector('summary').focus();
};
document.addEventListener('keydown', shut);
document.addEventListener('click', shut);
