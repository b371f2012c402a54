//! The second of three locks on the book: what the writing connection may do at all.

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use crate::fault::Outcome;

/// Tables whose rows are never changed or deleted.
pub const LEDGER_TABLES: [&str; 6] =
    ["entry", "entry_line", "entry_vat", "entry_payment", "entry_reference", "snapshot"];

/// Reading pragmas that FTS5, the session extension and checkpoints use themselves.
const PRAGMAS: [&str; 6] =
    ["data_version", "table_info", "table_xinfo", "wal_checkpoint", "quick_check", "foreign_key_check"];

/// From now on this connection changes no ledger row and no table's shape.
pub fn guard(conn: &mut Connection) -> Outcome<()> {
    conn.authorizer(Some(verdict))?;
    Ok(())
}

/// Has the file itself mended, which needs the schema; no deed ever gets such a connection.
///
/// # Errors
/// What the work comes to.
pub fn unguarded<T>(conn: &mut Connection, work: impl FnOnce(&mut Connection) -> Outcome<T>) -> Outcome<T> {
    conn.authorizer(None::<fn(AuthContext<'_>) -> Authorization>)?;
    let done = work(conn);
    guard(conn)?;
    done
}

fn verdict(context: AuthContext<'_>) -> Authorization {
    let allowed = match context.action {
        AuthAction::Update { table_name, .. } | AuthAction::Delete { table_name } => {
            !LEDGER_TABLES.contains(&table_name) && !table_name.starts_with("sqlite_")
        }
        AuthAction::Pragma { pragma_name, .. } => PRAGMAS.contains(&pragma_name),
        AuthAction::Select
        | AuthAction::Read { .. }
        | AuthAction::Insert { .. }
        | AuthAction::Transaction { .. }
        | AuthAction::Savepoint { .. }
        | AuthAction::Function { .. }
        | AuthAction::Recursive
        // Indexes are made anew from their tables when they were found damaged.
        | AuthAction::Reindex { .. } => true,
        // Attach, detach and every change of the schema.
        _ => false,
    };
    if allowed { Authorization::Allow } else { Authorization::Deny }
}
