// The page in the frame beside what is made (make/preview.js): its map file, records and what lies beside them are the draft's, which the window
// around it has. It runs before anything is asked for. Whoever opens it by itself is led to where maps are made.
(() => {
  const draft = parent !== self && parent.incidentMapDraft;
  if (!draft) {
    location.replace("make.html");
    return;
  }
  if (draft.style) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(draft.style);
    document.adoptedStyleSheets = [sheet];
  }
  // A file that is dropped on the map is a table of the draft.
  addEventListener("drop", (event) => {
    const files = [...event.dataTransfer.files];
    if (!files.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    parent.dispatchEvent(new CustomEvent("dropped", { detail: files }));
  }, true);
  const site = new URL(".", document.baseURI).href;
  const ask = self.fetch;
  self.fetch = (asked, how) => {
    const address = new URL(asked.url ?? asked, document.baseURI).href.split(/[?#]/)[0];
    const file = address.startsWith(site) && draft.files.get(decodeURIComponent(address.slice(site.length)));
    if (!file) return ask.call(self, asked, how);
    const range = /^bytes=(\d+)-(\d*)$/.exec(new Headers(how?.headers ?? asked.headers).get("range"));
    if (!range) return Promise.resolve(new Response(file, { headers: { "content-length": file.size } }));
    // An archive is read in parts.
    const [start, end] = [Number(range[1]), Math.min(file.size, range[2] === "" ? Infinity : Number(range[2]) + 1)];
    const headers = { "content-range": `bytes ${start}-${end - 1}/${file.size}`, "content-length": end - start };
    return Promise.resolve(new Response(file.slice(start, end), { status: 206, headers }));
  };
})();
