//! The sentence of an error answer.

use serde::Deserialize;
use serde_json::value::RawValue;

/// Longest error sentence taken over from an answer, in characters.
const MAX_DETAIL_CHARS: usize = 300;

/// The sentence of an error answer, in any of the forms of the contract; `None` when it has none.
pub(super) fn error_detail(body: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Error<'a> {
        #[serde(borrow, default)]
        detail: Option<&'a RawValue>,
        #[serde(default)]
        message: Option<String>,
    }
    #[derive(Deserialize)]
    struct Field {
        msg: String,
    }
    let error = serde_json::from_slice::<Error<'_>>(body).ok()?;
    let detail = error.detail.map(|detail| detail.get().as_bytes());
    let sentence = detail.and_then(|detail| {
        // One sentence, or one for each field.
        serde_json::from_slice(detail).ok().or_else(|| {
            let fields = serde_json::from_slice::<Vec<Field>>(detail).ok()?;
            fields.into_iter().next().map(|field| field.msg)
        })
    });
    let sentence = sentence.or(error.message)?;
    let sentence: String = sentence.trim().chars().take(MAX_DETAIL_CHARS).collect();
    (!sentence.is_empty()).then_some(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_form_of_error_gives_its_sentence() {
        for body in [
            r#"{"detail":"No."}"#,
            r#"{"detail":[{"loc":["body","name"],"msg":"No."}]}"#,
            r#"{"type":"about:blank","title":"x","status":422,"detail":"No."}"#,
            r#"{"error":"bad","message":" No. "}"#,
        ] {
            assert_eq!(error_detail(body.as_bytes()).as_deref(), Some("No."), "{body}");
        }
        for body in ["", "<html>", "{}", r#"{"detail":""}"#, r#"{"detail":[]}"#, r#"{"detail":{}}"#]
        {
            assert_eq!(error_detail(body.as_bytes()), None, "{body}");
        }
    }

    proptest! {
        #[test]
        fn any_answer_is_read_without_panic(body in any::<Vec<u8>>(), text in any::<String>()) {
            let _ = (error_detail(&body), error_detail(text.as_bytes()));
        }
    }
}
