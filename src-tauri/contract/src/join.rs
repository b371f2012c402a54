//! Joins the tables of the nouns to the one of [`menu!`](crate::menu!).

/// Adds the table of the next noun, or hands all of them to the callback of [`menu!`].
#[doc(hidden)]
#[macro_export]
macro_rules! join_rows {
    ({$callback:ident} [$($rows:tt)*]) => { $callback! { $($rows)* } };
    ({$callback:ident} [$($rows:tt)*] $first:ident $($further:ident)*) => {
        $crate::$first! { {$callback} [$($rows)*] $($further)* }
    };
}
