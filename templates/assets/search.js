// The search page: asks Pagefind for what is typed, and lists what it finds as plain links.
// Pagefind is fetched when the field takes the focus, or when the address already has words (?q=).
// All words come from the page; text is only ever set as text.
const site = new URL("../", import.meta.url);
const form = document.querySelector("[data-search]");
const field = form.elements.q;
const said = document.getElementById("search_status");
const list = document.getElementById("search_results");
const more = document.getElementById("search_more");
const words = form.dataset;
const language = document.documentElement.lang;
const SHOWN = 10;
const PROMISES = 3;
const PAUSE = 250;
const BEGINNINGS = [6, 5, 4, 3];

let engine;
let asked = 0;
let waiting;
let found = [];

function load() {
  engine ??= import(new URL("pagefind/pagefind.js", site)).then(async (pagefind) => {
    await pagefind.options({ baseUrl: "/" });
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

function made(name, text, inside) {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (inside) inside.append(element);
  return element;
}

function link(address, text, inside, language) {
  const element = made("a", text, inside);
  element.href = new URL(address.replace(/^\//, ""), site);
  if (language) element.lang = language;
  return element;
}

function entry({ url, meta, sub_results: parts }) {
  const item = document.createElement("li");
  link(url, meta.title, made("h2", "", item), meta.lang);
  made("p", [meta.kind, meta.note, meta.of].filter(Boolean).join(" · "), item);
  const promises = parts.filter((part) => part.url.includes("#")).slice(0, PROMISES);
  if (promises.length) {
    const below = made("ul", "", item);
    for (const part of promises) link(part.url, part.title, made("li", "", below));
  }
  return item;
}

async function show() {
  const own = asked;
  const from = list.children.length;
  const data = await Promise.all(found.slice(from, from + SHOWN).map((one) => one.data()));
  if (own !== asked) return null;
  list.append(...data.map(entry));
  more.hidden = list.children.length >= found.length;
  return list.children[from];
}

function empty() {
  asked += 1;
  found = [];
  list.replaceChildren();
  more.hidden = true;
  said.textContent = "";
}

function counted(count) {
  const forms = JSON.parse(words.found);
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
}

function filled(sentence, query) {
  const gaps = { count: found.length.toLocaleString(language), words: query };
  return sentence.replace(/\{(\w+)\}/g, (_, gap) => gaps[gap]);
}

// Pagefind finds words and their beginnings. Where there is none, a slip may stand further back:
// shorter and shorter beginnings are tried, and the page says so.
async function find(query) {
  const pagefind = await load();
  let { results } = await pagefind.search(query);
  if (results.length) return [results, counted(results.length)];
  for (const length of BEGINNINGS) {
    const begun = query.split(/\s+/).map((word) => word.slice(0, length)).join(" ");
    ({ results } = await pagefind.search(begun));
    if (results.length) return [results, words.near];
  }
  return [[], words.none];
}

function remember() {
  const address = new URL(location.href);
  address.searchParams.set("q", field.value.trim());
  history.replaceState(null, "", address);
}

async function search() {
  clearTimeout(waiting);
  empty();
  const query = field.value.trim();
  if (!query) return;
  const own = asked;
  const slow = setTimeout(() => { said.textContent = words.busy; }, 2 * PAUSE);
  try {
    const [results, sentence] = await find(query);
    if (own !== asked) return;
    found = results;
    await show();
    if (own === asked) said.textContent = filled(sentence, query);
  } catch {
    engine = undefined;
    if (own === asked) said.textContent = words.failed;
  } finally {
    clearTimeout(slow);
  }
}

form.hidden = false;
field.addEventListener("focus", () => load().catch(() => { engine = undefined; }), { once: true });
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE);
});
field.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  field.value = "";
  search();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  remember();
  search();
});
list.addEventListener("click", remember);
more.addEventListener("click", async () => {
  const first = await show();
  first?.querySelector("a").focus();
});
const given = new URL(location.href).searchParams.get("q");
if (given) {
  field.value = given;
  search();
}
