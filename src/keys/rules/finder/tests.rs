use std::{fmt::Write, time::Instant};

use super::*;
use proptest::prelude::*;

/// Random, as a key is.
const KEY: &str = "as_Zk3Rb9Qm2TtXw8Yp4Lr6Nv1Hs7Jd5Fg0Cx2Bq";

/// The values found in `text`.
fn values(text: &str) -> Vec<&str> {
    scan(text.as_bytes()).found.into_iter().map(|found| &text[found.range]).collect()
}

/// The issues of the one value in `text`, in which `KEY` stands for a whole key.
#[track_caller]
fn issues(text: &str) -> Vec<Issue> {
    let text = text.replace("<KEY>", KEY);
    let scan = scan(text.as_bytes());
    assert_eq!((scan.found.len(), scan.more, scan.hint), (1, 0, None), "{text}");
    scan.found[0].issues.iter().collect()
}

#[test]
fn a_whole_key_has_no_issue_wherever_it_may_stand() {
    for text in [
        "<KEY>",
        "<KEY>\n",
        "\u{feff}<KEY>",
        "AGENT_SENTINEL_API_TOKEN=<KEY>",
        "AGENT_SENTINEL_API_TOKEN=<KEY>\r\nA=1\r\n",
        "export AGENT_SENTINEL_API_TOKEN=<KEY>; run",
        "AGENT_SENTINEL_API_TOKEN=<KEY> python agent.py",
        "A=<KEY>   # production",
        "Authorization: Bearer <KEY>",
        "authorization:bearer <KEY>",
        "Authorization: ApiKey <KEY>",
        "curl -H \"Authorization: Bearer <KEY>\"",
        "curl -H 'Authorization: Bearer <KEY>' \\\n  https://x",
        "{\"headers\": {\"Authorization\": \"Bearer <KEY>\"}}",
        "{\\\"Authorization\\\":\\\"Bearer <KEY>\\\"}",
        "headers = {\"Authorization\": \"Bearer \" + \"<KEY>\"}",
        "{\"key\":\"<KEY>\",\"key_prefix\":null}",
        "{\\\"key\\\":\\\"<KEY>\\\"}",
        "api_key = '<KEY>'",
        "API_KEY = \"<KEY>\"",
        "- \"TOKEN=<KEY>\"\n",
        "docker run -e \"TOKEN=<KEY>\" x",
        "api_key: <KEY>",
        "x-axis: <KEY>",
        "the x-token <KEY>",
        "no authorization <KEY>",
        "the authorization token <KEY>",
        "set(\"Authorization\", token, \"<KEY>\")",
        "set(\"Authorization\", \"Bearer\", \"<KEY>\")",
        "{\"bearer\": \"<KEY>\"}",
        "GET <KEY>",
        "a[1] = <KEY>",
        "x <<KEY> is",
        "it is <KEY>\"\nx",
        "msg=\"<KEY> rejected\"",
        "the key (<KEY>). It",
        "see **<KEY>** and",
        "https://x/?token=<KEY>&b=1",
        "https%3A%2F%2Fx%2F%3Ftoken%3D<KEY>%26b",
        "level=warn msg=\"rejected <KEY>\" code=401",
        "rejected \"prod\" <KEY> \"x\"",
        "<b><KEY></b>",
        "\u{1b}[33m<KEY>\u{1b}[0m",
    ] {
        assert_eq!(issues(text), [], "{text}");
    }
}

