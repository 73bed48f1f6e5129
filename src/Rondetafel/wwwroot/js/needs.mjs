// What a partner needs before it may act is shown as soon as that partner is chosen.
// Without script a button beside the form asks for it.
import { each } from './dom.mjs';

function needs(button) {
  const form = button.form;
  const owner = form.elements['Action.Owner'];
  const show = () => form.querySelectorAll('[data-needs]').forEach((text) => { text.hidden = text.dataset.needs !== owner.value; });
  button.hidden = true;
  owner.addEventListener('change', show);
  show();
}

export const start = () => each('needs', '[data-needs-show]', needs);
start();
