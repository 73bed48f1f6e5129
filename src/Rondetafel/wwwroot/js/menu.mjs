// The opened menu closes on Escape and on a click beside it.
import { each } from './dom.mjs';

function menu(details) {
  document.addEventListener('click', (event) => {
    if (!details.contains(event.target)) details.open = false;
  });
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector('summary').focus();
  });
}

export const start = () => each('menu', 'details.rt-menu', menu);
start();
