// The page in the frame beside what is made (make/preview.js): its map file is the draft's, which the window around it has. It runs before
// anything is asked for. Whoever opens it by itself is led to where maps are made.
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
  const { href } = new URL("data/map.json", document.baseURI);
  const ask = self.fetch;
  self.fetch = (asked, how) => {
    const address = new URL(asked.url ?? asked, document.baseURI).href;
    if (address !== href) return ask.call(self, asked, how);
    return Promise.resolve(new Response(draft.mapFile, { headers: { "content-type": "application/json" } }));
  };
})();
