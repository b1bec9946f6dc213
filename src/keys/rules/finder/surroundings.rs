//! What the text around a value tells of it.

use std::ops::Range;

use super::{
    issue::{Issue, Issues},
    place::{Assigned, Place},
    quotes::{Quotes, quotes},
};

/// How many bytes before and behind a value are looked at: enough for any header or variable, and
/// so few that a text of one endless line takes no longer than another.
const BEFORE: usize = 160;
const BEHIND: usize = 64;

/// Stand for the part that is missing: an ellipsis, stars, bullets.
const MASKS: [&str; 5] = ["...", "…", "**", "•", "●"];

/// Open what a template fills in.
const HOLES: [&str; 3] = ["<", "{", "${"];

/// What word processors and chats put in the place of `"` and `'`.
const TYPOGRAPHIC: [&str; 6] = ["“", "”", "„", "‘", "’", "«"];

/// Have no shape: no-break space, soft hyphen, zero-width space and joiners, direction marks, word
/// joiner, byte order mark.
const INVISIBLE: [&str; 9] = [
    "\u{a0}", "\u{ad}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{200e}", "\u{200f}", "\u{2060}",
    "\u{feff}",
];

/// The bytes around one value.
pub(super) struct Surroundings<'a> {
    before: &'a [u8],
    behind: &'a [u8],
    /// Whether the value is all that was pasted.
    is_lone: bool,
    assigned: Assigned<'a>,
    place: Place,
}

impl<'a> Surroundings<'a> {
    /// Those of the value at `range`; `is_lone` when it is all that was pasted.
    pub(super) fn of(text: &'a [u8], range: &Range<usize>, is_lone: bool) -> Self {
        let start = range.start.saturating_sub(BEFORE);
        let end = text.len().min(range.end + BEHIND);
        let before = text.get(start..range.start).unwrap_or_default();
        let behind = text.get(range.end..end).unwrap_or_default();
        let assigned = Assigned::at_end_of(before);
        let place = assigned.place();
        Self { before, behind, is_lone, assigned, place }
    }

    /// Whether a mask follows. Two stars are none when two stand before, too: that is bold text.
    pub(super) fn is_cut(&self) -> bool {
        starts_with_any(self.behind, &MASKS) && !self.before.ends_with(b"**")
    }

    /// Whether something follows that a template fills in, such as `<key>` or `${KEY}`.
    pub(super) fn is_hole(&self) -> bool {
        starts_with_any(self.behind, &HOLES)
    }

    /// Whether a header or a variable says that a key stands here, so that even words are one.
    pub(super) fn is_named(&self) -> bool {
        matches!(self.place, Place::Scheme | Place::NoScheme | Place::OtherHeader)
            || self.assigned.is_secret()
    }

    /// What is wrong around the value.
    pub(super) fn issues(&self) -> Issues {
        let quotes = quotes(self.before, self.behind);
        let mut issues = Issues::default();
        issues.set(Issue::CutByDots, self.is_cut());
        issues.set(Issue::NoBearer, self.place == Place::NoScheme);
        issues.set(Issue::WrongHeader, self.place == Place::OtherHeader);
        issues.set(Issue::SpaceInside, self.has_space_inside(quotes));
        issues.set(Issue::Invisible, self.is_touched_by_invisible());
        issues.set(Issue::Wrapped, self.is_wrapped());
        issues.set(Issue::OneQuote, self.has_one_quote(quotes));
        issues.set(Issue::Quoted, self.is_quoted(quotes));
        issues
    }

    /// Whether white space became part of the value: inside its quotes, beside a value that is all
    /// that was pasted, or in a `NAME=value` line without quotes.
    fn has_space_inside(&self, quotes: Quotes) -> bool {
        let is_blank = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t'));
        let (before, behind) = (is_blank(self.before.last()), is_blank(self.behind.first()));
        let ends_line = ends_line(self.behind);
        match quotes {
            Quotes::Loose => true,
            Quotes::None if self.is_lone => before || behind,
            Quotes::None if self.place == Place::Variable && self.opening_quote().is_none() => {
                before || behind && ends_line
            }
            Quotes::None | Quotes::Tight => false,
        }
    }

    fn is_touched_by_invisible(&self) -> bool {
        starts_with_any(self.behind, &INVISIBLE)
            || ends_with_any(self.before, &INVISIBLE) && !self.follows_byte_order_mark()
    }

    /// Whether a mark is all that stands before the value, so that it is one of byte order.
    fn follows_byte_order_mark(&self) -> bool {
        self.before == "\u{feff}".as_bytes()
    }

    fn is_wrapped(&self) -> bool {
        ends_with_any(self.before, &TYPOGRAPHIC)
            || starts_with_any(self.behind, &TYPOGRAPHIC)
            || self.before.ends_with(b"<") && self.behind.starts_with(b">")
    }

    /// Whether the value opens a quote that its line does not close, or closes one that its line
    /// did not open.
    fn has_one_quote(&self, quotes: Quotes) -> bool {
        let line = self.line();
        let starts_line = line.is_empty() || self.place == Place::Variable;
        let is_quote = |byte: &u8| matches!(byte, b'"' | b'\'');
        match (quotes, self.behind) {
            (Quotes::None, [b'"' | b'\'', rest @ ..]) => {
                starts_line && ends_line(rest) && !line.iter().any(is_quote)
            }
            (Quotes::None, behind) => self.opening_quote().is_some() && ends_line(behind),
            _ => false,
        }
    }

    /// Whether the value stands in quotes where they are not plain syntax, as in JSON.
    fn is_quoted(&self, quotes: Quotes) -> bool {
        // Behind `NAME = "` stands source code, and behind `"Bearer" + "` as well.
        let is_tight =
            |start: &[u8]| matches!(self.assigned.gap.strip_prefix(start), Some([_] | [b'\\', _]));
        quotes == Quotes::Tight
            && match self.place {
                Place::Variable => is_tight(b"="),
                Place::Scheme => is_tight(b" "),
                _ => self.is_lone,
            }
    }

    /// What stands before the value in its line.
    fn line(&self) -> &[u8] {
        let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
        self.before.rsplit(is_break).next().unwrap_or_default()
    }

    fn opening_quote(&self) -> Option<u8> {
        self.before.last().copied().filter(|byte| matches!(byte, b'"' | b'\''))
    }
}

/// Whether the line is over, but for blanks.
fn ends_line(behind: &[u8]) -> bool {
    let next = behind.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
    next.is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
}

fn starts_with_any(text: &[u8], starts: &[&str]) -> bool {
    starts.iter().any(|start| text.starts_with(start.as_bytes()))
}

fn ends_with_any(text: &[u8], ends: &[&str]) -> bool {
    ends.iter().any(|end| text.ends_with(end.as_bytes()))
}
