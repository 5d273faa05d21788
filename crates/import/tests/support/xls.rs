//! Spreadsheets of before 2007 (\[MS-XLS\]), as small as they can be.

use std::io::{self, Cursor, Write as _};

/// A record of an old spreadsheet.
pub fn record(kind: u16, said: &[u8]) -> Vec<u8> {
    let length = said.len() as u16;
    [&kind.to_le_bytes(), &length.to_le_bytes(), said].concat()
}

pub fn number(row: u16, column: u16, number: f64) -> Vec<u8> {
    let cell = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    record(0x0203, &[&cell[..], &number.to_le_bytes()].concat())
}

pub fn shared(row: u16, column: u16, which: u32) -> Vec<u8> {
    let cell = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    record(0x00FD, &[&cell[..], &which.to_le_bytes()].concat())
}

/// An old spreadsheet with one sheet of these cells, which share these texts.
pub fn xls(texts: &[&str], cells: &[Vec<u8>]) -> io::Result<Vec<u8>> {
    let begin = |what: u8| record(0x0809, &[0, 6, what, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let n_texts = (texts.len() as u32).to_le_bytes();
    let mut shared = [n_texts, n_texts].concat();
    for text in texts {
        shared.extend((text.len() as u16).to_le_bytes());
        shared.push(0);
        shared.extend(text.as_bytes());
    }
    let shared = record(0x00FC, &shared);
    let sheet = |at: u32| {
        record(
            0x0085,
            &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat(),
        )
    };
    let n_before = [begin(5), sheet(0), shared.clone(), record(0x0A, &[])]
        .concat()
        .len() as u32;
    let stream = [
        begin(5),
        sheet(n_before),
        shared,
        record(0x0A, &[]),
        begin(16),
        cells.concat(),
        record(0x0A, &[]),
    ]
    .concat();
    let mut file =
        cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    // Streams of less than 4 KB lie elsewhere in the file.
    let stream = [stream, vec![0; 5000]].concat();
    file.create_stream("/Workbook")?.write_all(&stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}