#[test]
fn a_value_that_is_no_whole_key_is_told_so() {
    for (text, issue) in [
        ("as_a1b2c3", Issue::TooShort),
        ("key_prefix=as_a1b2c3 x", Issue::TooShort),
        ("rejected as_Zk3Rb9Qm2TtXw8Yp4Lr, try again", Issue::TooShort),
        ("as_", Issue::TooShort),
        ("as_ref", Issue::TooShort),
        (" 'as_abcdxf'\n", Issue::TooShort),
        ("AGENT_SENTINEL_API_TOKEN=as_abcdxf\nx=1", Issue::TooShort),
        ("AGENT_SENTINEL_API_TOKEN: as_abcdxf\nx=1", Issue::TooShort),
        ("{\"api_token\": \"as_abcdxf\"}", Issue::TooShort),
        ("Authorization: Bearer as_abcdxf\nx", Issue::TooShort),
        ("as_a1b2c3...", Issue::CutByDots),
        ("the key as_a1b2c3… was", Issue::CutByDots),
        ("the key as_abcdxf… was", Issue::CutByDots),
        ("as_a1b2c3****", Issue::CutByDots),
        ("as_••••••••", Issue::CutByDots),
        ("x as_***** x", Issue::CutByDots),
        ("<KEY>…", Issue::CutByDots),
        ("A=as_your_api_key_here", Issue::Placeholder),
        ("use as_xxxxxxxxxxxx", Issue::Placeholder),
        ("like as_<key> or", Issue::Placeholder),
        ("like as_${KEY}", Issue::Placeholder),
        ("starts with as_...", Issue::CutByDots),
        ("starts with as_…", Issue::CutByDots),
        ("as_this_is_where_the_key_goes", Issue::Placeholder),
        ("<KEY><KEY>", Issue::TwoKeys),
    ] {
        assert!(issues(text).contains(&issue), "{text}: {:?}", issues(text));
        let text = text.replace("<KEY>", KEY);
        assert!(!scan(text.as_bytes()).found[0].looks_whole(), "{text}");
    }
}

#[test]
fn a_value_has_one_reason_not_to_be_whole() {
    for text in ["as_a1b2c3…", "x as_test_key", "as_xxx", "as_a1b2c3", "<KEY><KEY>"] {
        assert_eq!(issues(text).len(), 1, "{text}");
    }
}

#[test]
fn five_hundred_and_thirteen_characters_are_too_long() {
    let body = "Zk3R".repeat(128);
    assert_eq!(issues(&format!("as_{body}")), []);
    assert_eq!(issues(&format!("as_{body}x")), [Issue::TooLong]);
}

#[test]
fn twenty_characters_can_be_a_whole_key_and_nineteen_cannot() {
    assert_eq!(issues(&KEY[..23]), []);
    assert_eq!(issues(&KEY[..22]), [Issue::TooShort]);
}

#[test]
fn what_is_wrong_around_a_key_is_told_and_does_not_spoil_it() {
    for (text, expected) in [
        ("Authorization: <KEY>", Issue::NoBearer),
        ("curl -H 'authorization:<KEY>'", Issue::NoBearer),
        ("{\"Authorization\": \"<KEY>\"}", Issue::NoBearer),
        ("headers.set(\"Authorization\", \"<KEY>\")", Issue::NoBearer),
        ("Authorization: Token <KEY>", Issue::NoBearer),
        ("Authorization: Bearer: <KEY>", Issue::NoBearer),
        ("X-API-Key: <KEY>", Issue::WrongHeader),
        ("curl -H \"x-auth-token: <KEY>\"", Issue::WrongHeader),
        ("{'X-Api-Key': '<KEY>'}", Issue::WrongHeader),
        ("TOKEN=\"<KEY>\"", Issue::Quoted),
        ("export TOKEN='<KEY>'\nx", Issue::Quoted),
        ("'<KEY>'", Issue::Quoted),
        (" \"<KEY>\"\n", Issue::Quoted),
        ("Authorization: Bearer \"<KEY>\"", Issue::Quoted),
        ("TOKEN= <KEY>", Issue::SpaceInside),
        ("TOKEN = <KEY>\n", Issue::SpaceInside),
        ("TOKEN=<KEY> \nx=1", Issue::SpaceInside),
        ("TOKEN=<KEY>\t", Issue::SpaceInside),
        ("TOKEN=\" <KEY>\"", Issue::SpaceInside),
        ("TOKEN='<KEY> '", Issue::SpaceInside),
        ("TOKEN=\"<KEY>\n\"", Issue::SpaceInside),
        ("{\"token\": \"<KEY>\\n\"}", Issue::SpaceInside),
        ("{\\\"token\\\": \\\"<KEY> \\\"}", Issue::SpaceInside),
        (" <KEY>", Issue::SpaceInside),
        ("<KEY> ", Issue::SpaceInside),
        ("\u{200b}<KEY>", Issue::Invisible),
        ("x <KEY>\u{a0}y", Issue::Invisible),
        ("“<KEY>”", Issue::Wrapped),
        ("TOKEN=‘<KEY>’", Issue::Wrapped),
        ("Authorization: Bearer <<KEY>>", Issue::Wrapped),
        ("TOKEN=\"<KEY>\nx=1", Issue::OneQuote),
        ("TOKEN=\"<KEY> \nx=1", Issue::OneQuote),
        ("TOKEN=<KEY>\"\nx=1", Issue::OneQuote),
        ("'<KEY>", Issue::OneQuote),
        ("<KEY>'", Issue::OneQuote),
    ] {
        assert_eq!(issues(text), [expected], "{text}");
        let text = text.replace("<KEY>", KEY);
        assert!(scan(text.as_bytes()).found[0].looks_whole(), "{text}");
    }
}

