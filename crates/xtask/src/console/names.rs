//! Short names for what the wasm and its loader call each other.

use std::collections::HashMap;

use serde_json::Value;

use super::loader::SCRIPT;

/// What wasm-opt calls the one module that the wasm imports from.
const MODULE: &str = "a";

/// Old names and new ones, as wasm-opt tells them.
pub(super) struct Names {
    module: String,
    imports: HashMap<String, String>,
    exports: HashMap<String, String>,
}

impl Names {
    /// Reads what `wasm-opt --minify-imports-and-exports-and-modules` prints: `imports` holds module,
    /// old and new name of each, `exports` old and new name. What was to come from the splitting tool's
    /// script comes from the loader, too (`loader.rs`).
    pub(super) fn read(printed: &str) -> Option<Self> {
        let printed: Value = serde_json::from_str(printed).ok()?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let imports = printed["imports"].as_array()?;
        let is_own = |import: &&Value| import[0] != SCRIPT;
        let module = text(&imports.iter().find(is_own)?[0])?;
        let is_one_module = imports.iter().filter(is_own).all(|import| import[0] == *module);
        let imports = imports.iter().map(|import| Some((text(&import[1])?, text(&import[2])?)));
        let exports = printed["exports"].as_array()?.iter();
        let exports = exports.map(|export| Some((text(&export[0])?, text(&export[1])?)));
        let (imports, exports) = (imports.collect::<Option<_>>()?, exports.collect::<Option<_>>()?);
        is_one_module.then_some(Self { module, imports, exports })
    }

    /// The loader with the new names; `None` when it is not of the form that wasm-bindgen gives it:
    /// each import once, as a key, and exports behind `wasm.`.
    pub(super) fn give(&self, loader: &str) -> Option<String> {
        let mut renamed = String::with_capacity(loader.len());
        let (mut given, mut rest) = (0, loader);
        while let Some(start) = rest.find(is_word) {
            let (before, word) = rest.split_at(start);
            let end = word.find(|character| !is_word(character)).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            renamed.push_str(before);
            let new = if renamed.ends_with("wasm.") {
                self.exports.get(word)
            } else {
                self.imports.get(word).inspect(|_| given += 1)
            };
            renamed.push_str(new.map_or(word, |new| new));
            rest = after;
        }
        renamed.push_str(rest);
        let module = format!("\"{}\"", self.module);
        let is_known = given == self.imports.len() && renamed.matches(&module).count() == 1;
        is_known.then(|| renamed.replace(&module, &format!("\"{MODULE}\"")))
    }
}

fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_' || character == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = r#"{
        "imports": [["./console_bg.js", "__wbg_new_1a", "b"], ["./console_bg.js", "__wbg_of_2b", "c"],
            ["./__wasm_split.js", "load_later", "f"]],
        "exports": [["memory", "d"], ["run", "e"]]
    }"#;
    const LOADER: &str = r#"function run() { return wasm.run(wasm.memory.buffer); }
        const imports = { "./console_bg.js": { __wbg_new_1a: () => new Map(), __wbg_of_2b: run,
            load_later: later } };"#;

    #[test]
    fn imports_and_exports_get_their_new_names_and_nothing_else_does() {
        assert_eq!(
            Names::read(PRINTED).unwrap().give(LOADER).unwrap(),
            r#"function run() { return wasm.e(wasm.d.buffer); }
        const imports = { "a": { b: () => new Map(), c: run,
            f: later } };"#
        );
    }

    #[test]
    fn a_loader_of_another_form_is_refused() {
        let names = Names::read(PRINTED).unwrap();
        assert_eq!(names.give(&LOADER.replace("__wbg_of_2b", "other")), None);
        assert_eq!(names.give(&LOADER.replace("console_bg", "other")), None);
        assert_eq!(names.give(&format!("{LOADER} __wbg_of_2b")), None);
    }

    #[test]
    fn what_is_printed_in_another_form_is_refused() {
        for printed in ["", "{}", &PRINTED.replacen("./console_bg.js", "./other.js", 1)] {
            assert!(Names::read(printed).is_none(), "{printed}");
        }
    }
}
