// Sends forms one after the other, in the order in which they were sent, and keeps each until it was accepted: after a
// lost connection the same words go out again under the same one-time key, so that they arrive once and none is lost.

const PAUSE = 3000;

// show(state) is told "sent", "lost" or "login" whenever that changes what is to be said.
export function queue(show) {
  const waiting = [];
  let running = false;

  async function run() {
    if (running) return;
    running = true;
    while (waiting.length > 0) {
      const [one] = waiting;
      one.begun = true;
      const answer = await attempt(one);
      if (typeof answer === 'string') {
        show(answer);
        await pause();
        continue;
      }
      waiting.shift();
      show('sent');
      await one.then?.(answer);
    }
    running = false;
  }

  return {
    // Adds what is to be sent; something newer under the same name takes the place of what has not begun yet.
    add(item) {
      const at = waiting.findIndex((other) => item.name && other.name === item.name && !other.begun);
      if (at >= 0) waiting[at] = item;
      else waiting.push(item);
      run();
    },
    get busy() {
      return waiting.length > 0;
    },
  };
}

// The answer, or "lost" or "login" when it has to be sent again.
async function attempt({ address, body, first }) {
  try {
    await first;
    const response = await fetch(address, { method: 'POST', body, headers: { Accept: 'text/html' }, credentials: 'same-origin' });
    if (response.status >= 500 || response.status === 429) return 'lost';
    const html = response.status === 204 ? '' : await response.text();
    const page = html && (response.headers.get('content-type') ?? '').includes('html') ? new DOMParser().parseFromString(html, 'text/html') : null;
    if (page?.querySelector('[data-login]')) return 'login';
    return { response, page, text: html };
  } catch {
    return 'lost';
  }
}

function pause() {
  return new Promise((done) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      done();
    };
    const timer = setTimeout(go, PAUSE);
    addEventListener('online', go);
  });
}