#[test]
fn code_prose_and_logs_hold_no_keys() {
    for text in [
        "let x = text.as_str().as_ref(); // as_millis",
        "sorted(x, key=as_tuple)\nkey = as_bytes(x)",
        "fn as_u64(&self) -> as_code_point_inversion_list_string_list",
        "select as_of_date, as_of_20240131 from t",
        "as_token as_where_clause as_ref...",
        "ERROR: as_str failed\nTODO: as_ref",
        "has_Zk3Rb9Qm2TtXw8Yp4Lr6Nv1 was_a1b2c3d4",
        "re.match(r\"as_[a-z]+\") and as_* or `as_`",
    ] {
        assert_eq!(values(text), [""; 0], "{text}");
        assert_eq!(scan(text.as_bytes()).hint, Some(Hint::Nothing), "{text}");
    }
}

#[test]
fn a_word_counts_as_a_value_when_nothing_but_marks_stands_around_it() {
    for length in [32, 33] {
        let text = format!(" as_ref{}\n", "=".repeat(length));
        assert_eq!(values(&text).len(), usize::from(length == 32));
    }
    assert_eq!(values("as_ref 1"), [""; 0]);
    assert_eq!(values("1 as_ref"), [""; 0]);
}

#[test]
fn a_value_is_counted_once_with_its_first_line_and_all_its_issues() {
    let text = format!("# keys\n\nA=\"{KEY}\"\nB=as_a1b2c3d4\nX-API-Key: {KEY}\n{KEY}");
    let scan = scan(text.as_bytes());
    let lines: Vec<_> = scan.found.iter().map(|found| (found.line, found.times)).collect();
    assert_eq!(lines, [(3, 3), (4, 1)]);
    assert_eq!(scan.found[0].range, 11..11 + KEY.len());
    let all: Vec<_> = scan.found[0].issues.iter().collect();
    assert_eq!(all, [Issue::WrongHeader, Issue::Quoted]);
}

#[test]
fn keys_beside_each_other_and_at_both_ends_are_found() {
    let other = KEY.replace('Z', "Y");
    assert_eq!(values(&format!("{KEY},{other}")), [KEY, &other]);
    assert_eq!(values(&format!("{KEY}\n{other}")), [KEY, &other]);
    assert_eq!(values(&format!("\"{KEY}\"\"{other}\"")), [KEY, &other]);
}

#[test]
fn a_key_broken_by_a_quote_ends_there() {
    let text = format!("A={}\"{}", &KEY[..20], &KEY[20..]);
    assert_eq!(values(&text), [&KEY[..20]]);
    assert_eq!(issues(&text), [Issue::TooShort]);
}

#[test]
fn at_most_two_hundred_values_are_described_and_the_others_counted() {
    let mut text = String::new();
    for number in 0..203 {
        write!(text, "{KEY}{number}\n{KEY}0 ").unwrap();
    }
    let scan = scan(text.as_bytes());
    assert_eq!((scan.found.len(), scan.more), (200, 3));
    assert_eq!(scan.found[0].times, 204);
    assert_eq!(scan.found[199].line, 200);
}

