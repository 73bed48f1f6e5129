// Registers a passkey or logs in with one (WebAuthn level 3). Markup: form[data-passkey="create|get"] with
// data-options-url and a hidden field [data-passkey-answer]; the button stays a button of a form.
import { each, make, say } from './dom.mjs';

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const ids = (list) => list?.map((item) => ({ ...item, id: bytes(item.id) }));

function readOptions(kind, json) {
  const own = kind === 'create' ? 'parseCreationOptionsFromJSON' : 'parseRequestOptionsFromJSON';
  if (PublicKeyCredential[own]) return PublicKeyCredential[own](json);
  const options = { ...json, challenge: bytes(json.challenge) };
  if (json.excludeCredentials) options.excludeCredentials = ids(json.excludeCredentials);
  if (json.allowCredentials) options.allowCredentials = ids(json.allowCredentials);
  if (json.user) options.user = { ...json.user, id: bytes(json.user.id) };
  return options;
}

function writeCredential(credential) {
  if (credential.toJSON) return credential.toJSON();
  const { response } = credential;
  const answer = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    answer.attestationObject = text(response.attestationObject);
    answer.transports = response.getTransports?.() ?? [];
  } else {
    answer.authenticatorData = text(response.authenticatorData);
    answer.signature = text(response.signature);
    if (response.userHandle) answer.userHandle = text(response.userHandle);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: answer,
  };
}

async function ask(form, kind) {
  const response = await fetch(form.dataset.optionsUrl, {
    method: 'POST',
    body: new URLSearchParams(new FormData(form)),
    credentials: 'same-origin',
  });
  if (!response.ok) throw new Error(String(response.status));
  const publicKey = readOptions(kind, await response.json());
  return writeCredential(await navigator.credentials[kind]({ publicKey }));
}

function passkey(form) {
  const kind = form.dataset.passkey === 'create' ? 'create' : 'get';
  const field = form.querySelector('[data-passkey-answer]');
  const status = form.appendChild(make('p', 'rt-saved', '', { role: 'status' }));
  if (!window.PublicKeyCredential) {
    status.textContent = say('passkey.none');
    for (const button of form.querySelectorAll('button[type="submit"]')) button.disabled = true;
    return;
  }
  form.addEventListener('submit', async (event) => {
    if (field.value) return;
    event.preventDefault();
    status.textContent = say('passkey.busy');
    try {
      field.value = JSON.stringify(await ask(form, kind));
      form.requestSubmit();
    } catch {
      status.textContent = say('passkey.failed');
    }
  });
}

export const start = () => each('passkey', 'form[data-passkey]', passkey);
start();
