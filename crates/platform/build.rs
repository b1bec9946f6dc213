//! Builds the platform again when the console that is to be part of it was built again, or for the first
//! time.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_EMBED").is_some() {
        println!("cargo::rerun-if-changed=../../dist");
    }
}
