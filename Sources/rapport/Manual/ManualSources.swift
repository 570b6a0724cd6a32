import Interchange

extension ManualPage {
  /// What `sources.yaml` can say, with the examples that are tried.
  var sources: String {
    Roff.section("SOURCES")
      + Roff.text(
        """
        sources.yaml in the configuration folder names sources: each is a 'folder' that files land in, as 'watch' takes them, or a \
        'command' that answers with rows. 'rapport sync' runs them, 'rapport sources' says how they stand. Anything unknown in the file \
        is refused with its line. What one says is known by the name of its mapping: two systems that are read alike have a mapping with a \
        name of its own each. What was undone of a run stays so while \
        the source goes on saying the same; what the source itself changes since comes in, a thing that the run had added as a whole. \
        --anew takes all of it again, and so does 'rapport import' of a file.
        """) + "\n" + fields.map { Roff.entry(Roff.bold($0), Roff.text($1)) }.joined()
      + SourceExample.all.map { example in
        Roff.subsection(example.title) + Roff.paragraph(Roff.text(example.words)) + Roff.example(example.text)
      }.joined()
  }

  private var fields: [(String, String)] {
    [
      ("folder", "A folder; paths begin in the home folder (~/), or in the one that sources.yaml lies in."),
      (
        "command",
        "A program and its arguments, as a list; no shell reads them. Its standard output is the answer: CSV, JSON or a workbook. It has to end with 0."
      ),
      ("every", "From one run to the next: 15m unless it is told, for folders 1s."),
      ("map, kind, zone, sheet", "As the options of 'import'."),
      (
        "url",
        "The address of the first call, {url} in the command. Values that are put into an address are written so that they mean nothing there."
      ),
      (
        "{since}, {page}, {headers}",
        "In command, input and addresses: where the run begins, which page it is, and a file for the headers of the answer, as curl -D writes them. With it a status of 400 and more is a failure, and Retry-After is heeded."
      ),
      ("input, environment", "What the command reads, and variables for it. Here secrets may stand, {NAME} each."),
      (
        "secrets",
        "NAME: {env: VARIABLE} or {file: PATH}, a file of your own with mode 0600. Never in an argument, where everybody on the machine could see it; never in the database, the log or what is printed."
      ),
      (
        "pages",
        "next: link, or the way to a value such as paging.next.after; it is {page} in the url given here, or the address itself, at the same host. 'while' and 'until' name a value that is true while pages go on, or at their end; 'first' is {page} in the first call, 'limit' the most pages."
      ),
      (
        "since",
        "cursor: the way to a value of the last answer; newest: the way to values of rows, of which the latest counts; success: the time of the last success less so much, as 'form' iso, seconds or milliseconds. 'first' is {since} in the first run; 'url' the first address of later ones."
      ),
      ("timeout, largest", "What one call may take (2m), and the megabytes its answer may have (64)."),
    ]
  }
}
