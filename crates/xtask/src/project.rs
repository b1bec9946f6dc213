//! Where things are.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The checkout's root.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Where Cargo builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The built console.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Where Cargo keeps the sources of dependencies.
pub(crate) fn cargo_home() -> PathBuf {
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home).unwrap_or_default()
}

/// Where tools are kept, for all checkouts of this user. `SENTINEL_TOOLS` chooses another place.
pub(crate) fn tools() -> PathBuf {
    let chosen = env::var_os("SENTINEL_TOOLS").map(PathBuf::from);
    let cache = || env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || Some(PathBuf::from(env::var_os("HOME")?).join(".cache"));
    let in_cache = |cache: PathBuf| cache.join("agent-sentinel-console").join("tools");
    chosen.or_else(|| cache().or_else(home).map(in_cache)).unwrap_or_else(|| target().join("tools"))
}
