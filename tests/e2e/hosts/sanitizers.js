// What is left of a code where an editor cleans what is pasted into it: by each sanitizer as it comes, and with the list of a newsroom
// that lets frames through.

import DOMPurify from "dompurify";
import sanitizeHtml from "sanitize-html";

const FRAME = ["src", "title", "width", "height", "frameborder", "allowfullscreen"];

window.sanitizers = {
  "sanitize-html": (code) => sanitizeHtml(code),
  DOMPurify: (code) => DOMPurify.sanitize(code),
  "sanitize-html, newsroom": (code) =>
    sanitizeHtml(code, {
      allowedTags: [...sanitizeHtml.defaults.allowedTags, "iframe"],
      allowedAttributes: { ...sanitizeHtml.defaults.allowedAttributes, iframe: FRAME },
    }),
  "DOMPurify, newsroom": (code) =>
    DOMPurify.sanitize(code, { ADD_TAGS: ["iframe"], ALLOWED_ATTR: [...FRAME, "href"], ALLOW_DATA_ATTR: false }),
};
