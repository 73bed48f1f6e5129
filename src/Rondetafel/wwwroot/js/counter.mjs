// How many characters are left, read out only near the limit. The server decides; nothing is cut off here.
import { each, make, say } from './dom.mjs';

// A line break travels as two characters.
const length = (text) => text.replace(/\r?\n/g, '\r\n').length;

function counter(field) {
  const max = Number(field.dataset.max);
  const near = Math.max(20, Math.round(max / 10));
  const seen = make('p', 'rt-counter', '', { 'aria-hidden': 'true' });
  const heard = make('p', 'rt-vh', '', { role: 'status' });
  field.after(seen, heard);
  let timer = 0;

  const show = () => {
    const left = max - length(field.value);
    seen.hidden = left > max / 2;
    seen.classList.toggle('is-over', left < 0);
    seen.textContent = left < 0 ? say('counter.over', -left) : say('counter.left', left);
    clearTimeout(timer);
    timer = setTimeout(() => {
      heard.textContent = left <= near ? seen.textContent : '';
    }, 1000);
  };

  field.addEventListener('input', show);
  show();
}

export const start = () => each('counter', '[data-max]', counter);
start();
