//! SQL of formulas and materials.

use book::db::row::{self, Query};
use book::db::signed::SignedColumn;
use book::db::spelling::Spelled;
use book::fault::Outcome;
use contract::formulas::{Decigrams, Formula, Material, Mixture, SaveMaterial};
use contract::{CustomerId, FormulaId, MaterialId, Moment, Money};
use rusqlite::{Connection, Row, params};

/// Who wrote it.
pub const SIGNED: SignedColumn =
    SignedColumn { table: "formula", column: "by_name", at: ("at_ms", "at_offset"), german: "Rezeptur" };

const FORMULA: &str = "select id, customer_id, mixture, cost_cents, without_cost, at_ms, at_offset, by_name
    from formula";

fn formula_of(row: &Row<'_>) -> rusqlite::Result<Formula> {
    Ok(Formula {
        id: FormulaId(row.get(0)?),
        customer: CustomerId(row.get(1)?),
        mixture: row::json(row, 2)?,
        cost: row::money(row, 3)?,
        without_cost: row.get(4)?,
        at: Moment::new(row.get(5)?, row.get(6)?),
        by: row.get(7)?,
    })
}

/// A formula by id.
pub fn formula(conn: &Connection, id: FormulaId) -> Outcome<Option<Formula>> {
    let mut statement = conn.prepare_cached(&format!("{FORMULA} where id = ?1"))?;
    statement.first([id.0], formula_of)
}

/// All formulas of a customer and whoever became it, newest first.
pub fn of_family(conn: &Connection, family: &[CustomerId]) -> Outcome<Vec<Formula>> {
    let mut statement = conn.prepare_cached(&format!(
        "{FORMULA} where customer_id in (select value from json_each(?1)) order by at_ms desc, id desc"
    ))?;
    statement.all([serde_json::to_string(family)?], formula_of)
}

/// Keeps a formula.
pub fn add(
    conn: &Connection,
    customer: CustomerId,
    mixture: &Mixture,
    (cost, without_cost): (Money, u32),
    (now, by): (Moment, &str),
) -> Outcome<FormulaId> {
    conn.prepare_cached(
        "insert into formula (customer_id, mixture, cost_cents, without_cost, at_ms, at_offset, by_name)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        customer.0,
        serde_json::to_string(mixture)?,
        cost.as_cents(),
        without_cost,
        now.utc_ms(),
        now.offset_min(),
        by
    ])?;
    Ok(FormulaId(conn.last_insert_rowid()))
}

/// Changes a formula.
pub fn change(
    conn: &Connection,
    id: FormulaId,
    mixture: &Mixture,
    (cost, without_cost): (Money, u32),
) -> Outcome<()> {
    conn.execute(
        "update formula set mixture = ?2, cost_cents = ?3, without_cost = ?4 where id = ?1",
        params![id.0, serde_json::to_string(mixture)?, cost.as_cents(), without_cost],
    )?;
    Ok(())
}

/// Erases all formulas of a customer; says how many.
pub fn forget(conn: &Connection, customer: CustomerId) -> Outcome<usize> {
    Ok(conn.execute("delete from formula where customer_id = ?1", [customer.0])?)
}

/// Takes how mixtures turned out off all formulas of a customer: words on hair and skin.
pub fn clear_results(conn: &Connection, customer: CustomerId) -> Outcome<()> {
    conn.execute(
        "update formula set mixture = json_set(mixture, '$.result', '') where customer_id = ?1 and json_valid(mixture)",
        [customer.0],
    )?;
    Ok(())
}

const MATERIAL: &str = "select id, name, kind, pack_decigrams, pack_cents, active from material";

fn material_of(row: &Row<'_>) -> rusqlite::Result<Material> {
    Ok(Material {
        id: MaterialId(row.get(0)?),
        name: row.get(1)?,
        kind: row::spelled(row, 2)?,
        pack: Decigrams(row.get(3)?),
        pack_price: row::money(row, 4)?,
        active: row.get(5)?,
    })
}

/// All materials by kind and name.
pub fn materials(conn: &Connection) -> Outcome<Vec<Material>> {
    let mut statement = conn.prepare_cached(&format!("{MATERIAL} order by kind desc, name_key"))?;
    statement.all([], material_of)
}

/// A material by id.
pub fn material(conn: &Connection, id: MaterialId) -> Outcome<Option<Material>> {
    let mut statement = conn.prepare_cached(&format!("{MATERIAL} where id = ?1"))?;
    statement.first([id.0], material_of)
}

/// The material of a name, whatever its case.
pub fn material_named(conn: &Connection, name: &str) -> Outcome<Option<MaterialId>> {
    let mut statement = conn.prepare_cached("select id from material where name_key = ?1")?;
    statement.first([name.to_lowercase()], |row| row.get(0).map(MaterialId))
}

/// Adds a material or changes one; nothing if there is none.
pub fn put_material(conn: &Connection, wish: &SaveMaterial) -> Outcome<Option<MaterialId>> {
    let (key, kind) = (wish.name.to_lowercase(), wish.kind.spelling());
    let values = (wish.pack.0, wish.pack_price.as_cents(), wish.active);
    let Some(id) = wish.id else {
        conn.execute(
            "insert into material (name, name_key, kind, pack_decigrams, pack_cents, active)
             values (?1, ?2, ?3, ?4, ?5, ?6)",
            params![wish.name, key, kind, values.0, values.1, values.2],
        )?;
        return Ok(Some(MaterialId(conn.last_insert_rowid())));
    };
    let changed = conn.execute(
        "update material set name = ?2, name_key = ?3, kind = ?4, pack_decigrams = ?5, pack_cents = ?6, active = ?7
         where id = ?1",
        params![id.0, wish.name, key, kind, values.0, values.1, values.2],
    )?;
    Ok((changed == 1).then_some(id))
}
