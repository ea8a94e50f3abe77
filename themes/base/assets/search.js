// Searches the texts of the site in this language. They come with a script of their own, since a page opened from a folder
// may load no data.
(() => {
  const form = document.getElementById("search");
  const results = document.querySelector(".search-results");
  const list = results?.querySelector(".search-list");
  const status = results?.querySelector(".search-count");
  const script = document.currentScript;
  if (!form || !list) return;

  const MOST = 60;
  const begin = status.textContent;
  // Accents and case do not count: `maelle` finds Maëlle.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  let all;

  const weigh = (thing, term) => {
    const begins = (text) => text.some((word) => word.startsWith(term));
    return (begins(thing.titleWords) ? 10 : 0) + (begins(thing.aboutWords) ? 4 : 0) + (begins(thing.textWords) ? 1 : 0);
  };

  // A piece of the text round the first word found, where title and summary do not hold it.
  const piece = (thing, terms) => {
    if (thing.about && terms.some((term) => thing.aboutWords.some((word) => word.startsWith(term)))) return thing.about;
    for (const found of thing.text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (!terms.some((term) => fold(found[0]).startsWith(term))) continue;
      const start = Math.max(0, thing.text.lastIndexOf(" ", Math.max(0, found.index - 60)));
      const end = thing.text.indexOf(" ", found.index + 120);
      return `${start > 0 ? "… " : ""}${thing.text.slice(start, end < 0 ? undefined : end).trim()}${end < 0 ? "" : " …"}`;
    }
    return thing.about;
  };

  const marked = (element, text, terms) => {
    for (const run of text.split(/([\p{L}\p{N}]+)/gu)) {
      const isHit = terms.some((term) => fold(run).startsWith(term));
      const node = isHit ? document.createElement("mark") : document.createTextNode(run);
      if (isHit) node.textContent = run;
      element.append(node);
    }
    return element;
  };

  const shown = (thing, terms) => {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: thing.href, className: "search-title" });
    item.append(marked(link, thing.title, terms));
    if (thing.kind) item.append(Object.assign(document.createElement("span"), { className: "label", textContent: thing.kind }));
    item.append(marked(Object.assign(document.createElement("p"), { className: "search-about" }), piece(thing, terms), terms));
    return item;
  };

  const search = () => {
    const terms = words(form.q.value);
    if (!all || !terms.length) {
      list.replaceChildren();
      status.textContent = begin;
      return;
    }
    const found = [];
    for (const thing of all) {
      const weights = terms.map((term) => weigh(thing, term));
      if (weights.every(Boolean)) found.push([weights.reduce((sum, weight) => sum + weight), thing]);
    }
    found.sort(([one], [other]) => other - one);
    list.replaceChildren(...found.slice(0, MOST).map(([, thing]) => shown(thing, terms)));
    const { none, one, some } = results.dataset;
    status.textContent = found.length === 0 ? none : found.length === 1 ? one : some.replace("{n}", found.length);
  };

  window.onsetSearch = (things) => {
    all = things.map((thing) => ({ ...thing, titleWords: words(thing.title), aboutWords: words(thing.about), textWords: words(thing.text) }));
    search();
  };

  form.q.value = new URLSearchParams(location.search).get("q") ?? "";
  form.addEventListener("input", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(form.q.value)}`);
    search();
  });
  document.head.append(Object.assign(document.createElement("script"), { src: script.dataset.index }));
})();