#[test]
fn a_key_in_a_utf_16_file_is_found_in_its_text() {
    let file: Vec<u8> =
        format!("\u{feff}TOKEN={KEY}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(values(&from_utf16(&file).unwrap()), [KEY]);
}

#[test]
fn a_key_in_a_binary_file_is_found() {
    let file = [b"\0\xff\xfe\x80", KEY.as_bytes(), b"\0\x01as_\xff"].concat();
    let scan = scan(&file);
    assert_eq!(scan.found.len(), 1);
    assert_eq!(scan.found[0].range, 4..4 + KEY.len());
}

const FIVE_MEGABYTES: usize = 5_000_000;

/// Scans and says how long it took, for whoever wants to know; no test depends on it.
fn timed(what: &str, text: &[u8]) -> Scan {
    let start = Instant::now();
    let scan = scan(text);
    println!("{what}: {:?}", start.elapsed());
    scan
}

#[test]
fn five_megabytes_without_a_key_are_scanned() {
    let line = "2026-01-02T03:04:05Z INFO agent::sync as_str has_key class=alias status=202 as\n";
    let text = line.repeat(FIVE_MEGABYTES / line.len());
    assert_eq!(timed("no key", text.as_bytes()).hint, Some(Hint::Nothing));
}

#[test]
fn five_megabytes_with_ten_thousand_keys_are_counted_right() {
    let mut text = String::with_capacity(FIVE_MEGABYTES + 1000);
    for number in 0..10_000 {
        write!(text, "{number} Authorization: Bearer {KEY}{number:05} ").unwrap();
        text.push_str(&"request as_str accepted; ".repeat(18));
        text.push('\n');
    }
    assert!(text.len() > FIVE_MEGABYTES);
    let scan = timed("10,000 keys", text.as_bytes());
    assert_eq!((scan.found.len(), scan.more, scan.hint), (200, 9_800, None));
    assert!(scan.found.iter().zip(1..).all(|(found, line)| found.line == line && found.times == 1));
    assert!(scan.found.iter().all(|found| found.issues.is_empty()));
}

#[test]
fn the_worst_texts_are_scanned_like_others() {
    const LENGTH: usize = 200_000;
    let of = |part: &str| part.repeat(LENGTH / part.len());
    assert_eq!(timed("starts", of("as_").as_bytes()).found.len(), 1);
    assert_eq!(timed("short values", of("as_a1b2 ").as_bytes()).found[0].times, LENGTH / 8);
    assert_eq!(timed("quotes", of("\"as_a1b2\\n").as_bytes()).found[0].times, LENGTH / 10);
    assert_eq!(timed("blanks", of("as_a1b2 a                ").as_bytes()).found.len(), 1);
    assert_eq!(timed("blank start", (of(" ") + &of("as_a1b2 ")).as_bytes()).found.len(), 1);
    assert_eq!(timed("tokens", of("eyJa.").as_bytes()).hint, Some(Hint::NoStart));
    assert_eq!(timed("zeros", &vec![0; LENGTH]).hint, Some(Hint::NotText));
    let mut text = String::new();
    for number in 0..LENGTH / 12 {
        write!(text, "as_x{number:06}y ").unwrap();
    }
    assert_eq!(timed("distinct values", text.as_bytes()).more, LENGTH / 12 - MAX_FOUND);
    let long = of("Zk3R");
    let text = format!("as_{long} as_{}", &long[1..]);
    assert_eq!(timed("long values", text.as_bytes()).found.len(), 2);
}

/// What must hold for every text.
fn check(text: &[u8]) -> Result<(), TestCaseError> {
    let scan = scan(text);
    prop_assert_eq!(scan.found.is_empty(), scan.hint.is_some());
    prop_assert!(scan.more == 0 || scan.found.len() == MAX_FOUND);
    let mut seen: Vec<&[u8]> = Vec::new();
    for found in &scan.found {
        let value = &text[found.range.clone()];
        prop_assert!(value.starts_with(b"as_") && value.is_ascii());
        prop_assert!(!seen.contains(&value), "distinct");
        seen.push(value);
        prop_assert_eq!(found.line, 1 + lines_in(text.get(..found.range.start)));
        prop_assert!(found.times >= 1 && found.times <= text.len() / 3);
        for issue in found.issues.iter() {
            prop_assert!(!issue.advice().what.is_empty());
        }
    }
    prop_assert!(scan.found.is_sorted_by_key(|found| found.range.start));
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_are_scanned(text in any::<Vec<u8>>()) {
        check(&text)?;
    }

    #[test]
    fn any_text_is_scanned(text in any::<String>()) {
        check(text.as_bytes())?;
    }

    #[test]
    fn any_mixture_of_what_matters_is_scanned(
        text in "(as_|a1B2|KEY=|[\"'<>*.…“\u{a0}\n \\\\:%]|Bearer |Authorization: |X-API-Key|\\\\n|xxxx|your_){0,50}"
    ) {
        check(text.as_bytes())?;
    }

    #[test]
    fn a_key_is_found_in_any_text(
        before in any::<String>(),
        key in "as_[0-9A-Za-z]{20,60}",
        after in any::<String>(),
    ) {
        let text = format!("{before} {key} {after}");
        prop_assert!(values(&text).contains(&key.as_str()));
    }
}
