use super::*;
use ical::{
    IcalParser,
    parser::{
        Component,
        ical::component::{IcalCalendar, IcalEvent},
    },
};
use proptest::prelude::*;

const DAY: i64 = 86_400_000;
const HOST: &str = "platform.example";
const PAGE: &str = "https://console.example/settings/api-keys";

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn key(name: &str) -> ApiKey {
    ApiKey {
        id: "key_abc123".to_owned(),
        key_prefix: Some("as_a1b2c3".to_owned()),
        name: name.to_owned(),
        created_at: at("2024-12-28T10:00:00Z"),
        last_used_at: None,
    }
}

/// UTC's day, for want of a user.
fn utc_day(at: Timestamp) -> Day {
    let text = at.to_string();
    let part = |range: std::ops::Range<usize>| text[range].parse::<u16>().unwrap();
    let small = |range| u8::try_from(part(range)).unwrap();
    (part(0..4).into(), small(5..7), small(8..10))
}

fn written(keys: &[&ApiKey]) -> Option<String> {
    calendar(keys, HOST, PAGE, at("2025-01-02T03:04:05.678Z"), &utc_day)
}

fn parsed(file: &str) -> IcalCalendar {
    let mut calendars: Vec<_> = IcalParser::new(file.as_bytes()).collect();
    assert_eq!(calendars.len(), 1);
    calendars.remove(0).unwrap()
}

fn event(key: &ApiKey) -> IcalEvent {
    let mut events = parsed(&written(&[key]).unwrap()).events;
    assert_eq!(events.len(), 1);
    events.remove(0)
}

/// A property as a reader of the file sees it. The parser leaves escapes to its caller.
fn property(component: &impl Component, name: &str) -> Option<String> {
    let value = component.get_property(name)?.value.clone()?;
    let mut plain = String::new();
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next().unwrap() {
                'n' => plain.push('\n'),
                escaped @ ('\\' | ';' | ',') => plain.push(escaped),
                other => panic!("unknown escape {other:?} in {value:?}"),
            },
            _ => plain.push(character),
        }
    }
    Some(plain)
}

fn uid_of(key: &ApiKey, host: &str) -> String {
    let file = calendar(&[key], host, PAGE, at("2025-01-02T03:04:05Z"), &utc_day);
    property(&parsed(&file.unwrap()).events[0], "UID").unwrap()
}

#[test]
fn a_key_becomes_one_event_on_its_ninetieth_day() {
    let event = event(&key("production-agent"));
    let start = event.get_property("DTSTART").unwrap();
    assert_eq!(start.value.as_deref(), Some("20250328"));
    assert_eq!(start.params, Some(vec![("VALUE".to_owned(), vec!["DATE".to_owned()])]));
    assert_eq!(
        property(&event, "SUMMARY").unwrap(),
        "Rotate API key \"production-agent\" (as_a1b2c3…)"
    );
    assert_eq!(property(&event, "DTSTAMP").as_deref(), Some("20250102T030405Z"));
    assert_eq!(property(&event, "TRANSP").as_deref(), Some("TRANSPARENT"));
    assert!(property(&event, "DESCRIPTION").unwrap().ends_with(PAGE));
    assert_eq!(property(&event, "DTEND"), None);
}

#[test]
fn the_file_says_what_it_is_and_is_no_invitation() {
    let calendar = parsed(&written(&[&key("ci")]).unwrap());
    assert_eq!(property(&calendar, "VERSION").as_deref(), Some("2.0"));
    assert!(property(&calendar, "PRODID").is_some());
    assert_eq!(property(&calendar, "METHOD"), None);
}

#[test]
fn the_day_is_the_users() {
    let honolulu = |at: Timestamp| utc_day(Timestamp::from_millis(at.as_millis() - DAY / 2));
    let file = calendar(&[&key("ci")], HOST, PAGE, at("2025-01-02T03:04:05Z"), &honolulu);
    assert!(file.unwrap().contains("DTSTART;VALUE=DATE:20250327\r\n"));
}

#[test]
fn the_reminder_comes_at_nine_on_the_day_before() {
    let event = event(&key("ci"));
    assert_eq!(event.alarms.len(), 1);
    assert_eq!(property(&event.alarms[0], "TRIGGER").as_deref(), Some("-PT15H"));
    assert_eq!(property(&event.alarms[0], "ACTION").as_deref(), Some("DISPLAY"));
    assert_eq!(property(&event.alarms[0], "DESCRIPTION"), property(&event, "SUMMARY"));
}

#[test]
fn a_key_that_is_due_already_has_no_reminder() {
    let old = ApiKey { created_at: at("2024-10-04T00:00:00Z"), ..key("ci") };
    assert_eq!(event(&old).alarms.len(), 0);
}

