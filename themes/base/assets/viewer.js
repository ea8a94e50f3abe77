// Looks at stills one at a time. Without a script each still is a link to its own page, and stays one here for who opens it
// in a new tab.
(() => {
  const template = document.getElementById("viewer");
  const items = [...document.querySelectorAll("[data-viewer] > li[data-still]")].filter((item) => item.querySelector("a.still-link"));
  if (!template || !items.length || !window.HTMLDialogElement) return;

  const dialog = template.content.firstElementChild.cloneNode(true);
  const part = (name) => dialog.querySelector(`.viewer-${name}`);
  const isBackward = document.documentElement.dir === "rtl";
  const shown = () => items.filter((item) => !item.hidden);
  const mark = (item) => `#still=${encodeURIComponent(item.dataset.still)}`;
  let current;

  // The same renditions, as wide as the window.
  const pictureOf = (item) => {
    const picture = item.querySelector("picture").cloneNode(true);
    for (const source of picture.querySelectorAll("source, img")) source.sizes = "100vw";
    const image = picture.querySelector("img");
    image.loading = "eager";
    // One that has been fetched is there at once, and the stage never empty.
    image.decoding = "sync";
    image.removeAttribute("fetchpriority");
    return picture;
  };

  const show = (item) => {
    current = item;
    const list = shown();
    const text = (selector) => item.querySelector(selector)?.textContent.trim() ?? "";
    const caption = item.querySelector(".caption");
    const download = part("download");
    const isSpoiler = item.classList.contains("is-spoiler");
    part("stage").replaceChildren(pictureOf(item));
    part("stage").classList.toggle("is-veiled", isSpoiler);
    part("reveal").hidden = !isSpoiler;
    part("count").textContent = part("count").dataset.words.replace("{n}", list.indexOf(item) + 1).replace("{count}", list.length);
    part("caption").textContent = text(".caption");
    part("caption").lang = caption?.lang ?? "";
    part("credit").textContent = text(".credit");
    part("about").href = item.querySelector("a.still-link").href;
    download.hidden = !item.dataset.download;
    if (item.dataset.download) {
      download.href = item.dataset.download;
      download.download = item.dataset.name;
      part("size").textContent = item.dataset.size;
    }
    part("previous").hidden = part("next").hidden = list.length < 2;
    // The neighbours are fetched while this one is looked at.
    for (const step of [1, -1]) if (list.length > 1) pictureOf(list.at((list.indexOf(item) + step) % list.length));
  };

  const step = (by) => {
    const list = shown();
    show(list.at((list.indexOf(current) + by) % list.length));
    history.replaceState(history.state, "", mark(current));
  };

  const open = (item, isNew) => {
    if (!dialog.isConnected) document.body.append(dialog);
    show(item);
    if (!dialog.open) dialog.showModal();
    if (isNew) history.pushState({ viewer: true }, "", mark(item));
  };

  const close = () => {
    if (dialog.open) dialog.close();
  };

  dialog.addEventListener("close", () => {
    if (history.state?.viewer) history.back();
    else if (location.hash.startsWith("#still=")) history.replaceState(null, "", location.pathname + location.search);
    current?.querySelector("a.still-link").focus();
  });
  addEventListener("popstate", () => {
    const item = items.find((item) => mark(item) === location.hash);
    if (item) open(item, false);
    else close();
  });

  part("close").addEventListener("click", close);
  part("previous").addEventListener("click", () => step(-1));
  part("next").addEventListener("click", () => step(1));
  part("reveal").addEventListener("click", () => {
    part("stage").classList.remove("is-veiled");
    part("reveal").hidden = true;
    part("next").focus();
  });
  part("stage").addEventListener("click", (event) => event.target === event.currentTarget && close());
  dialog.addEventListener("keydown", (event) => {
    const forward = isBackward ? "ArrowLeft" : "ArrowRight";
    const backward = isBackward ? "ArrowRight" : "ArrowLeft";
    const list = shown();
    const goals = { [forward]: () => step(1), [backward]: () => step(-1), Home: () => step(-list.indexOf(current)), End: () => step(list.length - 1 - list.indexOf(current)) };
    if (!goals[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    goals[event.key]();
  });

  // A finger drawn across turns over; one drawn down closes.
  let from;
  part("stage").addEventListener("pointerdown", (event) => {
    from = event.pointerType === "mouse" ? undefined : [event.clientX, event.clientY];
  });
  part("stage").addEventListener("pointerup", (event) => {
    if (!from) return;
    const [x, y] = [event.clientX - from[0], event.clientY - from[1]];
    from = undefined;
    if (Math.abs(x) > 48 && Math.abs(x) > 1.5 * Math.abs(y)) step((x < 0) === isBackward ? -1 : 1);
    else if (y > 96 && y > 1.5 * Math.abs(x)) close();
  });

  for (const item of items) {
    item.querySelector("a.still-link").addEventListener("click", (event) => {
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(item, true);
    });
  }
  const asked = items.find((item) => mark(item) === location.hash);
  if (asked) open(asked, false);
})();
