//! Check a key: whose a value is, what the platform says of it, and that nothing of it stays.

use agent_sentinel_console::{
    keys::{
        check::{CheckHook, hook::Test},
        rules::finder::{Found, Hint},
    },
    platform::KeyProof,
};
use leptos::prelude::*;
use sentinel_api_types::ApiKey;
use wasm_bindgen_test::wasm_bindgen_test;
use zeroize::Zeroizing;

use super::Page;
use crate::kit::{Answer, KEY_CHECK, KEYS, key, until};

const ONE: &str = "as_1Zk9Qw3Er5Ty7Ui2Op4As6Df8Gh0Jk";
const OTHER: &str = "as_7Yx8Wv6Ut4Sr2Qp0On9Ml7Kj5Ih3Gf";

fn starting(id: &str, start: &str, day: u8) -> ApiKey {
    ApiKey { key_prefix: Some(start.to_owned()), ..key(id, id, day) }
}

/// The open dialog over these keys.
async fn open(keys: &[ApiKey]) -> Page {
    let page = Page::of(keys).await;
    page.dialogs.check().open();
    page
}

fn look_through(check: CheckHook, text: impl AsRef<[u8]>) {
    check.look_through(Zeroizing::new(text.as_ref().to_vec()));
}

/// What was found in the text.
fn found(check: CheckHook) -> Vec<Found> {
    check.scan.get_untracked().map(|scan| scan.found.clone()).unwrap_or_default()
}

/// What may be shown of what was found.
fn shown(check: CheckHook) -> Vec<String> {
    found(check).iter().map(|found| check.shown(found)).collect()
}

/// The ids of the keys that what was found can belong to.
fn owners(check: CheckHook) -> Vec<Vec<String>> {
    let ids = |keys: Vec<(String, String)>| keys.into_iter().map(|(id, _)| id).collect();
    found(check).iter().map(|found| ids(untrack(|| check.owners(found)).unwrap())).collect()
}

async fn ends(check: CheckHook, proof: KeyProof) {
    until(|| check.tests.get_untracked().get(&0).cloned(), Some(Test::Ended(proof))).await;
}

#[wasm_bindgen_test]
async fn every_value_in_a_text_is_found_and_shown_by_its_start_alone() {
    let page = open(&[]).await;
    let check = page.dialogs.check();
    look_through(check, format!("TOKEN={ONE}\n# and again {ONE}\nOTHER={OTHER}\n"));
    assert_eq!(shown(check), ["as_1Zk9Qw…", "as_7Yx8Wv…"]);
    let places = found(check).into_iter().map(|found| (found.line, found.times));
    assert_eq!(places.collect::<Vec<_>>(), [(1, 2), (3, 1)]);
}

#[wasm_bindgen_test]
async fn a_shorter_text_takes_the_place_of_the_one_before() {
    let page = open(&[]).await;
    let check = page.dialogs.check();
    look_through(check, format!("{ONE}\n{OTHER}"));
    look_through(check, OTHER);
    assert_eq!(shown(check), ["as_7Yx8Wv…"]);
    look_through(check, "nothing here");
    assert_eq!(check.scan.get_untracked().unwrap().hint, Some(Hint::Nothing));
}

#[wasm_bindgen_test]
async fn a_file_in_utf_16_is_looked_through_as_well() {
    let page = open(&[starting("1", "as_1Zk9Qw", 1)]).await;
    let check = page.dialogs.check();
    let text = format!("TOKEN={ONE}\r\n");
    let little = text.encode_utf16().flat_map(u16::to_le_bytes);
    let big = text.encode_utf16().flat_map(u16::to_be_bytes);
    let marked = [0xff, 0xfe].into_iter().chain(little.clone());
    for bytes in [little.collect::<Vec<_>>(), big.collect(), marked.collect()] {
        look_through(check, bytes);
        assert_eq!(shown(check), ["as_1Zk9Qw…"]);
        assert_eq!(owners(check), [["1"]]);
    }
}

#[wasm_bindgen_test]
async fn without_any_text_nothing_is_said() {
    let page = open(&[]).await;
    let check = page.dialogs.check();
    for empty in ["", " \n\t "] {
        look_through(check, ONE);
        look_through(check, empty);
        assert!(check.scan.get_untracked().is_none(), "{empty:?}");
    }
}

#[wasm_bindgen_test]
async fn any_bytes_can_be_looked_through() {
    let page = open(&[key("1", "ci", 1)]).await;
    let check = page.dialogs.check();
    let mut hostile: Vec<Vec<u8>> = vec![
        vec![0xff, 0xfe],
        vec![0xff, 0xfe, 0x00],
        vec![0xfe, 0xff, 0xd8, 0x00],
        vec![0; 1000],
        (0..=255).collect(),
        b"as_".repeat(1000),
        [b"as_", &[0xff; 40][..]].concat(),
        "as_\u{202e}x".into(),
    ];
    hostile.push([&[0xc3][..], ONE.as_bytes(), &[0xa9]].concat());
    for bytes in hostile {
        look_through(check, &bytes);
        let scan = check.scan.get_untracked();
        for found in scan.map(|scan| scan.found.clone()).unwrap_or_default() {
            assert!(check.shown(&found).chars().count() <= 10);
            let _ = untrack(|| check.owners(&found));
        }
    }
}

