// The screen of a meeting: everything by keyboard, saved while it is typed, nothing lost with the connection. Without this
// script the same forms work by their buttons.
import { each, make, say } from './dom.mjs';
import { keepAll, start as drafts } from './draft.mjs';
import { keys, uncover } from './meeting-keys.mjs';
import { queue } from './queue.mjs';
import { start as undos } from './undo.mjs';

const LOOK = 3000;
const TYPED = 'textarea, input:not([type="hidden"], [type="radio"], [type="checkbox"])';
const CHOSEN = '[type="radio"], [type="checkbox"]';
const FIELDS = `${TYPED}, ${CHOSEN}, select`;
let count = 0;

const sending = queue((state) => {
  const note = document.querySelector('[data-lost]');
  if (!note) return;
  note.hidden = state === 'sent';
  note.textContent = state === 'sent' ? '' : state === 'login' ? say('meeting.login') : say('meeting.lost');
});

// Forms ------------------------------------------------------------------

function form(element) {
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    send(element, event.submitter);
  });
}

// What stood in a form when it was sent. A form that waits is not disabled: its button would lose the focus.
const sent = new WeakMap();

function send(element, by) {
  if (sent.has(element)) return;
  const body = new URLSearchParams(new FormData(element, by));
  sent.set(element, typed(element));
  sending.add({
    // A button with an address of its own, such as that for discarding what was restored, sends nothing to the form's.
    address: ownAddress(by) ? by.formAction : element.action,
    body,
    // A draft that arrives after the form itself would stand there again; what stands in other forms comes back with the page.
    first: keepAll(element),
    then: ({ response, page }) => {
      if (page) show(page, response, element);
      sent.delete(element);
      if (!response.ok) element.dispatchEvent(new Event('rt-unsent'));
    },
  });
}

const ownAddress = (button) => Boolean(button?.hasAttribute('formaction'));

// Shows what came back: another point, or one that may be seen now and could not before, as a whole; the same point region by region, leaving what is being typed alone.
function show(page, response, from) {
  const fresh = page.querySelector('[data-meeting-screen]');
  const path = new URL(response.url).pathname;
  if (!fresh || !page.querySelector('main')) {
    if (response.ok) location.assign(path);
    else tell(say('meeting.refused'));
    return;
  }
  const moved = response.ok && path !== location.pathname;
  if (moved) history.replaceState(null, '', path);
  document.title = page.title;
  if (response.status === 409 && from) renew(from, page);
  document.body.dataset.stamp = fresh.dataset.stamp ?? '';
  const focus = document.activeElement?.id;
  if (moved || (response.ok && shape(document) !== shape(page))) document.querySelector('main').replaceWith(document.adoptNode(page.querySelector('main')));
  else regions(page, from);
  begin();
  const back = focus && document.getElementById(focus);
  if (moved) {
    scrollTo(0, 0);
    document.querySelector('main').focus({ preventScroll: true });
  } else if (back && back !== document.activeElement) back.focus({ preventScroll: true });
  if (!response.ok) (document.querySelector('[aria-invalid="true"], [data-errors]') ?? document.querySelector('main')).focus();
}

const shape = (root) => [...root.querySelectorAll('main [data-region]')].map((r) => r.dataset.region).join();

function regions(page, from) {
  const names = new Set([...document.querySelectorAll('main [data-region]'), ...page.querySelectorAll('main [data-region]')].map((r) => r.dataset.region));
  for (const name of names) {
    const old = document.querySelector(`main [data-region="${name}"]`);
    const fresh = page.querySelector(`main [data-region="${name}"]`);
    if (!old || !fresh) continue;
    const others = [...old.querySelectorAll('form')].filter((f) => (f === from && sent.has(f) ? typed(f) !== sent.get(f) : dirty(f)));
    if (others.length === 0) old.replaceWith(document.adoptNode(fresh));
    else for (const kept of others) keep(kept, fresh);
  }
}

// After a clash what others wrote is shown: from then on the form stands for having seen that.
function renew(form, page) {
  const twin = [...page.querySelectorAll('main form')].find((f) => f.getAttribute('action') === form.getAttribute('action'));
  for (const mark of twin?.querySelectorAll('[data-seen]') ?? []) form.elements.namedItem(mark.name).value = mark.value;
}

// A form that stays because something stands in it gets a key that was not used.
function keep(kept, fresh) {
  const twin = [...fresh.querySelectorAll('form')].find((f) => f.getAttribute('action') === kept.getAttribute('action'));
  const key = twin?.elements.namedItem('__once');
  if (key) kept.elements.namedItem('__once').value = key.value;
}

function typed(element) {
  return JSON.stringify([...element.querySelectorAll(FIELDS)].map((field) => (field.matches(CHOSEN) ? field.checked : field.value)));
}

// Whether something stands in a form that was not sent: changed here, restored, or refused.
function dirty(element) {
  const waits = element.dataset.unsent !== undefined;
  return [...element.querySelectorAll(FIELDS)].some((field) => changed(field) || (waits && field.matches(TYPED) && field.value.trim()));
}

