// Copies in this browser of what the server could not take yet, encrypted with a key that only pages of their author
// carry. Without a secure connection browsers offer no encryption: then there are no copies.
const everywhere = "kept-";

function bytes(hex) {
  return Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
}

function keyOf(secret) {
  return crypto.subtle.importKey("raw", bytes(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
}

function text(buffer) {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function nameOf(prefix, page) {
  return prefix + text(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(page)));
}

export async function writeCopy(prefix, secret, page, fields) {
  try {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(fields));
    const hidden = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(secret), plain);
    localStorage.setItem(await nameOf(prefix, page), `${text(iv)}.${text(hidden)}`);
  } catch { /* no encryption or no room: it stays in memory */ }
}

export async function copies(prefix, secret) {
  const found = [];
  for (const name of names(prefix)) {
    try {
      const [iv, hidden] = localStorage.getItem(name).split(".").map(bytes);
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await keyOf(secret), hidden);
      found.push(JSON.parse(new TextDecoder().decode(plain)));
    } catch {
      localStorage.removeItem(name);
    }
  }
  return found;
}

export async function forgetCopy(prefix, page) {
  if (names(prefix).length) localStorage.removeItem(await nameOf(prefix, page));
}

export function forgetCopies() {
  for (const name of names(everywhere)) localStorage.removeItem(name);
}

function names(prefix) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}
