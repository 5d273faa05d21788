//! What a site says of itself to machines: to search engines for data, and to editors that ask for oEmbed.

use incidents::link::html::escaped;
use serde::Serialize;

use crate::page::Site;
use crate::{PICTURE, picture, records_elsewhere};

/// What search engines for data read: schema.org's `Dataset` as JSON-LD. `span` is from the first incident to the last, as ISO 8601 writes it.
pub(crate) fn json_ld(site: &Site<'_>, address: &str, span: Option<&str>) -> String {
    let elsewhere = records_elsewhere(site.config).map(str::to_owned);
    let data = elsewhere.unwrap_or_else(|| format!("{address}data/{}", site.config.data));
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let publisher = filled(site.config.publisher.in_language(site.language()));
    let dataset = Described {
        context: "https://schema.org",
        kind: "Dataset",
        name: site.title(),
        // Of less than fifty letters search engines do not think as of a description.
        description: filled(site.description())
            .or(filled(site.config.lede.in_language(site.language()))),
        url: address,
        in_language: site.language(),
        is_accessible_for_free: true,
        date_modified: site.config.as_of.as_deref(),
        temporal_coverage: span,
        creator: publisher.map(|name| Named {
            kind: "Organization",
            name,
        }),
        // An address, or words as schema.org has them, too.
        license: site.config.license.as_ref().map(|license| {
            let text = license.text.in_language(site.language());
            license.url.as_deref().unwrap_or(text)
        }),
        distribution: [Download {
            kind: "DataDownload",
            encoding_format: match site.config.data.rsplit_once('.') {
                Some((_, "csv")) => "text/csv",
                Some((_, "xlsx" | "xls" | "ods")) => "application/octet-stream",
                _ => "application/geo+json",
            },
            content_url: data,
        }],
    };
    let json = serde_json::to_string(&dataset).unwrap_or_default();
    // A text of the data cannot end the script that it stands in.
    json.replace('<', "\\u003c")
}

/// schema.org's `Dataset`, in the order of this file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Described<'d> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    url: &'d str,
    in_language: &'d str,
    is_accessible_for_free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'d str>,
    distribution: [Download; 1],
}

#[derive(Serialize)]
struct Named {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Download {
    #[serde(rename = "@type")]
    kind: &'static str,
    encoding_format: &'static str,
    content_url: String,
}

/// What oEmbed 1.0 asks for, in the order of this file.
#[derive(Serialize)]
struct Description<'d> {
    version: &'static str,
    r#type: &'static str,
    title: &'d str,
    provider_name: &'d str,
    provider_url: &'d str,
    html: &'d str,
    /// Both must be numbers: the frame takes the width of its column, which is about this.
    width: u32,
    height: u32,
    thumbnail_url: &'d str,
    thumbnail_width: u32,
    thumbnail_height: u32,
}

/// oEmbed 1.0, the "rich" type. A file cannot answer for an address that it is asked about: it describes the
/// first view only.
pub(crate) struct Oembed<'a> {
    site: &'a Site<'a>,
    address: &'a str,
}

impl<'a> Oembed<'a> {
    /// None where nobody knows at which address the page lies.
    pub(crate) fn new(site: &'a Site<'a>) -> Option<Self> {
        let address = site.address?;
        Some(Self { site, address })
    }

    pub(crate) fn json(&self) -> String {
        let (address, title) = (self.address, self.site.title());
        let frame = format!(
            "<iframe src=\"{}?embed=1\" title=\"{}\" width=\"100%\" height=\"640\" loading=\"lazy\" allow=\"fullscreen; clipboard-write\" style=\"border: 0\"></iframe>",
            escaped(address),
            escaped(title)
        );
        let description = Description {
            version: "1.0",
            r#type: "rich",
            title,
            provider_name: title,
            provider_url: address,
            html: &frame,
            width: 640,
            height: 640,
            thumbnail_url: &format!("{address}{PICTURE}"),
            thumbnail_width: picture::WIDTH,
            thumbnail_height: picture::HEIGHT,
        };
        // Texts and numbers can always be written.
        let text = serde_json::to_string_pretty(&description).unwrap_or_default();
        format!("{text}\n")
    }
}
