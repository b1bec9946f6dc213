//! The list as a file: CSV for spreadsheets, JSON for programs. Both hold the same fields, and
//! never a secret: the list has none.
//!
//! Source: product design, section 3 (`Export list`).

use sentinel_api_types::{ApiKey, Timestamp};
use serde::Serialize;

use super::{
    environment::{Environment, environment},
    rotation::due_at,
};

/// The fields of [`Row`], in its order.
const HEADER: &str =
    "id,name,key_prefix,environment_hint,created_at,last_used_at,rotation_due_on\r\n";

/// Begins the CSV, because Excel reads a file without it in the machine's old code page and so
/// breaks every name beyond ASCII. Programs that mind it take the JSON.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// What is exported of a key. Instants are RFC 3339 in UTC, and the day of rotation is UTC's, too.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    key_prefix: Option<&'a str>,
    environment_hint: Option<&'static str>,
    created_at: String,
    last_used_at: Option<String>,
    rotation_due_on: String,
}

impl<'a> Row<'a> {
    fn of(key: &'a ApiKey) -> Self {
        Self {
            id: &key.id,
            name: &key.name,
            key_prefix: key.key_prefix.as_deref(),
            environment_hint: environment(&key.name).map(Environment::slug),
            created_at: key.created_at.to_string(),
            last_used_at: key.last_used_at.map(|at| at.to_string()),
            rotation_due_on: day(due_at(key.created_at)),
        }
    }
}

/// The date of `at` in UTC, such as `2025-03-28`.
fn day(at: Timestamp) -> String {
    let text = at.to_string();
    text.split_once('T').map(|(date, _)| date.to_owned()).unwrap_or(text)
}

/// `keys` as CSV (RFC 4180) in UTF-8 with a byte order mark; unknown values are empty.
///
/// Spreadsheets run a cell that begins with `=`, `+`, `-`, `@` or a control character as a formula
/// (OWASP, "CSV Injection"). Such a cell gets an apostrophe in front, which is not part of the name:
/// [`json`] has the names as they are.
#[must_use]
pub fn csv(keys: &[&ApiKey]) -> String {
    let mut csv = String::from(BYTE_ORDER_MARK);
    csv.push_str(HEADER);
    for key in keys {
        let row = Row::of(key);
        push_cell(&mut csv, row.id);
        for value in [
            Some(row.name),
            row.key_prefix,
            row.environment_hint,
            Some(&row.created_at),
            row.last_used_at.as_deref(),
            Some(&row.rotation_due_on),
        ] {
            csv.push(',');
            push_cell(&mut csv, value.unwrap_or_default());
        }
        csv.push_str("\r\n");
    }
    csv
}

/// Writes one cell, in quotes whatever it holds, with every formula in it defused: also behind what
/// another spreadsheet may take for the end of a cell (semicolons in half of Europe, tabs).
fn push_cell(csv: &mut String, value: &str) {
    csv.push('"');
    let mut begins_cell = true;
    for character in value.chars() {
        if begins_cell && begins_formula(character) {
            csv.push('\'');
        }
        if character == '"' {
            csv.push('"');
        }
        csv.push(character);
        let ends_cell = matches!(character, ',' | ';') || character.is_control();
        begins_cell = ends_cell || begins_cell && matches!(character, ' ' | '"');
    }
    csv.push('"');
}

/// Full-width signs count in East Asian versions.
fn begins_formula(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') || character.is_control()
}

/// `keys` as a JSON array of objects, one field to a line; unknown values are `null`.
#[must_use]
pub fn json(keys: &[&ApiKey]) -> String {
    let rows: Vec<Row> = keys.iter().map(|key| Row::of(key)).collect();
    // Text and options always are JSON.
    serde_json::to_string_pretty(&rows).unwrap_or_default()
}

