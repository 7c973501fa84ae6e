// What is typed in a form is kept by the server while it is typed. While the server is away, or the session has ended,
// the newest state stays here, in memory and as an encrypted copy, and is sent as soon as it can be.
import { copies, forgetCopy, forgetCopies, writeCopy } from "./kept-copies.js";

const EVERY = 2500;  // milliseconds: what is lost at most, with the time that sending takes
const PATIENCE = 8000;
const REFUSED = [400, 413];  // too long, as ever
const MOST_WHILE_LEAVING = 60000;  // browsers send no more than 64 KB for a page that is gone

const told = document.getElementById("keeping").dataset;

function cookie(name) {
  return document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}

function send(fields, keepalive = false) {
  return fetch(told.endpoint, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { "X-CSRFToken": cookie("csrftoken") },
    redirect: "manual",
    keepalive,
    signal: AbortSignal.timeout(PATIENCE),
  });
}

class Keeper {
  constructor(field) {
    this.field = field;
    this.form = field.form;
    this.line = this.lineOfState();
    this.known = field.dataset.known;
    this.opened = this.now();
    this.last = this.opened;
    this.begun = "begun" in field.dataset;
    this.touched = this.leaving = false;
    this.underWay = null;
    for (const sign of ["pointerdown", "keydown", "input", "change", "paste", "drop"]) {
      document.addEventListener(sign, () => { this.touched = true; }, { capture: true, once: true });
    }
    document.addEventListener("submit", (event) => this.beforeSending(event), true);
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.keep(true); });
    addEventListener("pagehide", () => this.keep(true));
    setInterval(() => this.tick(), EVERY);
  }

  lineOfState() {
    const line = Object.assign(document.createElement("p"), { className: "kept-state" });
    line.setAttribute("role", "status");
    const row = this.form.querySelector(".submit-row");
    row ? row.prepend(line) : this.form.append(line);
    return line;
  }

  // The form as it would be sent, without files, passwords, tokens and the rows that are only patterns.
  now() {
    const secret = new Set([...this.form.querySelectorAll("[type=password]")].map((one) => one.name));
    const pairs = [...new FormData(this.form)].filter(([name, value]) =>
      typeof value === "string" && !secret.has(name) && !name.includes("__prefix__")
      && name !== "csrfmiddlewaretoken" && name !== this.field.name);
    return JSON.stringify(pairs);
  }

  // Until a person has touched the page, what changes in it are editors that set themselves up.
  tick() {
    if (!this.touched && !this.begun) this.opened = this.last = this.now();
    else if (this.touched) this.keep();
  }

  async keep(keepalive = false) {
    if (this.leaving || !this.touched || this.now() === this.last) return;
    if (this.underWay && !keepalive) return;
    await this.send(keepalive);
  }

  async send(keepalive = false) {
    const state = this.now();
    const nothing = state === this.opened && !this.begun;
    const fields = { page: this.field.value, known: this.known, data: nothing ? "" : state };
    this.underWay = send(fields, keepalive && state.length < MOST_WHILE_LEAVING);
    try {
      const answer = await this.underWay;
      if (answer.ok) await this.isKept(state, await answer.json());
      else await this.isNotKept(answer.status, fields);
      return answer.status;
    } catch {
      await this.isNotKept(0, fields);
      return 0;
    } finally {
      this.underWay = null;
    }
  }

  async isKept(state, answer) {
    this.last = state;
    forgetCopy(told.copies, this.field.value);
    this.field.value = answer.page;
    this.known = answer.known;
    this.say(answer.known ? told.kept.replace("{time}", answer.time) : "", false);
  }

  async isNotKept(status, fields) {
    const reasons = { 400: told.long, 401: told.signedOut, 409: told.other, 413: told.long };
    this.say(reasons[status] ?? told.away, true);
    if (!REFUSED.includes(status) && fields.data) await writeCopy(told.copies, told.secret, fields.page, fields);
  }

  say(words, wrong) {
    if (this.line.textContent !== words) this.line.textContent = words;
    this.line.classList.toggle("wrong", wrong);
  }

  // The form goes off once its newest state is kept. It stays where the server does not answer, and where another
  // account was signed in meanwhile; who was signed out is asked to sign in, and the server keeps what was sent.
  async beforeSending(event) {
    if (event.target !== this.form || this.leaving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.asked) return;
    this.asked = true;
    if (this.underWay) await this.underWay.catch(() => {});
    const status = await this.send();
    this.asked = false;
    if (status === 0 || status === 409) return this.line.scrollIntoView({ block: "nearest" });
    this.leaving = true;
    this.form.elements.csrfmiddlewaretoken.value = cookie("csrftoken") || this.form.elements.csrfmiddlewaretoken.value;
    this.form.requestSubmit(event.submitter);
    this.form.addEventListener("input", () => { this.leaving = false; }, { once: true });  // it was held back
  }
}

// What this browser could not send before, to its author.
async function sendCopies() {
  let here = false;
  for (const fields of await copies(told.copies, told.secret)) {
    const answer = await send(fields).catch(() => null);
    if (answer?.ok || REFUSED.includes(answer?.status)) forgetCopy(told.copies, fields.page);
    here ||= answer?.ok;
  }
  return here;
}

const keepers = [...document.querySelectorAll("input[name=kept_form]")].map((field) => new Keeper(field));
if (await sendCopies() && keepers.every((one) => !one.touched)) location.reload();
addEventListener("submit", (event) => {
  if (event.target.action.endsWith("/logout/")) forgetCopies();
});
