//! Whether the platform accepts a new key: when it is asked, how, and what its answers mean.

use agent_sentinel_console::{
    keys::reveal::{Activation, RevealHook},
    secret::Secret,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{ReferrerPolicy, Request, RequestCache, RequestCredentials, RequestRedirect};

use crate::kit::{Answer, FakeClerk, FakeDate, KEY_CHECK, Network, SECRET, Stage, until};

/// A reveal alone, with nothing else that asks the network or waits.
struct Revealed {
    stage: Stage,
    clerk: FakeClerk,
    reveal: RevealHook,
}

impl Revealed {
    /// Makes every wait short; `prepare` says what the network answers.
    fn with(prepare: impl FnOnce(&Network)) -> Self {
        let stage = Stage::set();
        let clerk = FakeClerk::signed_in();
        stage.hurry();
        prepare(&stage.network);
        let platform = stage.platform();
        let reveal = stage.make(move || RevealHook::new(platform));
        Self { stage, clerk, reveal }
    }

    /// One answer after the other, the last one for ever.
    fn answered(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self::with(|network| {
            for answer in answers {
                network.answer("GET", KEY_CHECK, answer);
            }
        })
    }

    fn take_in(&self, key: &str) {
        assert!(self.reveal.take_in(Secret::new(key)));
    }

    async fn becomes(&self, state: Activation) {
        until(|| self.reveal.activation.state.get_untracked(), state).await;
    }

    fn tries(&self) -> usize {
        self.stage.network.times("GET", KEY_CHECK)
    }

    /// How often the platform was asked about this key.
    fn tries_of(&self, key: &str) -> usize {
        let header = format!("Bearer {key}");
        let is_of = |request: &Request| authorization(request).as_ref() == Some(&header);
        self.stage.network.requests("GET").iter().filter(|request| is_of(request)).count()
    }
}

fn authorization(request: &Request) -> Option<String> {
    request.headers().get("authorization").unwrap()
}

#[wasm_bindgen_test]
async fn a_key_is_tried_after_0_1_2_4_8_15_and_30_seconds_and_then_no_more() {
    let page = Revealed::answered([Answer::empty(401)]);
    page.take_in(SECRET);
    assert_eq!(page.reveal.activation.state.get_untracked(), Activation::Activating);
    page.becomes(Activation::NotYet).await;
    let tries = [0, 1000, 1000, 2000, 4000, 7000, 15_000].map(|pause| {
        // Each request has a time limit of its own.
        [format!("wait {pause}"), "wait 15000".to_owned(), format!("GET {KEY_CHECK}")]
    });
    let log = page.stage.network.log();
    let start = log.iter().position(|event| event == "wait 0").unwrap();
    assert_eq!(log[start..], tries.concat());
}

#[wasm_bindgen_test]
async fn the_first_yes_ends_the_tries_and_says_after_how_many_seconds() {
    let (held, open) = Answer::json(200, "{}").held();
    let page = Revealed::answered([Answer::empty(401), Answer::empty(401), held]);
    let date = FakeDate::at("2026-01-01T10:00:00Z");
    page.take_in(SECRET);
    until(|| page.tries(), 3).await;
    date.pass(4);
    open();
    page.becomes(Activation::Active(4)).await;
    assert_eq!(page.tries(), 3);
}

#[wasm_bindgen_test]
async fn two_tries_in_a_row_without_an_answer_are_enough() {
    let page = Revealed::answered([Answer::empty(401), Answer::Breaks]);
    page.take_in(SECRET);
    page.becomes(Activation::CouldNotCheck).await;
    assert_eq!(page.tries(), 3);
}

#[wasm_bindgen_test]
async fn one_try_without_an_answer_is_not_enough() {
    let refused = || Answer::empty(401);
    let answers = [Answer::Breaks, refused(), Answer::Breaks, refused(), Answer::json(200, "{}")];
    let page = Revealed::answered(answers);
    page.take_in(SECRET);
    page.becomes(Activation::Active(0)).await;
    assert_eq!(page.tries(), 5);
}

#[wasm_bindgen_test]
async fn an_answer_that_never_comes_is_no_answer_and_its_request_is_aborted() {
    let (never, _open) = Answer::empty(401).held();
    let page = Revealed::answered([never]);
    page.take_in(SECRET);
    page.becomes(Activation::CouldNotCheck).await;
    let requests = page.stage.network.requests("GET");
    assert_eq!(requests.len(), 2);
    assert!(requests.iter().all(|request| request.signal().aborted()));
}

#[wasm_bindgen_test]
async fn other_answers_are_waited_over_and_prove_nothing() {
    for status in [403, 404, 429, 500] {
        let page = Revealed::answered([Answer::empty(status)]);
        page.take_in(SECRET);
        page.becomes(Activation::CouldNotCheck).await;
        assert_eq!(page.tries(), 7, "{status}");
    }
    let page = Revealed::answered([Answer::empty(503), Answer::json(200, "{}")]);
    page.take_in(SECRET);
    page.becomes(Activation::Active(0)).await;
}

#[wasm_bindgen_test]
async fn the_request_carries_the_key_and_nothing_of_the_session() {
    let page = Revealed::answered([Answer::json(200, "{}")]);
    page.take_in(SECRET);
    page.becomes(Activation::Active(0)).await;
    let requests = page.stage.network.requests("GET");
    let [request] = &requests[..] else { panic!("{} requests", requests.len()) };
    assert_eq!(authorization(request), Some(format!("Bearer {SECRET}")));
    assert!(page.clerk.tokens_asked().is_empty(), "no session token is asked for");
    assert!(!request.url().contains(SECRET));
    assert_eq!(request.cache(), RequestCache::NoStore);
    assert_eq!(request.credentials(), RequestCredentials::Omit);
    assert_eq!(request.redirect(), RequestRedirect::Error);
    assert_eq!(request.referrer_policy(), ReferrerPolicy::NoReferrer);
}

#[wasm_bindgen_test]
async fn a_refusal_does_not_end_the_session_nor_renew_its_token() {
    let page = Revealed::answered([Answer::empty(401), Answer::json(200, "{}")]);
    page.take_in(SECRET);
    page.becomes(Activation::Active(0)).await;
    assert_eq!(page.tries(), 2, "refused, and tried when it was time");
    assert!(page.clerk.tokens_asked().is_empty());
}

#[wasm_bindgen_test]
async fn once_the_key_is_wiped_it_is_not_tried_again() {
    let page = Revealed::answered([Answer::empty(401)]);
    page.take_in("as_first");
    until(|| page.tries_of("as_first") >= 2, true).await;
    page.reveal.wipe();
    let tries = page.tries_of("as_first");
    page.take_in("as_second");
    page.becomes(Activation::NotYet).await;
    assert_eq!(page.tries_of("as_second"), 7);
    assert_eq!(page.tries_of("as_first"), tries);
}

#[wasm_bindgen_test]
async fn checking_again_begins_anew_and_ends_the_check_before() {
    let (held, open) = Answer::json(200, "{}").held();
    let page = Revealed::answered([held, Answer::empty(401)]);
    page.take_in(SECRET);
    until(|| page.tries(), 1).await;
    page.reveal.activation.start(page.reveal);
    page.becomes(Activation::NotYet).await;
    assert_eq!(page.tries(), 8);
    open();
    // What comes now is read after the late answer.
    page.stage.network.now_answer("GET", KEY_CHECK, Answer::json(200, "{}"));
    page.stage.platform().prove(SECRET).await;
    assert_eq!(page.reveal.activation.state.get_untracked(), Activation::NotYet);
    page.reveal.activation.start(page.reveal);
    assert_eq!(page.reveal.activation.state.get_untracked(), Activation::Activating);
    page.becomes(Activation::Active(0)).await;
}

#[wasm_bindgen_test]
async fn a_key_that_no_header_can_carry_is_not_sent_and_stops_nothing() {
    for key in ["as_with space", "as_line\nbreak", "as_ключ", "as_\0"] {
        let page = Revealed::answered([Answer::json(200, "{}")]);
        page.take_in(key);
        let state = || page.reveal.activation.state.get_untracked();
        until(|| state() != Activation::Activating, true).await;
        assert!(!matches!(state(), Activation::Active(_)), "{key:?}");
        assert!(page.stage.network.asked().is_empty(), "{key:?}");
    }
}

#[wasm_bindgen_test]
async fn when_the_page_goes_the_tries_end_with_it() {
    let page = Revealed::answered([Answer::empty(401)]);
    page.take_in("as_first");
    until(|| page.tries(), 1).await;
    let reveal = page.reveal;
    drop(page);
    assert!(!reveal.take_in(Secret::new("as_late")), "a late key is dropped");
    let next = Revealed::answered([Answer::empty(401)]);
    next.take_in("as_second");
    next.becomes(Activation::NotYet).await;
    assert_eq!(next.tries_of("as_first"), 0);
}
