// Added to pages by `onset serve`, never by a build: shows the page anew when the folder has changed, and says what is
// wrong with the folder while something is.
(() => {
  const bar = document.createElement("pre");
  bar.setAttribute("role", "status");
  bar.style.cssText =
    "position:fixed;inset:auto 0 0 0;z-index:2147483647;margin:0;padding:1rem 1.25rem;max-height:45vh;overflow:auto;" +
    "background:#2b0d0d;color:#ffe9e4;font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap;" +
    "border-top:3px solid #ff6a4d;text-align:start;direction:ltr";
  const show = (problems) => {
    if (!problems) return bar.remove();
    bar.textContent = "The folder has errors. This is the last version without them.\n\n" + problems;
    document.body.append(bar);
  };
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const listen = async (since) => {
    for (;;) {
      try {
        const answer = await fetch(`/.onset/live?since=${since}`, { cache: "no-store" });
        const now = await answer.json();
        if (since >= 0 && now.version !== since && !now.problems) return location.reload();
        since = now.version;
        show(now.problems);
      } catch {
        // The preview was stopped; it may come back.
        await wait(1000);
      }
    }
  };
  listen(-1);
})();
