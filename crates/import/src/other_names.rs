//! What others call our members: schemas of the field, and people in their languages.

/// What other schemas in the field call our members, the likeliest first.
#[rustfmt::skip]
pub const ALIASES: [(&str, &[&str]); 27] = [
    // Ids that their sources keep, before those that only number the rows of a table.
    ("id", &["event_id_cnty", "event_id", "eventid", "incident_id", "data_id", "globalid", "uuid", "uid", "unique_id", "objectid", "fid"]),
    ("title", &["headline", "name", "event_name", "incident_name", "event", "subject"]),
    ("title_ar", &["name_ar"]),
    ("description", &["notes", "details", "summary", "desc", "narrative"]),
    ("category", &["categories", "event_type", "incident_type", "type", "type_of_violence"]),
    ("method", &["methods", "sub_event_type"]),
    ("target", &["targets", "target_type"]),
    ("date", &["edtf", "event_date", "incident_date", "datetime", "date_time", "timestamp", "time", "occurred_at", "occurred"]),
    ("date_start", &["start_date", "date_from", "fromdate", "startdate", "start_time", "start", "begin"]),
    ("date_end", &["end_date", "date_to", "todate", "enddate", "end_time", "end"]),
    ("date_precision", &["time_precision", "date_prec"]),
    ("time_zone", &["timezone"]),
    ("place", &["place_name", "location_name", "location", "where", "where_coordinates"]),
    ("place_ar", &["place_name_ar"]),
    ("admin1", &["adm_1", "governorate", "province"]),
    ("country", &["country_name"]),
    ("place_precision", &["geo_precision", "where_prec"]),
    ("actors", &["actor"]),
    ("actor1", &["side_a"]),
    ("actor2", &["side_b"]),
    ("fatalities", &["killed", "deaths"]),
    ("killed_min", &["fatalities_min", "deaths_min"]),
    ("killed_max", &["fatalities_max", "deaths_max"]),
    ("injured", &["wounded", "injuries"]),
    ("excerpts", &["excerpt", "quotes", "quote"]),
    ("sources", &["source"]),
    ("url", &["link", "links", "source_url", "article_url", "urls", "href", "website"]),
];

/// Names in other languages and from programs, beside those of schemas.
#[rustfmt::skip]
pub const NAMES: [(&str, &[&str]); 18] = [
    ("title", &["titolo", "назва","العنوان", "عنوان", "titel", "titre", "titulo", "título", "название", "заголовок", "başlık", "baslik", "what_happened", "ماذا_حدث", "que_s_est_il_passé", "ne_oldu", "was_ist_passiert", "qué_pasó", "что_произошло", "що_сталося", "incident_title", "report_title", "event_title"]),
    ("description", &["опис", "descrizione", "résumé", "descrição", "descricao","الوصف", "وصف", "التفاصيل", "beschreibung", "descripcion", "descripción", "описание", "açıklama", "aciklama", "comment", "comments", "text", "popupcontent", "incident_description", "event_description"]),
    ("category", &["type_d_incident", "tipo_de_incidente","النوع", "نوع", "نوع_الحادث", "التصنيف", "typ", "kategorie", "art", "categorie", "catégorie", "categoria", "categoría", "тип", "категория", "tür", "tipo", "tur", "kategori", "type_of_incident", "incident_category", "event_category", "folder", "layer", "attacktype1", "disorder_type"]),
    ("date", &["التاريخ", "تاريخ", "تاريخ_الحادث", "datum", "fecha", "дата", "tarih", "تاریخ", "date_of_incident", "date_of_event", "dates", "day_of_incident", "when", "when_did_it_happen", "date_occurred", "occurrence_date", "eventdate", "incidentdate", "timespan", "time_span", "datetimeoriginal"]),
    ("date_start", &["datum_von", "date_debut", "date_début", "fecha_inicio", "дата_начала", "تاريخ_البداية", "startdate", "first_day", "date_begin", "begin_date", "from", "from_date"]),
    ("date_end", &["datum_bis", "date_fin", "fecha_fin", "дата_окончания", "تاريخ_النهاية", "enddate", "last_day", "to", "to_date", "until"]),
    ("place", &["місце", "luogo", "commune", "municipio", "local","المكان", "مكان", "الموقع", "البلدة", "المدينة", "ort", "stadt", "lieu", "ville", "lugar", "ciudad", "место", "город", "yer", "şehir", "sehir", "مکان", "city", "town", "village", "address", "site", "neighbourhood", "neighborhood", "location_original", "where_did_it_happen", "place_of_incident"]),
    ("place_ar", &["location_ar"]),
    ("admin1", &["المحافظة", "region", "state", "oblast", "область"]),
    ("country", &["البلد", "الدولة", "land", "pays", "pais", "país", "страна", "ülke", "ulke", "country_txt"]),
    ("latitude", &["lat", "العرض", "عرض","خط_العرض", "breite", "breitengrad", "latitud", "широта", "enlem", "عرض_جغرافیایی", "y", "lat_dd", "gps_latitude", "point_y", "latitude_dd", "decimallatitude", "ycoord", "gpslatitude", "y_wgs84", "wgs84_y"]),
    ("longitude", &["lon", "lng", "long", "الطول", "طول", "довгота","خط_الطول", "länge", "laenge", "längengrad", "laengengrad", "longitud", "долгота", "boylam", "طول_جغرافیایی", "x", "lon_dd", "gps_longitude", "point_x", "longitude_dd", "decimallongitude", "xcoord", "gpslongitude", "x_wgs84", "wgs84_x"]),
    ("fatalities", &["عدد_القتلى", "загинуло", "morti", "nombre_de_morts","القتلى", "tote", "morts", "tués", "muertos", "fallecidos", "убито", "погибло", "ölü", "olu", "dead", "number_killed", "nkill", "best"]),
    ("injured", &["عدد_الجرحى", "поранено", "feriti", "nombre_de_blessés","الجرحى", "verletzte", "blessés", "blesses", "heridos", "ранено", "yaralı", "yarali", "nwound", "number_injured"]),
    ("killed_min", &["low"]),
    ("killed_max", &["high"]),
    ("sources", &["fonte", "джерело","المصدر", "quelle", "quellen", "fuente", "fuentes", "источник", "kaynak", "source_name", "reported_by", "publisher", "source_office", "outlet"]),
    ("actors", &["perpetrator", "perpetrators", "military_original", "responsible"]),
];

