//! The terminal: answers on stdout, everything else on stderr.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::error::Failure;
use crate::output::Page;

/// Where a command writes.
pub(super) struct Ui {
    stdout: BufWriter<StdoutLock<'static>>,
    quiet: bool,
}

impl Ui {
    pub(super) fn new(quiet: bool) -> Self {
        Self { stdout: BufWriter::with_capacity(1 << 16, io::stdout().lock()), quiet }
    }

    /// For the answer.
    pub(super) const fn out(&mut self) -> &mut (dyn Write + 'static) {
        &mut self.stdout
    }

    /// Tells the user something beside the answer; silent under `--quiet`.
    pub(super) fn status(&mut self, text: &str) {
        if !self.quiet {
            self.say(text);
        }
    }

    /// Whether nobody wants to be told anything beside the answer.
    pub(super) const fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Sets what is said next apart from the answer, where both are on the same screen.
    pub(super) fn gap(&mut self) {
        if io::stdout().is_terminal() && io::stderr().is_terminal() {
            self.status("");
        }
    }

    /// Tells the user what went wrong, also under `--quiet`.
    pub(super) fn warning(&mut self, text: &str) {
        self.say(&format!("warning: {text}"));
    }

    /// Says why the command ends.
    pub(super) fn error(&mut self, failure: &Failure) {
        self.say(&format!("error: {failure}"));
        if let Some(hint) = &failure.hint {
            self.say(&format!("hint: {hint}"));
        }
    }

    fn say(&mut self, text: &str) {
        // What is on stdout comes first; if stderr is closed there is nobody left to tell.
        let _ = self.stdout.flush();
        let _ = writeln!(io::stderr(), "{}", crate::output::block(text));
    }

    /// Writes out what is buffered.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.stdout.flush()
    }

    /// What stdout is laid out for: colour on a terminal, unless `NO_COLOR` is set.
    pub(super) fn page(&self) -> Page {
        let terminal = io::stdout().is_terminal();
        let width =
            terminal.then(terminal_size::terminal_size).flatten().map_or(100, |(width, _)| usize::from(width.0));
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Page {
            width: width.clamp(40, 100),
            screen: terminal,
            colour: terminal && !no_colour && !dumb,
            here: std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default(),
        }
    }

    /// A progress bar on stderr, if that is a terminal and nobody asked for quiet.
    pub(super) fn progress(&self) -> ProgressBar {
        let hidden = self.quiet || !io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(
            None,
            if hidden { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() },
        );
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} files, {eta} left") {
            bar.set_style(style);
        }
        bar
    }
}
