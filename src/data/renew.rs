//! Records that are read again while somebody reads them: an engine of bytes that have been fetched already.

use incidents::config::MapConfig;
use incidents::model::edition::Version;
use incidents::model::report::Report;
use incidents::query::dataset::Dataset;
use incidents::query::engine::Engine;
use incidents::schema::names::FieldMap;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;

use crate::browser::fetch::FetchScope;
use crate::browser::web;
use crate::browser::web::local_file::{address_of_bytes, forget_address};
use crate::data::load::{as_of, sorted};
use crate::data::load_large::{self, LargeFile};

/// How the map's own file is read.
pub struct Reading<'a> {
    /// The map file.
    pub config: &'a MapConfig,
    /// Its bytes.
    pub map_file: &'a [u8],
    /// Whose titles and names are compared.
    pub language: &'a str,
}

impl Reading<'_> {
    /// What answers for a file of these bytes, and what is wrong in it; nothing where they are not all of one, or where no record in it can be
    /// read. One from which all records were withdrawn is a file, too.
    pub async fn engine(&self, bytes: Vec<u8>) -> Option<(Engine, Report)> {
        let (fields, as_of) = (self.config.fields.clone(), as_of(self.config));
        let (data, report) = Dataset::read(bytes, fields, as_of);
        let (data, report) = match report.is_of_other_file() {
            true => self.understood(data.bytes()?).await?,
            false => (data, report),
        };
        let is_whole = !report.is_broken() && report.cut_off_at().is_none();
        // As where the file is read first.
        let is_lost = data.store().n_rows() == 0 && report.has_losses();
        let read = || (sorted(data, self.config, self.language), report);
        (is_whole && !is_lost).then(read)
    }

    /// The records of a file that was not written for this map, and what is wrong in it: the worker makes some in our schema of it.
    async fn understood(&self, bytes: &[u8]) -> Option<(Dataset, Report)> {
        // A frame that its host denies the origin has no address for bytes.
        let address = web::has_origin().then(|| address_of_bytes(bytes))??;
        let file = LargeFile {
            address: &address,
            name: "",
            scope: FetchScope::Policy,
            map_file: self.map_file,
            as_of: as_of(self.config),
        };
        let tell = std::rc::Rc::new(|_| {});
        let read = load_large::read(file, self.config.fields.clone(), &(tell as _)).await;
        forget_address(&address);
        let (data, report, large) = read.ok()?;
        let of_file = data.store().fingerprint().with(Version::of(bytes));
        let fields = match large.mapping.is_empty() {
            true => self.config.fields.clone(),
            false => FieldMap::default(),
        };
        let buffer = JsFuture::from(large.blob.array_buffer()).await.ok()?;
        let bytes = Uint8Array::new(&buffer).to_vec();
        let read = || Dataset::read(bytes, fields, as_of(self.config)).0;
        (!large.is_cut_off).then(|| (read().of_file(of_file), report))
    }
}
