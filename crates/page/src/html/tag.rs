//! Start tags and their attributes, as Trunk's minifier or an editor may have written them.

/// Each start tag of the element `name`, with where it starts.
pub(super) fn tags<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    html.match_indices('<').filter_map(move |(start, _)| {
        let rest = &html[start..];
        let after_name = rest[1..].strip_prefix(name)?;
        let is_whole =
            after_name.starts_with(|c: char| c.is_ascii_whitespace() || "/>".contains(c));
        is_whole.then_some((start, &rest[..=end(rest)?]))
    })
}

/// Where the first tag of `text` ends: at a `>` outside quotes.
fn end(text: &str) -> Option<usize> {
    let mut quote = None;
    text.char_indices().find_map(|(place, character)| {
        match (quote, character) {
            (None, '>') => return Some(place),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
        None
    })
}

/// The value of an attribute of a start tag; empty when it has none.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag.split_once(|c: char| c.is_ascii_whitespace())?.1;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let length = rest.find(|c: char| c.is_ascii_whitespace() || "=>/".contains(c))?;
        let (found, after) = rest.split_at(length);
        let value;
        (value, rest) = match after.trim_start().strip_prefix('=') {
            Some(after) => value_of(after.trim_start()),
            None => ("", after),
        };
        if found.eq_ignore_ascii_case(name) {
            return Some(unescape(value));
        }
        if found.is_empty() {
            return None;
        }
    }
}

/// The value at the start of `text`, and what follows it.
fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some((value, rest)) =
            text.strip_prefix(quote).and_then(|text| text.split_once(quote))
        {
            return (value, rest);
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len());
    text.split_at(end)
}

/// The characters that [`super::escape`] escapes.
fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_in_every_way_of_writing_them() {
        for tag in [
            "<meta name=a content=\"x y\">",
            "<meta content='x y' name='a'/>",
            "<META\n  Name = \"a\"\n  Content = 'x y' >",
        ] {
            assert_eq!(attribute(tag, "name").as_deref(), Some("a"), "{tag}");
            assert_eq!(attribute(tag, "content").as_deref(), Some("x y"), "{tag}");
            assert_eq!(attribute(tag, "src"), None, "{tag}");
        }
        assert_eq!(attribute("<meta name=a content>", "content").as_deref(), Some(""));
        assert_eq!(attribute("<meta content=https://a/b/ name=a>", "name").as_deref(), Some("a"));
        assert_eq!(attribute("<a title=\"a&amp;lt;b\">", "title").as_deref(), Some("a&lt;b"));
        assert_eq!(attribute("<script>", "src"), None);
    }

    #[test]
    fn a_tag_ends_outside_its_quotes() {
        let html = "<metadata><meta content=\"a>b\"><p><meta/>";
        let found: Vec<_> = tags(html, "meta").map(|(_, tag)| tag).collect();
        assert_eq!(found, ["<meta content=\"a>b\">", "<meta/>"]);
    }
}
