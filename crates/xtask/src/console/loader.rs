//! The wasm's loader, with the way to the later part in it. What the splitting tool writes for that
//! would be a second script, which asks for ever and cannot be renamed with the rest.

use std::fmt::Write as _;

/// What the first part imports to fetch the later one, as the macro `wasm_split` names it.
const IMPORT: &str = "__wasm_split_load_later";
/// The script that the splitting tool writes for it.
pub(super) const SCRIPT: &str = "./__wasm_split.js";
const LATER: &str = include_str!("later.js");

/// The names of what the later part takes from the first one: memory, table and globals. They stand in
/// the script that the splitting tool writes; `None` when it has another form.
pub(super) fn shared(script: &str) -> Option<Vec<String>> {
    let (before, _) = script.split_once("} = initSync(")?;
    let (_, names) = before.rsplit_once("const {")?;
    let names: Vec<_> = names.split(',').map(|name| name.trim().to_owned()).collect();
    Some(names.into_iter().filter(|name| !name.is_empty()).collect())
}

/// The loader that wasm-bindgen wrote, with a function in place of the script: it fetches `later`, a
/// file beside it, and gives it what is `shared`. `None` when the loader has another form.
pub(super) fn with_later(loader: &str, shared: &[String], later: &str) -> Option<String> {
    let mut objects = String::new();
    for name in shared {
        write!(objects, "{name}: wasm.{name}, ").ok()?;
    }
    let imported = replace_once(loader, &format!("import * as import1 from \"{SCRIPT}\"\n"), "")?;
    let imported = replace_once(&imported, &format!("\"{SCRIPT}\": import1,"), "")?;
    let own = format!("const import0 = {{ {IMPORT}: loadLater,");
    let imported = replace_once(&imported, "const import0 = {", &own)?;
    let function = LATER.replace("LATER", later).replace("SHARED", &format!("{{ {objects}}}"));
    Some(imported + &function)
}

fn replace_once(text: &str, from: &str, to: &str) -> Option<String> {
    (text.matches(from).count() == 1).then(|| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPLIT: &str = r#"import { initSync } from "./main.js";
        sharedImports = { __wasm_split: {  } };
        const { __indirect_function_table, memory,  } = initSync(undefined, undefined);"#;
    const LOADER: &str = r#"import * as import1 from "./__wasm_split.js"
        const import0 = {
            __wbg_new: () => new Map(),
        };
        return {
            "./main_bg.js": import0,
            "./__wasm_split.js": import1,
        };"#;

    #[test]
    fn what_the_parts_share_is_read_from_the_tools_script() {
        assert_eq!(shared(SPLIT).unwrap(), ["__indirect_function_table", "memory"]);
        assert_eq!(shared("let nothing;"), None);
    }

    #[test]
    fn the_later_part_is_fetched_by_a_function_in_place_of_a_script() {
        let shared = ["memory".to_owned(), "table".to_owned()];
        let loader = with_later(LOADER, &shared, "later-1.wasm").unwrap();
        assert!(!loader.contains(SCRIPT) && !loader.contains("import1"), "{loader}");
        assert!(loader.contains("__wasm_split_load_later: loadLater"), "{loader}");
        assert!(loader.contains("new URL(\"later-1.wasm\", import.meta.url)"), "{loader}");
        let given = "{ __wasm_split: { memory: wasm.memory, table: wasm.table, } }";
        assert!(loader.contains(given), "{loader}");
    }

    #[test]
    fn a_loader_of_another_form_is_refused() {
        for missing in ["import * as import1", "\"./__wasm_split.js\": import1", "const import0"] {
            assert_eq!(with_later(&LOADER.replace(missing, ""), &[], "later"), None, "{missing}");
        }
    }
}
