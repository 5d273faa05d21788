//! Which ways our files go through the programs of others.

/// One way: a file of ours is given to a program, and what it writes is read again.
pub struct Trip {
    pub tool: &'static str,
    /// In which format the program is given our file: one that `incidents convert` writes.
    pub from: &'static str,
    /// The ending of what it writes.
    pub to: &'static str,
    /// What sets it apart from others of the same program and formats.
    pub how: &'static str,
    /// The programs with their arguments; `{in}`, `{out}` and `{folder}`, in which `{out}` is, stand for paths. None where the file is read as it is.
    pub steps: &'static [&'static [&'static str]],
}

impl Trip {
    /// `ogr2ogr: CSV to GeoJSON`
    pub fn name(&self) -> String {
        let how = match self.how {
            "" => String::new(),
            how => format!(", {how}"),
        };
        format!("{}: {} to {}{how}", self.tool, self.from, self.to)
    }
}

/// A program that reads a file and writes another.
const fn trip(
    tool: &'static str,
    (from, to): (&'static str, &'static str),
    how: &'static str,
    steps: &'static [&'static [&'static str]],
) -> Trip {
    Trip {
        tool,
        from,
        to,
        how,
        steps,
    }
}

/// What Python is to do with a table.
macro_rules! with_table {
    ($then:literal) => {
        concat!(
            "import sys, pandas as pd; i, o = sys.argv[1:]; t = pd.read_csv(i); ",
            $then
        )
    };
}

/// What Python is to do with features.
macro_rules! with_features {
    ($then:literal) => {
        concat!(
            "import sys, geopandas as gp; i, o = sys.argv[1:]; f = gp.read_file(i); ",
            $then
        )
    };
}

/// `LibreOffice` is told that commas part the cells and that the text is UTF-8 (76), as a person would in its dialog.
const COMMAS: &str = "--infilter=CSV:44,34,76,1,,0,false,false";
/// Those and that values be written as they are, not as they look.
const AS_CSV: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false";
const PROFILE: &str = "-env:UserInstallation=file://{profile}";

pub const TRIPS: [Trip; 34] = [
    trip("none", ("geojson", "geojson"), "", &[]),
    trip("none", ("csv", "csv"), "", &[]),
    trip("none", ("xlsx", "xlsx"), "", &[]),
    trip("none", ("kml", "kml"), "", &[]),
    trip(
        "mapshaper",
        ("geojson", "geojson"),
        "",
        &[&["mapshaper", "{in}", "-o", "{out}"]],
    ),
    trip(
        "mapshaper",
        ("geojson", "json"),
        "as TopoJSON",
        &[&[
            "mapshaper",
            "{in}",
            "-o",
            "{out}",
            "format=topojson",
            "no-quantization",
        ]],
    ),
    trip(
        "mapshaper",
        ("geojson", "csv"),
        "positions as columns",
        &[&[
            "mapshaper",
            "{in}",
            "-each",
            "lng = this.x, lat = this.y",
            "-o",
            "{out}",
        ]],
    ),
    trip(
        "mapshaper",
        ("csv", "csv"),
        "",
        &[&["mapshaper", "{in}", "-o", "{out}"]],
    ),
    trip(
        "mapshaper",
        ("csv", "csv"),
        "all as text",
        &[&["mapshaper", "-i", "{in}", "string-fields=*", "-o", "{out}"]],
    ),
    trip(
        "mapshaper",
        ("csv", "geojson"),
        "",
        &[&[
            "mapshaper",
            "{in}",
            "-points",
            "x=lng",
            "y=lat",
            "-o",
            "{out}",
        ]],
    ),
    trip(
        "ogr2ogr",
        ("geojson", "geojson"),
        "",
        &[&["ogr2ogr", "-f", "GeoJSON", "{out}", "{in}"]],
    ),
    trip(
        "ogr2ogr",
        ("geojson", "csv"),
        "positions as columns",
        &[&[
            "ogr2ogr",
            "-f",
            "CSV",
            "-lco",
            "GEOMETRY=AS_XY",
            "{out}",
            "{in}",
        ]],
    ),
    trip(
        "ogr2ogr",
        ("geojson", "geojson"),
        "by GeoPackage",
        &[
            &["ogr2ogr", "-f", "GPKG", "{folder}/between.gpkg", "{in}"],
            &["ogr2ogr", "-f", "GeoJSON", "{out}", "{folder}/between.gpkg"],
        ],
    ),
    trip(
        "ogr2ogr",
        ("geojson", "kml"),
        "",
        &[&["ogr2ogr", "-f", "LIBKML", "{out}", "{in}"]],
    ),
    trip(
        "ogr2ogr",
        ("kml", "geojson"),
        "",
        &[&["ogr2ogr", "-f", "GeoJSON", "{out}", "{in}"]],
    ),
    trip(
        "ogr2ogr",
        ("csv", "csv"),
        "",
        &[&["ogr2ogr", "-f", "CSV", "{out}", "{in}"]],
    ),
    trip(
        "ogr2ogr",
        ("csv", "csv"),
        "types detected",
        &[&[
            "ogr2ogr",
            "-f",
            "CSV",
            "-oo",
            "AUTODETECT_TYPE=YES",
            "{out}",
            "{in}",
        ]],
    ),
    trip(
        "ogr2ogr",
        ("csv", "geojson"),
        "",
        &[&[
            "ogr2ogr",
            "-f",
            "GeoJSON",
            "-oo",
            "X_POSSIBLE_NAMES=lng",
            "-oo",
            "Y_POSSIBLE_NAMES=lat",
            "{out}",
            "{in}",
        ]],
    ),
    trip(
        "ogr2ogr",
        ("xlsx", "csv"),
        "",
        &[&["ogr2ogr", "-f", "CSV", "{out}", "{in}"]],
    ),
    trip(
        "pandas",
        ("csv", "csv"),
        "",
        &[&[
            "python",
            "-c",
            with_table!("t.to_csv(o, index=False)"),
            "{in}",
            "{out}",
        ]],
    ),
    trip(
        "pandas",
        ("csv", "csv"),
        "with its index",
        &[&["python", "-c", with_table!("t.to_csv(o)"), "{in}", "{out}"]],
    ),
    trip(
        "pandas",
        ("csv", "csv"),
        "all as text",
        &[&[
            "python",
            "-c",
            with_table!("pd.read_csv(i, dtype=str, keep_default_na=False).to_csv(o, index=False)"),
            "{in}",
            "{out}",
        ]],
    ),
    trip(
        "pandas",
        ("csv", "xlsx"),
        "",
        &[&[
            "python",
            "-c",
            with_table!("t.to_excel(o, index=False)"),
            "{in}",
            "{out}",
        ]],
    ),
    trip(
        "pandas",
        ("csv", "json"),
        "",
        &[&[
            "python",
            "-c",
            with_table!("t.to_json(o, orient='records')"),
            "{in}",
            "{out}",
        ]],
    ),
    trip(
        "pandas",
        ("xlsx", "csv"),
        "",
        &[&[
            "python",
            "-c",
            "import sys, pandas as pd; i, o = sys.argv[1:]; pd.read_excel(i).to_csv(o, index=False)",
            "{in}",
            "{out}",
        ]],
    ),
    trip(
        "geopandas",
        ("geojson", "geojson"),
        "",
        &[&[
            "python",
            "-c",
            with_features!("f.to_file(o, driver='GeoJSON')"),
            "{in}",
            "{out}",
        ]],
    ),
    trip(
        "geopandas",
        ("geojson", "csv"),
        "",
        &[&[
            "python",
            "-c",
            with_features!("f.to_csv(o, index=False)"),
            "{in}",
            "{out}",
        ]],
    ),
    trip(
        "geopandas",
        ("csv", "geojson"),
        "",
        &[&[
            "python",
            "-c",
            with_table!(
                "import geopandas as gp; gp.GeoDataFrame(t, geometry=gp.points_from_xy(t.lng, t.lat), crs=4326).to_file(o, driver='GeoJSON')"
            ),
            "{in}",
            "{out}",
        ]],
    ),
    trip(
        "LibreOffice",
        ("csv", "csv"),
        "",
        &[&[
            "soffice",
            PROFILE,
            "--headless",
            COMMAS,
            "--convert-to",
            AS_CSV,
            "--outdir",
            "{folder}",
            "{in}",
        ]],
    ),
    trip(
        "LibreOffice",
        ("csv", "xlsx"),
        "",
        &[&[
            "soffice",
            PROFILE,
            "--headless",
            COMMAS,
            "--convert-to",
            "xlsx",
            "--outdir",
            "{folder}",
            "{in}",
        ]],
    ),
    trip(
        "LibreOffice",
        ("csv", "ods"),
        "",
        &[&[
            "soffice",
            PROFILE,
            "--headless",
            COMMAS,
            "--convert-to",
            "ods",
            "--outdir",
            "{folder}",
            "{in}",
        ]],
    ),
    trip(
        "LibreOffice",
        ("xlsx", "xlsx"),
        "",
        &[&[
            "soffice",
            PROFILE,
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            "{folder}",
            "{in}",
        ]],
    ),
    trip(
        "LibreOffice",
        ("xlsx", "csv"),
        "",
        &[&[
            "soffice",
            PROFILE,
            "--headless",
            "--convert-to",
            AS_CSV,
            "--outdir",
            "{folder}",
            "{in}",
        ]],
    ),
    trip(
        "LibreOffice",
        ("xlsx", "ods"),
        "",
        &[&[
            "soffice",
            PROFILE,
            "--headless",
            "--convert-to",
            "ods",
            "--outdir",
            "{folder}",
            "{in}",
        ]],
    ),
];
