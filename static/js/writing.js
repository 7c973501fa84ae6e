// The editor over the text area of an author's text. The text area stays the field: what is written goes into it as
// HTML, marked so that the server knows. Without this script the area takes the plain notation.

import {
  Bold, BulletList, Document, Editor, Extension, History, Italic, ListItem, Mark, OrderedList, Paragraph, Text,
  pm, wrappingInputRule,
} from "../django_prose_editor/editor.js";
import { cleaned } from "./pasting.js";

const MARK = "<!doctype html>";
const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: {} }),
  parseHTML: () => [{ tag: "a[href]", getAttrs: (node) => ADDRESS.test(node.getAttribute("href")) && null }],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
});

const Item = ListItem.extend({
  content: "paragraph (bulletList | orderedList)?",
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => deeper(this.editor),
      "Shift-Tab": () => higher(this.editor),
    };
  },
});

const Numbers = OrderedList.extend({
  addAttributes: () => ({}),
  parseHTML: () => [{ tag: "ol" }],
  renderHTML: () => ["ol", 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^1[.)]\s$/, type: this.type })];
  },
});

// An item of the second level with a list of its own: that list's items stand beside it instead.
const TwoLevels = Extension.create({
  name: "twoLevels",
  addProseMirrorPlugins: () => [new pm.state.Plugin({ appendTransaction: (_changes, _before, state) => flattened(state) })],
});

function flattened(state) {
  const change = state.tr;
  const deep = [];
  state.doc.descendants((node, at) => {
    if (node.type.name === "listItem" && node.childCount > 1 && level(state.doc.resolve(at)) === 1) deep.push([node, at]);
  });
  for (const [node, at] of deep.reverse()) {
    const inner = at + 1 + node.firstChild.nodeSize;
    const end = at + node.nodeSize;
    const closed = new pm.model.Slice(pm.model.Fragment.from(node.type.create()), 1, 0);
    change.step(new pm.transform.ReplaceAroundStep(inner, end, inner + 1, end - 2, closed, 1));
  }
  return change.docChanged ? change : null;
}

// What is pasted is undone by itself, not with what was typed just before.
function closed(view) {
  view.dispatch(pm.history.closeHistory(view.state.tr));
  return false;
}

function level(place) {
  let items = 0;
  for (let depth = place.depth; depth; depth -= 1) items += place.node(depth).type.name === "listItem";
  return items;
}

const deeper = (editor) => level(editor.state.selection.$from) === 1 && editor.commands.sinkListItem("listItem");
const higher = (editor) => level(editor.state.selection.$from) === 2 && editor.commands.liftListItem("listItem");

const TOOLS = {
  bold: (editor) => editor.chain().focus().toggleBold().run(),
  italic: (editor) => editor.chain().focus().toggleItalic().run(),
  bulletList: (editor) => editor.chain().focus().toggleBulletList().run(),
  orderedList: (editor) => editor.chain().focus().toggleOrderedList().run(),
  deeper: (editor) => deeper(editor) && editor.commands.focus(),
  higher: (editor) => higher(editor) && editor.commands.focus(),
  undo: (editor) => editor.chain().focus().undo().run(),
  redo: (editor) => editor.chain().focus().redo().run(),
};
const USABLE = {
  deeper: (editor) => level(editor.state.selection.$from) === 1 && editor.can().sinkListItem("listItem"),
  higher: (editor) => level(editor.state.selection.$from) === 2,
  link: (editor) => !editor.state.selection.empty || editor.isActive("link"),
  undo: (editor) => editor.can().undo(),
  redo: (editor) => editor.can().redo(),
};

class Writing {
  constructor(box) {
    this.box = box;
    this.area = box.querySelector("textarea");
    box.prepend(box.querySelector("template").content.cloneNode(true));
    this.editor = new Editor({
      element: box.querySelector(".writing-page"),
      extensions: [Document, Paragraph, Text, Bold, Italic, Link, BulletList, Numbers, Item, History, TwoLevels],
      content: this.#given(),
      injectCSS: false,
      enablePasteRules: false,
      enableInputRules: [BulletList.name, Numbers.name],
      editorProps: { attributes: () => this.#attributes(), transformPastedHTML: (html) => this.#pasted(html), handlePaste: closed },
      onUpdate: () => this.#write(),
      onTransaction: () => this.#show(),
    });
    this.#replaceArea();
    this.#listen();
    this.#show();
  }

  #given() {
    const { value } = this.area;
    return value.startsWith(MARK) ? value.slice(MARK.length) : this.area.dataset.html;
  }

