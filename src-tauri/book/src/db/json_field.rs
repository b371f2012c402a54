//! The one way in which SQL looks into a text of JSON. SQLite refuses a whole statement for one text that is none, so each look
//! asks first: one damaged note keeps no list, no start and no close from those that are whole.

/// SQL of a field of a column's JSON, by the column's name and a path within it: NULL where the column holds no JSON, or no
/// such field. The words are those of the indexes over such fields (`migrations/`), which are found by them.
///
/// Whoever sums, or must tell nothing from unreadable, reads the column itself ([`crate::db::row::json`]): that names the row.
#[macro_export]
macro_rules! json_field {
    ($column:literal, $field:literal) => {
        concat!("iif(json_valid(", $column, "), ", $column, " ->> '$.", $field, "', null)")
    };
}

/// [`json_field!`](crate::json_field!) of an entry's details.
#[macro_export]
macro_rules! detail {
    ($field:literal) => {
        $crate::json_field!("details_body", $field)
    };
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    #[test]
    fn what_is_no_json_has_no_field_and_hides_no_other() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "create table entry (seq integer primary key, details_body text);
             insert into entry values (1, '{\"of\":7}'), (2, '{\"of\":7'), (3, '[]'), (4, null), (5, '{\"of\":8}')",
        )
        .unwrap();
        let sql = concat!(
            "select count(*), total(",
            crate::detail!("of"),
            ") from entry where ",
            crate::detail!("of"),
            " > 0"
        );
        let found: (i64, f64) = conn.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        assert_eq!(found, (2, 15.0));
    }
}
