// Keeps what is being typed on the server, sealed there; nothing is kept on this device.
import { each, keeping, make, say } from './dom.mjs';

const TEXT = 'textarea, input:is([type="text"], [type="tel"], [type="email"], :not([type]))';
const KEPT = `${TEXT}, select, input:checked, input[name="__version"]`;

// How each form on the page keeps what was typed in it last.
const savers = new Map();

// Keeps all that was typed in the other forms, before one is sent or the page is replaced; the newest words win.
export function keepAll(except) {
  for (const form of savers.keys()) if (!form.isConnected) savers.delete(form);
  const all = [...savers].map(([form, save]) => (form === except ? keeping.get(form) : save()));
  return Promise.race([Promise.all(all), new Promise((enough) => setTimeout(enough, 10000))]);
}

function draft(form) {
  const address = `/concept/${encodeURIComponent(form.dataset.draft)}`;
  const status = form.querySelector('[data-draft-status]') ?? form.appendChild(make('p', ''));
  status.classList.add('rt-saved');
  status.setAttribute('role', 'status');
  // What was refused is not kept yet as it stands here.
  const refused = form.dataset.unsent === 'sent';
  let kept = refused ? '' : fields(form).toString();
  let timer = 0;
  let saving = false;
  // What is sent is no longer kept, until somebody types on.
  let sent = false;

  const save = async () => {
    clearTimeout(timer);
    const body = fields(form);
    if (saving || sent || !form.isConnected || body.toString() === kept) return;
    saving = true;
    status.textContent = say('draft.busy');
    const posting = post(address, form, body);
    keeping.set(form, posting);
    const ok = await posting;
    saving = false;
    status.textContent = ok ? say('draft.saved', clock()) : say('draft.failed');
    if (ok) kept = body.toString();
    if (!ok || fields(form).toString() !== kept) wait(ok ? 2000 : 10000);
  };
  const wait = (time = 2000) => {
    clearTimeout(timer);
    timer = setTimeout(save, time);
  };

  const typed = () => {
    sent = false;
    wait();
  };

  form.addEventListener('input', (event) => event.target.matches(TEXT) && typed());
  form.addEventListener('change', (event) => event.target.matches(TEXT) || typed());
  form.addEventListener('focusout', (event) => event.target.matches(TEXT) && save());
  form.addEventListener('submit', () => {
    sent = true;
    clearTimeout(timer);
  });
  // It was not sent after all: something was asked first, or it was refused.
  form.addEventListener('rt-unsent', typed);
  savers.set(form, async () => {
    await keeping.get(form);
    await save();
  });
  if (refused) save();
}

function fields(form) {
  const body = new URLSearchParams();
  for (const field of form.querySelectorAll(KEPT)) {
    if (field.name && !field.disabled) body.append(field.name, field.value);
  }
  return body;
}

async function post(address, form, body) {
  const token = form.elements.namedItem('__form')?.value ?? '';
  const sent = new URLSearchParams(body);
  sent.append('__form', token);
  try {
    const response = await fetch(address, { method: 'POST', body: sent, credentials: 'same-origin', redirect: 'error' });
    return response.ok;
  } catch {
    return false;
  }
}

function clock() {
  const now = new Date();
  const dutch = document.documentElement.lang === 'nl';
  const minutes = String(now.getMinutes()).padStart(2, '0');
  return `${now.getHours()}${dutch ? '.' : ':'}${minutes}`;
}

export const start = () => each('draft', 'form[data-draft]', draft);
start();
