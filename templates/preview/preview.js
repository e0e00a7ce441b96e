// Runs in the pages of `scorecard serve` alone: it reloads a page when there is another, at the
// place where it was being read, and lets its reader put the bar of findings away.
(() => {
  let { version } = document.currentScript.dataset;
  const { events } = document.currentScript.dataset;
  const at = `scorecard-preview-at:${location.pathname}`;
  const folded = "scorecard-preview-folded";
  const hidden = "scorecard-preview-hidden";

  const bar = document.querySelector(".scorecard-preview");
  const findings = bar && bar.textContent;
  const list = bar && bar.querySelector("details");
  if (list) {
    const kept = sessionStorage.getItem(folded);
    if (kept) list.open = kept === "open";
    list.querySelector("summary").addEventListener("click", () => {
      sessionStorage.setItem(folded, list.open ? "shut" : "open");
    });
  }
  const button = bar && bar.querySelector("button");
  if (button) {
    button.hidden = false;
    bar.hidden = sessionStorage.getItem(hidden) === findings;
    button.addEventListener("click", () => {
      bar.hidden = true;
      sessionStorage.setItem(hidden, findings);
    });
  }

  const place = sessionStorage.getItem(at);
  sessionStorage.removeItem(at);
  history.scrollRestoration = "auto";
  if (place !== null) {
    addEventListener("load", () => scrollTo({ top: Number(place), behavior: "instant" }));
  }

  const reload = () => {
    sessionStorage.setItem(at, String(scrollY));
    history.scrollRestoration = "manual";
    location.reload();
  };
  // A browser keeps few connections to one server: pages that nobody sees give theirs back.
  let news = null;
  const listen = () => {
    if (document.hidden && news) {
      news.close();
      news = null;
    } else if (!document.hidden && !news) {
      news = new EventSource(`${events}?page=${encodeURIComponent(location.pathname)}`);
      news.onmessage = (message) => {
        // The second is of a part, shown before the rest was there, that is as it was.
        const [whole, part] = message.data.split(" ");
        if (![whole, part].includes(version)) reload();
        if (part === version) {
          version = whole;
          const rest = document.querySelector(".scorecard-preview-rest");
          if (rest) rest.remove();
        }
      };
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
