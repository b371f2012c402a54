//! How a family of refusals is written down.

/// Declares a family of refusals: variant, stable code, German sentence. The documentation of each variant is
/// its code and its sentence; a field is a place in that sentence, unless a line of documentation says
/// otherwise.
macro_rules! refusals {
    ($(#[$doc:meta])* $name:ident {
        $(
            $(#[$vdoc:meta])*
            $variant:ident $({ $($(#[doc = $fdoc:literal])* $field:ident: $ty:ty),+ })? = $code:literal, $text:literal;
        )+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, thiserror::Error)]
        pub enum $name {
            $(
                #[doc = concat!("`", $code, "`: \"", $text, "\"\n\n")]
                $(#[$vdoc])*
                #[error($text)]
                $variant $({ $(
                    #[doc = $crate::refusal::family::field_doc!($($fdoc)*, $field)]
                    $field: $ty
                ),+ })?
            ),+
        }

        impl $name {
            /// All codes of the family, in the order of the variants: for the list of refusals and its test.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable code, `family.what`: the frontend and the support go by it. It never changes once
            /// released; the sentence may.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant $({ $($field: _),+ })? => $code),+ }
            }
        }
    };
}
pub(super) use refusals;

/// What is said of a refusal's field: its own line of documentation, else that it fills its place.
macro_rules! field_doc {
    ($($own:literal)+, $field:ident) => {
        concat!($($own, "\n"),+)
    };
    (, $field:ident) => {
        concat!("Stands for `{", stringify!($field), "}` in the sentence.")
    };
}
pub(crate) use field_doc;
