//! Attacks on the shape of a store.

use rusqlite::Connection;

/// Name, table and SQL of every object of a kind that the migrations make by a statement of their own.
pub fn objects(conn: &Connection, kind: &str) -> Vec<(String, String, String)> {
    let sql =
        "select name, tbl_name, sql from sqlite_schema where type = ?1 and sql is not null order by name";
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Makes an index that holds no rows, with the right words in the schema again: the shape is the same, the content is not.
pub fn hide_rows(intruder: &Connection, name: &str, table: &str, sql: &str) {
    let first = format!("select name from pragma_table_info('{table}') limit 1");
    let column: String = intruder.query_row(&first, [], |row| row.get(0)).unwrap();
    intruder
        .execute_batch(&format!(
            "drop index \"{name}\";
             create index \"{name}\" on \"{table}\" (\"{column}\") where 1 = 0;
             pragma writable_schema = on;"
        ))
        .unwrap();
    let words = "update sqlite_schema set sql = ?1 where type = 'index' and name = ?2";
    intruder.execute(words, [sql, name]).unwrap();
    intruder.execute_batch("pragma writable_schema = reset").unwrap();
}
