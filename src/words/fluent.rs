//! Fluent messages, read and resolved by Mozilla's own implementation for browsers, whose plurals and
//! numbers are the browser's `Intl`. The only file that calls into it.
//!
//! The Rust implementation brings its own plural rules and parser, and weighs thirteen times as much.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Says what is found in files; comes when there is something to say.
const FINDINGS: &str = "./found.js";

/// Where the build puts it, relative to the page's script, with its version in the path.
const MODULE: &str = "./vendor/fluent-0.19.1/fluent.mjs";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = import, catch)]
    async fn import(specifier: &str) -> Result<JsValue, JsValue>;

    /// The messages of one language.
    #[derive(Clone, PartialEq)]
    pub type Bundle;
    #[wasm_bindgen(method, js_name = addResource)]
    fn add_resource(this: &Bundle, resource: &JsValue) -> Array;
    #[wasm_bindgen(method, js_name = getMessage)]
    fn message(this: &Bundle, id: &str) -> Option<Message>;
    #[wasm_bindgen(method, js_name = formatPattern)]
    fn format_pattern(this: &Bundle, pattern: &JsValue, args: &JsValue, errors: &Array) -> String;

    /// What `found.js` has added.
    #[wasm_bindgen(method, catch)]
    pub fn found(this: &Bundle, carried: &str) -> Result<String, JsValue>;

    type Message;
    #[wasm_bindgen(method, getter)]
    fn value(this: &Message) -> JsValue;
}

/// Makes bundles of messages.
pub struct Fluent(JsValue);

impl Fluent {
    /// Fetches the implementation.
    pub async fn load() -> Result<Self, JsValue> {
        import(MODULE).await.map(Self)
    }

    /// The messages of a file, said by the rules of the locale that the file itself names.
    pub fn bundle(&self, language: &str, file: &str) -> Result<Bundle, JsValue> {
        let resource = self.made("FluentResource", &Array::of1(&file.into()))?;
        let bundle = self.empty_bundle(language, false)?;
        bundle.add_resource(&resource);
        let locale = bundle.say("locale", &[]);
        let locale = locale.unwrap_or_else(|| language.to_owned());
        let is_rtl = bundle.say("direction", &[]).as_deref() == Some("rtl");
        // Names of the other direction must not turn the words around them; where both run left to
        // right, the marks that see to it would only get into what readers copy.
        let bundle = self.empty_bundle(&locale, is_rtl)?;
        bundle.add_resource(&resource);
        Ok(bundle)
    }

    fn empty_bundle(&self, locale: &str, is_isolating: bool) -> Result<Bundle, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"useIsolating".into(), &is_isolating.into())?;
        let bundle = self.made("FluentBundle", &Array::of2(&locale.into(), &options))?;
        Ok(bundle.unchecked_into())
    }

    fn made(&self, class: &str, args: &Array) -> Result<JsValue, JsValue> {
        let class = Reflect::get(&self.0, &class.into())?;
        Reflect::construct(&class.into(), args)
    }
}

/// Fetches what says the findings in files, with the messages of a language for them.
pub async fn learn_findings(language: &str) {
    // The browser notes what does not come.
    let learned = async {
        let module = import(FINDINGS).await?;
        let learn: Function = Reflect::get(&module, &"learn".into())?.dyn_into()?;
        let learned = learn.call2(&JsValue::NULL, &language.into(), &MODULE.into())?;
        let learned: Promise = learned.dyn_into()?;
        JsFuture::from(learned).await
    };
    drop(learned.await);
}

impl Bundle {
    /// A message with its variables filled in; `None` if this language does not have it.
    pub fn say(&self, id: &str, args: &[(&str, JsValue)]) -> Option<String> {
        let pattern = self.message(id)?.value();
        let values = Object::new();
        for (name, value) in args {
            // Setting a member of a fresh object cannot fail.
            let _set = Reflect::set(&values, &JsValue::from_str(name), value);
        }
        let errors = Array::new();
        let text = self.format_pattern(&pattern, &values, &errors);
        if errors.length() > 0 {
            gloo::console::error!(format!("message {id}:"), errors.get(0));
        }
        Some(text)
    }
}
