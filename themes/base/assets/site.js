// Copy buttons of the press room. Everything else on the site works without a script.
(() => {
  const status = document.querySelector("[data-copied]");
  if (!status) return;
  const { copied, copyWord, words } = status.dataset;
  const labels = new WeakMap();

  const say = (button) => {
    const label = labels.get(button) ?? button.textContent;
    labels.set(button, label);
    button.textContent = copied;
    status.textContent = copied;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, 2400);
  };

  // Where the clipboard is closed to scripts, select the text: one key then copies it.
  const select = (nodes) => {
    const range = document.createRange();
    range.setStartBefore(nodes[0]);
    range.setEndAfter(nodes[nodes.length - 1]);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand("copy");
  };

  const written = (node) => {
    if (node.querySelector(":scope > dl")) {
      const rows = [...node.querySelectorAll("div")].filter((row) => row.querySelector(":scope > dt"));
      return rows
        .map((row) => {
          const values = [...row.querySelectorAll("dd")].map((value) => value.innerText.trim());
          return `${row.querySelector("dt").innerText.trim()}: ${values.join(", ")}`;
        })
        .join("\n");
    }
    if (!node.querySelector("button")) return node.innerText.trim();
    return [...node.children].filter((child) => !child.matches(".text-tools")).map(written).join("\n\n");
  };

  const copy = async (button, nodes) => {
    const text = nodes.map(written).filter(Boolean).join("\n\n");
    try {
      await navigator.clipboard.writeText(text);
      say(button);
    } catch {
      if (select(nodes)) say(button);
    }
  };

  for (const button of document.querySelectorAll("button[data-copy]")) {
    const target = document.getElementById(button.dataset.copy);
    if (!target) continue;
    button.hidden = false;
    button.addEventListener("click", () => copy(button, [target]));
  }

  // A text in several lengths: a button and a word count for each.
  for (const text of document.querySelectorAll("[data-copy-parts]")) {
    const headings = [...text.querySelectorAll(":scope > h3")];
    if (headings.length < 2) continue;
    for (const heading of headings) {
      const part = [];
      for (let node = heading.nextElementSibling; node && !headings.includes(node); node = node.nextElementSibling) {
        part.push(node);
      }
      if (!part.length) continue;
      const count = part.map((node) => node.textContent).join(" ").trim().split(/\s+/).length;
      const head = document.createElement("div");
      const tools = document.createElement("p");
      const button = document.createElement("button");
      const number = document.createElement("span");
      head.className = "part-head";
      tools.className = "text-tools";
      number.className = "quiet";
      number.textContent = words.replace("{n}", count);
      button.type = "button";
      button.className = "copy";
      button.textContent = copyWord;
      button.setAttribute("aria-label", `${copyWord}: ${heading.textContent}`);
      button.addEventListener("click", () => copy(button, part));
      tools.append(number, " ", button);
      heading.before(head);
      head.append(heading, tools);
    }
  }
})();
