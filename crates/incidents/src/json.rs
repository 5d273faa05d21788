//! JSON as it comes: values that borrow their bytes, a scanner for what is only passed over, and repairs.

pub(crate) mod element;
pub(crate) mod repair;
pub(crate) mod scan;
pub(crate) mod sniff;
pub(crate) mod value;
