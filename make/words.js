// The words of the page: those that a reader's page has, too, and those of making a map.

const FLUENT = new URL("./vendor/fluent-0.19.1/fluent.mjs", import.meta.url).href;
const primary = (tag) => tag.split("-")[0].toLowerCase();

const fetchText = async (path) => {
  const answer = await fetch(new URL(path, import.meta.url), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
};

/** Languages that have words for all of it. */
export const LANGUAGES = ["en", "ar", "fr", "tr"];

/** What a language is called in another, or in itself. */
export const nameOf = (language, spoken = language) => new Intl.DisplayNames([spoken], { type: "language" }).of(language.replaceAll("_", "-"));

let bundles = [];
let spoken = "en";

/** Which of these languages is wanted: the address says so, or the browser. */
export function choice(offered) {
  const wanted = [...new URLSearchParams(location.search).getAll("lang").slice(0, 1), ...navigator.languages];
  const meant = (tag) => offered.find((one) => one.toLowerCase() === tag.toLowerCase()) ?? offered.find((one) => primary(one) === primary(tag));
  return wanted.map(meant).find(Boolean) ?? offered[0];
}

/** Fetches the words of a language; what it lacks is said in English. */
export async function learn(language) {
  const { FluentBundle, FluentResource } = await import(FLUENT);
  const { learn: learnFindings } = await import(new URL("./found.js", import.meta.url));
  const bundle = async (language) => {
    const texts = await Promise.all([`words/${language}.ftl`, `words/make/${language}.ftl`].map(fetchText));
    const locale = /^locale = (.+)$/m.exec(texts[0])?.[1] ?? language;
    const isRtl = /^direction = rtl$/m.test(texts[0]);
    const made = new FluentBundle(locale, { useIsolating: isRtl });
    for (const text of texts) made.addResource(new FluentResource(text));
    return Object.assign(made, { locale, isRtl });
  };
  const languages = [...new Set([language, "en"])];
  [bundles] = await Promise.all([Promise.all(languages.map(bundle)), learnFindings(language, FLUENT)]);
  spoken = language;
  document.documentElement.lang = language;
  document.documentElement.dir = bundles[0].isRtl ? "rtl" : "ltr";
}

export const language = () => spoken;

/** A message; its name where nobody knows it. */
export function say(id, values) {
  for (const bundle of bundles) {
    const pattern = bundle.getMessage(id)?.value;
    if (pattern) return bundle.formatPattern(pattern, values, []);
  }
  return id;
}

/** Whether there is such a message. */
export const knows = (id) => bundles.some((bundle) => bundle.getMessage(id)?.value);

/** What was found in a file, as it is carried. */
export const found = (carried) => bundles[0].found(carried);

export const number = (value) => new Intl.NumberFormat(bundles[0]?.locale).format(value);
