// Narrows the gallery down to the stills that have every tag chosen. Without a script the archive's pages do this.
(() => {
  const form = document.getElementById("filters");
  const items = [...document.querySelectorAll(".gallery-group li[data-still]")];
  if (!form || items.length < 2) return;

  const status = form.querySelector("[role=status]");
  const reset = form.querySelector("button");

  const apply = () => {
    const chosen = [...form.querySelectorAll("select")].map((select) => select.value).filter(Boolean);
    for (const item of items) {
      const tags = (item.dataset.tags ?? "").split(" ");
      item.hidden = !chosen.every((tag) => tags.includes(tag));
    }
    for (const group of document.querySelectorAll(".gallery-group")) group.hidden = !group.querySelector("li[data-still]:not([hidden])");
    const count = items.filter((item) => !item.hidden).length;
    const { none, one, some } = form.dataset;
    status.textContent = chosen.length ? (count === 0 ? none : count === 1 ? one : some.replace("{n}", count)) : "";
    reset.hidden = !chosen.length;
  };

  form.addEventListener("change", apply);
  reset.addEventListener("click", () => {
    for (const select of form.querySelectorAll("select")) select.value = "";
    apply();
    form.querySelector("select").focus();
  });
  apply();
})();
