// Says what was found in files, in the language of the page. src/words/fluent.rs fetches this with the first thing that there is to
// say; English needs no messages. How a sentence and its values are carried is in crates/incidents/src/model/said.rs.
const [NUMBER, SENTENCE, END, PLACE] = "\u0002\u0003\u0004\u0005";
const PARTS = /[\u0001-\u0004]|[^\u0001-\u0004]+/g;
const NAMES = /\{([a-z_]+)\}/g;
// Numbers of lines and records, as English parts them.
const NUMBERS = /^\d[\d–-]*(, \d[\d–-]*)+$/;

// The messages of each language that was asked for, and the language of the page.
const resources = {};
const taught = new WeakSet();
let spoken = "en";

/**
 * Says it in this language from now on, in English where that has no messages. `fluent` is the address of the module that formats
 * messages: this one does not know its version, and its own address says nothing of it where it is kept on the device.
 */
export async function learn(language, fluent) {
  const { FluentBundle, FluentResource } = await import(fluent);
  FluentBundle.prototype.found = say;
  if (language !== "en" && !resources[language]) {
    const answer = await fetch(new URL(`words/findings/${language}.ftl`, import.meta.url)).catch(() => null);
    if (answer?.ok) resources[language] = new FluentResource(await answer.text());
  }
  spoken = language;
}

// Says what was found, as a method of messages.
function say(carried) {
  if (resources[spoken] && !taught.has(this)) {
    taught.add(this);
    this.addResource(resources[spoken]);
  }
  return found(this, carried);
}

// `record 3 (convoy), line 41, date: expected ..., but found ...`
function found(bundle, carried) {
  const [said, record, id, line, field] = carried.split(PLACE);
  const say = (name, values) => bundle.formatPattern(bundle.getMessage(name).value, values, []);
  const places = [
    +record && (id ? say("found-at-record-with-id", { record, id }) : say("found-at-record", { record })),
    +line && say("found-at-line", { line }),
    field,
  ].filter(Boolean);
  const what = sentence(bundle, said.match(PARTS) ?? [""]);
  if (!places.length) return what;
  return say("found-at", { place: places.reduce((before, after) => say("joined", { before, after })), what });
}

// Numbers are parted as the language parts them; all else is of the file.
function inLanguage(bundle, value) {
  const comma = NUMBERS.test(value) && bundle.getMessage("map-mix-comma")?.value;
  return comma ? value.split(", ").join(bundle.formatPattern(comma)) : value;
}

function sentence(bundle, parts) {
  const english = parts.shift();
  const values = [];
  while (parts.length && parts[0] < END) {
    const sign = parts.shift();
    const value = sign === SENTENCE ? sentence(bundle, parts) : parts[0] === END ? "" : parts.shift();
    values.push(sign === NUMBER ? Number(value) : inLanguage(bundle, value));
    parts.shift();
  }
  // A message is named by the words of its sentence.
  const id = ["found", ...(english.match(/[a-z0-9]+/gi) ?? [])].join("-").toLowerCase();
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) return english.replace(NAMES, () => values.shift() ?? "");
  const named = [...english.matchAll(NAMES)].map(([, name], at) => [name, values[at]]);
  return bundle.formatPattern(pattern, Object.fromEntries(named), []);
}
