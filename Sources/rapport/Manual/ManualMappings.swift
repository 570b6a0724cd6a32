import Interchange

extension ManualPage {
  /// The same in the console, for whoever would rather see than write.
  var importing: String {
    let steps = [
      (
        "File",
        "A path, with Tab, ~ and arrows through folders; pasted ones are taken as they are. ':import FILE' goes on at once."
      ),
      (
        "Taken for",
        """
        Rapport's own columns, a mapping that fits (your own before the built-in ones), or a new mapping made from the file. What the file does not prove, such as whether 03/04/2026 is in March or April, is asked and has to be answered; so is what one row of it is, where the columns do not prove it. Of your own mappings the columns can be looked through again, and the mapping is made anew.
        """
      ),
      (
        "Columns",
        """
        Each column beside its field, with what stands in it. Arrows to the left and right or letters choose the field or leave the column out; + shows what each value of a column means; where a status says that customers have left and no column says when, (churned) offers a day: a column of dates, the day of the import, or leaving them out; where tickets have ended and no column says when, (resolved) is not told, which is no data; what is taken for nobody stands beside its column; Ctrl-E opens the mapping in the editor.
        """
      ),
      (
        "Preview",
        """
        What would be added and changed, by field before and after; what stays as it is here though the source says otherwise; which rows would be left out, by line and reason. Enter imports, Esc stops it with nothing done, u takes it back in one step.
        """
      ),
    ]
    return Roff.section("IMPORTING IN THE CONSOLE")
      + Roff.text(
        """
        'I' or ':import' reads a file step by step; Esc goes a step back and at last leaves; what was chosen stays, and 'I' goes on with it until the console is quit (Ctrl-X throws it away). A new mapping is kept in the mappings folder under the name given in the preview, and the next such file is known by it.
        """) + "\n" + steps.map { Roff.entry(Roff.bold($0), Roff.text($1)) }.joined()
  }

  /// The language of mappings, by examples that are tried.
  var mappings: String {
    Roff.section("MAPPINGS")
      + Roff.text(
        """
        A mapping is a YAML file: 'name', 'zone' for times without an offset, and 'files', each with its 'kind' of rows, the \
        'columns' that tell it, and 'fields', which say how Rapport's columns are made. 'rapport mapping guess' writes one, \
        'rapport mapping show' prints those there are. Anything unknown in it is refused with its line.
        """) + "\n"
      + MappingExample.all.map { example in
        Roff.subsection(example.title) + Roff.paragraph(Roff.text(example.words + " " + place(example.place)))
          + Roff.example(
            (example.lines + [""] + (example.reads + example.beside).map { "| \($0)" }).joined(separator: "\n"))
          + Roff.paragraph(Roff.text("gives " + gives(example)))
      }.joined()
  }

  private func place(_ place: MappingExample.Place) -> String {
    switch place {
    case .mapping: "For the whole mapping, or for one file."
    case .file: "For one file; what is said of layout, dates and numbers may stand for the whole mapping."
    case .field: "Below fields."
    case .whole: ""
    }
  }

  private func gives(_ example: MappingExample) -> String {
    example.gives.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.isEmpty ? "nothing" : $0.value)" }
      .joined(separator: ", ")
  }
}
