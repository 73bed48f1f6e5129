// What every widget needs: start once per element, and the words of the page in the reader's language.

const begun = new WeakMap();

// What is being kept of a form at this moment; sending waits for it, so that nothing is kept after it was sent.
export const keeping = new WeakMap();

// Runs a widget on each matching element, once, also when the page body was replaced.
export function each(name, selector, widget, root = document) {
  for (const element of root.querySelectorAll(selector)) {
    const done = begun.get(element) ?? new Set();
    if (done.has(name)) continue;
    done.add(name);
    begun.set(element, done);
    widget(element);
  }
}

// The text of a key with {0}, {1}, … filled in; "one|many" is chosen by the first number.
export function say(key, ...values) {
  const meta = document.querySelector('meta[name="rt-words"]');
  const text = JSON.parse(meta?.content || '{}')[key] ?? '';
  const form = text.includes('|') ? text.split('|')[values[0] === 1 ? 0 : 1] : text;
  return form.replace(/\{(\d)\}/g, (_, at) => String(values[at] ?? ''));
}

// An element with a class, a text and attributes.
export function make(tag, className, text, attributes = {}) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
