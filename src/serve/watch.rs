//! Hearing of changes in the project's folder. The one file that knows the library for it.

use std::path::Path;
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::failure::Failure;

/// Watches a project's folder, without what onset itself writes there, until the result is dropped.
///
/// # Errors
///
/// If the system cannot watch it.
pub(super) fn watch(root: &Path, out: &Path, changed: Sender<()>) -> Result<RecommendedWatcher, Failure> {
    let cannot =
        |error: notify::Error| Failure::new(format!("could not watch {} for changes: {error}", root.display()));
    let root = root.canonicalize().map_err(|error| Failure::io("open", root, error))?;
    let out = out.canonicalize().unwrap_or_else(|_| out.to_path_buf());
    let watched = root.clone();
    let hear = move |event: notify::Result<Event>| {
        // When the system lost count, anything may have changed.
        let change = event.map_or(true, |event| {
            is_change(event.kind) && (event.need_rescan() || event.paths.iter().any(|path| matters(&root, &out, path)))
        });
        if change {
            // Nobody listens any more when the program ends.
            let _ = changed.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(hear).map_err(cannot)?;
    watcher.watch(&watched, RecursiveMode::Recursive).map_err(cannot)?;
    Ok(watcher)
}

/// Whether something was written: reading a file is an event too, and the preview reads all of them.
fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}

/// Whether a path is the project's own, and neither hidden (`.onset`, an editor's draft) nor output.
fn matters(root: &Path, out: &Path, path: &Path) -> bool {
    let Ok(below) = path.strip_prefix(root) else { return false };
    let hidden = below.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
    !hidden && !path.starts_with(out) && !path.to_string_lossy().ends_with('~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_onset_writes_is_no_change() {
        let (root, out) = (Path::new("/film"), Path::new("/film/public"));
        let matters = |path: &str| matters(root, out, Path::new(path));
        assert!(matters("/film/diary/one.md") && matters("/film/stills/a b.jpg") && matters("/film/onset.yaml"));
        assert!(!matters("/film/.onset/cache/ab/cd") && !matters("/film/public/index.html"));
        assert!(!matters("/film/.public.onset-new/index.html") && !matters("/film/diary/.one.md.swp"));
        assert!(!matters("/film/diary/one.md~") && !matters("/elsewhere/x"));
    }
}
