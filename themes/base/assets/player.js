// Plays a hosted clip where its poster stands. Nothing is asked of the host before the click, and without a script the
// poster is a link to the clip's page there; so it is for who opens it in a new tab.
(() => {
  // Hosts refuse to play on pages that have no address.
  if (!location.protocol.startsWith("http")) return;

  // The poster keeps its place, so that nothing moves, and is what shows until the host answers.
  const play = (link) => {
    const box = document.createElement("div");
    box.className = "hosted is-playing";
    const frame = Object.assign(document.createElement("iframe"), {
      src: link.dataset.player,
      title: link.dataset.title,
      allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
      allowFullscreen: true,
      referrerPolicy: "strict-origin-when-cross-origin",
    });
    for (const image of link.querySelectorAll("img")) image.alt = "";
    box.append(...link.querySelectorAll("picture"), frame);
    link.replaceWith(box);
    frame.focus();
  };

  for (const link of document.querySelectorAll("a[data-player]")) {
    link.setAttribute("role", "button");
    link.addEventListener("click", (event) => {
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      play(link);
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      play(link);
    });
  }
})();
