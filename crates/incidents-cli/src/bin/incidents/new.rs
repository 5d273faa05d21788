//! `incidents new` and `incidents update`: what they ask, and what they print.

use std::io::{self, IsTerminal as _};

use incidents_cli::{
    build,
    columns::{column_lines, counted},
    convert::Conversion,
    new::{self, Source},
    open::Wanted,
    problems::{printable, shown},
    publishing::{self, PublishError},
    remedies::{At, with_remedies},
    replace::Replacement,
    tables::{DateOrder, Joined, LEFT_OUT, TableFields, Tables, field_map},
};
use site::draft::{Draft, License};

use crate::{
    FAILED, Failure, MISUSED, args, done,
    progress_bar::Bar,
    questions::{ask, ask_column, ask_left_out, ask_order},
    terminal::{print, problems, say, say_lines},
};

/// The page that goes with the program; nothing where it was built without one.
const HELD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/page.zip"));

pub fn run(args: &args::New) -> Result<u8, Failure> {
    let failed = new_failed;
    // Before anybody is asked anything.
    new::is_free(&args.output).map_err(failed)?;
    let page = new::page(source(args.page.as_deref())).map_err(failed)?;
    let asks = !args.yes && io::stdin().is_terminal();
    let mut fields = TableFields::new();
    let left_out = args.leave_out.iter();
    let left_out = left_out.map(|column| (LEFT_OUT, column));
    let named = args
        .map
        .iter()
        .map(|(member, column)| (member.as_str(), column));
    for (member, column) in named.chain(left_out) {
        fields
            .entry(member.to_owned())
            .or_default()
            .push(column.clone());
    }
    let (mut tables, fields) = understood(args, fields, asks)?;
    let Joined {
        geojson,
        notes: doubled,
    } = tables
        .records(&[], &mut incidents_cli::progress::unwatched)
        .map_err(|error| Failure::new(FAILED, error))?;
    let made = publishing::published(geojson, &args.tables, &args.output);
    let made = made.map_err(|error| Failure::new(FAILED, error))?;
    let draft = Draft {
        has_ground: page.has_ground(),
        table_fields: fields,
        ..draft(args, asks)?
    };
    let mut site = new::site(&page, &draft, &made.geojson).map_err(failed)?;
    let paths: Vec<String> = site.files.keys().cloned().collect();
    let data = "data/incidents.geojson";
    let found = publishing::found_in(&site.files, &paths, &made.secrets, data);
    if !found.is_empty() {
        return Err(Failure::new(FAILED, PublishError::Refused(found)));
    }
    // That was said of the tables.
    site.reports[1].take_back_no_dates();
    new::write(&args.output, &site.files).map_err(failed)?;
    let folder = shown(&args.output);
    let n_records = site.reports[1].n_records_read();
    print(&format!(
        "{folder}: \"{}\", {} in {} files\n",
        printable(&draft.title),
        counted(n_records, "record", "records"),
        site.files.len()
    ))?;
    let map = args.output.join("data/map.json");
    let data = args.output.join("data/incidents.geojson");
    let files = [map, data];
    for (file, report) in files.iter().zip(&site.reports) {
        print(&problems(&shown(file), report))?;
    }
    let notes = site.lines.iter().filter(|line| line.contains("note:"));
    for line in doubled
        .into_iter()
        .chain(build::edited_lines(&page))
        .chain(made.lines)
        .chain(notes.cloned())
    {
        print(&format!("{}\n", printable(&line)))?;
    }
    let has_losses = tables.read.iter().any(Conversion::has_losses);
    print(&new::next_steps(&args.output, &args.tables))?;
    Ok(u8::from(has_losses))
}

pub fn run_update(args: &args::Update) -> Result<u8, Failure> {
    let page = new::page(source(args.page.as_deref()));
    let page = page.map_err(new_failed)?;
    done(|bar| build::update(&args.folder, &page, &mut |step| bar.show(step)))
}

pub fn run_zip(args: &args::Zip) -> Result<u8, Failure> {
    if !args.page_only {
        let fit = publishing::is_fit_as_it_lies(&args.folder, &build::data_of(&args.folder));
        fit.map_err(|error| Failure::new(FAILED, error))?;
    }
    let archive = new::zip(&args.folder, &args.output, args.page_only).map_err(new_failed)?;
    let written = Replacement::with(&args.output, &archive).and_then(Replacement::commit);
    written.map_err(|error| Failure::new(FAILED, error))?;
    print(&format!(
        "{}: {} bytes\n",
        shown(&args.output),
        archive.len()
    ))?;
    Ok(0)
}

fn new_failed(error: new::NewError) -> Failure {
    let status = if error.is_misuse() { MISUSED } else { FAILED };
    Failure::new(status, error)
}

/// The page that somebody names, or the program's own.
pub fn source(named: Option<&std::path::Path>) -> Source<'_> {
    named.map_or(Source::Held(HELD), Source::Path)
}