/// The name of an exported file, such as `agent-sentinel-api-keys-2025-03-28.csv`.
#[must_use]
pub fn file_name(extension: &str, today: &str) -> String {
    ["agent-sentinel-api-keys-", today, ".", extension].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn key(name: &str) -> ApiKey {
        ApiKey {
            id: "key_abc123".to_owned(),
            key_prefix: Some("as_a1b2c3".to_owned()),
            name: name.to_owned(),
            created_at: Timestamp::parse("2024-12-28T23:30:00Z").unwrap(),
            last_used_at: None,
        }
    }

    /// What a program reads back: the header and the rows.
    fn parsed(csv: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
        let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
        reader.records().map(|record| row(record.unwrap())).collect()
    }

    fn name_in_csv(name: &str) -> String {
        parsed(&csv(&[&key(name)]))[1][1].clone()
    }

    #[test]
    fn the_csv_holds_every_field_of_every_key() {
        let used = ApiKey {
            key_prefix: None,
            last_used_at: Some(Timestamp::from_millis(1)),
            ..key("two")
        };
        let text = csv(&[&key("prod agent"), &used]);
        assert_eq!(
            text,
            "\u{feff}id,name,key_prefix,environment_hint,created_at,last_used_at,rotation_due_on\r\n\
             \"key_abc123\",\"prod agent\",\"as_a1b2c3\",\"production\",\"2024-12-28T23:30:00Z\",\"\",\"2025-03-28\"\r\n\
             \"key_abc123\",\"two\",\"\",\"\",\"2024-12-28T23:30:00Z\",\"1970-01-01T00:00:00.001Z\",\"2025-03-28\"\r\n"
        );
        assert_eq!(parsed(&text).len(), 3);
    }

    #[test]
    fn separators_quotes_and_line_breaks_stay_inside_their_cell() {
        for name in ["a,b;c", "say \"hi\"", "\"", "tab\there", "ключ 🔑"] {
            assert_eq!(name_in_csv(name), name);
        }
        assert_eq!(name_in_csv("two\r\nlines"), "two\r'\nlines");
    }

    #[test]
    fn a_name_that_begins_like_a_formula_gets_an_apostrophe() {
        for name in ["=1+1", "+1", "-agent", "@SUM(A1)", "\t=1", "\r=1", "＝1", "\0=1"] {
            assert!(name_in_csv(name).starts_with('\''), "{name:?}");
        }
        assert_eq!(name_in_csv(" =1"), " '=1");
        assert_eq!(name_in_csv("\"=1\""), "\"'=1\"");
        assert_eq!(name_in_csv("x;=1"), "x;'=1");
        assert_eq!(name_in_csv("x\t@y"), "x\t'@y");
    }

    #[test]
    fn signs_inside_a_name_stay_as_they_are() {
        for name in ["ci-agent", "a=b", "me@work", "c++", "a b - c", "'quoted'"] {
            assert_eq!(name_in_csv(name), name);
        }
    }

    #[test]
    fn the_json_has_the_same_fields_and_the_names_as_they_are() {
        let text = json(&[&key("=1+1 prod")]);
        let expected = serde_json::json!([{
            "id": "key_abc123",
            "name": "=1+1 prod",
            "key_prefix": "as_a1b2c3",
            "environment_hint": "production",
            "created_at": "2024-12-28T23:30:00Z",
            "last_used_at": null,
            "rotation_due_on": "2025-03-28",
        }]);
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), expected);
        let fields: Vec<_> = text.lines().filter_map(|line| line.split('"').nth(1)).collect();
        assert_eq!(fields.join(",") + "\r\n", HEADER);
    }

    #[test]
    fn without_keys_both_files_are_still_whole() {
        assert_eq!(parsed(&csv(&[])).len(), 1);
        assert_eq!(json(&[]), "[]");
    }

    #[test]
    fn the_ends_of_time_are_exported_too() {
        for millis in [i64::MIN, i64::MAX] {
            let odd = ApiKey { created_at: Timestamp::from_millis(millis), ..key("odd") };
            let rows = parsed(&csv(&[&odd]));
            assert!(rows[1][4].starts_with(rows[1][6].split('-').next().unwrap_or_default()));
        }
    }

    #[test]
    fn a_file_is_named_by_its_day() {
        assert_eq!(file_name("csv", "2025-03-28"), "agent-sentinel-api-keys-2025-03-28.csv");
    }

    fn hostile() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[=+@\"',;\t\r\n a＝-]{0,12}"]
    }

    proptest! {
        #[test]
        fn a_name_comes_back_from_the_csv_but_for_apostrophes(name in hostile(), id in hostile()) {
            let hostile = ApiKey { id: id.clone(), ..key(&name) };
            let rows = parsed(&csv(&[&hostile, &key("next")]));
            let bare = |text: &str| text.replace('\'', "");
            prop_assert_eq!(rows.len(), 3);
            prop_assert_eq!(rows[1].len(), 7);
            prop_assert_eq!(bare(&rows[1][0]), bare(&id));
            prop_assert_eq!(bare(&rows[1][1]), bare(&name));
            prop_assert_eq!(&rows[2][1], "next");
        }

        #[test]
        fn no_spreadsheet_sees_a_formula(name in hostile()) {
            let cell = name_in_csv(&name);
            prop_assert!(!cell.starts_with(|c: char| begins_formula(c)));
            // However a spreadsheet parts the line: by commas, semicolons, tabs, lines.
            for part in csv(&[&key(&name)]).split([',', ';', '\t', '\n', '\r']) {
                let start = part.trim_start_matches(['"', ' ']);
                prop_assert!(!start.starts_with(['=', '+', '-', '@', '＝']), "{part:?}");
            }
        }

        #[test]
        fn any_name_comes_back_from_the_json(name in hostile()) {
            let parsed: Value = serde_json::from_str(&json(&[&key(&name)])).unwrap();
            prop_assert_eq!(parsed[0]["name"].as_str(), Some(&*name));
        }
    }
}
