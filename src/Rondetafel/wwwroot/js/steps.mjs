// The report form as the reader likes it: all on one page, or one question per screen. The choice is kept nowhere.
// Markup: form[data-steps] with sections [data-step], each with a heading; the button row of the form closes it.
import { each, make, say } from './dom.mjs';

function steps(form) {
  const parts = [...form.querySelectorAll('[data-step]')];
  const end = form.querySelector('[data-steps-end]');
  let at = -1; // -1: all on one page
  const choice = make('div', 'rt-steps-switch', '', { role: 'group', 'aria-label': say('steps.choose') });
  const all = make('button', 'rt-linkbutton', say('steps.all'), { type: 'button' });
  const one = make('button', 'rt-linkbutton', say('steps.one'), { type: 'button' });
  choice.append(all, one);
  const place = make('span', 'rt-subtle', '', { role: 'status' });
  const back = make('button', 'nl-button rt-btn', say('steps.back'), { type: 'button' });
  const next = make('button', 'nl-button nl-button--primary rt-btn rt-btn--primary', say('steps.next'), { type: 'button' });
  const row = make('div', 'rt-steps-nav');
  row.append(back, next, place);
  form.prepend(choice);
  parts.at(-1).after(row);

  const show = (to, focus) => {
    at = to;
    const single = at >= 0;
    parts.forEach((part, i) => (part.hidden = single && i !== at));
    row.hidden = !single;
    back.hidden = at === 0;
    next.hidden = at === parts.length - 1;
    if (end) end.hidden = single && at < parts.length - 1;
    all.setAttribute('aria-pressed', String(!single));
    one.setAttribute('aria-pressed', String(single));
    place.textContent = single ? say('steps.at', at + 1, parts.length) : '';
    if (!focus) return;
    const heading = parts[Math.max(at, 0)].querySelector('h2, h3, legend');
    heading.tabIndex = -1;
    heading.focus();
  };

  all.addEventListener('click', () => show(-1, false));
  one.addEventListener('click', () => show(0, true));
  back.addEventListener('click', () => show(at - 1, true));
  next.addEventListener('click', () => show(at + 1, true));
  // Enter in a line of text goes to the next question instead of sending half a report.
  form.addEventListener('keydown', (event) => {
    const line = event.key === 'Enter' && event.target.matches('input:not([type="checkbox"], [type="radio"])');
    if (!line || at < 0 || at === parts.length - 1) return;
    event.preventDefault();
    show(at + 1, true);
  });
  form.addEventListener('rt-show', (event) => {
    const part = event.target.closest('[data-step]');
    if (at >= 0 && part) show(parts.indexOf(part), false);
  });
  show(-1, false);
}

export const start = () => each('steps', 'form[data-steps]', steps);
start();
