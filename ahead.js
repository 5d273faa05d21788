// Asks for the files of every first view while the program that reads them is still on its way; src/browser/fetch.rs takes each
// answer once. Runs before the page is drawn, as a script of its own: a module would wait until the page is read.
(() => {
  // Only `incidents build` knows which file has the incidents, and which languages there are.
  const written = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
  const languages = (written("map-languages") ?? "en").split(" ");
  const data = written("map-data");
  const query = new URLSearchParams(location.search);
  const primary = (tag) => tag.split("-")[0].toLowerCase();
  // As src/words.rs chooses. Asking for a wrong one would cost a request, no more.
  const offered = (tag) => languages.find((one) => one.toLowerCase() === tag.toLowerCase()) ?? languages.find((one) => primary(one) === primary(tag));
  const language = [...query.getAll("lang").slice(0, 1), ...navigator.languages].map(offered).find(Boolean) ?? languages[0];
  const own = new Set(["data/map.json", `words/${language}.ftl`, "words/en.ftl"]);

  // What `incidents build` has written into the frame of the page is in the map's own language, and about its own file; and a frame
  // in an article may leave parts out.
  const isEmbedded = (query.get("embed") ?? "0") !== "0";
  const isOther = language !== languages[0] || query.has("data") || (isEmbedded && (query.has("show") || query.has("hide")));
  const root = document.documentElement;
  root.lang = language;
  root.dir = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur)\b/.test(language) ? "rtl" : "ltr";
  const { classList } = root;
  classList.toggle("is-other", isOther);
  // The picture of the first view is one of the system's theme, of what the map opens with.
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  let theme = query.get("theme");
  try {
    theme ??= localStorage.getItem("theme");
  } catch {
    // A frame without an origin keeps nothing.
  }
  // Other names ask for a part of it, or are not ours.
  const isOfAnyView = /^(lang|embed|theme|show|hide|lock|view|sort|v|utm_.*|.*clid)$/;
  const isOtherView = query.get("view") === "table" || ![...query.keys()].every((name) => isOfAnyView.test(name));
  classList.toggle("is-other-view", isOtherView || (!!theme && (theme === "dark") !== isDark));
  if (isEmbedded) {
    new MutationObserver((_, observer) => {
      const page = document.querySelector(".is-loading");
      if (!page) return;
      observer.disconnect();
      page.classList.add("is-embed", "sheet-peek");
    }).observe(document.documentElement, { childList: true, subtree: true });
  }

  const answers = new Map();
  const ask = (file, base, mode) => {
    const { href } = new URL(file, base);
    const end = new AbortController();
    const answer = fetch(href, { mode, cache: "no-cache", signal: end.signal });
    // Who takes it hears of a failure; nobody else needs to.
    answer.catch(() => {});
    answers.set(href, { answer, end });
  };
  // A frame that its host denies the origin shares it with nobody.
  for (const file of own) ask(file, document.baseURI, self.origin === "null" ? "cors" : "same-origin");
  // The map's own incidents may lie elsewhere: beside the map file, or at a whole address.
  if (data && !query.has("data")) ask(data, new URL("data/", document.baseURI), "cors");
  globalThis.incidentMapAhead = {
    take(address) {
      const asked = answers.get(address);
      answers.delete(address);
      return asked?.answer;
    },
    end() {
      answers.forEach(({ end }) => end.abort());
      answers.clear();
    },
  };
})();
