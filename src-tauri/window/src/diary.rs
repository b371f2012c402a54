//! The program's own diary: what went wrong, by day, in the salon's folder. It holds no bookings.

use std::path::Path;

use tracing_appender::rolling::{Builder, Rotation};

/// Files that are kept, one a day.
const DAYS: usize = 30;

/// Writes faults and warnings to `Protokoll/lockbuch.DATE.log` from now on.
pub fn keep_diary(folder: &Path) {
    let diary = folder.join("Protokoll");
    // A folder that can't be written is told by the salon itself; the program starts all the same.
    if std::fs::create_dir_all(&diary).is_err() {
        return;
    }
    let file = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix("lockbuch")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(diary);
    if let Ok(file) = file {
        let _ = tracing_subscriber::fmt()
            .with_writer(std::sync::Mutex::new(file))
            .with_ansi(false)
            .with_max_level(tracing::Level::WARN)
            .try_init();
    }
}
