//! Enumerations that have one spelling in data, links and files.

/// Declares an enumeration whose variants each have a code, in the order in
/// which they are listed to a reader.
macro_rules! string_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every value, in the order in which a reader sees them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The spelling in data, links and files.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The value with this spelling; letter case, spaces and hyphens do not matter.
            pub fn from_code(code: &str) -> Option<Self> {
                // Nearly every file spells them as we do.
                if let Some(found) = Self::ALL.iter().find(|value| value.code() == code) {
                    return Some(*found);
                }
                let code = code.trim().to_ascii_lowercase().replace([' ', '-'], "_");
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}

pub(crate) use string_enum;
