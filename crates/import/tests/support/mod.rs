//! Spreadsheets that are written by hand, for what programs would not write.

pub mod deflated;
pub mod xls;

/// An archive of these files, as they are.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let mut crc = flate2::Crc::new();
        crc.update(text);
        let (sum, n_bytes) = (crc.sum().to_le_bytes(), (text.len() as u32).to_le_bytes());
        let n_name = (name.len() as u16).to_le_bytes();
        let about = [
            &[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0][..],
            &sum,
            &n_bytes,
            &n_bytes,
            &n_name,
            &[0, 0],
        ]
        .concat();
        let start = (bytes.len() as u32).to_le_bytes();
        directory.extend(
            [
                b"PK\x01\x02\x14\0",
                &about[..],
                &[0; 10],
                &start,
                name.as_bytes(),
            ]
            .concat(),
        );
        bytes.extend([b"PK\x03\x04", &about[..], name.as_bytes(), text].concat());
    }
    let n_files = (files.len() as u16).to_le_bytes();
    let start = (bytes.len() as u32).to_le_bytes();
    let length = (directory.len() as u32).to_le_bytes();
    let end = [
        b"PK\x05\x06\0\0\0\0",
        &n_files[..],
        &n_files,
        &length,
        &start,
        &[0, 0],
    ]
    .concat();
    [bytes, directory, end].concat()
}

/// An `OpenDocument` spreadsheet whose content this is, whatever it is.
pub fn ods(content: &[u8]) -> Vec<u8> {
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    archive(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}

/// The content of one: tables with their names and rows.
pub fn ods_content(tables: &[(&str, String)]) -> String {
    let table = |(name, rows): &(&str, String)| {
        format!("<table:table table:name=\"{name}\">{rows}</table:table>")
    };
    let tables: String = tables.iter().map(table).collect();
    format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
}
