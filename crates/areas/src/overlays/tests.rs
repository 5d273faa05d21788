use super::*;
use expect_test::{Expect, expect};
use serde_json::json;

#[track_caller]
#[expect(
    clippy::needless_pass_by_value,
    reason = "cases are made where they are said"
)]
fn check(overlays: Value, expected: Expect) {
    let (_, faults) = read(&json!({"overlays": overlays}));
    let lines = faults
        .into_iter()
        .map(|(field, message)| format!("{field}: {message}\n"));
    expected.assert_eq(&lines.collect::<String>());
}

#[test]
fn all_that_an_overlay_says_is_read() {
    let (overlays, faults) = read(&json!({"overlays": [{
        "id": "districts", "data": "overlays/districts.geojson", "name": {"en": "Districts", "ar": "الأحياء"},
        "source": {"text": "OCHA", "url": "https://example.org"}, "style": {"color": {"light": "#0a6", "dark": "teal"}, "width": 2, "fill": 0.15, "dash": true},
        "from": "2016-09-01", "to": "2016-10-01", "shown": false, "areas": true, "label": "NAME_EN",
    }]}));
    assert_eq!(faults, []);
    let words = |pairs: &[(&str, &str)]| -> Words {
        pairs
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect()
    };
    let expected = OverlaySpec {
        id: "districts".to_owned(),
        data: "overlays/districts.geojson".to_owned(),
        name: words(&[("en", "Districts"), ("ar", "الأحياء")]),
        source: Some(Source {
            text: words(&[("", "OCHA")]),
            url: Some("https://example.org".to_owned()),
        }),
        style: Style {
            color: Some(["#00aa66".to_owned(), "#008080".to_owned()]),
            width_px: 2.0,
            fill: 0.15,
            is_dashed: true,
        },
        from: Some("2016-09-01".to_owned()),
        to: Some("2016-10-01".to_owned()),
        is_shown: false,
        has_areas: true,
        label: Some("NAME_EN".to_owned()),
    };
    assert_eq!(overlays, [expected]);
    assert_eq!(read(&json!({})), (Vec::new(), Vec::new()));
}

#[test]
fn what_cannot_be_used_is_said_with_its_place() {
    check(
        json!({"id": "a"}),
        expect![[r#"
        overlays: expected a list of overlays, [{"id", "data", ...}], but found an object: left out
    "#]],
    );
    check(
        json!(["a.geojson", {"id": "a"}, {"data": "../a.geojson"}, {"data": "https://example.org/a.geojson"}]),
        expect![[r#"
        overlays[0]: expected an overlay, {"id", "data", ...}, but found "a.geojson": left out
        overlays[1].data: expected the name of a GeoJSON file beside the map file, as overlays/districts.geojson, but found nothing: the overlay is left out
        overlays[2].data: expected the name of a GeoJSON file beside the map file, as overlays/districts.geojson, but found "../a.geojson": the overlay is left out
        overlays[3].data: expected the name of a GeoJSON file beside the map file, as overlays/districts.geojson, but found "https://example.org/a.geojson": the overlay is left out
    "#]],
    );
    check(
        json!([{"data": "a.geojson"}, {"data": "b/a.geojson"}, {"id": "x y", "data": "c.geojson"}]),
        expect![[r#"
        overlays[1].id: expected an id of its own, but found a again: it is called a-2 until it has one
        overlays[2].id: expected an id of letters, digits, - and _, but found "x y": it is called c until it has one
    "#]],
    );
    check(
        json!([{"data": "a.geojson", "from": "2016-10-01", "to": "2016-09-01"}, {"data": "b.geojson", "from": "September", "to": "2016-13-01"}]),
        expect![[r#"
        overlays[0].from: expected a first day that is not after the last, but found 2016-10-01 and 2016-09-01: both are left out, and it is shown always
        overlays[1].from: expected a day, as 2016-09-01, but found "September": left out
        overlays[1].to: expected a day, as 2016-09-01, but found "2016-13-01": left out
    "#]],
    );
    check(
        json!([{"data": "a.geojson", "style": {"color": "puce", "width": 40, "fill": "half", "dash": 1}, "name": 7, "shown": "yes", "label": []}]),
        expect![[r#"
        overlays[0].name: expected a text, but found 7: left out
        overlays[0].style.color: expected a colour as #rrggbb, #rgb or a plain name such as red, but found "puce": left out
        overlays[0].style.width: expected a number from 0 to 12, but found 40: left out
        overlays[0].style.fill: expected a number from 0 to 1, but found "half": left out
        overlays[0].style.dash: expected true or false, but found 1: left out
        overlays[0].shown: expected true or false, but found "yes": left out
        overlays[0].label: expected a text, but found a list: left out
    "#]],
    );
    check(
        json!([{"data": "a.geojson", "style": "red", "source": {"text": "OCHA", "url": "example.org"}}]),
        expect![[r#"
        overlays[0].source.url: expected an address that begins with https://, but found "example.org": left out
        overlays[0].style: expected an object, {"color", "width", "fill", "dash"}, but found "red": left out
    "#]],
    );
}
