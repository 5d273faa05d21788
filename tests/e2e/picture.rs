//! The picture that others show of a map, beside what a browser draws.

use serde_json::{Value, json};

use crate::support::{Outcome, Reader, Site, read_site};

/// How alike the title in the picture and the same words are as the browser writes them, with the same font: what both cover as
/// a part of what either does, from 0 to 1. The size is the largest at which they fit, as in the picture.
const LIKENESS: &str = r"
    const [picture, words, edge, done] = arguments;
    const inks = async () => {
        const font = new FontFace('embedded', await (await fetch('/font.ttf')).arrayBuffer());
        document.fonts.add(await font.load());
        const image = new Image();
        image.src = picture;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, 88];
        const context = canvas.getContext('2d', { willReadFrequently: true });
        const ink = draw => {
            context.fillStyle = '#ffffff';
            context.fillRect(0, 0, canvas.width, canvas.height);
            draw();
            const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
            return Array.from({ length: data.length / 4 }, (_, at) => 255 - data[at * 4]);
        };
        const isRightToLeft = edge === 'right';
        const write = () => {
            [context.fillStyle, context.textAlign, context.direction] = ['#16181a', edge, isRightToLeft ? 'rtl' : 'ltr'];
            for (const size of [56, 52, 48, 44]) {
                context.font = `${size}px embedded`;
                if (context.measureText(words).width <= 1120) break;
            }
            context.fillText(words, isRightToLeft ? 1160 : 40, 70);
        };
        return [ink(() => context.drawImage(image, 0, 0)), ink(write)];
    };
    inks().then(([drawn, written]) => {
        const sum = how => drawn.reduce((sum, one, at) => sum + how(one, written[at]), 0);
        done(sum(Math.min) / sum(Math.max));
    }, error => done(String(error)));";

/// From right to left, with figures, brackets and names that run the other way.
const ARABIC: &str = "حلب (Aleppo) تحت النار: 17 مشفى";

/// The same letters, each by itself.
fn apart(words: &str) -> String {
    let letters = words.chars().flat_map(|letter| [letter, '\u{200c}']);
    letters.collect()
}

/// The same letters from left to right.
fn turned(words: &str) -> String {
    format!("\u{202d}{words}\u{202c}")
}

#[test]
fn words_in_the_picture_are_joined_and_ordered_as_a_browser_does() -> Outcome {
    let english = "Fifty “affairs” in Łódź, AVAST";
    let site = Site::built()?.with_json("data/map.json", |map| {
        map["title"] = json!({"en": english, "ar": ARABIC});
        map["languages"] = json!(["en", "ar"]);
    })?;
    let site = site
        .with("font.ttf", dejavu::sans_condensed::bold())?
        .with("words.html", "<!doctype html><title>Words</title>")?
        .brought_up_to_date()?;
    read_site(Reader::at_desk(), site, async |page| {
        page.go("/words.html").await?;
        let likeness = async |picture: &str, words: &str, edge: &str| {
            let arguments: Vec<Value> = vec![picture.into(), words.into(), edge.into()];
            page.ask_later_with::<f64>(LIKENESS, arguments).await
        };
        let arabic = likeness("/preview.ar.png", ARABIC, "right").await?;
        let latin = likeness("/preview.png", english, "left").await?;
        assert!(arabic > 0.8 && latin > 0.8, "{arabic} {latin}");
        for wrong in [apart(ARABIC), turned(ARABIC), turned(&apart(ARABIC))] {
            let alike = likeness("/preview.ar.png", &wrong, "right").await?;
            assert!(alike < 0.5, "{wrong:?} is as like it as {alike}");
        }
        Ok(())
    })
}
