//! Whether what was built still is what would be built.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io,
    path::{Path, PathBuf},
};

/// A number that changes with the name or the content of any file below `inputs`, and with `extra`.
pub(crate) fn fingerprint(root: &Path, inputs: &[&str], extra: &str) -> io::Result<String> {
    let mut files = Vec::new();
    for input in inputs {
        collect(&root.join(input), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    extra.hash(&mut hasher);
    for file in files {
        file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.exists() {
        files.push(path.to_path_buf());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_renamed_or_new_file_changes_the_fingerprint() {
        let folder = tempfile::tempdir().unwrap();
        let (root, file) = (folder.path(), folder.path().join("src/a.rs"));
        fs::create_dir(root.join("src")).unwrap();
        let now = || fingerprint(root, &["src", "missing"], "tool 1").unwrap();
        let empty = now();
        fs::write(&file, "1").unwrap();
        let one = now();
        fs::write(&file, "2").unwrap();
        let two = now();
        fs::rename(&file, root.join("src/b.rs")).unwrap();
        let renamed = now();
        assert!(empty != one && one != two && two != renamed && renamed == now());
        assert_ne!(renamed, fingerprint(root, &["src"], "tool 2").unwrap());
    }
}
