// Takes the one-time code out of the link that was opened (the part after #, which no server or log sees) into its field.
import { each } from './dom.mjs';

function fill(field) {
  const code = location.hash.slice(1);
  if (!/^[0-9A-Za-z-]+$/.test(code) || field.value) return;
  field.value = code;
  history.replaceState(history.state, '', location.pathname + location.search);
}

export const start = () => each('first', 'input[data-from-link]', fill);
start();
