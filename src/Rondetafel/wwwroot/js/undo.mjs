// The bar with which something just done can be taken back goes away after a while,
// but never while the pointer or the focus is on it. Without script it stays.
import { each } from './dom.mjs';

function undo(bar) {
  let timer = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => bar.remove(), Number(bar.dataset.seconds || 10) * 1000);
  };
  const stay = () => clearTimeout(timer);
  bar.addEventListener('pointerenter', stay);
  bar.addEventListener('focusin', stay);
  bar.addEventListener('submit', stay);
  bar.addEventListener('pointerleave', wait);
  bar.addEventListener('focusout', wait);
  wait();
}

export const start = () => each('undo', '[data-undo]', undo);
start();
