//! Looks at a deployed console as a browser would meet it, and says what is wrong: a line for each
//! fault, with what mends it. What is fetched is plain data (`facts`), which `judge` judges.

mod facts;
mod fetch;
mod gather;
mod judge;

use std::process::ExitCode;

use clap::Parser;
use sentinel_page::http_url;

#[derive(Parser)]
#[command(name = "sentinel-verify")]
struct Cli {
    /// Where the console is deployed, such as <https://console.example.com>.
    #[arg(value_parser = http_url)]
    url: String,
}

fn main() -> ExitCode {
    let Cli { url } = Cli::parse();
    let facts = gather::gather(&url);
    let verdict = judge::judge(&facts);
    for fault in &verdict.faults {
        println!("✗ {} – {}", fault.what, fault.fix);
    }
    for unknown in &verdict.unknown {
        println!("? {unknown}");
    }
    match verdict.faults.len() {
        0 => println!("✓ All is well with the console at {}", facts.url),
        1 => println!("1 fault"),
        several => println!("{several} faults"),
    }
    if verdict.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
