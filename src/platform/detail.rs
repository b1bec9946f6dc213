//! The sentence of an error answer.

use serde::{Deserialize, de::IgnoredAny};

/// Longest error sentence taken over from an answer, in characters.
const MAX_DETAIL_CHARS: usize = 300;

/// The sentence of an error answer, in any of the forms of the contract; `None` when it has none.
pub(super) fn error_detail(body: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Error {
        #[serde(default)]
        detail: Option<Detail>,
        #[serde(default)]
        message: Option<String>,
    }
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Detail {
        Sentence(String),
        Fields(Vec<Field>),
        Other(IgnoredAny),
    }
    #[derive(Deserialize)]
    struct Field {
        msg: String,
    }
    let error = serde_json::from_slice::<Error>(body).ok()?;
    let sentence = match error.detail {
        Some(Detail::Sentence(sentence)) => Some(sentence),
        Some(Detail::Fields(fields)) => fields.into_iter().next().map(|field| field.msg),
        Some(Detail::Other(_)) | None => None,
    };
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
