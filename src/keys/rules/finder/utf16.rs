//! Files in UTF-16, which Windows PowerShell writes whenever output is redirected.

use zeroize::Zeroizing;

/// The text of `bytes` if they are UTF-16: marked so (RFC 2781, section 3.2), or with the zero
/// bytes that ASCII text has in it. `None` for everything else. What cannot be read becomes U+FFFD.
/// It may hold keys, so it is wiped when dropped.
#[must_use]
pub fn from_utf16(bytes: &[u8]) -> Option<Zeroizing<String>> {
    let (text, is_big_endian) = match bytes {
        [0xff, 0xfe, text @ ..] => (text, false),
        [0xfe, 0xff, text @ ..] => (text, true),
        _ if has_zeros(bytes, 1, 0) => (bytes, false),
        _ if has_zeros(bytes, 0, 1) => (bytes, true),
        _ => return None,
    };
    let unit = if is_big_endian { u16::from_be_bytes } else { u16::from_le_bytes };
    let units = text.as_chunks().0.iter().map(|pair| unit(*pair));
    // Two bytes become at most three: the text never grows and so leaves no unwiped copy behind.
    let mut read = Zeroizing::new(String::with_capacity(text.len() / 2 * 3));
    read.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)));
    Some(read)
}

/// Whether most of the first byte pairs are zero at `zero`, and hardly any at `other`.
fn has_zeros(bytes: &[u8], zero: usize, other: usize) -> bool {
    const PAIRS: usize = 256;
    let pairs = bytes.as_chunks::<2>().0;
    let pairs = pairs.get(..PAIRS).unwrap_or(pairs);
    let zeros = |at: usize| pairs.iter().filter(|pair| pair.get(at) == Some(&0)).count();
    !pairs.is_empty() && zeros(zero) * 10 >= pairs.len() * 7 && zeros(other) * 10 <= pairs.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn little(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn big(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }

    fn read(bytes: &[u8]) -> Option<String> {
        from_utf16(bytes).map(|text| text.to_string())
    }

    #[test]
    fn text_without_a_mark_is_known_by_its_zero_bytes() {
        let text = "KEY=as_Zk3 # für Übung\r\n";
        assert_eq!(read(&little(text)).as_deref(), Some(text));
        assert_eq!(read(&big(text)).as_deref(), Some(text));
    }

    #[test]
    fn what_is_not_utf_16_is_left_alone() {
        for bytes in [
            &b""[..],
            b"a",
            b"KEY=as_x",
            &[0],
            &[0; 64],
            "\u{feff}as_x".as_bytes(),
            &[1, 0, 0, 0, 2, 0, 0, 0],
            &[1, 0, 1, 1, 1, 0, 1, 1],
        ] {
            assert_eq!(read(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn half_characters_do_not_stop_it() {
        let bytes = [0xff, 0xfe, 0x00, 0xd8, b'a', 0, b's', 0, b'_'];
        assert_eq!(read(&bytes).as_deref(), Some("\u{fffd}as"));
    }

    #[test]
    fn the_text_never_grows_so_that_no_copy_of_it_is_left_behind() {
        let text = "a€".repeat(1000);
        let read = from_utf16(&[&[0xff, 0xfe][..], &little(&text)].concat()).unwrap();
        assert_eq!(read.capacity(), 2000 * 3);
    }

    proptest! {
        #[test]
        fn marked_text_is_read_as_it_was_written(text in any::<String>()) {
            prop_assert_eq!(read(&[&[0xff, 0xfe][..], &little(&text)].concat()), Some(text.clone()));
            prop_assert_eq!(read(&[&[0xfe, 0xff][..], &big(&text)].concat()), Some(text.clone()));
        }

        #[test]
        fn any_bytes_are_read_without_growing(bytes in any::<Vec<u8>>()) {
            for bytes in [bytes.clone(), [&[0xff, 0xfe][..], &bytes].concat()] {
                if let Some(text) = from_utf16(&bytes) {
                    prop_assert!(text.len() <= bytes.len() / 2 * 3);
                }
            }
        }
    }
}
