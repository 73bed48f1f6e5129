// "Snel weg": the button, or Escape twice within a second, puts a neutral page in the place of this one in the history.
import { each } from './dom.mjs';

function leave(link) {
  const go = () => {
    document.title = '';
    document.body.replaceChildren();
    location.replace(link.dataset.href ?? link.href);
  };
  link.addEventListener('click', (event) => {
    event.preventDefault();
    go();
  });
  let last = -Infinity;
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !link.isConnected) return;
    if (event.timeStamp - last < 1000) go();
    last = event.timeStamp;
  });
  // Coming back with the browser's back button asks the server anew instead of showing what was typed.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}

export const start = () => each('leave', 'a[data-leave]', leave);
start();
