// Brings the reader to the summary of what is not right yet, and from there into the field.
import { each } from './dom.mjs';

function errors(summary) {
  summary.focus();
  summary.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.dispatchEvent(new CustomEvent('rt-show', { bubbles: true }));
    const whole = field.closest('.rt-field, fieldset') ?? field;
    whole.scrollIntoView({ block: 'start' });
    field.focus({ preventScroll: true });
  });
}

export const start = () => each('errors', '[data-errors]', errors);
start();
