// The keys of the screen of a meeting. Those of the whole screen are no letters or digits, so that they never stand in the way of typing,
// and none by which people scroll: Page Down and Page Up go to another point with Alt only, which no browser uses.
const PLACES = { F2: '#Input_Action', F4: '#Input_Text, #Input_Point', F8: '[data-digits] input', F9: '[data-attend] button' };

export function keys(event) {
  if (event.ctrlKey || event.metaKey) return;
  if (event.altKey) {
    go(event);
    return;
  }
  const place = PLACES[event.key] && document.querySelector(PLACES[event.key]);
  if (place) {
    event.preventDefault();
    place.focus();
  } else if (event.target.closest?.('[data-digits]') && /^[1-9]$/.test(event.key)) {
    const option = event.target.closest('[data-digits]').querySelectorAll('input')[Number(event.key) - 1];
    option?.click();
    option?.focus();
  } else if (event.target.closest?.('[data-attend]') && event.key === '+') {
    event.preventDefault();
    document.getElementById('Input_Walker')?.focus();
  } else if (event.target.closest?.('[data-attend]') && !event.target.matches('select') && /^[a-z]$/i.test(event.key)) {
    event.target.closest('[data-attend]').querySelector(`[data-key="${event.key.toLowerCase()}"] [data-toggle]`)?.click();
  }
}

// A key that is held down goes to one point, not past all of them.
function go(event) {
  const button = [...document.querySelectorAll('[data-go]')].find((one) => one.dataset.go === event.key);
  if (!button) return;
  event.preventDefault();
  if (!event.repeat) button.form.requestSubmit(button);
}

// What gets the focus by keyboard is not left behind the bar at the foot. The bar itself never moves the page.
export function uncover({ target }) {
  const bar = document.querySelector('.ov-bar');
  if (!bar || bar.contains(target) || target.contains(bar) || !target.matches(':focus-visible')) return;
  const behind = target.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
  if (behind > 0) scrollBy(0, behind);
}