#[test]
fn importing_again_updates_the_event_of_the_same_key_only() {
    let uid = uid_of(&key("ci"), HOST);
    assert_eq!(uid_of(&key("renamed"), HOST), uid);
    assert_ne!(uid_of(&ApiKey { id: "key_abc124".to_owned(), ..key("ci") }, HOST), uid);
    assert_ne!(uid_of(&key("ci"), "other.example"), uid);
}

#[test]
fn the_identifier_never_changes_from_one_version_to_the_next() {
    assert_eq!(uid_of(&key("ci"), HOST), "919fd9bb-0da6-8310-b158-3591ecda4ebe");
}

#[test]
fn the_hash_is_fnv_1a() {
    // Test vectors of draft-eastlake-fnv.
    assert_eq!(hash(["", "", ""]), 0xcbf2_9ce4_8422_2325);
    assert_eq!(hash(["foo", "b", "ar"]), 0x8594_4171_f739_67e8);
}

#[test]
fn a_key_without_first_characters_is_named_alone() {
    let summary = property(&event(&ApiKey { key_prefix: None, ..key("ci") }), "SUMMARY");
    assert_eq!(summary.as_deref(), Some("Rotate API key \"ci\""));
}

#[test]
fn each_key_has_its_event_in_order() {
    let file = written(&[&key("one"), &key("two")]).unwrap();
    let events = parsed(&file).events;
    let names: Vec<_> = events.iter().filter_map(|event| property(event, "SUMMARY")).collect();
    assert_eq!(names.len(), 2);
    assert!(names[0].contains("one") && names[1].contains("two"));
}

#[test]
fn without_an_event_there_is_no_file() {
    assert_eq!(written(&[]), None);
    for millis in [i64::MIN, i64::MAX, FIRST.as_millis() - 90 * DAY - 1, LAST.as_millis()] {
        let odd = ApiKey { created_at: Timestamp::from_millis(millis), ..key("odd") };
        assert_eq!(written(&[&odd]), None);
    }
}

#[test]
fn days_at_the_ends_of_the_calendar_are_written_with_four_digits() {
    let first =
        ApiKey { created_at: Timestamp::from_millis(FIRST.as_millis() - 90 * DAY), ..key("") };
    assert!(written(&[&first]).unwrap().contains("DATE:00010101\r\n"));
    let before = |_| (0, 12, 31);
    assert_eq!(calendar(&[&first], HOST, PAGE, FIRST, &before), None);
}

#[test]
fn a_clock_gone_wrong_still_writes_an_instant() {
    assert_eq!(utc(Timestamp::from_millis(i64::MIN)), "00010101T000000Z");
    assert_eq!(utc(Timestamp::from_millis(i64::MAX)), "99991231T235959Z");
}

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        r"[\\,;:a\r\n\u{85}\u{2028}\u{202e}\u{2067}\u{2069}🔑é =]{0,90}",
        Just("x\r\nEND:VEVENT\r\nBEGIN:VEVENT".to_owned()),
    ]
}

proptest! {
    #[test]
    fn any_name_stays_in_its_summary(name in hostile(), start in hostile(), id in hostile()) {
        let odd = ApiKey { id, key_prefix: Some(start.clone()), ..key(&name) };
        let file = written(&[&odd, &key("next")]).unwrap();
        let mut lines = file.split("\r\n");
        prop_assert!(lines.all(|line| line.len() <= 75 && !line.contains(char::is_control)));
        let events = parsed(&file).events;
        prop_assert_eq!(events.len(), 2);
        let (name, start) = (content::isolated(&name), content::isolated(&start));
        let expected = format!("Rotate API key \"{name}\" ({start}…)");
        // The parser drops spaces before a fold, so they are compared in `content` only.
        let spaceless = |text: &str| text.replace(char::is_whitespace, "");
        let summary = property(&events[0], "SUMMARY").unwrap();
        prop_assert_eq!(spaceless(&summary), spaceless(&expected));
        prop_assert!(property(&events[1], "SUMMARY").unwrap().contains("next"));
        let uid = property(&events[0], "UID").unwrap();
        prop_assert!(uid.len() == 36 && uid.chars().all(|c| c == '-' || c.is_ascii_hexdigit()));
    }

    #[test]
    fn any_instant_is_written_or_left_out(created in any::<i64>(), now in any::<i64>()) {
        let odd = ApiKey { created_at: Timestamp::from_millis(created), ..key("ci") };
        let file = calendar(&[&odd], HOST, PAGE, Timestamp::from_millis(now), &utc_day);
        prop_assert!(file.is_none_or(|file| parsed(&file).events.len() == 1));
    }
}
