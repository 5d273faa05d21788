//! A file that is not in our own schema: what understands it is a program of its own (`crates/import-web`), fetched when there is one.

use incidents::columns::build::StoreBuilder;
use incidents::model::edition::Version;
use incidents::model::report::{Problem, Report, Severity};
use incidents::said;
use incidents::schema::names::FieldMap;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use worker_web::browser::failure;

use crate::read::{Arriving, File, ReadJob, blob_of, next_of};

#[wasm_bindgen(module = "/src/import.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn understand(
        bytes: &Uint8Array,
        map_file: &[u8],
        as_of: &[i32],
        short: u32,
    ) -> Result<JsValue, JsValue>;
}

/// How many bytes a file may have that is understood as a whole: it takes several times as much memory, of which a module has 4 GB.
const MAX_BYTES: f64 = 330e6;

/// The same file in our own schema. Where it cannot be understood it stays as it is, and says so; an error is that of a browser without
/// room for it.
pub async fn understood(file: File, job: &ReadJob) -> Result<File, JsValue> {
    if file.blob.size() > MAX_BYTES {
        return Ok(not_understood(
            file,
            &said!("it is longer than 330 MB").to_value(),
        ));
    }
    let n_bytes_of_file = file.blob.size() as usize;
    let bytes = JsFuture::from(file.blob.array_buffer()).await?;
    let bytes = Uint8Array::new(&bytes);
    let as_of = job.as_of.map(|as_of| [as_of.start().0, as_of.end().0]);
    let as_of = as_of.as_ref().map_or(&[][..], |ends| ends.as_slice());
    let short = match file.builder.short() {
        Version::Short(short) => short,
        Version::Sha256(_) => 0,
    };
    let understood = understand(&bytes, &job.map_file, as_of, short).await;
    drop(bytes);
    let understood: Array = match understood {
        Ok(understood) => understood.unchecked_into(),
        Err(reason) => return Ok(not_understood(file, &failure("import", &reason))),
    };
    let [geojson, problems, names, mapping, columns, report] =
        [0, 1, 2, 3, 4, 5].map(|at| understood.get(at));
    let [geojson, problems, columns, report] =
        [geojson, problems, columns, report].map(JsCast::unchecked_into::<Uint8Array>);
    let problems = report_in(&problems);
    let names: Array = names.unchecked_into();
    let names: Vec<String> = names.iter().filter_map(|name| name.as_string()).collect();
    let mapping = mapping.as_string();
    let fields = match mapping {
        Some(_) => FieldMap::default(),
        None => file.builder.fields().clone(),
    };
    let file = match columns.length() {
        0 => {
            let builder = StoreBuilder::new(fields).without_version();
            let mut arriving = Arriving::new(builder.in_place_of(&file.builder));
            arriving.take(&geojson)?;
            arriving.end()?
        }
        _ => File {
            builder: StoreBuilder::of_records(),
            blob: blob_of(&geojson)?,
            columns: Some((columns, report_in(&report))),
            ..file
        },
    };
    Ok(File {
        say: Box::new(move |report| {
            report.rename_fields(|field| {
                // A member of our records and the only column that it was taken from, one after the other.
                let mut pairs = names.chunks_exact(2);
                let pair = pairs.find(|pair| pair.first().is_some_and(|member| member == field))?;
                pair.last().cloned()
            });
            if mapping.is_some() {
                report.take_back_no_dates();
            }
            report.put_first(problems.problems().to_vec());
            if report.cut_off_at().is_some() {
                report.set_cut_off(n_bytes_of_file);
            }
            mapping.unwrap_or_default()
        }),
        ..file
    })
}

fn report_in(bytes: &Uint8Array) -> Report {
    Report::from_bytes(&mut next_of(bytes))
}

/// The file as it is, and that it may say more.
fn not_understood(file: File, reason: &str) -> File {
    let message = said!(
        "expected what our own schema has, but found more, or something else, and it could not be looked at more closely ({reason}): the file was read as it is",
        reason.to_owned()
    );
    let problem = Problem {
        severity: Severity::FieldDropped,
        record: None,
        id: None,
        line: None,
        field: None,
        message,
    };
    File {
        say: Box::new(move |report| {
            report.put_first(vec![problem]);
            String::new()
        }),
        ..file
    }
}
