import ConsoleApp
import Framework

extension ManualPage {
  var environment: String {
    let set = ConfigurationOption.all.map { ($0.environment, "Sets the option \($0.name), see CONFIGURATION.") }
    let others = [
      ("NO_COLOR", "When it is not empty, no colour is used; bold, underline and reverse stay."),
      (
        "COLORFGBG",
        "What the theme 'auto' takes the terminal's background for until the terminal has answered; some terminals set it."
      ),
      ("TERM", "What the terminal can do."),
      (
        "LC_ALL, LC_CTYPE, LANG",
        "Where the locale is not UTF-8, everything is drawn in ASCII. What is typed is read as UTF-8 all the same, unless the locale names another coding."
      ),
      ("XDG_CONFIG_HOME, XDG_DATA_HOME", "Where the folders under FILES lie; else ~/.config and ~/.local/share."),
      (
        "TZ",
        "The zone in which days begin and times are shown: a name of the system's tz database, or an offset as POSIX has it (UTC+3 is west of Greenwich). What cannot be read is refused."
      ),
      ("VISUAL, EDITOR", "The editor for longer texts, with its arguments; the first that is set, else vi."),
    ]
    return Roff.section("ENVIRONMENT") + (set + others).map { Roff.entry(Roff.bold($0), Roff.text($1)) }.joined()
  }

  var files: String {
    let replaced = FrameworkDocument.allCases.map(\.fileName).joined(separator: ", ")
    let files = [
      ("~/.config/rapport/config.yaml", "The configuration. It need not be there."),
      ("~/.config/rapport/themes/", "Themes of your own, and base16 or base24 schemes; each is known by its name."),
      ("~/.config/rapport/mappings/", "How to read other tools' exports."),
      ("~/.config/rapport/sources.yaml", "Where rows come from by themselves, see SOURCES."),
      ("~/.config/rapport/\(replaced)", "Replace what the framework ships of that name."),
      (
        "~/.local/share/rapport/rapport.db",
        "The database. Beside it, as they come about: rapport.db.before-restore, what 'restore' replaced; rapport.db.schema-N, as it was before a newer Rapport brought it up."
      ),
      ("~/.local/share/rapport/rapport.db-sync/", "Empty files, held while a source runs."),
      ("~/.local/share/rapport/rapport.db-drafts/", "What was typed into forms and not sent."),
    ]
    return Roff.section("FILES") + files.map { Roff.entry(Roff.italic($0), Roff.text($1)) }.joined()
  }

  var exitCodes: String {
    let codes = [
      ("0", "Done."), ("1", "The work failed, and nothing was half done; 'check' found something."),
      (
        "2",
        "A value is wrong, in a file or of what is to be written; what, where and what was expected is said. An import that left out rows it could not use ends so too, with the others in."
      ),
      (
        "3",
        "Done, but the answer could not be delivered, because standard output is closed or full; what was done is said on standard error. With --once a second try is harmless."
      ),
      (
        "64",
        "The call itself is wrong: an option is not known or has a wrong value, a filter cannot be read, something is missing, or two things exclude each other."
      ),
    ]
    return Roff.section("EXIT STATUS") + codes.map { Roff.entry(Roff.bold($0), Roff.text($1)) }.joined()
  }

  var examples: String {
    let calls = [
      ("Look around in a made-up portfolio.", "rapport demo"),
      ("The console with a published colour scheme.", "rapport --theme nord.yaml"),
      ("Why a customer has the score it has.", "rapport show CUST-001 --explain"),
      ("Enterprise customers below 70, as CSV.", "rapport list customers --format csv tier:enterprise 'score<70'"),
    ]
    return Roff.section("EXAMPLES")
      + calls.map { Roff.paragraph(Roff.text($0)) + Roff.example("  \($1)") }.joined()
  }
}
