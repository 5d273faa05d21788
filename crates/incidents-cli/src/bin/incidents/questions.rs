//! What `incidents new` asks whoever sits at the terminal.

use std::io::{self, BufRead as _, Write as _};

use incidents_cli::{
    problems::printable,
    tables::{DateOrder, TableFields, Tables},
};

use crate::{FAILED, Failure, terminal::say_lines};

/// Which column a member is in that none was taken for, of those that every reader would see as they are.
pub fn ask_column(tables: &Tables, member: &str) -> Result<Option<String>, Failure> {
    let question = format!(
        "No column was taken for the {member}. Which one is it: {}? (empty: none)",
        printable(&tables.facts().join(", "))
    );
    loop {
        let name = ask(&question, "")?;
        if name.is_empty() {
            return Ok(None);
        }
        let named = TableFields::from([(member.to_owned(), vec![name.clone()])]);
        match tables.have_columns(&named) {
            Ok(()) => return Ok(Some(name)),
            Err(error) => say_lines(&format!("{error}\n")),
        }
    }
}

/// Which of their columns nobody should see.
pub fn ask_left_out(facts: &[&str]) -> Result<Vec<String>, Failure> {
    loop {
        let names = ask(
            "Which of them should nobody see (names, telephone numbers)? With commas between (empty: all are seen)",
            "",
        )?;
        let names = names.split(',').map(str::trim);
        let known = |name| {
            let known = facts.iter().find(|fact| fact.eq_ignore_ascii_case(name));
            known.map(|known| (*known).to_owned()).ok_or(name)
        };
        let named = names.filter(|name| !name.is_empty()).map(known);
        let wanted: Result<Vec<String>, &str> = named.collect();
        match wanted {
            Ok(columns) => return Ok(columns),
            Err(name) => say_lines(&format!("None of them is called {}\n", printable(name))),
        }
    }
}

/// Which of two days a date is.
pub fn ask_order(column: &str, date: &str) -> Result<Option<DateOrder>, Failure> {
    let question = format!(
        "{}: is {} written day first (d) or month first (m)? (empty: leave such dates out)",
        printable(column),
        printable(date)
    );
    loop {
        match ask(&question, "")?.to_lowercase().as_str() {
            "d" => return Ok(Some(DateOrder::DayFirst)),
            "m" => return Ok(Some(DateOrder::MonthFirst)),
            "" => return Ok(None),
            _ => {}
        }
    }
}

/// The answer of whoever sits there, or what is usual where they say nothing.
pub fn ask(question: &str, usual: &str) -> Result<String, Failure> {
    let failed = |error: io::Error| Failure::new(FAILED, error);
    let mut out = anstream::stderr().lock();
    let hint = match usual {
        "" => String::new(),
        usual => format!(" [{}]", printable(usual)),
    };
    write!(out, "{question}{hint} ")
        .and_then(|()| out.flush())
        .map_err(failed)?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(failed)?;
    Ok(match line.trim() {
        "" => usual.to_owned(),
        said => said.to_owned(),
    })
}