pub const CLOCKS: [&str; 14] = [
    "час",
    "ora",
    "time",
    "clock",
    "hour",
    "event_time",
    "incident_time",
    "time_of_day",
    "uhrzeit",
    "heure",
    "hora",
    "время",
    "الوقت",
    "saat",
];

/// Columns of letters for the hemispheres.
pub const HEMISPHERES: [(&str, bool); 16] = [
    ("gpslatituderef", true),
    ("gpslongituderef", false),
    ("n_s", true),
    ("ns", true),
    ("lat_ns", true),
    ("lat_dir", true),
    ("latitude_direction", true),
    ("lat_hemisphere", true),
    ("latitude_hemisphere", true),
    ("e_w", false),
    ("ew", false),
    ("lon_ew", false),
    ("lon_dir", false),
    ("longitude_direction", false),
    ("lon_hemisphere", false),
    ("longitude_hemisphere", false),
];

pub const YEARS: [&str; 8] = [
    "year",
    "iyear",
    "jahr",
    "annee",
    "année",
    "año",
    "год",
    "السنة",
];
pub const MONTHS: [&str; 7] = ["month", "imonth", "monat", "mois", "mes", "месяц", "الشهر"];
pub const DAYS: [&str; 7] = ["day", "iday", "tag", "jour", "dia", "día", "اليوم"];

/// Both in one, with the order that the name says.
pub const PAIRS: [(&str, bool); 33] = [
    ("wkt_geom", true),
    ("geom_wkt", true),
    ("position", false),
    ("koordinaten", false),
    ("координаты", false),
    ("координати", false),
    ("lat_lon", false),
    ("lat_lng", false),
    ("lat_long", false),
    ("latlon", false),
    ("latlng", false),
    ("latlong", false),
    ("latitude_longitude", false),
    ("lon_lat", true),
    ("lng_lat", true),
    ("long_lat", true),
    ("lonlat", true),
    ("lnglat", true),
    ("longitude_latitude", true),
    ("x_y", true),
    ("coordinates", false),
    ("coordinate", false),
    ("coords", false),
    ("gps", false),
    ("geolocation", false),
    ("geopoint", false),
    ("wkt", true),
    ("geom", true),
    ("geometry", true),
    ("the_geom", true),
    ("shape", true),
    ("point", true),
    ("geo", false),
];

/// When a row was written, not when anything happened.
pub const ENTRIES: [&str; 35] = [
    // The first column of Google Forms in other languages.
    "طابع_زمني",
    "horodateur",
    "zaman_damgası",
    "zeitstempel",
    "marca_temporal",
    "informazioni_cronologiche",
    "carimbo_de_data_hora",
    "отметка_времени",
    "позначка_часу",
    "tijdstempel",
    "sygnatura_czasowa",
    // When an entry of a feed was published.
    "dc_date",
    "pubdate",
    "published",
    "updated_at",
    "timestamp",
    "submission_time",
    "submitted",
    "submitted_at",
    "submission_date",
    "created",
    "created_at",
    "created_date",
    "created_on",
    "creationdate",
    "modified",
    "modified_at",
    "edited",
    "editdate",
    "last_edited_date",
    "last_edited",
    "today",
    "date_entered",
    "entry_date",
    "meta_timestamp",
];

/// Objects that say where something is.
pub const PLACES: [&str; 5] = ["location", "place", "address", "venue", "where"];
