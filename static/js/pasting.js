// What stands on the clipboard as HTML, made into what a text can carry: paragraphs, lists of two levels, bold, italic
// and links. The rules are those of activities/richtext: whatever shows as a line becomes a paragraph or an item, and no
// text is lost, except what is no text of the document: comments, passages marked as deleted, what was hidden.

const LISTS = new Set(["UL", "OL", "MENU", "DIR"]);
const HIDDEN = new Set(["SCRIPT", "STYLE", "TITLE", "TEMPLATE", "HEAD", "IFRAME", "NOEMBED", "NOFRAMES", "NOSCRIPT"]);
const PICTURES = new Set(["IMG", "PICTURE", "SVG", "CANVAS", "VIDEO", "OBJECT"]);
const LINES = new Set(`ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE
  FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LEGEND MAIN NAV OPTION P PRE SECTION SUMMARY TABLE TBODY TEXTAREA TFOOT THEAD
  TD TH TR`.split(/\s+/));
const BOLD = new Set(["B", "STRONG", "TH"]);
const ITALIC = new Set(["I", "EM", "CITE", "DFN", "VAR"]);
const HEADING = /^H[1-6]$/;
const VISIBLE = /[^\s\u00ad\u034f\u061c\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]/;
const ADDRESS = /^(?:https?:\/\/|mailto:)\S/i;
const NUMBER = /^\s*\(?(?:\d{1,4}|[a-z]{1,5})[.)]/i;
const FIRST = /^\s*\(?[1ai][.)]/i;
// A marker that Outlook on the web leaves as text, told from words by the padding behind it.
const MARKER = /^\s*(?:[·•▪§\uf0b7\uf0a7o–-]|\(?(?:\d{1,4}|[a-z]{1,5})[.)])\s*\u00a0\s*/i;
const PLAIN = { level: 0, ordered: false, series: 0 };

export function cleaned(html) {
  const reader = new Reader();
  reader.children(parsed(html), { bold: false, italic: false, href: "" });
  return { html: markup(reader.lines), left: reader.left };
}

