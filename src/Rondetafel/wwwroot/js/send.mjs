// Sends a form without leaving the page, so that no word is lost when the line or the server fails:
// the text stays, "nog niet verstuurd" appears, and a retry carries the same one-time key.
import { each, make, say } from './dom.mjs';
import { keepAll } from './draft.mjs';

function send(form) {
  let busy = false;
  form.addEventListener('submit', async (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    const by = event.submitter;
    // Read before the busy state is shown: a disabled control would not be sent.
    const body = new FormData(form, by);
    const note = report(form, say('send.busy'));
    const problem = await attempt(form, by, body);
    busy = false;
    note.remove();
    if (problem) refuse(form, by, problem);
  });
}

// Returns null when an answer is shown, else the key of what went wrong.
async function attempt(form, by, body) {
  let response;
  let html;
  // A draft that arrives after the form itself would stand there again; what stands in other forms comes back with the page.
  await keepAll(form);
  try {
    const multipart = form.enctype === 'multipart/form-data';
    response = await fetch(by?.hasAttribute('formaction') ? by.formAction : form.action, {
      method: 'POST',
      body: multipart ? body : new URLSearchParams(body),
      headers: { Accept: 'text/html' },
      credentials: 'same-origin',
    });
    html = await response.text();
  } catch {
    return 'send.network';
  }
  if (!(response.headers.get('content-type') ?? '').includes('text/html')) return 'send.server';
  const page = new DOMParser().parseFromString(html, 'text/html');
  if (page.querySelector('[data-login]') && !document.querySelector('[data-login]')) return 'send.login';
  // A refusal is shown only when it holds the form, and so the text; any other failure leaves the text here.
  if (!response.ok && (response.status >= 500 || !page.querySelector('form[data-safe-send]'))) return 'send.server';
  await show(page, response);
  return null;
}

async function show(page, response) {
  if (response.redirected) history.pushState(null, '', response.url);
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  const words = page.querySelector('meta[name="rt-words"]');
  if (words) document.querySelector('meta[name="rt-words"]')?.replaceWith(document.adoptNode(words));
  const scripts = [...page.querySelectorAll('script[type="module"][src]')].map((script) => script.getAttribute('src'));
  document.body.replaceWith(document.adoptNode(page.body));
  scrollTo(0, 0);
  if (!document.querySelector('[data-errors]')) document.querySelector('main')?.focus({ preventScroll: true });
  for (const source of scripts) (await import(new URL(source, location.href).href)).start?.();
}

function report(form, text) {
  form.querySelector('[data-send-note]')?.remove();
  const note = make('p', 'rt-saved', text, { role: 'status', 'data-send-note': '' });
  form.append(note);
  return note;
}

function refuse(form, by, problem) {
  form.querySelector('[data-send-note]')?.remove();
  const note = make('div', 'rt-note rt-note--error rt-mt-lg', '', { role: 'alert', tabindex: '-1', 'data-send-note': '' });
  const retry = make('button', 'nl-button rt-btn rt-btn--sm', say('send.retry'), { type: 'button' });
  retry.addEventListener('click', () => form.requestSubmit(by));
  note.append(make('h2', '', say('send.title')), make('p', '', say(problem)), retry);
  form.append(note);
  note.focus();
}

// After Back the address names another page than the one shown: fetch that one.
addEventListener('popstate', () => location.reload());

export const start = () => each('send', 'form[data-safe-send]', send);
start();
