// Proof of work against robots: a number such that SHA-256(challenge + ":" + number) starts with enough zero bits.
// It is sought in slices of a few milliseconds from the first key typed, so that people rarely wait for it.
import { each, make, say } from './dom.mjs';
import { sha256, zeroBits } from './sha256.mjs';

const pause = () => new Promise((done) => setTimeout(done, 0));

export async function solve(challenge, bits) {
  for (let nonce = 0; ; ) {
    const end = performance.now() + 12;
    while (performance.now() < end) {
      if (zeroBits(sha256(`${challenge}:${nonce}`), bits)) return String(nonce);
      nonce++;
    }
    await pause();
  }
}

function pow(form) {
  let answer = null;
  let seeking = null;
  const begin = () => (seeking ??= solve(form.dataset.challenge, Number(form.dataset.bits)).then((nonce) => (answer = nonce)));
  form.addEventListener('input', begin, { once: true });
  form.addEventListener('submit', (event) => {
    if (answer !== null) {
      field(form).value = answer;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const by = event.submitter;
    const wait = make('p', 'rt-saved', say('pow.busy'), { role: 'status' });
    form.append(wait);
    begin().then(() => {
      wait.remove();
      form.requestSubmit(by);
    });
  }, { capture: true });
}

function field(form) {
  const found = form.elements.namedItem('pow');
  if (found) return found;
  const hidden = make('input', '', '', { type: 'hidden', name: 'pow' });
  form.append(hidden);
  return hidden;
}

export const start = () => each('pow', 'form[data-challenge]', pow);
start();
