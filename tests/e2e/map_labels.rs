//! Names on the map, in Latin and in Arabic letters: their shapes are compared with those that the browser itself writes.

use serde_json::{Value, json};

use crate::support::{Failure, Outcome, Page, Reader, Site, read_site};

const PLACE: (f64, f64) = (37.1, 36.2);
const LATIN: &str = "Handarat camp";
const ARABIC: &str = "مخيم حندرات";

/// How large the names are written, and in which colour of each palette.
const SIZE_PX: u32 = 40;
const INKS: [(&str, &str); 2] = [("light", "#000000"), ("dark", "#ffffff")];

/// How much the shape of what is written around the middle of the map is like that of several texts: for each the correlation of
/// their inks, column by column, above or below the middle.
const LIKENESS: &str = "
    const [shot, middle, family, texts, done] = arguments;
    const [width, height] = [420, 70];
    const canvas = () => {
        const made = document.createElement('canvas');
        [made.width, made.height] = [width, height];
        return made.getContext('2d', { willReadFrequently: true });
    };
    // From the first to the last column with ink, as many shares of all ink, so that where it stands does not matter.
    const profile = context => {
        const { data } = context.getImageData(0, 0, width, height);
        const light = at => data[at * 4] + data[at * 4 + 1] + data[at * 4 + 2];
        const ground = light(0);
        const columns = Array.from({ length: width }, (_, x) => {
            let ink = 0;
            for (let y = 0; y < height; y += 1) ink += Math.abs(light(y * width + x) - ground) > 250;
            return ink;
        });
        const has = columns.map(ink => ink > 0);
        return columns.slice(has.indexOf(true), has.lastIndexOf(true) + 1);
    };
    const likeness = (one, other) => {
        const n = Math.max(one.length, other.length);
        const at = (profile, x) => profile[x] ?? 0;
        const mean = profile => profile.reduce((sum, ink) => sum + ink, 0) / n;
        const [mean1, mean2] = [mean(one), mean(other)];
        let [both, square1, square2] = [0, 0, 0];
        for (let x = 0; x < n; x += 1) {
            const [away1, away2] = [at(one, x) - mean1, at(other, x) - mean2];
            both += away1 * away2; square1 += away1 ** 2; square2 += away2 ** 2;
        }
        return both / Math.sqrt(square1 * square2 || 1);
    };
    const image = new Image();
    image.onload = () => done(texts.map(([text, isBelow]) => {
        const drawn = canvas();
        const top = middle[1] - (isBelow ? 0 : height);
        drawn.drawImage(image, Math.round(middle[0] - width / 2), Math.round(top), width, height, 0, 0, width, height);
        const written = canvas();
        written.fillStyle = 'white';
        written.fillRect(0, 0, width, height);
        written.fillStyle = 'black';
        written.font = family;
        written.textAlign = 'center';
        written.textBaseline = 'middle';
        written.fillText(text, width / 2, height / 2);
        return likeness(profile(drawn), profile(written));
    }));
    image.src = `data:image/png;base64,${shot}`;";

/// A map of one name, large, and of nothing else.
fn one_name() -> Outcome<Site> {
    let labels = json!({"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [PLACE.0, PLACE.1]},
            "properties": {"kind": "district", "min_zoom": 10, "name_en": LATIN, "name_ar": ARABIC}}
    ]});
    let nothing = json!({"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "far", "geometry": {"type": "Point", "coordinates": [0.0, 0.0]},
            "properties": {"title": "Far away", "date": "2016-09-20"}}
    ]});
    let mut site = Site::built()?
        .with("data/basemap/city.geojson", labels.to_string())?
        .with("data/incidents.geojson", nothing.to_string())?;
    for (palette, ink) in INKS {
        site = site.with_json(&format!("data/basemap/{palette}.json"), |style| {
            write_large(style, ink);
        })?;
    }
    Ok(site)
}

/// Keeps the ground and the names of districts.
fn write_large(style: &mut Value, ink: &str) {
    let Some(layers) = style["layers"].as_array_mut() else {
        return;
    };
    layers.retain(|layer| layer["type"] == "background" || layer["id"] == "labels-districts");
    for layer in layers.iter_mut().filter(|layer| layer["type"] == "symbol") {
        layer["layout"]["text-size"] = json!(SIZE_PX);
        layer["layout"]["text-max-width"] = json!(40);
        layer["paint"] = json!({"text-color": ink});
        // The second line has a colour of its own.
        for part in layer["layout"]["text-field"][2]
            .as_array_mut()
            .into_iter()
            .flatten()
        {
            if part.get("text-color").is_some() {
                part["text-color"] = json!(ink);
            }
        }
    }
}

async fn likeness(page: &Page, texts: &[(String, bool)]) -> Outcome<Vec<f64>> {
    let shot = page
        .devtools("Page.captureScreenshot", json!({"format": "png"}))
        .await?;
    let middle = page.rect(".map").await?.centre();
    let font = format!("{SIZE_PX}px \"Noto Sans Regular\", \"DejaVu Sans\", sans-serif");
    let arguments = vec![
        shot["data"].clone(),
        json!(middle),
        json!(font),
        json!(texts),
    ];
    page.ask_later_with(LIKENESS, arguments).await
}

#[test]
fn labels_are_written_in_both_scripts() -> Outcome {
    let letters: Vec<String> = ARABIC.chars().map(String::from).collect();
    let texts = [
        (LATIN.to_owned(), false),
        (ARABIC.to_owned(), true),
        // What an engine would write that does not join letters, and one that writes them from left to right.
        (letters.join("\u{200c}"), true),
        (ARABIC.chars().rev().collect(), true),
    ];
    for reader in [Reader::at_desk(), Reader::at_desk().in_the_dark()] {
        read_site(
            reader.with_ground().who_counts_pixels(),
            one_name()?,
            async |page| {
                page.open("/?at=36.2000,37.1000,12.00").await?;
                page.map_is_ready().await?;
                page.wait_until("both names are written, joined and in order", async || {
                    let found = likeness(page, &texts).await?;
                    if found[0] > 0.8 && found[1] > 0.8 && found[2] < 0.6 && found[3] < 0.6 {
                        return Ok(true);
                    }
                    Err(Failure(format!("{found:?}")))
                })
                .await?;
                page.picture("labels").await
            },
        )?;
    }
    Ok(())
}
