// Asks for the files of every first view while the program that reads them is still on its way; src/browser/fetch.rs takes each
// answer once. Runs before the page is drawn, as a script of its own: a module would wait until the page is read.
(() => {
  const written = (name) => document.querySelector(`meta[name="${name}"]`)?.content.split(" ");
  // Only `incidents build` knows which file has the incidents, and which languages there are.
  const [languages, [data]] = [written("map-languages") ?? ["en"], written("map-data") ?? []];
  const query = new URLSearchParams(location.search);
  const primary = (tag) => tag.split("-")[0].toLowerCase();
  // As src/words.rs chooses. Asking for a wrong one would cost a request, no more.
  const wanted = [...query.getAll("lang").slice(0, 1), ...navigator.languages].map(primary);
  const language = wanted.map((tag) => languages.find((one) => primary(one) === tag)).find(Boolean) ?? languages[0];
  const files = new Set(["data/map.json", `words/${language}.ftl`, "words/en.ftl"]);
  if (data && !query.has("data")) files.add(data);

  // What `incidents build` has written into the frame of the page is in the map's own language, and about its own file.
  if (language !== languages[0] || query.has("data")) document.documentElement.classList.add("is-other");
  if (query.has("embed")) {
    new MutationObserver((_, observer) => {
      const page = document.querySelector(".is-loading");
      if (!page) return;
      observer.disconnect();
      page.classList.add("is-embed", "sheet-peek");
    }).observe(document.documentElement, { childList: true, subtree: true });
  }

  const answers = new Map();
  // A frame that its host denies the origin shares it with nobody.
  const own = self.origin === "null" ? "cors" : "same-origin";
  for (const file of files) {
    const { href } = new URL(file, document.baseURI);
    // The map's own file may lie elsewhere, behind a redirect.
    const end = new AbortController();
    const answer = fetch(href, { mode: file === data ? "cors" : own, cache: "no-cache", signal: end.signal });
    // Who takes it hears of a failure; nobody else needs to.
    answer.catch(() => {});
    answers.set(href, { answer, end });
  }
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