  #attributes() {
    return {
      role: "textbox",
      "aria-multiline": "true",
      "aria-labelledby": this.area.getAttribute("aria-labelledby") ?? this.label?.id ?? "",
      "aria-describedby": this.area.getAttribute("aria-describedby") ?? "",
      "aria-invalid": this.area.getAttribute("aria-invalid") ?? "false",
      lang: this.area.lang,
      spellcheck: "true",
      class: "writing-text",
    };
  }

  #replaceArea() {
    this.label = this.area.labels[0];
    if (this.label) {
      this.label.id ||= `${this.area.id}_label`;
      this.label.addEventListener("click", () => this.editor.commands.focus());
    }
    const help = document.getElementById(`${this.area.id}_helptext`);
    if (help) help.textContent = this.box.dataset.help;
    this.area.hidden = true;
    this.written = this.area.value;
    this.editor.view.setProps({});
  }

  #write() {
    this.written = this.editor.isEmpty ? "" : MARK + this.editor.getHTML();
    this.area.value = this.written;
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #pasted(html) {
    const { html: taken, left } = cleaned(html);
    const { pictures, comments, deletions } = this.box.dataset;
    const told = [
      left.pictures ? pictures : "",
      left.comments ? comments : "",
      left.deletions.length ? `${deletions} ${left.deletions.map((one) => `“${one}”`).join(", ")}` : "",
    ];
    this.box.querySelector(".writing-left").textContent = told.filter(Boolean).join(" ");
    return taken;
  }

  #listen() {
    for (const tool of this.#tools()) {
      tool.addEventListener("click", () => {
        if (tool.getAttribute("aria-disabled") === "true") return;
        if (tool.dataset.tool === "link") this.#openLink();
        else TOOLS[tool.dataset.tool](this.editor);
      });
    }
    this.box.querySelector("[role=toolbar]").addEventListener("keydown", (event) => this.#walk(event));
    this.box.querySelector(".writing-link").addEventListener("click", ({ target }) => this.#closeLink(target.dataset.link));
    this.box.querySelector(".writing-link input").addEventListener("keydown", (event) => {
      const done = { Enter: "set", Escape: "leave" }[event.key];
      if (!done) return;
      event.preventDefault();
      this.#closeLink(done);
    });
    this.editor.view.dom.addEventListener("keydown", (event) => {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (USABLE.link(this.editor)) this.#openLink();
    });
    this.area.addEventListener("input", () => this.#taken());
    new MutationObserver(() => this.editor.view.setProps({})).observe(this.area, { attributeFilter: ["lang"] });
  }

  // Somebody else has written into the field: a kept form that came back, for one.
  #taken() {
    if (this.area.value === this.written) return;
    this.written = this.area.value;
    if (this.written === "" || this.written.startsWith(MARK)) this.editor.commands.setContent(this.#given());
    else this.#leave();
  }

  #leave() {
    this.editor.destroy();
    for (const part of this.box.querySelectorAll(":scope > :not(textarea, template)")) part.remove();
    this.area.hidden = false;
  }

  #tools() {
    return [...this.box.querySelectorAll("[data-tool]")];
  }

  // One stop for the tabulator, arrows within.
  #walk(event) {
    const tools = this.#tools();
    const at = tools.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tools.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    for (const tool of tools) tool.tabIndex = -1;
    const next = tools.at(to % tools.length);
    next.tabIndex = 0;
    next.focus();
  }

  #show() {
    if (!this.editor) return;
    const tools = this.#tools();
    for (const tool of tools) {
      const name = tool.dataset.tool;
      if (["bold", "italic", "bulletList", "orderedList", "link"].includes(name)) tool.setAttribute("aria-pressed", this.editor.isActive(name));
      if (USABLE[name]) tool.setAttribute("aria-disabled", !USABLE[name](this.editor));
    }
    if (!tools.some((tool) => tool.tabIndex === 0 && tool.hasAttribute("tabindex"))) {
      for (const [number, tool] of tools.entries()) tool.tabIndex = number ? -1 : 0;
    }
  }

  #openLink() {
    const group = this.box.querySelector(".writing-link");
    group.hidden = false;
    group.querySelector("input").value = this.editor.getAttributes("link").href ?? "";
    group.querySelector("input").focus();
  }

  #closeLink(done) {
    if (!done) return;
    const group = this.box.querySelector(".writing-link");
    const input = group.querySelector("input");
    const href = completed(input.value.trim());
    const wrong = done === "set" && !ADDRESS.test(href);
    input.setAttribute("aria-invalid", wrong);
    group.querySelector("[role=alert]").textContent = wrong ? group.dataset.problem : "";
    if (wrong) return;
    group.hidden = true;
    const chain = this.editor.chain().focus().extendMarkRange("link");
    if (done === "set") chain.setMark("link", { href }).run();
    else if (done === "remove") chain.unsetMark("link").run();
    else this.editor.commands.focus();
  }
}

function completed(address) {
  if (/^[^\s@/:]+@[^\s@/]+$/.test(address)) return `mailto:${address}`;
  return /^[\w-]+(\.[\w-]+)+(\/|$)/.test(address) ? `https://${address}` : address;
}

// The language of title and text follows the entry's choice; none chosen means the project's.
for (const choice of document.querySelectorAll("select[name=language]")) {
  const fields = [...choice.form.querySelectorAll("[lang]")].filter((one) => one.dataset.projectLanguage);
  choice.addEventListener("change", () => {
    for (const field of fields) field.lang = choice.value || field.dataset.projectLanguage;
  });
}

// What was typed before this script came stays where it was typed.
for (const box of document.querySelectorAll("[data-writing]")) {
  const area = box.querySelector("textarea");
  const untouched = area.value === area.defaultValue && area.dataset.html !== undefined;
  if (untouched || area.value.startsWith(MARK)) new Writing(box);
}
