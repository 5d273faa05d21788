//! Code pages of Windows, in which each byte is a letter: as browsers read them.

use std::sync::OnceLock;

/// One that files are found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodePage {
    /// Cyrillic.
    Windows1251,
    /// Western languages.
    Windows1252,
    /// Arabic.
    Windows1256,
}

impl CodePage {
    /// The name by which the Encoding Standard has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows1251 => "windows-1251",
            Self::Windows1252 => "windows-1252",
            Self::Windows1256 => "windows-1256",
        }
    }

    /// The letters of these bytes.
    ///
    /// ```
    /// use import::code_page::CodePage;
    ///
    /// assert_eq!(CodePage::Windows1252.decode(b"Stra\xDFe"), "Straße");
    /// ```
    pub fn decode(self, bytes: &[u8]) -> String {
        let letters = self.letters();
        bytes
            .iter()
            .map(|byte| letters[usize::from(*byte)])
            .collect()
    }

    /// The bytes of these letters; nothing where one is not of the code page.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        let letters = self.letters();
        let byte = |letter: char| match letter.is_ascii() {
            true => Some(letter as u8),
            false => letters
                .iter()
                .position(|known| *known == letter)
                .map(|at| at as u8),
        };
        text.chars().map(byte).collect()
    }

    fn letters(self) -> &'static [char; 256] {
        static LETTERS: [OnceLock<[char; 256]>; 3] = [const { OnceLock::new() }; 3];
        LETTERS[self as usize].get_or_init(|| {
            let all: Vec<u8> = (0..=u8::MAX).collect();
            let text = decoded(self.name(), &all);
            let mut letters = ['\u{fffd}'; 256];
            for (letter, read) in letters.iter_mut().zip(text.chars()) {
                *letter = read;
            }
            letters
        })
    }
}

/// The tool brings the tables of the Encoding Standard along.
#[cfg(not(target_arch = "wasm32"))]
fn decoded(name: &str, bytes: &[u8]) -> String {
    let encoding = encoding_rs::Encoding::for_label(name.as_bytes());
    let text = encoding.map(|encoding| encoding.decode_without_bom_handling(bytes).0);
    text.unwrap_or_default().into_owned()
}

/// A browser has them.
#[cfg(target_arch = "wasm32")]
fn decoded(name: &str, bytes: &[u8]) -> String {
    let text = web_sys::TextDecoder::new_with_label(name)
        .and_then(|decoder| decoder.decode_with_u8_array(bytes));
    text.unwrap_or_default()
}