function changed(field) {
  if (field.matches('select')) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
  return field.matches(CHOSEN) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

function tell(text) {
  const place = document.querySelector('[data-region="fouten"]');
  place?.replaceChildren(make('p', 'rt-note rt-note--error', text, { role: 'alert' }));
}

// A note is saved while it is typed; Enter is done with it, Shift and Enter is a new line ---------------

const notes = new Map();

function note(element) {
  const field = element.querySelector('textarea');
  const status = element.querySelector('[data-saved]');
  let timer = 0;
  // Somebody else wrote at this fixed point: their words are shown, and only the writer's own hand writes over them.
  let stopped = false;
  const save = () => {
    clearTimeout(timer);
    timer = 0;
    if (stopped || !field.value.trim()) return;
    const body = new URLSearchParams(new FormData(element));
    body.set('__quiet', 'true');
    body.set('__once', `${body.get('__once')}.${(count += 1)}`);
    status.textContent = say('meeting.busy');
    sending.add({
      name: body.get('Input.Line'),
      address: element.action,
      body,
      then: ({ response, page }) => {
        status.textContent = response.ok ? say('meeting.saved') : '';
        stopped = response.status === 409 && Boolean(element.elements.namedItem('Input.Seen'));
        // The point went away in the meantime: another page came back.
        const away = response.ok && page && new URL(response.url).pathname !== location.pathname;
        if (page && (!response.ok || away)) show(page, response, element);
      },
    });
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    status.textContent = '';
    timer = setTimeout(save, 1200);
  });
  field.addEventListener('blur', () => timer && save());
  notes.set(element, () => element.isConnected && timer && save());
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    clearTimeout(timer);
    if (field.value.trim()) element.requestSubmit();
  });
  element.addEventListener('submit', () => {
    clearTimeout(timer);
    stopped = false;
  });
}

// A new action is taken apart while it is typed; Enter adds it once it was understood ---------------

function action(element) {
  const field = element.elements.namedItem('Input.Action');
  const checked = element.elements.namedItem('Input.Checked');
  let timer = 0;
  let asked = '';
  const check = async () => {
    clearTimeout(timer);
    const text = field.value;
    if (text === checked.value || !text.trim()) return;
    asked = text;
    try {
      const response = await fetch(element.dataset.check, { method: 'POST', body: new URLSearchParams(new FormData(element)), credentials: 'same-origin' });
      if (response.ok && asked === text) understood(element, await response.json());
    } catch {
      // No connection: the line is kept as a draft and checked when it is added.
    }
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, 250);
  });
  // Enter pressed before the check came back waits for it.
  element.addEventListener('submit', async (event) => {
    if (ownAddress(event.submitter) || field.value === checked.value || !field.value.trim()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    element.dispatchEvent(new Event('rt-unsent'));
    await check();
    if (field.value === checked.value && element.dataset.whole === 'true') element.requestSubmit();
    else if (field.value === checked.value) element.querySelector('[data-choose]:not([hidden]) select, [data-when]:not([hidden]) input, [data-lighter]:not([hidden]) input')?.focus();
    else sendAnyway(element);
  });
}

function sendAnyway(element) {
  element.elements.namedItem('Input.Checked').value = element.elements.namedItem('Input.Action').value;
  send(element);
}

function understood(element, { text, whole, parts, choose }) {
  element.elements.namedItem('Input.Checked').value = text;
  element.dataset.whole = String(whole);
  const line = element.querySelector('[data-parts]');
  line.replaceChildren(...parts.map((part) => make('span', part.missing ? 'ov-mist' : part.strong ? 'ov-sterk' : '', part.text)));
  const select = element.querySelector('[data-choose] select');
  select.replaceChildren(select.options[0], ...choose.map((choice) => make('option', '', choice.text, { value: choice.value })));
  element.querySelector('[data-choose]').hidden = choose.length === 0;
  element.querySelector('[data-when]').hidden = !parts[2].missing;
  element.querySelector('[data-lighter]').hidden = !/#(controle|control)\b|, ?(controle|control)$/i.test(text);
}

// The clock, and whether another screen went on ---------------

function clock() {
  const place = document.querySelector('[data-clock]');
  const now = new Date().toLocaleTimeString('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' });
  if (place) place.textContent = place.textContent.replace(/\d+[.:]\d+/, (was) => now.replace(':', was.includes('.') ? '.' : ':'));
}

async function look() {
  const { stand, stamp } = document.body.dataset;
  if (!stand || sending.busy) return;
  try {
    const response = await fetch(stand, { credentials: 'same-origin' });
    // Whoever chairs it no longer does: nothing of it stays here.
    if (response.status === 404 && !sending.busy) location.reload();
    if (!response.ok || response.headers.get('X-Stand') === stamp || sending.busy) return;
    const screen = stand.startsWith(location.pathname) ? location.pathname : location.pathname.split('/').slice(0, 4).join('/'); // a seat stays at its case
    const read = () => fetch(screen, { headers: { Accept: 'text/html' }, credentials: 'same-origin' });
    let other = await read();
    if (!other.ok || sending.busy) return;
    if (new URL(other.url).pathname !== location.pathname) {
      // What stands in a field is kept before it goes: a note in the minutes, all else as a draft. How it stands then is read anew.
      for (const save of notes.values()) save();
      await keepAll();
      if (sending.busy) return;
      other = await read();
      if (!other.ok || sending.busy) return;
    }
    show(new DOMParser().parseFromString(await other.text(), 'text/html'), other, null);
  } catch {
    // No connection: the next look finds out.
  }
}

function begin() {
  each('meeting-action', 'form[data-action]', action);
  each('meeting-form', 'form[data-meeting]', form);
  each('meeting-note', 'form[data-note]', note);
  drafts();
  undos();
}

export const start = begin;
begin();
document.addEventListener('keydown', keys);
document.addEventListener('focusin', uncover);
setInterval(clock, 20_000);
setInterval(look, LOOK);
addEventListener('beforeunload', (event) => sending.busy && event.preventDefault());