#[wasm_bindgen_test]
async fn a_value_belongs_to_the_keys_it_starts_like() {
    let page = open(&[
        starting("short", "as_1Zk", 1),
        starting("twin", "as_1Zk9Qw", 3),
        starting("key", "as_1Zk9Qw", 2),
        starting("other", "as_7Yx8Wv", 4),
        starting("nothing", "as_", 5),
        starting("empty", "", 6),
        ApiKey { key_prefix: None, ..key("none", "none", 7) },
        starting("longer", "as_1Zk9Qw3Er5Ty7Ui2Op4As6Df8Gh0Jk9", 8),
    ])
    .await;
    let check = page.dialogs.check();
    look_through(check, format!("{ONE}\n{OTHER}"));
    assert_eq!(owners(check), [vec!["twin", "key", "short"], vec!["other"]]);
    page.keys.revoked(&["other"]);
    assert_eq!(owners(check)[1], Vec::<String>::new());
    look_through(check, "as_9Ab8Cd7Ef6Gh5Ij4Kl3Mn2Op1Qr0St");
    assert_eq!(owners(check), [Vec::<String>::new()]);
}

#[wasm_bindgen_test]
async fn without_the_list_nobody_can_say_whose_it_is() {
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, Answer::Breaks);
    });
    until(|| page.listing().is_some(), true).await;
    let check = page.dialogs.check();
    look_through(check, ONE);
    assert_eq!(untrack(|| check.owners(&found(check)[0])), None);
    let page = open(&[]).await;
    let check = page.dialogs.check();
    look_through(check, ONE);
    assert_eq!(owners(check), [Vec::<String>::new()], "an empty list is known");
}

#[wasm_bindgen_test]
async fn nothing_is_sent_until_a_value_is_tested_and_then_only_that_one() {
    let page = open(&[starting("1", "as_1Zk9Qw", 1)]).await;
    let check = page.dialogs.check();
    page.stage.network.answer("GET", KEY_CHECK, Answer::json(200, "{}"));
    let before = page.stage.network.asked().len();
    look_through(check, format!("{ONE}\n{OTHER}"));
    let _ = (shown(check), owners(check));
    assert_eq!(page.stage.network.asked().len(), before);
    check.test(0, &found(check)[1]);
    assert_eq!(check.tests.get_untracked().get(&0), Some(&Test::Running));
    ends(check, KeyProof::Active).await;
    let requests = page.stage.network.requests("GET").split_off(before);
    let [request] = &requests[..] else { panic!("{} requests", requests.len()) };
    let header = request.headers().get("authorization").unwrap();
    assert_eq!(header, Some(format!("Bearer {OTHER}")));
    assert!(!request.url().contains("as_"));
}

#[wasm_bindgen_test]
async fn each_answer_says_what_it_says_of_the_value() {
    let sentence = r#"{"detail":"This key was revoked."}"#;
    for (answer, proof) in [
        (Answer::json(200, "{}"), KeyProof::Active),
        (Answer::empty(204), KeyProof::Active),
        (Answer::Arrives(200, "text/html", "<p>Log in".to_owned()), KeyProof::OtherAnswer(200)),
        (Answer::json(401, sentence), KeyProof::Rejected(Some("This key was revoked.".to_owned()))),
        (Answer::empty(401), KeyProof::Rejected(None)),
        (Answer::empty(403), KeyProof::OtherAnswer(403)),
        (Answer::TooMany(None), KeyProof::OtherAnswer(429)),
        (Answer::empty(500), KeyProof::OtherAnswer(500)),
        (Answer::Breaks, KeyProof::NoAnswer),
    ] {
        let page = open(&[]).await;
        page.stage.network.answer("GET", KEY_CHECK, answer);
        let check = page.dialogs.check();
        look_through(check, ONE);
        check.test(0, &found(check)[0]);
        ends(check, proof).await;
        assert_eq!(page.stage.network.times("GET", KEY_CHECK), 1, "never sent again by itself");
    }
}

#[wasm_bindgen_test]
async fn an_answer_about_an_earlier_text_is_dropped() {
    let page = open(&[]).await;
    let check = page.dialogs.check();
    for forget in [CheckHook::clear as fn(CheckHook), |check| look_through(check, OTHER)] {
        let (held, release) = Answer::json(200, "{}").held();
        page.stage.network.now_answer("GET", KEY_CHECK, held);
        look_through(check, ONE);
        check.test(0, &found(check)[0]);
        forget(check);
        assert!(check.tests.get_untracked().is_empty());
        release();
        // What is answered now comes after it.
        page.stage.network.now_answer("GET", KEY_CHECK, Answer::empty(401));
        look_through(check, OTHER);
        check.test(0, &found(check)[0]);
        until(|| check.tests.get_untracked().get(&0) != Some(&Test::Running), true).await;
        ends(check, KeyProof::Rejected(None)).await;
    }
}

#[wasm_bindgen_test]
async fn closing_wipes_the_text_and_what_was_found() {
    let page = open(&[starting("1", "as_1Zk9Qw", 1)]).await;
    let check = page.dialogs.check();
    page.stage.network.answer("GET", KEY_CHECK, Answer::json(200, "{}"));
    look_through(check, ONE);
    let value = found(check).remove(0);
    check.test(0, &value);
    ends(check, KeyProof::Active).await;
    check.close();
    assert!(!check.is_open.get_untracked());
    assert!(check.scan.get_untracked().is_none() && check.tests.get_untracked().is_empty());
    assert_eq!(check.shown(&value), "", "the text is gone");
    assert_eq!(untrack(|| check.owners(&value)), Some(Vec::new()));
    check.test(0, &value);
    assert!(check.tests.get_untracked().is_empty(), "there is nothing to ask about");
    check.open();
    assert!(check.scan.get_untracked().is_none());
}