// Chromium applies the page's policy to styles and handlers even in a document that is never shown: they get other names.
function parsed(html) {
  const quiet = html
    .replace(/<style[\s>][\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/gi, (tag) => tag.replace(/(?<=[\s"'])(style|on[a-z]+)(?=\s*=)/gi, "data-$1"));
  return new DOMParser().parseFromString(quiet, "text/html").body;
}

function css(node) {
  return node.dataset.style ?? "";
}

class Reader {
  lines = [];
  left = { pictures: 0, comments: 0, deletions: [] };
  #open = null;
  #unseen = [];
  #lists = [];
  #item = null;
  #series = 0;
  #preformatted = 0;
  #row = null;

  children(node, style) {
    for (const child of node.childNodes) this.#node(child, style);
  }

  #node(node, style) {
    if (node.nodeType === Node.TEXT_NODE) this.#text(node.data, style);
    else if (node.nodeType === Node.COMMENT_NODE) this.#drawn(node.data, style);
    else if (node.nodeType === Node.ELEMENT_NODE && !this.#isLeft(node)) this.#element(node, styled(node, style));
  }

  #element(node, style) {
    const name = node.tagName.toUpperCase();
    if (LISTS.has(name)) this.#list(node, style, name === "OL");
    else if (name === "LI") this.#within(this.#itemPlace(node), node, style);
    else if (LINES.has(name)) this.#line(node, style, name);
    else this.children(node, style);
  }

  // What shows nothing, or shows what is no text of the document; of that the author is told.
  #isLeft(node) {
    const name = node.tagName.toUpperCase();
    if (PICTURES.has(name)) this.left.pictures += 1;
    if (HIDDEN.has(name) || /(?<![\w-])(?:display\s*:\s*none|mso-hide\s*:\s*all)/i.test(css(node))) return true;
    if (isComment(node)) {
      this.left.comments += 1;
      return true;
    }
    if (!isDeletion(node)) return false;
    this.left.deletions.push(node.textContent.replace(/\s+/g, " ").trim());
    return true;
  }

  // The text in a box that Word draws stands in a comment only.
  #drawn(source, style) {
    if (!/^\[if gte vml/i.test(source)) return;
    for (const [, box] of source.matchAll(/<v:textbox[^>]*>([\s\S]*?)<\/v:textbox>/gi)) {
      this.#begin();
      this.children(parsed(box), style);
      this.#begin();
    }
  }

  #list(node, style, ordered) {
    const outer = this.#item;
    this.#item = null;
    this.#series += !this.#lists.length && !(ordered && node.getAttribute("start") > 1);
    this.#lists.push(ordered);
    this.#begin();
    this.children(node, style);
    this.#lists.pop();
    this.#item = outer;
    this.#begin();
  }

  #itemPlace(node) {
    const told = Number(node.getAttribute("aria-level") ?? node.dataset.ariaLevel ?? 0);
    const depth = Math.max(this.#lists.length, told || 1);
    return { level: Math.min(depth, 2), ordered: this.#lists.at(-1) ?? false, series: this.#series };
  }

  #within(place, node, style) {
    const outer = this.#item;
    this.#item = place;
    this.#begin();
    this.children(node, style);
    this.#item = outer;
    this.#begin();
  }

  #line(node, style, name) {
    this.#end();
    if (name === "BR") return;
    const row = this.#row;
    if (name === "TR") this.#row = { last: null, joins: null };
    if ((name === "TD" || name === "TH") && row) row.joins = row.last;
    this.#preformatted += name === "PRE" || name === "TEXTAREA";
    const listed = this.#wordItem(node);
    if (listed) this.#within(listed, node, style);
    else this.children(node, style);
    this.#preformatted -= name === "PRE" || name === "TEXTAREA";
    this.#row = row;
    this.#end();
  }

  // Word's lists are paragraphs: the style tells the level, the marker the kind. The marker is taken out.
  #wordItem(node) {
    const level = Number(/mso-list:\s*\w+\s+level(\d)/i.exec(css(node))?.[1] ?? 0);
    const marker = level ? ignored(node) : /MsoList/i.test(node.className) ? padded(node) : "";
    if (!level && !marker) return null;
    this.#series += FIRST.test(marker) && !(level > 1);
    return { level: Math.min(level || indented(css(node)), 2), ordered: NUMBER.test(marker), series: this.#series };
  }

  // The next visible text begins another paragraph or item.
  #begin() {
    this.#open = null;
    this.#unseen = [];
  }

  // A line ends; within an item it goes on, for an item is one line.
  #end() {
    if (this.#item && this.#open) this.#open.pieces.push({ text: " " });
    else if (!this.#item) this.#begin();
  }

  #text(text, style) {
    if (!this.#preformatted) return this.#write(text, style);
    for (const [number, line] of text.split("\n").entries()) {
      if (number) this.#end();
      this.#write(line, style);
    }
  }

  #write(text, style) {
    const seen = VISIBLE.test(text);
    if (seen && this.#row?.joins) {
      this.#open = this.#row.joins;
      this.#open.pieces.push({ text: " | " });
      this.#row.joins = null;
    }
    if (seen && !this.#open) {
      const place = this.#item ?? (this.#lists.length ? this.#itemPlace(document.createElement("li")) : PLAIN);
      this.#open = { ...place, pieces: this.#unseen };
      this.lines.push(this.#open);
    }
    (this.#open?.pieces ?? this.#unseen).push({ ...style, text });
    if (this.#row) this.#row.last = this.#open ?? this.#row.last;
  }
}

function styled(node, { bold, italic, href, heading = false }) {
  const name = node.tagName.toUpperCase();
  const weight = /(?<![\w-])font-weight\s*:\s*(\w+)/i.exec(css(node))?.[1].toLowerCase();
  const slant = /(?<![\w-])font-style\s*:\s*(\w+)/i.exec(css(node))?.[1].toLowerCase();
  const head = heading || HEADING.test(name);
  const heavy = weight ? /^bold|^[6-9]00$/.test(weight) : bold || BOLD.has(name);
  const address = name === "A" ? (node.getAttribute("href") ?? "").trim() : href;
  return {
    bold: head || heavy,
    italic: slant ? /^(italic|oblique)$/.test(slant) : italic || ITALIC.has(name),
    href: ADDRESS.test(address) ? address : "",
    heading: head,
  };
}

function isComment(node) {
  return /\b(?:x_)?MsoCommentReference\b|\bmsocomanchor\b/.test(node.className)
    || /mso-element\s*:\s*comment-list|mso-special-character\s*:\s*comment/i.test(css(node));
}

// As Word and LibreOffice tell it; a bare `del` or `s` is text that its author shows struck.
function isDeletion(node) {
  return (node.tagName === "DEL" && (node.hasAttribute("cite") || node.hasAttribute("datetime"))) || /\bmsoDel\b/.test(node.className);
}

function ignored(node) {
  const marker = [...node.querySelectorAll("[data-style]")].find((one) => /mso-list:\s*ignore/i.test(css(one)));
  if (!marker || marker.textContent.trim().length > 20) return "";
  marker.remove();
  return marker.textContent;
}

function padded(node) {
  const found = MARKER.exec(node.textContent);
  if (!found) return "";
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let rest = found[0].length;
  while (rest && texts.nextNode()) {
    const taken = Math.min(rest, texts.currentNode.length);
    texts.currentNode.deleteData(0, taken);
    rest -= taken;
  }
  return found[0];
}

function indented(style) {
  const [, size, unit] = /margin-left\s*:\s*([\d.]+)(pt|in|cm|px)/i.exec(style) ?? [null, "0", "pt"];
  return size * { pt: 1, in: 72, cm: 28.35, px: 0.75 }[unit.toLowerCase()] > 54 ? 2 : 1;
}

function markup(lines) {
  const blocks = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (!line.level) blocks.push(line);
    else if (!last?.items) blocks.push({ ...line, items: [{ line, below: [] }] });
    else if (line.level > 1) last.items.at(-1).below.push(line);
    else if (last.ordered === line.ordered && (!line.ordered || last.series === line.series)) last.items.push({ line, below: [] });
    else blocks.push({ ...line, items: [{ line, below: [] }] });
  }
  return blocks.map((block) => (block.items ? list(block.ordered, block.items.map(item)) : `<p>${runs(block)}</p>`)).join("");
}

function item({ line, below }) {
  const lower = below.length ? list(below[0].ordered, below.map((one) => `<li><p>${runs(one)}</p></li>`)) : "";
  return `<li><p>${runs(line)}</p>${lower}</li>`;
}

function list(ordered, items) {
  const name = ordered ? "ol" : "ul";
  return `<${name}>${items.join("")}</${name}>`;
}

function runs({ pieces }) {
  return pieces.map(({ text, bold, italic, href }) => {
    let html = escaped(text);
    if (italic) html = `<em>${html}</em>`;
    if (bold) html = `<strong>${html}</strong>`;
    return href ? `<a href="${escaped(href)}">${html}</a>` : html;
  }).join("");
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]);
}
