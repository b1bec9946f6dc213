//! Every word that users read, in one place for each language: one module of the same names for each, of which a
//! build has one. So no other language costs its visitors anything, and a word that is missing is an error of the
//! compiler.
//!
//! A word without numbers and names in it is a constant; one with them is a function, which knows the language's
//! order and plurals. What machines read (snippets' code, columns of files, ids) is not here.

#[cfg(feature = "german")]
mod de;
#[cfg(not(feature = "german"))]
mod en;

#[cfg(feature = "german")]
pub use de::*;
#[cfg(not(feature = "german"))]
pub use en::*;

/// Whether `count` things are named in the singular, by the platform's rules of the language.
#[must_use]
pub fn is_one(count: usize) -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        use js_sys::{Array, Intl::PluralRules, Object};
        thread_local! {
            static RULES: PluralRules = PluralRules::new(&Array::of1(&LANGUAGE.into()), &Object::new());
        }
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
        RULES.with(|rules| rules.select(count as f64) == "one")
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        count == 1
    }
}

/// `number` as the language writes it, such as `10,000` or `10.000`; outside a browser, in tests of rules, digits alone.
#[must_use]
pub fn number(number: usize) -> String {
    #[cfg(target_arch = "wasm32")]
    if number > 999 {
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
        return js_sys::Number::from(number as f64).to_locale_string(LANGUAGE).into();
    }
    number.to_string()
}
