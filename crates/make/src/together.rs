//! Files that are given at once, and are one only together.

use crate::draft::Given;

/// With events of `TimeMap` and their sources and associations as one, in front of all others and under the name of the events.
pub(crate) fn together(tables: Vec<Given>) -> Vec<Given> {
    for at in 0..tables.len() {
        let (Some(events), Some(before), Some(after)) =
            (tables.get(at), tables.get(..at), tables.get(at + 1..))
        else {
            continue;
        };
        let beside: Vec<&Given> = before.iter().chain(after).collect();
        let bytes: Vec<&[u8]> = beside.iter().map(|table| &*table.bytes).collect();
        let Some(whole) = import::joined(&events.bytes, &bytes) else {
            continue;
        };
        let whole_of = |bytes: Vec<u8>| Given {
            bytes: bytes.into(),
            ..events.clone()
        };
        let is_rest = |(at, _): &(usize, &&Given)| !whole.belonging.contains(at);
        let rest = beside.iter().enumerate().filter(is_rest);
        let rest: Vec<Given> = rest.map(|(_, table)| (*table).clone()).collect();
        return std::iter::once(whole_of(whole.bytes)).chain(rest).collect();
    }
    tables
}