/// Reads the tables, prints their columns, and asks or says what these leave open.
fn understood(
    args: &args::New,
    mut fields: TableFields,
    asks: bool,
) -> Result<(Tables, TableFields), Failure> {
    let mut tables = read(args, &fields)?;
    tables
        .have_columns(&fields)
        .map_err(|error| Failure::new(MISUSED, error))?;
    for table in &tables.read {
        let columns = table.mapping.as_ref().map(column_lines);
        let columns = columns.unwrap_or_default();
        if !columns.is_empty() {
            print(&format!(
                "{}, column by column:\n  {}\n",
                table.file.file,
                columns.join("\n  ")
            ))?;
        }
    }
    let before = fields.clone();
    add_members(&tables, asks, &mut fields)?;
    if fields != before {
        tables = read(args, &fields)?;
    }
    let before = fields.clone();
    add_order(args, &tables, asks, &mut fields)?;
    add_left_out(&tables, asks, &mut fields)?;
    if fields != before {
        tables = read(args, &fields)?;
    }
    // What the columns themselves have decided holds for the next edit of the table, too.
    for (order, column) in tables.decided() {
        let columns = fields.entry(order.to_owned()).or_default();
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    for table in &tables.read {
        let found = problems(&table.file.file, &table.file.report);
        say(&with_remedies(&found, At::New));
    }
    if tables.undecided().next().is_some() {
        say(
            "Day and month could be either way round: say which it is with --dates dmy or --dates mdy\n",
        );
    }
    Ok((tables, fields))
}

/// Columns of what makes a map, where none was taken for it: whoever sits there names them, or is told how to.
fn add_members(tables: &Tables, asks: bool, fields: &mut TableFields) -> Result<(), Failure> {
    let mut has_latitude = false;
    for member in tables.open_members() {
        // One is nothing without the other.
        let is_asked = asks && (member != "longitude" || has_latitude);
        if is_asked && let Some(column) = ask_column(tables, member)? {
            has_latitude |= member == "latitude";
            fields.entry(member.to_owned()).or_default().push(column);
        }
        // That there is no position is said of the map.
        if !asks && matches!(member, "title" | "date") {
            say_lines(&format!(
                "No column was taken for the {member}: where there is one, name it with --map {member}=COLUMN\n"
            ));
        }
    }
    Ok(())
}

/// In which order dates are written of which nothing tells it: as the arguments say, or as whoever sits there knows.
fn add_order(
    args: &args::New,
    tables: &Tables,
    asks: bool,
    fields: &mut TableFields,
) -> Result<(), Failure> {
    let open = tables.undecided().next().filter(|_| asks);
    let order = match (args.dates, open) {
        (Some(order), _) => Some(DateOrder::from(order)),
        (None, Some((column, date))) => ask_order(column, date)?,
        (None, None) => None,
    };
    let columns = tables.date_columns();
    if let Some(order) = order
        && !columns.is_empty()
    {
        fields.insert(order.code().to_owned(), columns);
    }
    Ok(())
}

/// Columns that nobody is to see, of those that every reader would: whoever sits there names them, or is told how to.
fn add_left_out(tables: &Tables, asks: bool, fields: &mut TableFields) -> Result<(), Failure> {
    let facts = tables.facts();
    if facts.is_empty() {
        return Ok(());
    }
    say_lines(&format!(
        "Every reader will see these columns, too: {}\n",
        facts.join(", ")
    ));
    if !asks {
        say_lines(
            "Leave out what nobody should see (names, telephone numbers) with --leave-out COLUMN\n",
        );
        return Ok(());
    }
    let columns = ask_left_out(&facts)?;
    if !columns.is_empty() {
        let left_out = fields.entry(LEFT_OUT.to_owned()).or_default();
        left_out.extend(columns);
    }
    Ok(())
}

fn read(args: &args::New, fields: &TableFields) -> Result<Tables, Failure> {
    let misused = |error| Failure::new(MISUSED, error);
    let map = field_map(fields).map_err(misused)?;
    let mut bar = Bar::new();
    let wanted = Wanted {
        fields: map,
        sheet: args.sheet.clone(),
        beside: Vec::new(),
    };
    Tables::read(&args.tables, &wanted, &mut |step| bar.show(step)).map_err(misused)
}

fn draft(args: &args::New, asks: bool) -> Result<Draft, Failure> {
    let usual = args.tables.first().map(|table| new::title_of(table));
    let usual = usual.unwrap_or_default();
    let said = |given: &Option<String>, question: &str, usual: &str| match given {
        Some(said) => Ok(said.clone()),
        None if asks => ask(question, usual),
        None => Ok(usual.to_owned()),
    };
    let title = said(&args.title, "What is the map called?", &usual)?;
    let publisher = said(
        &args.publisher,
        "Who publishes it? (empty: nobody is named)",
        "",
    )?;
    let site_url = said(
        &args.site_url,
        "At which address will it lie? (empty: not known yet)",
        "",
    )?;
    let license = said(
        &args.license,
        "Who may use the records, and how? CC-BY-4.0, CC0-1.0, or in words (empty: not said yet)",
        "",
    )?;
    Ok(Draft {
        title,
        publisher,
        site_url,
        license: (!license.is_empty()).then(|| License::of(&license)),
        languages: args.languages.clone(),
        ..Draft::default()
    })
}
